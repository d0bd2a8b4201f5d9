//! Why an item is offered to an agent, or is not.

use super::{AgentId, Backoff, Lookup, Profile, Refusal, Reservation, Status, WorkId, WorkItem, dependencies};
use crate::clock::{Now, stamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Something that keeps an item from being claimed now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Obstacle {
    /// Its life is over.
    Closed {
        /// How it ended.
        status: Status,
    },
    /// Another claim is live.
    Held {
        /// Who holds it.
        holder: AgentId,
        /// When its lease ends, by the wall clock; `None` where it does not end by itself.
        until: Option<String>,
    },
    /// It depends on an item that is not completed.
    DependsOn {
        /// That item.
        work_id: WorkId,
        /// Where that one stands; `None` where it is not on the board.
        status: Option<Status>,
    },
    /// It is not to be started yet.
    NotBefore {
        /// When it may be.
        at: String,
    },
    /// It failed, and rests before it is tried again.
    Backoff {
        /// Until when, by the wall clock.
        until: String,
    },
    /// The agent cannot do what it needs.
    Lacks {
        /// The capability.
        capability: String,
    },
    /// It was handed to another role or team, or is kept for another agent for a while.
    Reserved {
        /// `agent`, `role` or `team`.
        kind: String,
        /// Its name.
        name: String,
        /// Until when, by the wall clock; `None` where it does not end by itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<String>,
    },
    /// The agent holds as many items as it may.
    AtCapacity {
        /// How many it holds.
        load: u64,
        /// How many it may hold.
        capacity: u64,
    },
    /// The agent has left the board.
    Retired,
}

impl Obstacle {
    /// The refusal for an agent that this keeps from every item.
    pub(super) fn refusal(&self, agent: &AgentId) -> Option<Refusal> {
        let agent = agent.clone();
        match *self {
            Obstacle::AtCapacity { load, capacity } => Some(Refusal::AtCapacity { agent, load, capacity }),
            Obstacle::Retired => Some(Refusal::Retired { agent }),
            _ => None,
        }
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Obstacle::Closed { status } => write!(f, "it is {}", status.word()),
            Obstacle::Held { holder, until: Some(until) } => write!(f, "\"{holder}\" holds it until {until}"),
            Obstacle::Held { holder, until: None } => write!(f, "\"{holder}\" holds it, without a lease"),
            Obstacle::DependsOn { work_id, status: Some(status) } => {
                write!(f, "it depends on \"{work_id}\", which is {}", status.word())
            }
            Obstacle::DependsOn { work_id, status: None } => {
                write!(f, "it depends on \"{work_id}\", which is not on this board")
            }
            Obstacle::NotBefore { at } => write!(f, "it is not to be started before {at}"),
            Obstacle::Backoff { until } => write!(f, "it failed and is tried again from {until} on"),
            Obstacle::Lacks { capability } => write!(f, "it needs the capability \"{capability}\""),
            Obstacle::Reserved { kind, name, until: None } => write!(f, "it was handed to the {kind} \"{name}\""),
            Obstacle::Reserved { kind, name, until: Some(until) } => {
                write!(f, "it is reserved for the {kind} \"{name}\" until {until}")
            }
            Obstacle::AtCapacity { load, capacity } => {
                write!(f, "the agent holds {load} items, and its capacity is {capacity}")
            }
            Obstacle::Retired => write!(f, "the agent is retired"),
        }
    }
}

/// Everything that keeps `item` from being claimed now; nothing where it is ready.
///
/// What depends on the agent, capabilities and whom it was handed to, is judged for `who`; where nobody is named, only
/// an agent with every capability is thought of.
///
/// # Errors
/// Where a row cannot be read.
pub fn obstacles<L: Lookup>(
    rows: &mut L,
    now: &Now,
    item: &WorkItem,
    who: Option<&Profile>,
) -> Result<Vec<Obstacle>, L::Error> {
    if item.status().is_closed() {
        return Ok(vec![Obstacle::Closed { status: item.status() }]);
    }
    let mut found: Vec<Obstacle> = held(rows, now, item, who).into_iter().collect();
    let open = dependencies(rows, item)?.into_iter().filter(|dependency| !dependency.is_met());
    found.extend(open.map(|dependency| Obstacle::DependsOn { work_id: dependency.work_id, status: dependency.status }));
    found.extend(later(now, item));
    found.extend(who.into_iter().flat_map(|who| unfitness(now, item, who)));
    Ok(found)
}

fn held<L: Lookup>(rows: &mut L, now: &Now, item: &WorkItem, who: Option<&Profile>) -> Option<Obstacle> {
    let holder = item.holder()?;
    let is_for_caller = item.offered_to().is_some_and(|agent| who.is_some_and(|who| who.agent == Some(agent)));
    let until = item.lease().map(|lease| stamp(lease.expires_at));
    (!is_for_caller && !super::reclaim::is_over(rows, now, item)).then_some(Obstacle::Held { holder, until })
}

fn later(now: &Now, item: &WorkItem) -> impl Iterator<Item = Obstacle> {
    let not_before = item.time("not_before").filter(|&at| at > now.seconds());
    let backoff = Backoff::of(item).filter(|backoff| !backoff.is_over(now));
    let rests = backoff.map(|backoff| Obstacle::Backoff { until: stamp(backoff.until) });
    not_before.map(|at| Obstacle::NotBefore { at: stamp(at) }).into_iter().chain(rests)
}

/// What keeps this agent from an item that others may have.
#[must_use]
pub fn unfitness(now: &Now, item: &WorkItem, who: &Profile) -> Vec<Obstacle> {
    let lacks = |capability: &&str| !who.capabilities.iter().any(|has| has == capability);
    let lacking = item.capabilities().filter(lacks);
    let mut found: Vec<_> = lacking.map(|capability| Obstacle::Lacks { capability: capability.to_owned() }).collect();
    let kept = Reservation::live(item, now).filter(|kept| !who.is(&kept.kind, &kept.name));
    found.extend(kept.map(|kept| Obstacle::Reserved { until: kept.until(), kind: kept.kind, name: kept.name }));
    found
}
