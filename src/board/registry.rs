//! The register of agents: who they are and what they may do, and leaving the board.

use super::{Agent, AgentId, Profile, Refusal, Rows, WorkId, reclaim};
use crate::clock::Now;
use serde::{Deserialize, Serialize};

/// What is to be known of an agent; only what is given changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Registration {
    /// The agent; a new one is named where this is `None`.
    pub agent: Option<AgentId>,
    /// Its team.
    pub team: Option<String>,
    /// The team of an agent that is new and was given none.
    pub default_team: String,
    /// Its role.
    pub role: Option<String>,
    /// What it can do, in place of what it could before.
    pub capabilities: Option<Vec<String>>,
    /// How many items it may hold at once; `Some(None)` for any number.
    pub capacity: Option<Option<u64>>,
    /// What it says of itself in one word, for older readers: nothing is decided by it.
    pub specialization: Option<String>,
    /// How much of it there is, in per cent, for older readers: nothing is enforced by it.
    pub percent: Option<u64>,
    /// Whether the agent itself speaks, which is a sign of life.
    pub speaks_itself: bool,
}

/// An agent as it is registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// The agent.
    pub agent_id: AgentId,
    /// Whether it was new to the board.
    pub is_new: bool,
    /// Whether it had been retired and is back.
    pub came_back: bool,
    /// Its team.
    pub team: String,
    /// Its role.
    pub role: String,
    /// What it can do.
    pub capabilities: Vec<String>,
    /// How many items it may hold at once; `None` for any number.
    pub capacity: Option<u64>,
}

/// An agent that has left the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retirement {
    /// The agent.
    pub agent_id: AgentId,
    /// When it left, `YYYY-MM-DDTHH:MM:SSZ`.
    pub retired_at: String,
    /// Whether it had left before, so that nothing changed.
    pub already_retired: bool,
}

/// Registers an agent, or changes what is known of it. A retired one is back.
///
/// # Errors
/// Where the agent's row cannot be read.
pub fn register<R: Rows>(rows: &mut R, now: &Now, new: &Registration) -> Result<Registered, R::Error> {
    let id = new.agent.clone().unwrap_or_else(|| AgentId::new(rows.next_id()));
    let known = rows.agent(&id)?;
    let is_new = known.is_none();
    let mut agent = known.unwrap_or_else(|| Agent::registered(&id, &new.default_team, now));
    let came_back = agent.come_back();
    if new.speaks_itself || came_back {
        agent.seen(now);
    }
    agent.describe(new);
    let Profile { role, team, capabilities, capacity, .. } = agent.profile();
    rows.put_agent(agent);
    Ok(Registered { agent_id: id, is_new, came_back, team, role, capabilities, capacity })
}

/// Retires an agent: it gets no work before it is registered again. Doing it again says so.
///
/// # Errors
/// [`Refusal::NoSuchAgent`], and [`Refusal::StillHolds`] while it holds items under claims that are not over.
pub fn retire<R: Rows>(rows: &mut R, now: &Now, id: &AgentId) -> Result<Retirement, R::Error> {
    let Some(mut agent) = rows.agent(id)? else {
        return Err(Refusal::NoSuchAgent { id: id.clone(), near: Vec::new() }.into());
    };
    let already_retired = agent.profile().is_retired;
    if !already_retired {
        let items = live_items(rows, now, id)?;
        if !items.is_empty() {
            return Err(Refusal::StillHolds { agent: id.clone(), items }.into());
        }
        agent.leave(now);
    }
    let retired_at = agent.text("retired_at").to_owned();
    // Stored once more also where nothing changed, so that the answer rests on what is on the disk (I1).
    rows.put_agent(agent);
    Ok(Retirement { agent_id: id.clone(), retired_at, already_retired })
}

fn live_items<R: Rows>(rows: &mut R, now: &Now, id: &AgentId) -> Result<Vec<WorkId>, R::Error> {
    let mut held = rows.held_by(id)?;
    held.retain(|item| !reclaim::is_over(rows, now, item));
    Ok(held.iter().map(super::WorkItem::id).collect())
}
