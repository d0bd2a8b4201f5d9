//! The life of an item as a trace tells it: when it began, which attempt runs, and what a change ended.
//!
//! A row's `telemetry` keeps what a later process needs to write the span of something that began in an earlier one.

use super::{Attempt, Outcome, Status, TraceContext, WorkId, WorkItem, nanoseconds_in};
use crate::clock::{Now, parse_stamp};
use serde_json::Value;

/// Nanoseconds in a second.
const SECOND: u64 = 1_000_000_000;

/// How an item stood before a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// Whether it was completed, failed or cancelled.
    pub is_closed: bool,
    /// When the attempt began that was running, in nanoseconds since 1970.
    pub attempt_ns: Option<u64>,
}

/// An attempt that a change ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedAttempt {
    /// When it began, in nanoseconds since 1970.
    pub started_ns: u64,
    /// How it ended, as in a row's `attempts`, or `completed`.
    pub outcome: &'static str,
    /// Who held the item.
    pub agent_id: String,
    /// The fence of the claim.
    pub fence: u64,
    /// Which claim of the item it was, from 1.
    pub attempt: u64,
    /// When the attempt before it began.
    pub earlier_ns: Option<u64>,
}

/// An item as a change left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    /// The item.
    pub work_id: WorkId,
    /// Its type.
    pub work_type: String,
    /// Its priority.
    pub priority: String,
    /// Its team.
    pub team: String,
    /// Its description.
    pub description: String,
    /// Its status.
    pub status: Status,
    /// Who holds it or completed it; empty for nobody.
    pub agent_id: String,
    /// The fence of its newest claim.
    pub fence: u64,
    /// How many claims it has had.
    pub attempt: u64,
    /// Its trace, where it has one: 32 hexadecimal digits.
    pub trace_id: Option<String>,
    /// The span of its newest claim or handoff.
    pub span_id: Option<String>,
    /// The caller's span that the trace was opened in, where there was one.
    pub parent_span_id: Option<String>,
    /// The span that added the item, where it was added before it was claimed: trace id and span id.
    pub created_by: Option<(String, String)>,
    /// When its trace begins, in nanoseconds since 1970.
    pub opened_ns: u64,
    /// When the attempt began that is running.
    pub attempt_ns: Option<u64>,
    /// The attempt that the change ended.
    pub ended: Option<EndedAttempt>,
    /// Whether the change closed the item.
    pub is_ended: bool,
    /// Whether it was closed before the change already.
    pub was_closed: bool,
}

impl Stand {
    /// How an item stands.
    #[must_use]
    pub fn of(item: &WorkItem) -> Self {
        let attempt_ns = item.status().is_held().then(|| attempt_ns(item)).flatten();
        Stand { is_closed: item.status().is_closed(), attempt_ns }
    }
}

impl Life {
    /// What a change made of an item that stood so before; `None` for one that is new.
    #[must_use]
    pub fn of(item: &WorkItem, before: Option<Stand>) -> Self {
        let now = Stand::of(item);
        let text = |field: &str| item.text(field).to_owned();
        let was_running = before.and_then(|before| before.attempt_ns);
        let ended = was_running.filter(|_| now.attempt_ns != was_running).map(|started| ended(item, started));
        let was_closed = before.is_some_and(|before| before.is_closed);
        Life {
            work_id: item.id(),
            work_type: text("work_type"),
            priority: text("priority"),
            team: text("team"),
            description: text("description"),
            status: item.status(),
            agent_id: text("agent_id"),
            fence: item.fence(),
            attempt: item.attempt(),
            trace_id: item.trace_id().map(str::to_ascii_lowercase),
            span_id: told(item, "span_id").map(str::to_owned),
            parent_span_id: told(item, "parent_span_id").map(str::to_owned),
            created_by: told(item, "create_trace_id")
                .zip(told(item, "create_span_id"))
                .map(|(trace, span)| (trace.to_owned(), span.to_owned())),
            opened_ns: nanoseconds(item, "opened_unix_nano").or(attempt_ns(item)).unwrap_or(0),
            attempt_ns: now.attempt_ns,
            ended,
            is_ended: now.is_closed && !was_closed,
            was_closed,
        }
    }
}

