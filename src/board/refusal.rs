//! Every reason the board says no.

use super::{AgentId, Obstacle, Status, WorkId};
use crate::text::quote;

/// A rule of the board that the request breaks. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The id names nothing on this board.
    #[error("no work item \"{id}\" on this board{}", nearest(near))]
    NoSuchItem {
        /// The id asked for.
        id: WorkId,
        /// Ids on the board that look like it, nearest first.
        near: Vec<String>,
        /// When the item left the board for the archive, where it did.
        archived_at: Option<String>,
    },
    /// Nothing in the archive is called so.
    #[error("nothing in the archive has the id \"{id}\"")]
    NotArchived {
        /// The id asked for.
        id: String,
    },
    /// What is to come back from the archive is on the board.
    #[error("\"{id}\" is on the board{}", status.map_or(String::new(), |status| format!(", {}", status.word())))]
    OnBoard {
        /// The id.
        id: String,
        /// The status of a work item.
        status: Option<Status>,
    },
    /// Another claim holds the item.
    #[error("work item \"{id}\" is held by \"{holder}\"{}", until(.expires_at))]
    Held {
        /// The item.
        id: WorkId,
        /// Who holds it.
        holder: AgentId,
        /// When its lease ends, by the wall clock; `None` where it has no lease.
        expires_at: Option<String>,
    },
    /// The name names no agent of this board.
    #[error("no agent \"{id}\" on this board{}", nearest(near))]
    NoSuchAgent {
        /// The name asked for.
        id: AgentId,
        /// Agents of the board that look like it, nearest first.
        near: Vec<String>,
    },
    /// The agent holds as many items as it may.
    #[error("agent \"{agent}\" holds {load} items, and its capacity is {capacity}")]
    AtCapacity {
        /// The agent.
        agent: AgentId,
        /// How many it holds.
        load: u64,
        /// How many it may hold.
        capacity: u64,
    },
    /// The agent has left the board.
    #[error("agent \"{agent}\" is retired and gets no work")]
    Retired {
        /// The agent.
        agent: AgentId,
    },
    /// The agent holds items, and cannot leave the board with them.
    #[error("agent \"{agent}\" cannot be retired while it holds {}", named(items))]
    StillHolds {
        /// The agent.
        agent: AgentId,
        /// What it holds under claims that are not over.
        items: Vec<WorkId>,
    },
    /// No item on the board can be claimed by this agent now.
    #[error("nothing to claim: no item of this board is ready for this agent")]
    NothingToClaim {
        /// Whether ended leases were found, whose items are to be taken back all the same.
        taken_back: bool,
    },
    /// The item waits, but cannot be claimed by this agent now.
    #[error("work item \"{id}\" cannot be claimed now: {}", list(obstacles))]
    NotReady {
        /// The item.
        id: WorkId,
        /// What stands in the way.
        obstacles: Vec<Obstacle>,
    },
    /// The dependencies would go round in a circle.
    #[error("the dependency would close a cycle: {}", path.iter().map(WorkId::as_str).collect::<Vec<_>>().join(" → "))]
    Cycle {
        /// The items along the circle; the first is the last again. Each depends on the next.
        path: Vec<WorkId>,
    },
    /// Items that are to be added together depend on each other in a circle.
    #[error("the new items depend on each other in a cycle: {}", keys.join(" → "))]
    CycleAmongNew {
        /// What the items along the circle are called; the first is the last again. Each depends on the next.
        keys: Vec<String>,
    },
    /// The item's status does not allow the verb.
    #[error("work item \"{id}\" is {} and cannot be {verb}", status.word())]
    WrongStatus {
        /// The item.
        id: WorkId,
        /// Its status.
        status: Status,
        /// The verb as a participle, such as "claimed".
        verb: &'static str,
    },
    /// The caller's claim is no longer the newest, or its lease has ended.
    #[error("the claim on work item \"{id}\" is lost: {why}")]
    LeaseLost {
        /// The item.
        id: WorkId,
        /// What happened, such as a newer fence.
        why: String,
    },
    /// Acceptance criteria are neither accepted nor waived.
    #[error("work item \"{id}\" has open acceptance criteria: {}", numbered(open))]
    OpenCriteria {
        /// The item.
        id: WorkId,
        /// The number and text of each.
        open: Vec<(usize, String)>,
    },
    /// A number names no acceptance criterion.
    #[error("work item \"{id}\" has no acceptance criterion \"{number}\": {}", range(*most))]
    NoSuchCriterion {
        /// The item.
        id: WorkId,
        /// The number given.
        number: usize,
        /// The largest number there is; 0 where the item has no criteria.
        most: usize,
    },
    /// A check did not succeed.
    #[error("work item \"{id}\" is not completed: the check {} {how}", quote(command))]
    CheckFailed {
        /// The item.
        id: WorkId,
        /// The command.
        command: String,
        /// How it ended, such as "exited with 1".
        how: String,
    },
}

fn until(expires_at: &Option<String>) -> String {
    expires_at.as_ref().map(|at| format!(" until {at}")).unwrap_or_default()
}

fn nearest(near: &[String]) -> String {
    if near.is_empty() { String::new() } else { format!("; nearest: {}", near.join(", ")) }
}

/// The first few items by name, and how many more there are.
fn named(items: &[WorkId]) -> String {
    const NAMED: usize = 5;
    let names: Vec<_> = items.iter().take(NAMED).map(|id| format!("\"{id}\"")).collect();
    let more = items.len().saturating_sub(NAMED);
    if more == 0 { names.join(", ") } else { format!("{} and {more} more", names.join(", ")) }
}

fn numbered(open: &[(usize, String)]) -> String {
    open.iter().map(|(number, text)| format!("{number} {}", quote(text))).collect::<Vec<_>>().join("; ")
}

fn range(most: usize) -> String {
    if most == 0 { "it has none".to_owned() } else { format!("they are numbered from 1 to {most}") }
}

fn list(obstacles: &[Obstacle]) -> String {
    obstacles.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
