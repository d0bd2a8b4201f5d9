//! Claiming: a new item, or one that waits.

use super::{
    Agent, AgentId, Dependency, Lease, Lookup, NewWork, Obstacle, Policy, Process, Refusal, Reservation, Rows,
    TraceContext, WorkId, WorkItem, add, dependencies, hold, item_of, life, obstacles, reclaim,
};
use crate::clock::Now;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Who takes an item, and for how long.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Take {
    /// The agent; a new one is named where this is `None`.
    pub agent: Option<AgentId>,
    /// The team a new agent is registered in.
    pub team: String,
    /// The length of the lease in seconds; `None` for a claim that does not end by itself.
    pub ttl_seconds: Option<u64>,
    /// The same for each type of work that has a length of its own.
    pub ttl_by_type: BTreeMap<String, Option<u64>>,
    /// What the agent says it can do, beside what it is registered with.
    pub capabilities: Vec<String>,
    /// The process that holds the item, where one stands for the agent as long as it works.
    pub process: Option<Process>,
    /// The span of the claim.
    pub trace: TraceContext,
}

/// A claim that was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claimed {
    /// The item.
    pub work_id: WorkId,
    /// Who holds it.
    pub agent_id: AgentId,
    /// The fence to present with later changes.
    pub fence: u64,
    /// Which claim of the item this is, from 1.
    pub attempt: u64,
    /// When the lease ends by the wall clock.
    pub lease_expires_at: Option<String>,
    /// The item's trace, 32 hexadecimal digits.
    pub trace_id: String,
    /// Whether the agent was new to the board.
    pub agent_registered: bool,
    /// What it depended on, with what came of that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dependencies: Vec<Dependency>,
    /// The item as it stands after the claim, with the notes and ended attempts of those who held it before.
    pub item: Map<String, Value>,
}

/// What decides which items an agent may claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// The agent; `None` for one that is new and has no name.
    pub agent: Option<AgentId>,
    /// Its role.
    pub role: String,
    /// Its team.
    pub team: String,
    /// What it can do.
    pub capabilities: Vec<String>,
    /// How many items it may hold; `None` for any number.
    pub capacity: Option<u64>,
    /// Whether it has left the board.
    pub is_retired: bool,
}

impl Profile {
    /// The profile of whoever takes work: as registered, and what it says of itself.
    ///
    /// # Errors
    /// Where the agent's row cannot be read.
    pub fn of<L: Lookup>(rows: &mut L, take: &Take) -> Result<Self, L::Error> {
        let known = take.agent.as_ref().map(|id| rows.agent(id)).transpose()?.flatten();
        let mut profile = known.as_ref().map(Agent::profile).unwrap_or_default();
        profile.agent = take.agent.clone();
        if known.is_none() {
            profile.team.clone_from(&take.team);
        }
        profile.capabilities.extend(take.capabilities.iter().cloned());
        Ok(profile)
    }

    /// Whether the agent, its role or its team has this name.
    #[must_use]
    pub fn is(&self, kind: &str, name: &str) -> bool {
        match kind {
            "agent" => self.agent.as_ref().is_some_and(|agent| agent.as_str() == name),
            "role" => self.role == name,
            "team" => self.team == name,
            _ => false,
        }
    }
}

/// Creates an item and claims it in one step.
///
/// # Errors
/// [`Refusal::AtCapacity`], [`Refusal::Retired`], [`Refusal::NoSuchItem`] for an unknown dependency.
pub fn create<R: Rows>(rows: &mut R, now: &Now, new: NewWork, take: &Take) -> Result<Claimed, R::Error> {
    let profile = Profile::of(rows, take)?;
    check_room(rows, now, &profile)?;
    let item = add::made(rows, now, new)?;
    hold_by(rows, now, item, take)
}

/// Claims an item that waits, or whose lease has ended, or takes up one that was handed to this agent.
///
/// # Errors
/// [`Refusal::NoSuchItem`], [`Refusal::Held`] while another claim is live, [`Refusal::WrongStatus`] once it is closed,
/// [`Refusal::NotReady`] where it would not be offered to this agent, [`Refusal::AtCapacity`], [`Refusal::Retired`].
pub fn take<R: Rows>(rows: &mut R, now: &Now, id: &WorkId, take: &Take, policy: &Policy) -> Result<Claimed, R::Error> {
    let mut item = item_of(rows, id)?;
    let profile = Profile::of(rows, take)?;
    if let Some(holder) = item.holder() {
        if profile.agent.is_some() && item.offered_to() == profile.agent {
            return accept(rows, now, item, take);
        }
        if !reclaim::is_over(rows, now, &item) {
            return Err(hold::held_by(&item, holder).into());
        }
        item = reclaim::expire(rows, now, item, policy)?;
    }
    if item.status().is_closed() {
        return Err(Refusal::WrongStatus { id: id.clone(), status: item.status(), verb: "claimed" }.into());
    }
    let obstacles = obstacles(rows, now, &item, Some(&profile))?;
    if !obstacles.is_empty() {
        return Err(Refusal::NotReady { id: id.clone(), obstacles }.into());
    }
    check_room(rows, now, &profile)?;
    hold_by(rows, now, item, take)
}

