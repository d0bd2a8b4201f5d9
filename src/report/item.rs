//! The parts of one work item that are lists of their own, in readable lines.

use crate::board::{Attempt, Outcome, Prerequisite, WorkItem};
use crate::text::escape;
use serde_json::Value;

/// The attempts that have ended, a line each.
#[must_use]
pub fn attempts(item: &WorkItem) -> String {
    lines(Attempt::ended(item).iter().map(attempt))
}

/// One ended attempt in words, without what would act on a terminal being escaped.
#[must_use]
pub fn attempt(attempt: &Attempt) -> String {
    let who = attempt.agent_id.as_ref().map_or("nobody known", |agent| agent.as_str());
    let how = match attempt.outcome {
        Outcome::Failed => "failed",
        Outcome::Expired => "ran out",
        Outcome::Released => "was given back",
        Outcome::HandedOff => "was handed on",
        Outcome::Reassigned => "was taken away",
        Outcome::Restored => "ended with a restore",
    };
    let far = attempt.progress.map(|percent| format!(" at {percent} %")).unwrap_or_default();
    let why = if attempt.reason.is_empty() { String::new() } else { format!(": {}", attempt.reason) };
    format!("attempt {} by \"{who}\" {how}{far} at {}{why}", attempt.attempt, attempt.ended_at)
}

/// The notes that the row keeps, a line each.
#[must_use]
pub fn notes(item: &WorkItem) -> String {
    lines(item.notes().map(note))
}

fn note(note: &Value) -> String {
    let text = |field: &str| note.get(field).and_then(Value::as_str);
    // An old row's own kind of note is told as it is.
    let Some(words) = text("text") else { return note.as_str().map_or(note.to_string(), str::to_owned) };
    let late = if note.get("late") == Some(&Value::Bool(true)) { " too late" } else { "" };
    format!("{}  {}{late}: {words}", text("at").unwrap_or("–"), text("agent_id").unwrap_or("–"))
}

/// What was said when it was handed on.
#[must_use]
pub fn handoff(item: &WorkItem) -> String {
    let Some(handoff) = item.row().get("handoff") else { return String::new() };
    let text = |field: &str| handoff.get(field).and_then(Value::as_str);
    let Some(to) = recipient(handoff) else { return String::new() };
    let from = text("from").map(|from| format!(" from \"{from}\"")).unwrap_or_default();
    let by = text("by").filter(|by| text("from") != Some(by)).map(|by| format!(" by \"{by}\"")).unwrap_or_default();
    let taken = text("taken_at").map(|at| format!(", taken up at {at}")).unwrap_or_default();
    let (at, words) = (text("at").unwrap_or("–"), text("text").unwrap_or_default());
    lines([format!("{at}{from} to {to}{by}{taken}: {words}")].into_iter())
}

/// To whom something was handed on: `agent "ada"`, `role "reviewer"`, `team "red"`.
#[must_use]
pub fn recipient(handoff: &Value) -> Option<String> {
    let (kind, name) = handoff.get("to")?.as_object()?.iter().next()?;
    Some(format!("{kind} \"{}\"", name.as_str()?))
}

/// What the item depends on, a line each, with what came of it.
#[must_use]
pub fn dependencies(dependencies: &[Prerequisite]) -> String {
    lines(dependencies.iter().map(|other| {
        let dependency = &other.dependency;
        let status = dependency.status.map_or("not on this board", |status| status.word());
        let result = Some(&dependency.result).filter(|result| !result.is_empty());
        let result = result.map(|result| format!(": {result}")).unwrap_or_default();
        format!("{}  {status}  {}{result}", dependency.work_id, dependency.description)
    }))
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| format!("  {}\n", escape(&line))).collect()
}
