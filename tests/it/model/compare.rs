//! Rows seen as the model sees them.

use super::reference::{Agent, Item, Lease, Scored};
use coordctl::board::WorkItem;
use serde_json::{Map, Value};

/// What the model knows of a work item.
pub(super) fn item(row: &Map<String, Value>) -> Item {
    let item = WorkItem::from_row(row.clone());
    let text = |field: &str| row.get(field).and_then(Value::as_str).map(str::to_owned);
    let number = |field: &str| row.get(field).and_then(Value::as_u64);
    let lease = item.lease();
    Item {
        status: text("status").unwrap_or_default(),
        agent: text("agent_id").filter(|name| !name.is_empty()),
        fence: item.fence(),
        attempt: item.attempt(),
        lease: lease.map(|l| Lease { boot: l.boot_id, deadline_ns: l.deadline_ns, ttl: l.ttl_seconds }),
        percent: number("progress"),
        result: text("result"),
        points: number("story_points"),
        scored: number("velocity_points"),
        unfenced: row.get("unfenced").is_some_and(|value| *value == Value::Bool(true)),
        notes: row.get("notes").and_then(Value::as_array).map_or(0, Vec::len),
    }
}

/// What the model knows of an agent.
pub(super) fn agent(row: &Map<String, Value>) -> Agent {
    let metrics = row.get("performance_metrics").and_then(|metrics| metrics.get("tasks_completed"));
    Agent {
        load: row.get("current_workload").and_then(Value::as_i64).unwrap_or(0),
        completed: metrics.and_then(Value::as_u64).unwrap_or(0),
    }
}

/// What the model knows of a completion.
pub(super) fn completion(row: &Map<String, Value>) -> Scored {
    let text = |field: &str| row.get(field).and_then(Value::as_str).map(str::to_owned);
    let points = row.get("velocity_points").and_then(Value::as_u64).unwrap_or(0);
    (text("work_item_id").unwrap_or_default(), text("agent_id"), text("result").unwrap_or_default(), points)
}
