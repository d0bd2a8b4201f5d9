//! Completing an item, and giving it back.

use super::claim::drop_load;
use super::progress::{check_held, held_item, mark};
use super::{
    Accepted, AgentId, Attempt, Caller, Criterion, Evidence, Outcome, Refusal, Rows, Shown, Status, WorkId, WorkItem,
    acceptance, item_of,
};
use crate::clock::{Now, parse_stamp};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Points for a completion where neither the caller nor the item names any: the old tool's figure.
const DEFAULT_POINTS: u64 = 5;

/// How an item was completed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// What came of it.
    pub result: String,
    /// Story points; the item's own where this is `None`.
    pub points: Option<u64>,
    /// What shows that it was done.
    pub evidence: Evidence,
    /// The acceptance criteria that hold.
    pub accepted: Accepted,
    /// The acceptance criteria that need not hold: the number of each, and why.
    pub waived: Vec<(usize, String)>,
}

/// An item that is completed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// The item.
    pub work_id: WorkId,
    /// Who completed it; `None` for an old row that names nobody.
    pub agent_id: Option<AgentId>,
    /// What came of it.
    pub result: String,
    /// The points it scored, once.
    pub velocity_points: u64,
    /// When, `YYYY-MM-DDTHH:MM:SSZ`.
    pub completed_at: String,
    /// Whether it had been completed before with this same result, so that nothing changed.
    pub already_completed: bool,
    /// The fence of the claim.
    pub fence: u64,
    /// The item's trace.
    pub trace_id: String,
    /// What showed that it was done.
    #[serde(default, skip_serializing_if = "Evidence::is_empty")]
    pub evidence: Evidence,
    /// The acceptance criteria, each accepted or waived.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acceptance: Vec<Criterion>,
}

/// An item that was given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// The item.
    pub work_id: WorkId,
    /// Who held it.
    pub agent_id: Option<AgentId>,
    /// The fence of the claim that ended.
    pub fence: u64,
    /// The item's trace.
    pub trace_id: String,
}

/// Completes an item; doing it again with the same result says so and changes nothing.
///
/// # Errors
/// As [`super::progress()`], [`Refusal::WrongStatus`] where it was completed by another or with another result, and
/// [`Refusal::OpenCriteria`] and [`Refusal::NoSuchCriterion`] for its acceptance criteria.
pub fn complete<R: Rows>(
    rows: &mut R,
    now: &Now,
    id: &WorkId,
    caller: &Caller,
    completion: Completion,
) -> Result<Closed, R::Error> {
    let mut item = item_of(rows, id)?;
    if item.status() == Status::Completed {
        check_repeat(&item, caller, &completion)?;
        rows.rely_on(&item);
        return Ok(closed(&item, true));
    }
    let shown = accept(&mut item, now, caller, &completion)?;
    let points = completion.points.or(item.number("story_points")).unwrap_or(DEFAULT_POINTS);
    item.set("status", Status::Completed.word());
    item.set("completed_at", now.stamp());
    item.set("result", completion.result);
    item.set("progress", 100);
    item.set("velocity_points", points);
    completion.evidence.put(&mut item);
    item.set_lease(None);
    mark(&mut item, shown);
    let done = closed(&item, false);
    rows.put_completion(log_row(&done, item.seconds_held()));
    count(rows, now, &item)?;
    rows.put_work(item);
    Ok(done)
}

/// Whether the caller may complete an item as it stands; `false` where it is completed already and a repeat of the
/// same would be answered as such.
///
/// For a look before the work of gathering evidence; [`complete`] decides anew.
///
/// # Errors
/// As [`complete`] for an item that is not completed.
pub fn may_complete(item: &WorkItem, now: &Now, caller: &Caller, completion: &Completion) -> Result<bool, Refusal> {
    match item.status() {
        Status::Completed => Ok(false),
        _ => accept(&mut item.clone(), now, caller, completion).map(|_| true),
    }
}

/// Lets the holder through, and closes the criteria in the row.
fn accept(item: &mut WorkItem, now: &Now, caller: &Caller, completion: &Completion) -> Result<Shown, Refusal> {
    let shown = check_held(item, now, caller, "completed")?;
    let by = caller.agent.clone().or_else(|| item.holder());
    acceptance::close(item, now, by.as_ref(), &completion.accepted, &completion.waived)?;
    Ok(shown)
}

