//! How teams should be formed, from figures.

use crate::analysis::advice::length::per_cent;
use crate::analysis::advice::{Formation, MoveFigures, Seats, TeamFigures};
use crate::claude::answers::{Move, ProposedTeam, Teams};
use crate::text::many;

/// What the figures say; the confidence is the part of the living agents that would be where their seats are.
#[must_use]
pub fn teams(figures: &TeamFigures) -> Teams {
    let Some(formation) = &figures.formation else {
        let living: u64 = figures.teams.iter().map(crate::analysis::advice::TeamStanding::living).sum();
        let open: u64 = figures.teams.iter().map(|team| team.open).sum();
        let (agents, items) = (many(living, "living agent"), many(open, "open item"));
        let summary = format!("Nothing is known of how teams should be formed: there are {agents} and {items}");
        return Teams { summary, teams: Vec::new(), moves: Vec::new(), confidence: 0.0 };
    };
    let named = formation.seats.iter().filter(|seats| !seats.team.is_empty() && (seats.demand > 0 || seats.after > 0));
    Teams {
        summary: summary(formation),
        teams: named.map(|seats| proposed(seats, formation)).collect(),
        moves: formation.moves.iter().map(moved).collect(),
        confidence: (formation.agents - misplaced(formation)) as f64 / formation.agents as f64,
    }
}

/// How many agents are still elsewhere than their seats once the moves are made.
fn misplaced(formation: &Formation) -> u64 {
    formation.seats.iter().map(|seats| seats.after.saturating_sub(seats.seats)).sum()
}

fn summary(formation: &Formation) -> String {
    let teams = formation.seats.iter().filter(|seats| seats.demand > 0).count() as u64;
    let items: u64 = formation.seats.iter().map(|seats| seats.demand).sum();
    let left = match misplaced(formation) {
        0 => String::new(),
        left => format!(
            "; {} elsewhere than their share of work: they are at work, or fit no pending item",
            many(left, "agent")
        ),
    };
    format!(
        "{} shared out to {} by their {}: {} to make{left}",
        many(formation.agents, "living agent"),
        many(teams, "team"),
        many(items, "open item"),
        many(formation.moves.len() as u64, "move")
    )
}

fn proposed(seats: &Seats, formation: &Formation) -> ProposedTeam {
    let all: u64 = formation.seats.iter().map(|seats| seats.demand).sum();
    let share = if all == 0 { 0.0 } else { seats.demand as f64 / all as f64 };
    ProposedTeam {
        team: seats.team.clone(),
        purpose: format!(
            "{}, {} of all: {} of {} by a quota of {:.2}",
            many(seats.demand, "open item"),
            per_cent(share),
            seats.seats,
            many(formation.agents, "agent"),
            seats.quota
        ),
        agents: seats.agent_ids.clone(),
        work_types: seats.work_types.clone(),
    }
}

fn moved(figures: &MoveFigures) -> Move {
    let MoveFigures { agent_id, from, to, fits, pending, experience } = figures;
    let reason = format!(
        "it is idle and can claim {fits} of {} there; it has completed {} of the types open there",
        many(*pending, "pending item"),
        many(*experience, "item")
    );
    Move { agent_id: agent_id.clone(), from: from.clone(), to: to.clone(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::{OpenItem, Subject, Worker, teams as figures};
    use crate::board::Liveness;
    use crate::claude::Answer;

    fn idle(id: &str, team: &str) -> Worker {
        Worker {
            agent_id: id.into(),
            team: team.into(),
            role: String::new(),
            capabilities: Vec::new(),
            capacity: None,
            state: Liveness::Idle,
            load: 0,
            completed: 0,
            failed: 0,
            last_sign_at: None,
        }
    }

    #[test]
    fn a_move_is_told_with_its_reason() {
        let item = OpenItem { team: "a".into(), work_type: "build".into(), ..OpenItem::default() };
        let subject =
            Subject { open: vec![item], agents: vec![idle("ada", "b"), idle("bob", "a")], ..Subject::default() };
        let answer = teams(&figures(&subject));
        let reason =
            "it is idle and can claim 1 of 1 pending item there; it has completed 0 items of the types open there";
        let expected = Move { agent_id: "ada".into(), from: "b".into(), to: "a".into(), reason: reason.into() };
        assert_eq!(answer.moves, [expected]);
        assert_eq!(answer.teams[0].purpose, "1 open item, 100.0 % of all: 2 of 2 agents by a quota of 2.00");
        assert_eq!((answer.teams[0].agents.join(" "), answer.confidence), ("bob ada".to_owned(), 1.0));
        assert_eq!(answer.faults(), [""; 0]);
    }

    #[test]
    fn without_agents_nothing_is_known() {
        let answer = teams(&figures(&Subject::default()));
        assert_eq!((answer.teams.len(), answer.moves.len(), answer.confidence), (0, 0, 0.0));
        assert!(answer.summary.ends_with("there are 0 living agents and 0 open items"), "{}", answer.summary);
    }
}
