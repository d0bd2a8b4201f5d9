//! The lines of a digest, without secrets.

use crate::analysis::advice::{Finished, OpenItem, Worker};
use crate::telemetry::masked;
use crate::text::clip;
use serde_json::{Map, Value, json};

/// The longest text of one field, in bytes, after masking.
const TEXT_LIMIT: usize = 300;
/// The most names of a list.
const NAMES: usize = 10;

/// A text as it may be sent.
pub(super) fn text(text: &str) -> String {
    clip(&masked(text), TEXT_LIMIT).to_owned()
}

fn names(names: &[String]) -> Vec<String> {
    names.iter().take(NAMES).map(|name| text(name)).collect()
}

/// A document as it may be sent, its names too: they may be those of teams.
pub(super) fn value(document: &Value) -> Value {
    match document {
        Value::String(words) => text(words).into(),
        Value::Array(values) => values.iter().map(value).collect(),
        Value::Object(fields) => fields.iter().map(|(name, field)| (text(name), value(field))).collect(),
        other => other.clone(),
    }
}

/// The line of an open item.
pub(super) fn item(item: &OpenItem, at: i64) -> Value {
    let reserved = item.reserved_for.as_ref().map(|(kind, name)| format!("{kind} {}", text(name)));
    let line = json!({
        "work_id": text(&item.work_id),
        "type": text(&item.work_type),
        "priority": item.priority.word(),
        "status": item.status.word(),
        "ready": item.ready,
        "team": text(&item.team),
        "held_by": item.agent_id.as_deref().map(text),
        "lease_over": item.lease_over.then_some(true),
        "age_hours": hours(at, Some(item.created_at).filter(|&at| at != 0)),
        "unchanged_hours": hours(at, Some(item.changed_at).filter(|&at| at != 0)),
        "due_in_hours": hours(at, item.due).map(|ago| 0.0 - ago),
        "not_before_in_hours": hours(at, item.not_before.filter(|&from| from > at)).map(|ago| 0.0 - ago),
        "progress": Some(item.progress).filter(|&progress| progress > 0),
        "points": item.points,
        "failed_attempts": Some(item.failed_attempts).filter(|&failed| failed > 0),
        "needs": names(&item.capabilities),
        "labels": names(&item.labels),
        "waits_for": names(&item.depends_on),
        "reserved_for": reserved,
        "blocked_on": text(&item.blocked_on),
        "description": text(&item.description),
    });
    told(line)
}

/// The line of an agent.
pub(super) fn agent(agent: &Worker) -> Value {
    told(json!({
        "agent_id": text(&agent.agent_id),
        "team": text(&agent.team),
        "role": text(&agent.role),
        "state": agent.state.word(),
        "load": agent.load,
        "capacity": agent.capacity,
        "can": names(&agent.capabilities),
        "completed": agent.completed,
        "failed": Some(agent.failed).filter(|&failed| failed > 0),
    }))
}

/// The line of a completed item.
pub(super) fn finished(item: &Finished) -> Value {
    told(json!({
        "work_id": text(&item.work_id),
        "type": text(&item.work_type),
        "team": text(&item.team),
        "by": text(&item.agent_id),
        "seconds_held": item.seconds_held,
        "seconds_waited": item.seconds_waited,
    }))
}

/// How many hours ago something was, with one decimal.
fn hours(now: i64, at: Option<i64>) -> Option<f64> {
    // Plus nothing: there is no negative zero then.
    at.map(|at| ((now - at) as f64 / 360.0).round() / 10.0 + 0.0)
}

/// A line without what it does not tell.
fn told(line: Value) -> Value {
    let Value::Object(fields) = line else { return line };
    let is_told = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(values) => !values.is_empty(),
        _ => true,
    };
    Value::Object(fields.into_iter().filter(|(_, value)| is_told(value)).collect::<Map<_, _>>())
}