/// Gives an item back: it is pending again for anyone.
///
/// # Errors
/// As [`super::progress()`].
pub fn release<R: Rows>(
    rows: &mut R,
    now: &Now,
    id: &WorkId,
    caller: &Caller,
    reason: Option<&str>,
) -> Result<Released, R::Error> {
    let (mut item, shown) = held_item(rows, now, id, caller, "released")?;
    let holder = item.holder();
    let released = Released {
        work_id: id.clone(),
        agent_id: holder.clone(),
        fence: item.fence(),
        trace_id: item.trace_id().unwrap_or_default().to_owned(),
    };
    if let Some(reason) = reason {
        item.add_note(now, holder.as_ref(), reason);
    }
    Attempt::end(&mut item, now, Outcome::Released, reason.unwrap_or_default(), serde_json::Map::new());
    item.set("status", Status::Pending.word());
    item.set("released_at", now.stamp());
    mark(&mut item, shown);
    if let Some(holder) = holder {
        drop_load(rows, &holder)?;
    }
    rows.put_work(item);
    Ok(released)
}

fn closed(item: &WorkItem, already_completed: bool) -> Closed {
    let agent = item.text("agent_id");
    Closed {
        work_id: item.id(),
        agent_id: (!agent.is_empty()).then(|| AgentId::from_row(agent)),
        result: item.text("result").to_owned(),
        velocity_points: item.number("velocity_points").unwrap_or(0),
        completed_at: item.text("completed_at").to_owned(),
        already_completed,
        fence: item.fence(),
        trace_id: item.trace_id().unwrap_or_default().to_owned(),
        evidence: Evidence::of(item),
        acceptance: Criterion::all(item),
    }
}

/// A repeat is the same claim saying the same thing again; anything else comes too late.
///
/// A fence tells which claim it is, as it did the first time; only without one the name has to.
fn check_repeat(item: &WorkItem, caller: &Caller, completion: &Completion) -> Result<(), Refusal> {
    let named_another = caller.agent.as_ref().is_some_and(|agent| agent.as_str() != item.text("agent_id"));
    let another_agent = caller.fence.is_none() && named_another;
    match caller.fence {
        Some(fence) if fence != item.fence() => {
            let why = format!("it is completed under fence {}", item.fence());
            Err(Refusal::LeaseLost { id: item.id(), why })
        }
        None if caller.agent.is_none() && item.attempt() > 1 => {
            let why = "it was claimed again, and neither agent nor fence was given".to_owned();
            Err(Refusal::LeaseLost { id: item.id(), why })
        }
        None if caller.agent.as_ref().is_some_and(|agent| another_agent && item.was_held_by(agent)) => {
            let why = format!("\"{}\" completed it", item.text("agent_id"));
            Err(Refusal::LeaseLost { id: item.id(), why })
        }
        _ if another_agent || item.text("result") != completion.result => {
            Err(Refusal::WrongStatus { id: item.id(), status: item.status(), verb: "completed again" })
        }
        _ => Ok(()),
    }
}

/// The completion as it stands in the log; `seconds` is the time from the newest claim, where it is known.
fn log_row(done: &Closed, seconds: Option<i64>) -> serde_json::Map<String, serde_json::Value> {
    let row = json!({
        "work_item_id": done.work_id,
        "completed_at": done.completed_at,
        "agent_id": done.agent_id,
        "result": done.result,
        "velocity_points": done.velocity_points,
        "seconds": seconds,
    });
    let mut row = row.as_object().cloned().unwrap_or_default();
    row.retain(|field, value| field != "seconds" || !value.is_null());
    row
}

/// Counts a completion for the agent that the item names.
pub(super) fn count<R: Rows>(rows: &mut R, now: &Now, item: &WorkItem) -> Result<(), R::Error> {
    let holder = AgentId::from_row(item.text("agent_id"));
    if let Some(mut agent) = rows.agent(&holder)? {
        agent.seen(now);
        agent.change_load(-1);
        agent.count_completion(now.seconds() - parse_stamp(item.text("claimed_at")).unwrap_or(now.seconds()));
        rows.put_agent(agent);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeat_of_the_very_same_request_is_let_through() {
        let row = json!({ "work_item_id": "w", "status": "completed", "agent_id": "ada", "fence": 7, "result": "ok" });
        let item = WorkItem::from_row(row.as_object().cloned().unwrap_or_default());
        let repeat = |agent: Option<&str>, fence| {
            let caller = Caller { agent: agent.map(AgentId::from_row), fence };
            check_repeat(&item, &caller, &Completion { result: "ok".into(), ..Completion::default() }).is_ok()
        };
        // The first time, the fence was enough under any name.
        assert!(repeat(Some("ada"), Some(7)) && repeat(Some("bob"), Some(7)) && repeat(Some("ada"), None));
        assert!(!repeat(Some("bob"), None) && !repeat(Some("ada"), Some(6)));
    }
}
