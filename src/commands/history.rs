//! What happened, told in lines.

use crate::board::Kind;
use crate::report::dashboard::EventLine;
use crate::store::Event;
use serde_json::{Map, Value};

/// One change as a line: what was done to which item by whom, and its gist.
pub(super) fn line(event: &Event) -> EventLine {
    let item = event.rows.iter().find(|(kind, ..)| *kind == Kind::Work);
    let named = item.map(|(_, id, _)| id.clone());
    EventLine {
        at: crate::clock::parse_stamp(&event.at).unwrap_or(0),
        verb: event.verb.clone(),
        work_id: named,
        agent: agent(event).map(str::to_owned),
        note: item.map(|(_, _, row)| gist(&event.verb, row)).unwrap_or_default(),
    }
}

/// Who did it: the agent that is named, else one whose row it changed.
pub(super) fn agent(event: &Event) -> Option<&str> {
    let changed = || event.rows.iter().find(|(kind, ..)| *kind == Kind::Agent).map(|(_, id, _)| id.as_str());
    event.agent.as_deref().or_else(changed)
}

/// What it came to, for an item as it stood after it.
pub(super) fn gist(verb: &str, row: &Map<String, Value>) -> String {
    let text = |field: &str| row.get(field).and_then(Value::as_str).unwrap_or_default();
    let last_note = || {
        let notes = row.get("notes").and_then(Value::as_array);
        notes.and_then(|notes| notes.last()?.get("text")?.as_str()).unwrap_or_default().to_owned()
    };
    match verb {
        "progress" => {
            let percent = row.get("progress").and_then(Value::as_u64).unwrap_or(0);
            format!("{percent} % {}", text("status"))
        }
        "complete" | "confirm" if text("status") == "completed" => text("result").to_owned(),
        "release" => last_note(),
        _ => text("description").to_owned(),
    }
}
