//! Rows seen as the model sees them.

use super::item::{Ended, Item, Lease, Rest};
use super::reference::{Agent, Scored, note_by};
use coordctl::board::{Attempt, Backoff, Criterion, Outcome, Reservation, WorkId, WorkItem};
use serde_json::{Map, Value};

/// What the model knows of a work item.
pub(super) fn item(row: &Map<String, Value>) -> Item {
    let item = WorkItem::from_row(row.clone());
    let text = |field: &str| row.get(field).and_then(Value::as_str).map(str::to_owned);
    let number = |field: &str| row.get(field).and_then(Value::as_u64);
    let lease = item.lease().map(|l| Lease { boot: l.boot_id, deadline_ns: l.deadline_ns, ttl: l.ttl_seconds });
    let at = |end: Backoff| Rest { boot: end.boot_id, earliest_ns: end.deadline_ns, latest_ns: end.deadline_ns };
    Item {
        status: text("status").unwrap_or_default(),
        agent: text("agent_id").filter(|name| !name.is_empty()),
        fence: item.fence(),
        attempt: item.attempt(),
        lease,
        process: item.process().map(|process| process.pid),
        ended: Attempt::ended(&item).into_iter().map(ended).collect(),
        failures: number("failures").unwrap_or(0),
        max_attempts: number("max_attempts"),
        rest: Backoff::of(&item).map(at),
        offered: item.holder().is_some() && item.offered_to() == item.holder(),
        reserved: Reservation::of(&item).map(|kept| (kept.kind, kept.name)),
        percent: number("progress"),
        result: text("result"),
        points: number("story_points"),
        scored: number("velocity_points"),
        unfenced: row.get("unfenced").is_some_and(|value| *value == Value::Bool(true)),
        notes: item.notes().map(note).collect(),
        kind: text("work_type").unwrap_or_default(),
        urgency: item.priority() as u8,
        labels: item.labels().map(str::to_owned).collect(),
        needs: item.capabilities().map(str::to_owned).collect(),
        depends_on: item.depends_on().iter().map(WorkId::as_str).map(str::to_owned).collect(),
        open: Criterion::all(&item).into_iter().filter(is_open).map(|criterion| criterion.text).collect(),
        not_before: item.time("not_before"),
        due: item.time("due"),
        created_at: item.created_at(),
    }
}

fn is_open(criterion: &Criterion) -> bool {
    criterion.accepted_at.is_none() && criterion.waived.is_none()
}

fn ended(attempt: Attempt) -> Ended {
    let (how, reason) = match attempt.outcome {
        Outcome::Failed => ("failed", attempt.reason),
        Outcome::Expired => ("expired", String::new()),
        Outcome::Released => ("released", String::new()),
        Outcome::HandedOff => ("handed_off", String::new()),
        Outcome::Reassigned => ("reassigned", String::new()),
        Outcome::Restored => ("restored", attempt.reason),
    };
    let agent = attempt.agent_id.map(|agent| agent.as_str().to_owned());
    Ended { attempt: attempt.attempt, agent, fence: attempt.fence, how, reason }
}

fn note(note: &Value) -> String {
    let text = |field: &str| note.get(field).and_then(Value::as_str);
    let said = text("text").unwrap_or_default();
    match note.get("late") {
        Some(Value::Bool(true)) => {
            let fence = note.get("fence").and_then(Value::as_u64);
            note_by(text("agent_id"), &format!("{said} (late, fence {fence:?})"))
        }
        _ => note_by(text("agent_id"), said),
    }
}

/// What the model knows of an agent.
pub(super) fn agent(row: &Map<String, Value>) -> Agent {
    let text = |field: &str| row.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let counted = |name: &str| row.get("performance_metrics").and_then(|all| all.get(name)?.as_u64()).unwrap_or(0);
    let can = row.get("capabilities").and_then(Value::as_array).into_iter().flatten();
    Agent {
        load: row.get("current_workload").and_then(Value::as_i64).unwrap_or(0),
        completed: counted("tasks_completed"),
        failed: counted("tasks_failed"),
        role: text("role"),
        team: text("team"),
        can: can.filter_map(Value::as_str).map(str::to_owned).collect(),
        capacity: row.get("claim_limit").and_then(Value::as_u64),
        retired: text("status") == "retired",
    }
}

/// What the model knows of a completion.
pub(super) fn completion(row: &Map<String, Value>) -> Scored {
    let text = |field: &str| row.get(field).and_then(Value::as_str).map(str::to_owned);
    let points = row.get("velocity_points").and_then(Value::as_u64).unwrap_or(0);
    (text("work_item_id").unwrap_or_default(), text("agent_id"), text("result").unwrap_or_default(), points)
}
