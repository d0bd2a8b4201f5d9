//! How teams stand, from figures.

use crate::analysis::advice::length::per_cent;
use crate::analysis::advice::{Gap, Seats, TeamFigures, TeamStanding};
use crate::claude::answers::{TeamAssessment, TeamReport};
use crate::text::{agree, many};

/// What the figures say of one team, or of each; nothing of a team that is not there.
///
/// Counts are certain, and utilisation needs agents whose capacity is known: a team counts 1 where it is, else ½. The
/// confidence is the mean over the teams told, 0 without any.
#[must_use]
pub fn team(figures: &TeamFigures, name: Option<&str>) -> TeamReport {
    let told: Vec<&TeamStanding> =
        figures.teams.iter().filter(|team| name.is_none_or(|name| name == team.team)).collect();
    let certain: f64 = told.iter().map(|team| if team.utilisation.is_some() { 1.0 } else { 0.5 }).sum();
    TeamReport {
        summary: summary(&told, name),
        teams: told.iter().map(|team| assessment(team, figures)).collect(),
        confidence: if told.is_empty() { 0.0 } else { certain / told.len() as f64 },
    }
}

fn summary(told: &[&TeamStanding], name: Option<&str>) -> String {
    match (told, name) {
        ([], Some(name)) => format!("Nothing is known of a team \"{name}\": it has no open item and no agent"),
        ([], None) => "Nothing is known of any team: there is no open item and no agent".to_owned(),
        (told, _) => {
            let sum = |of: fn(&TeamStanding) -> u64| told.iter().map(|team| of(team)).sum::<u64>();
            let (open, pending, blocked) = (sum(|team| team.open), sum(|team| team.pending), sum(|team| team.blocked));
            format!(
                "{}: {} ({pending} pending, {blocked} blocked), {} and {} gone",
                many(told.len() as u64, "team"),
                many(open, "open item"),
                many(sum(TeamStanding::living), "living agent"),
                sum(|team| team.gone)
            )
        }
    }
}

fn assessment(team: &TeamStanding, figures: &TeamFigures) -> TeamAssessment {
    let seats = figures.formation.iter().flat_map(|formation| &formation.seats).find(|seats| seats.team == team.team);
    TeamAssessment {
        team: team.team.clone(),
        utilisation: team.utilisation,
        gaps: gaps(team),
        risks: risks(team),
        actions: actions(team, seats),
    }
}

fn gaps(team: &TeamStanding) -> Vec<String> {
    let agents =
        (team.living() == 0 && team.open > 0).then(|| format!("no living agent for {}", many(team.open, "open item")));
    let needs = |count: u64| format!("{} {}", many(count, "pending item"), agree(count, "needs", "need"));
    let gap = |gap: &Gap| format!("\"{}\", which {} and no living agent of it has", gap.capability, needs(gap.items));
    let no_work =
        (team.open == 0 && team.living() > 0).then(|| format!("no open item for {}", many(team.living(), "agent")));
    agents.into_iter().chain(team.gaps.iter().map(gap)).chain(no_work).collect()
}

fn risks(team: &TeamStanding) -> Vec<String> {
    let [leases, blocked, gone, late] = [team.leases_over, team.blocked, team.gone, team.late];
    let is_full = team.capacity.is_some_and(|most| most > 0 && team.load >= most) && team.pending > 0;
    let told = [
        (leases > 0).then(|| format!("{} held under a lease that is over", many(leases, "item"))),
        (blocked > 0).then(|| format!("{blocked} of {} blocked", many(team.open, "open item"))),
        (gone > 0).then(|| format!("{gone} of {} gone", many(team.living() + gone, "agent"))),
        (late > 0).then(|| format!("{late} of {} late with a renewal", many(team.living(), "living agent"))),
        is_full
            .then(|| format!("{} pending, and its agents hold all {} they may", many(team.pending, "item"), team.load)),
    ];
    told.into_iter().flatten().collect()
}

fn actions(team: &TeamStanding, seats: Option<&Seats>) -> Vec<String> {
    let elsewhere = |gap: &Gap| match gap.elsewhere.as_slice() {
        [] => format!("an agent with \"{}\": no living agent of any team has it", gap.capability),
        agents => format!("\"{}\" is to be had from {}", gap.capability, agents.join(", ")),
    };
    let share = seats.filter(|seats| seats.demand > 0 && seats.seats != seats.living).map(|seats| {
        let (work, agents) = (per_cent(team.share_of_work), per_cent(team.share_of_agents));
        format!(
            "{} instead of {}: it has {work} of the open items and {agents} of the living agents",
            many(seats.seats, "agent"),
            seats.living
        )
    });
    team.gaps.iter().map(elsewhere).chain(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::{OpenItem, Subject, teams};

    #[test]
    fn a_team_without_agents_says_so_and_an_unknown_one_is_unknown() {
        let item = OpenItem { team: "a".into(), capabilities: vec!["gpu".into()], ..OpenItem::default() };
        let figures = teams(&Subject { open: vec![item], ..Subject::default() });
        let report = team(&figures, Some("a"));
        let gaps =
            ["no living agent for 1 open item", "\"gpu\", which 1 pending item needs and no living agent of it has"];
        assert_eq!(report.teams[0].gaps, gaps);
        assert_eq!(report.teams[0].actions, ["an agent with \"gpu\": no living agent of any team has it"]);
        assert_eq!((report.teams[0].utilisation, report.confidence), (None, 0.5));
        assert_eq!(report.summary, "1 team: 1 open item (1 pending, 0 blocked), 0 living agents and 0 gone");
        let unknown = team(&figures, Some("b"));
        assert_eq!((unknown.teams.len(), unknown.confidence), (0, 0.0));
        assert_eq!(team(&TeamFigures::default(), None).teams.len(), 0);
    }
}