fn ended(item: &WorkItem, started_ns: u64) -> EndedAttempt {
    let attempts = Attempt::ended(item);
    let last = attempts.iter().rposition(|attempt| attempt.started_ns() == Some(started_ns));
    let before = last.unwrap_or(attempts.len());
    let earlier_ns = before.checked_sub(1).and_then(|before| attempts.get(before)?.started_ns());
    match last.and_then(|last| attempts.get(last)) {
        Some(attempt) => EndedAttempt {
            started_ns,
            outcome: attempt.outcome.word(),
            agent_id: attempt.agent_id.as_ref().map(|agent| agent.as_str().to_owned()).unwrap_or_default(),
            fence: attempt.fence,
            attempt: attempt.attempt,
            earlier_ns,
        },
        // A completed attempt stays the item's own.
        None => EndedAttempt {
            started_ns,
            outcome: "completed",
            agent_id: item.text("agent_id").to_owned(),
            fence: item.fence(),
            attempt: item.attempt(),
            earlier_ns,
        },
    }
}

/// When the newest attempt began: as noted, or as old rows tell it, to the second.
fn attempt_ns(item: &WorkItem) -> Option<u64> {
    let claimed = || u64::try_from(parse_stamp(item.text("claimed_at"))?).ok()?.checked_mul(SECOND);
    nanoseconds(item, "attempt_unix_nano").or_else(claimed)
}

fn told<'a>(item: &'a WorkItem, field: &str) -> Option<&'a str> {
    item.row().get("telemetry")?.get(field)?.as_str()
}

fn nanoseconds(item: &WorkItem, field: &str) -> Option<u64> {
    told(item, field)?.parse().ok()
}

/// Notes which span added an item.
pub(super) fn created(item: &mut WorkItem, by: &TraceContext) {
    item.set_telemetry("create_trace_id", &by.trace_id);
    item.set_telemetry("create_span_id", &by.span_id);
}

/// Begins an attempt: with the command that claims, which waited for the lock before the clock of the change was read.
pub(super) fn begin_attempt(item: &mut WorkItem, now: &Now, by: Option<&TraceContext>) {
    let started_ns = by.map_or(now.wall_ns, |by| by.started_ns.min(now.wall_ns));
    item.set_telemetry("attempt_unix_nano", &started_ns.to_string());
}

/// Puts an item into a trace: the first claim gives it one, later ones stay in it.
///
/// It begins when the item was made, which the number of its id tells, or with the claim where it was not made by us.
pub(super) fn join(item: &mut WorkItem, now: &Now, by: &TraceContext) {
    if item.trace_id().is_none() {
        let before = item.row().get("telemetry").and_then(|telemetry| telemetry.get("trace_id")).cloned();
        if let Some(before) = before.as_ref().and_then(Value::as_str).filter(|id| !id.is_empty()) {
            item.set_telemetry("earlier_trace_id", before);
        }
        item.set_telemetry("trace_id", &by.trace_id);
        if let Some(parent) = &by.parent_span_id {
            item.set_telemetry("parent_span_id", parent);
        }
        open(item, nanoseconds_in(item.id().as_str()).unwrap_or(u64::MAX).min(by.started_ns).min(now.wall_ns));
    }
    item.set_telemetry("span_id", &by.span_id);
    item.set_telemetry("operation", "work.claim");
    item.set_telemetry("service", "coordctl");
}

/// Begins the life of an item anew, in the same trace: it had been given up.
pub(super) fn open_again(item: &mut WorkItem, now: &Now) {
    if item.trace_id().is_some() {
        open(item, now.wall_ns);
    }
}

fn open(item: &mut WorkItem, at_ns: u64) {
    item.set_telemetry("opened_unix_nano", &at_ns.to_string());
}

impl Outcome {
    /// The outcome as it stands in rows and spans.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Failed => "failed",
            Outcome::Expired => "expired",
            Outcome::Released => "released",
            Outcome::HandedOff => "handed_off",
            Outcome::Reassigned => "reassigned",
            Outcome::Restored => "restored",
        }
    }
}
