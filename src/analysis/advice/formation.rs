//! Which team each agent would be in if agents were shared out by work, with as few changes as that takes.

use super::apportion::largest_remainder;
use super::queues::is_living;
use super::teams::TeamStanding;
use super::{OpenItem, Subject, Worker};
use crate::board::{Liveness, Status};
use serde::{Deserialize, Serialize};

/// Living agents shared out to teams by their open items, by the method of the largest remainder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Formation {
    /// How many living agents there are to be shared out.
    pub agents: u64,
    /// Each team, by name.
    pub seats: Vec<Seats>,
    /// Idle agents that would go from a team with too many to one with too few.
    pub moves: Vec<MoveFigures>,
}

/// What a team would get.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seats {
    /// The team.
    pub team: String,
    /// Its open items.
    pub demand: u64,
    /// Agents × its part of all these items.
    pub quota: f64,
    /// How many agents it would have.
    pub seats: u64,
    /// How many living ones it has.
    pub living: u64,
    /// How many it has once the moves are made.
    pub after: u64,
    /// Its living agents once the moves are made.
    pub agent_ids: Vec<String>,
    /// The types of work of its open items, the most frequent first.
    pub work_types: Vec<String>,
}

/// An idle agent that would change the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveFigures {
    /// The agent.
    pub agent_id: String,
    /// Its team; empty where it has none.
    pub from: String,
    /// The team that has too few.
    pub to: String,
    /// How many pending items of that team it has every capability for.
    pub fits: u64,
    /// Of so many.
    pub pending: u64,
    /// How many items of the types that team has open it has completed, of the newest that were read.
    pub experience: u64,
}

/// How agents would be shared out; what has no team counts as no team's work.
pub(super) fn formation(subject: &Subject, teams: &[TeamStanding]) -> Option<Formation> {
    let demands: Vec<u64> = teams.iter().map(|team| if team.team.is_empty() { 0 } else { team.open }).collect();
    let (agents, demand) = (teams.iter().map(TeamStanding::living).sum::<u64>(), demands.iter().sum::<u64>());
    if agents == 0 || demand == 0 {
        return None;
    }
    let shares = largest_remainder(agents, &demands);
    let seat = |((team, &demand_here), &seats): ((&TeamStanding, &u64), &u64)| Seats {
        team: team.team.clone(),
        demand: demand_here,
        quota: agents as f64 * demand_here as f64 / demand as f64,
        seats,
        living: team.living(),
        after: team.living(),
        agent_ids: team.agent_ids.clone(),
        work_types: team.work_types.clone(),
    };
    let mut seats: Vec<Seats> = teams.iter().zip(&demands).zip(&shares).map(seat).collect();
    let moves = moves(subject, &mut seats);
    Some(Formation { agents, seats, moves })
}

/// Moves idle agents, the team that lacks most first; each to where it fits most items, then by experience.
fn moves(subject: &Subject, seats: &mut [Seats]) -> Vec<MoveFigures> {
    let mut idle: Vec<&Worker> = subject.agents.iter().filter(|agent| agent.state == Liveness::Idle).collect();
    idle.sort_by(|one, other| one.agent_id.cmp(&other.agent_id));
    let mut moves = Vec::new();
    let mut given_up = vec![false; seats.len()];
    while let Some(to) = neediest(seats, &given_up) {
        let fit = |(place, agent): (usize, &&Worker)| {
            let from = seats.iter().position(|one| one.team == agent.team && one.after > one.seats)?;
            let figures = fitness(subject, agent, &seats[to].team)?;
            Some((place, from, figures))
        };
        let able = idle.iter().enumerate().filter_map(fit);
        let best = able.max_by_key(|(place, _, fit)| (fit.fits, fit.experience, std::cmp::Reverse(*place)));
        let Some((place, from, figures)) = best else {
            given_up[to] = true;
            continue;
        };
        idle.remove(place);
        seats[from].agent_ids.retain(|id| *id != figures.agent_id);
        seats[to].agent_ids.push(figures.agent_id.clone());
        (seats[from].after, seats[to].after) = (seats[from].after - 1, seats[to].after + 1);
        moves.push(figures);
    }
    moves
}

/// The team that lacks most agents and may still get one.
fn neediest(seats: &[Seats], given_up: &[bool]) -> Option<usize> {
    let lacks = |at: usize| seats[at].seats.saturating_sub(seats[at].after);
    let may = |at: &usize| !given_up[*at] && lacks(*at) > 0;
    (0..seats.len()).filter(may).max_by_key(|&at| (lacks(at), std::cmp::Reverse(at)))
}

/// What an agent could do for a team; `None` where that is nothing.
fn fitness(subject: &Subject, agent: &Worker, team: &str) -> Option<MoveFigures> {
    let open: Vec<&OpenItem> = subject.open.iter().filter(|item| item.team == team).collect();
    let pending = || open.iter().filter(|item| item.status == Status::Pending);
    let is_able = |item: &&&OpenItem| item.capabilities.iter().all(|needed| agent.capabilities.contains(needed));
    let fits = pending().filter(is_able).count() as u64;
    let is_known = |work_type: &str| open.iter().any(|item| item.work_type == work_type);
    let done = subject.finished.iter().filter(|done| done.agent_id == agent.agent_id && is_known(&done.work_type));
    (fits > 0 && is_living(agent)).then(|| MoveFigures {
        agent_id: agent.agent_id.clone(),
        from: agent.team.clone(),
        to: team.to_owned(),
        fits,
        pending: pending().count() as u64,
        experience: done.count() as u64,
    })
}