/// Checks that an agent may hold one item more.
pub(super) fn check_room<L: Lookup>(rows: &mut L, now: &Now, profile: &Profile) -> Result<(), L::Error> {
    let bar = room(rows, now, profile)?.err();
    let refusal = profile.agent.as_ref().zip(bar).and_then(|(agent, bar)| bar.refusal(agent));
    refusal.map_or(Ok(()), |refusal| Err(refusal.into()))
}

/// How many more items an agent may hold, at least one, or what keeps it from holding any.
///
/// # Errors
/// Where a row cannot be read.
pub fn room<L: Lookup>(rows: &mut L, now: &Now, profile: &Profile) -> Result<Result<u64, Obstacle>, L::Error> {
    let Some(agent) = &profile.agent else { return Ok(Ok(u64::MAX)) };
    if profile.is_retired {
        return Ok(Err(Obstacle::Retired));
    }
    let Some(capacity) = profile.capacity else { return Ok(Ok(u64::MAX)) };
    let held = rows.held_by(agent)?;
    let live = held.iter().filter(|item| !reclaim::is_over(rows, now, item)).count();
    let load = u64::try_from(live).unwrap_or(u64::MAX);
    Ok(match capacity.saturating_sub(load) {
        0 => Err(Obstacle::AtCapacity { load, capacity }),
        room => Ok(room),
    })
}

/// Makes an agent the holder of an item that nobody holds.
pub(super) fn hold_by<R: Rows>(rows: &mut R, now: &Now, mut item: WorkItem, take: &Take) -> Result<Claimed, R::Error> {
    let agent_id = take.agent.clone().unwrap_or_else(|| AgentId::new(rows.next_id()));
    let attempt = item.attempt().saturating_add(1);
    item.set("agent_id", agent_id.as_str());
    item.set("claimed_at", now.stamp());
    item.set("status", "active");
    item.set("attempt", attempt);
    item.unset("unfenced");
    item.unset("backoff");
    Reservation::clear(&mut item);
    life::begin_attempt(&mut item, now, Some(&take.trace));
    let agent_registered = register(rows, now, &agent_id, &take.team)?;
    grant(rows, now, item, take, agent_registered)
}

/// Lets an agent take up an item that was handed to it and that it holds already.
pub(super) fn accept<R: Rows>(rows: &mut R, now: &Now, mut item: WorkItem, take: &Take) -> Result<Claimed, R::Error> {
    if let Some(handoff) = item.row().get("handoff") {
        let mut handoff = handoff.clone();
        handoff["taken_at"] = now.stamp().into();
        item.set("handoff", handoff);
    }
    grant(rows, now, item, take, false)
}

/// Gives the holder of an item its fence, lease and trace, and stores the item.
fn grant<R: Rows>(
    rows: &mut R,
    now: &Now,
    mut item: WorkItem,
    take: &Take,
    agent_registered: bool,
) -> Result<Claimed, R::Error> {
    let ttl = take.ttl_by_type.get(item.text("work_type")).copied().unwrap_or(take.ttl_seconds);
    let lease = ttl.map(|ttl| Lease::granted(now, ttl));
    item.set("fence", rows.sequence());
    item.set_lease(lease.as_ref());
    item.unset("process");
    item.set_some("process", take.process.as_ref().and_then(|process| serde_json::to_value(process).ok()));
    life::join(&mut item, now, &take.trace);
    let claimed = Claimed {
        work_id: item.id(),
        agent_id: AgentId::from_row(item.text("agent_id")),
        fence: item.fence(),
        attempt: item.attempt(),
        lease_expires_at: lease.map(|lease| crate::clock::stamp(lease.expires_at)),
        trace_id: item.trace_id().unwrap_or_default().to_owned(),
        agent_registered,
        dependencies: dependencies(rows, &item)?,
        item: item.row().clone(),
    };
    rows.put_work(item);
    Ok(claimed)
}

pub(super) fn register<R: Rows>(rows: &mut R, now: &Now, id: &AgentId, team: &str) -> Result<bool, R::Error> {
    let known = rows.agent(id)?;
    let registered = known.is_none();
    let mut agent = known.unwrap_or_else(|| Agent::registered(id, team, now));
    agent.seen(now);
    agent.change_load(1);
    rows.put_agent(agent);
    Ok(registered)
}

/// Takes one item off an agent's load, where the agent is known.
pub(super) fn drop_load<R: Rows>(rows: &mut R, id: &AgentId) -> Result<(), R::Error> {
    if let Some(mut agent) = rows.agent(id)? {
        agent.change_load(-1);
        rows.put_agent(agent);
    }
    Ok(())
}
