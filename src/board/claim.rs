//! Claiming: a new item, or one that waits.

use super::{Agent, AgentId, Lease, Priority, Refusal, Rows, TraceContext, WorkId, WorkItem, hold, item_of};
use crate::clock::Now;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// A work item to create.
#[derive(Debug, Clone, PartialEq)]
pub struct NewWork {
    /// What kind of work it is.
    pub work_type: String,
    /// What is to be done.
    pub description: String,
    /// How urgent it is.
    pub priority: Priority,
    /// Whose work it is.
    pub team: String,
    /// Story points.
    pub points: Option<u64>,
    /// Free labels.
    pub labels: Vec<String>,
    /// How long the work is expected to take, as text such as `30m`.
    pub estimate: String,
}

/// Who takes an item, and for how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Take {
    /// The agent; a new one is named where this is `None`.
    pub agent: Option<AgentId>,
    /// The team a new agent is registered in.
    pub team: String,
    /// The length of the lease in seconds; `None` for a claim that does not end by itself.
    pub ttl_seconds: Option<u64>,
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
    /// The item as it stands after the claim.
    pub item: Map<String, Value>,
}

/// Creates an item and claims it in one step.
///
/// # Errors
/// Only what reading the agent's row can raise.
pub fn create<R: Rows>(rows: &mut R, now: &Now, new: NewWork, take: Take) -> Result<Claimed, R::Error> {
    let id = WorkId::new(rows.next_id());
    let row = json!({
        "work_item_id": id.as_str(),
        "agent_id": null,
        "reactor_id": "shell_agent",
        "claimed_at": null,
        "estimated_duration": new.estimate,
        "work_type": new.work_type,
        "priority": new.priority.word(),
        "description": new.description,
        "status": "pending",
        "team": new.team,
    });
    let mut item = WorkItem::from_row(row.as_object().cloned().unwrap_or_default());
    if let Some(points) = new.points {
        item.set("story_points", points);
    }
    if !new.labels.is_empty() {
        item.set("labels", new.labels);
    }
    hold_by(rows, now, item, take)
}

/// Claims an item that waits, or whose lease has ended.
///
/// # Errors
/// [`Refusal::NoSuchItem`], [`Refusal::Held`] while another claim is live, [`Refusal::WrongStatus`] once it is closed.
pub fn take<R: Rows>(rows: &mut R, now: &Now, id: &WorkId, take: Take) -> Result<Claimed, R::Error> {
    let item = item_of(rows, id)?;
    if item.status().is_closed() {
        return Err(Refusal::WrongStatus { id: id.clone(), status: item.status(), verb: "claimed" }.into());
    }
    if let Some(holder) = item.holder() {
        if !item.is_expired(now) {
            return Err(hold::held_by(&item, holder).into());
        }
        drop_load(rows, &holder)?;
    }
    hold_by(rows, now, item, take)
}

fn hold_by<R: Rows>(rows: &mut R, now: &Now, mut item: WorkItem, take: Take) -> Result<Claimed, R::Error> {
    let agent_id = take.agent.unwrap_or_else(|| AgentId::new(rows.next_id()));
    let (fence, attempt) = (rows.sequence(), item.attempt().saturating_add(1));
    let lease = take.ttl_seconds.map(|ttl| Lease::granted(now, ttl));
    item.set("agent_id", agent_id.as_str());
    item.set("claimed_at", now.stamp());
    item.set("status", "active");
    trace(&mut item, &take.trace);
    item.set("fence", fence);
    item.set("attempt", attempt);
    item.set_lease(lease.as_ref());
    item.unset("unfenced");
    let agent_registered = register(rows, now, &agent_id, &take.team)?;
    let claimed = Claimed {
        work_id: item.id(),
        agent_id,
        fence,
        attempt,
        lease_expires_at: lease.map(|lease| crate::clock::stamp(lease.expires_at)),
        trace_id: item.trace_id().unwrap_or_default().to_owned(),
        agent_registered,
        item: item.row().clone(),
    };
    rows.put_work(item);
    Ok(claimed)
}

/// One trace per item: the first claim gives it, later ones stay in it.
fn trace(item: &mut WorkItem, trace: &TraceContext) {
    if item.trace_id().is_none() {
        item.set_telemetry("trace_id", &trace.trace_id);
    }
    item.set_telemetry("span_id", &trace.span_id);
    item.set_telemetry("operation", "work.claim");
    item.set_telemetry("service", "coordctl");
}

fn register<R: Rows>(rows: &mut R, now: &Now, id: &AgentId, team: &str) -> Result<bool, R::Error> {
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
