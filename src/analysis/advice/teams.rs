//! How each team stands: its work, its agents, and what it lacks.

use super::formation::{Formation, formation};
use super::queues::is_living;
use super::{OpenItem, Subject, Worker};
use crate::board::{Liveness, Status};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How many items a gap names.
const NAMED: usize = 5;

/// How the teams stand, and how their agents would be shared out by their work.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamFigures {
    /// Each team that has open items or agents that are not retired, by name; what has no team is one with an empty name.
    pub teams: Vec<TeamStanding>,
    /// How agents would be shared out; `None` where there is no living agent or no open item of a team.
    pub formation: Option<Formation>,
}

/// How a team stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamStanding {
    /// Its name; empty for what has no team.
    pub team: String,
    /// Its items that are not closed.
    pub open: u64,
    /// Of these, those that nobody holds.
    pub pending: u64,
    /// Of these, those whose holder waits for something.
    pub blocked: u64,
    /// Of these, those whose lease is over while they are still held.
    pub leases_over: u64,
    /// Agents at work.
    pub working: u64,
    /// Agents that hold nothing.
    pub idle: u64,
    /// Agents that do not renew in time.
    pub late: u64,
    /// Agents that are gone.
    pub gone: u64,
    /// How many items its living agents hold, of whatever team.
    pub load: u64,
    /// How many items its living agents may hold at once; `None` where one of them has no limit, or where there is none.
    pub capacity: Option<u64>,
    /// Load ÷ capacity, at most 1; `None` where the capacity is not known or 0.
    pub utilisation: Option<f64>,
    /// Capabilities that its pending items need and none of its living agents has.
    pub gaps: Vec<Gap>,
    /// Its part of all open items, from 0 to 1.
    pub share_of_work: f64,
    /// Its part of all living agents, from 0 to 1.
    pub share_of_agents: f64,
    /// The types of work of its open items, the most frequent first.
    pub work_types: Vec<String>,
    /// Completed items among the newest that were read.
    pub completed: u64,
    /// Its living agents.
    pub agent_ids: Vec<String>,
}

/// A capability that a team lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// The capability.
    pub capability: String,
    /// How many pending items of the team need it.
    pub items: u64,
    /// Some of them.
    pub work_ids: Vec<String>,
    /// Living agents of other teams that have it; not all of them.
    pub elsewhere: Vec<String>,
}

impl TeamFigures {
    /// The team with this name.
    #[must_use]
    pub fn team(&self, name: &str) -> Option<&TeamStanding> {
        self.teams.iter().find(|team| team.team == name)
    }
}

impl TeamStanding {
    /// How many of its agents are not gone.
    #[must_use]
    pub fn living(&self) -> u64 {
        self.working + self.idle + self.late
    }
}

/// How the teams of a board stand.
#[must_use]
pub fn teams(subject: &Subject) -> TeamFigures {
    let mut members: BTreeMap<&str, Members<'_>> = BTreeMap::new();
    for item in &subject.open {
        members.entry(&item.team).or_default().open.push(item);
    }
    for agent in subject.agents.iter().filter(|agent| agent.state != Liveness::Retired) {
        members.entry(&agent.team).or_default().agents.push(agent);
    }
    let teams: Vec<TeamStanding> = members.iter().map(|(name, team)| standing(subject, name, team)).collect();
    TeamFigures { formation: formation(subject, &teams), teams }
}

#[derive(Default)]
struct Members<'a> {
    open: Vec<&'a OpenItem>,
    agents: Vec<&'a Worker>,
}

fn standing(subject: &Subject, name: &str, team: &Members<'_>) -> TeamStanding {
    let living: Vec<&Worker> = team.agents.iter().copied().filter(|agent| is_living(agent)).collect();
    let in_state = |state| team.agents.iter().filter(|agent| agent.state == state).count() as u64;
    let items = |wanted: fn(&OpenItem) -> bool| team.open.iter().filter(|item| wanted(item)).count() as u64;
    let load = living.iter().map(|agent| agent.load).sum::<u64>();
    let capacity = living.iter().map(|agent| agent.capacity).sum::<Option<u64>>().filter(|_| !living.is_empty());
    let all_living = subject.agents.iter().filter(|agent| is_living(agent)).count();
    let share = |part: usize, of: usize| if of == 0 { 0.0 } else { part as f64 / of as f64 };
    TeamStanding {
        team: name.to_owned(),
        open: team.open.len() as u64,
        pending: items(|item| item.status == Status::Pending),
        blocked: items(|item| item.status == Status::Blocked),
        leases_over: items(|item| item.lease_over),
        working: in_state(Liveness::Working),
        idle: in_state(Liveness::Idle),
        late: in_state(Liveness::Late),
        gone: in_state(Liveness::Gone),
        load,
        capacity,
        utilisation: capacity.filter(|&most| most > 0).map(|most| (load as f64 / most as f64).min(1.0)),
        gaps: gaps(subject, name, team, &living),
        share_of_work: share(team.open.len(), subject.open.len()),
        share_of_agents: share(living.len(), all_living),
        work_types: work_types(&team.open),
        completed: subject.finished.iter().filter(|done| done.team == name).count() as u64,
        agent_ids: living.iter().map(|agent| agent.agent_id.clone()).collect(),
    }
}

fn gaps(subject: &Subject, name: &str, team: &Members<'_>, living: &[&Worker]) -> Vec<Gap> {
    let mut missing: BTreeMap<&str, Vec<&OpenItem>> = BTreeMap::new();
    for item in team.open.iter().filter(|item| item.status == Status::Pending) {
        for needed in item.capabilities.iter().collect::<BTreeSet<_>>() {
            if !living.iter().any(|agent| agent.capabilities.contains(needed)) {
                missing.entry(needed).or_default().push(item);
            }
        }
    }
    let elsewhere = |needed: &str| {
        let has = |agent: &&Worker| {
            is_living(agent) && agent.team != name && agent.capabilities.iter().any(|one| one == needed)
        };
        subject.agents.iter().filter(has).take(NAMED).map(|agent| agent.agent_id.clone()).collect()
    };
    let gap = |(needed, items): (&&str, &Vec<&OpenItem>)| Gap {
        capability: (*needed).to_owned(),
        items: items.len() as u64,
        work_ids: items.iter().take(NAMED).map(|item| item.work_id.clone()).collect(),
        elsewhere: elsewhere(needed),
    };
    missing.iter().map(gap).collect()
}

fn work_types(open: &[&OpenItem]) -> Vec<String> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for item in open.iter().filter(|item| !item.work_type.is_empty()) {
        *counts.entry(&item.work_type).or_default() += 1;
    }
    let mut types: Vec<_> = counts.into_iter().collect();
    types.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    types.into_iter().map(|(name, _)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests;
