//! What happened, told in lines.

use crate::board::{Attempt, Kind, Mark, WorkId, WorkItem};
use crate::report::dashboard::EventLine;
use crate::report::item::recipient;
use crate::store::Event;
use serde_json::{Map, Value};

/// One change as a line: what was done to which item by whom, and its gist.
pub(super) fn line(event: &Event) -> EventLine {
    told(event, |_| true)
}

/// One change as a line in the history of an item, which may be one of many that it changed.
pub(super) fn line_of(event: &Event, id: &WorkId) -> EventLine {
    told(event, |other| other == id.as_str())
}

fn told(event: &Event, is_meant: impl Fn(&str) -> bool) -> EventLine {
    let item = event.items().find(|(id, _)| is_meant(id));
    EventLine {
        at: crate::clock::parse_stamp(&event.at).unwrap_or(0),
        verb: event.verb.clone(),
        work_id: item.map(|(id, _)| id.to_owned()),
        agent: agent(event).map(str::to_owned),
        note: item.and_then(|(_, row)| row).map(|row| gist(&event.verb, row)).unwrap_or_default(),
    }
}

/// Who did it: the agent that is named, else one whose row it changed.
pub(super) fn agent(event: &Event) -> Option<&str> {
    let changed = || event.rows.iter().find(|(kind, ..)| *kind == Kind::Agent).map(|(_, id, _)| id.as_str());
    event.agent.as_deref().or_else(changed)
}

/// What a change came to, for an item as it stood after it.
pub(super) fn gist(verb: &str, row: &Map<String, Value>) -> String {
    let item = WorkItem::from_row(row.clone());
    match verb {
        "merge" => format!("by another program: {}", item.text("status")),
        "progress" => format!("{} % {}", item.number("progress").unwrap_or(0), item.text("status")),
        "complete" | "confirm" if item.text("status") == "completed" => item.text("result").to_owned(),
        "release" | "note" | "late-note" => last_note(&item).1,
        "requeue" | "drop" => said_with(&item),
        "fail" | "reclaim" => Attempt::ended(&item).pop().map(|attempt| attempt.reason).unwrap_or_default(),
        // A claim also records what it takes back for others.
        "claim" if !item.status().is_held() => {
            Attempt::ended(&item).pop().map(|attempt| attempt.reason).unwrap_or_default()
        }
        "handoff" | "reassign" => handed_on(&item).unwrap_or_default(),
        "block" => item.text("blocked_on").to_owned(),
        "advise" => marked(&item, |mark| mark.undone_at.is_none()),
        "retract" => marked(&item, |mark| mark.undone_at.is_some()),
        _ => item.text("description").to_owned(),
    }
}

/// The field that the newest of such changes by advice is of, and the report that advised it.
fn marked(item: &WorkItem, is_meant: impl Fn(&Mark) -> bool) -> String {
    let mark = Mark::all(item).into_iter().rfind(is_meant);
    mark.map(|mark| format!("{}, as {} advised", mark.field, mark.report)).unwrap_or_default()
}

/// When the last note was made, and what it says.
fn last_note(item: &WorkItem) -> (String, String) {
    let note = item.notes().last();
    let text = |field: &str| note.and_then(|note| note.get(field)?.as_str()).unwrap_or_default().to_owned();
    (text("at"), text("text"))
}

/// The note that was made with the change itself, if one was.
fn said_with(item: &WorkItem) -> String {
    let (at, text) = last_note(item);
    if at == item.text("updated_at") { text } else { String::new() }
}

fn handed_on(item: &WorkItem) -> Option<String> {
    let handoff = item.row().get("handoff")?;
    let text = handoff.get("text").and_then(Value::as_str).unwrap_or_default();
    Some(format!("to {}: {text}", recipient(handoff)?))
}
