//! From the changes of a command to its place in a trace, and the spans of what it ended.
//!
//! ```text
//! work.item                 from when the item was made until it is closed; written by what closes it
//! ├─ work.attempt           from one claim to its end; written by what ends it
//! │  ├─ work.claim          a command …
//! │  │  └─ store.lock       … and where its time went
//! │  └─ work.complete
//! └─ work.attempt
//! ```

use super::otlp::{CLIENT, CONSUMER, REMOTE, REMOTE_KNOWN, SAMPLED};
use super::redact::redacted_to;
use super::{Caller, span_of};
use crate::board::{EndedAttempt, Life, TraceContext};
use tracing::Span;

/// The longest description in a span, in bytes.
pub const DESCRIPTION_LIMIT: usize = 200;

/// Tells the present span what its command changed.
pub fn changed(lives: &[Life], own: &TraceContext, caller: &Caller) {
    let taken = lives.iter().find(|life| life.span_id.as_deref() == Some(&own.span_id));
    if let Some(life) = taken.or_else(|| lives.first().filter(|_| lives.len() == 1)) {
        describe(life);
        join(life, own, caller);
    }
    let home = taken.and_then(|life| life.trace_id.as_deref()).unwrap_or(&own.trace_id);
    for life in lives {
        if life.span_id.as_ref() == Some(&own.beside(&life.work_id).span_id) {
            claim_beside(life, own, home, caller);
        }
        end(life, own, caller);
    }
}

/// Whether spans of a trace are sampled: a caller that is not has its own trace left out whole.
fn sampled(caller: &Caller, trace_id: &str) -> u32 {
    if caller.trace_id.as_deref() == Some(trace_id) { caller.flags & SAMPLED } else { SAMPLED }
}

/// Writes the claim of an item that was taken together with others, in the item's own trace; the command is in `home`.
fn claim_beside(life: &Life, own: &TraceContext, home: &str, caller: &Caller) {
    let (Some(trace_id), Some(span_id)) = (&life.trace_id, &life.span_id) else { return };
    tracing::info_span!(
        "life",
        "otel.name" = "work.claim",
        "otel.kind" = CLIENT,
        "otel.trace_id" = trace_id,
        "otel.span_id" = span_id,
        "otel.parent_span_id" = life.attempt_ns.map(|started| attempt_id(life, trace_id, started)),
        "otel.flags" = sampled(caller, trace_id) | REMOTE_KNOWN | REMOTE,
        "otel.started_ns" = own.started_ns,
        "otel.ends" = "with the operation",
        "otel.links" = format!("{home}-{}", own.span_id),
        "coordctl.work.id" = life.work_id.as_str(),
        "coordctl.work.type" = life.work_type,
        "coordctl.work.priority" = life.priority,
        "coordctl.team" = life.team,
        "coordctl.agent.id" = life.agent_id,
        "coordctl.fence" = life.fence,
        "coordctl.attempt" = life.attempt,
    );
}

/// The attributes of a command on one item.
fn describe(life: &Life) {
    let span = Span::current();
    let text = |name: &str, value: &str| {
        if !value.is_empty() {
            span.record(name, value);
        }
    };
    text("coordctl.work.id", life.work_id.as_str());
    text("coordctl.work.type", &life.work_type);
    text("coordctl.work.priority", &life.priority);
    text("coordctl.work.description", &redacted_to(&life.description, DESCRIPTION_LIMIT));
    text("coordctl.team", &life.team);
    let agent = life.ended.as_ref().map_or(&life.agent_id, |ended| &ended.agent_id);
    text("coordctl.agent.id", if life.agent_id.is_empty() { agent } else { &life.agent_id });
    if life.fence > 0 {
        span.record("coordctl.fence", life.fence);
    }
    if life.attempt > 0 {
        span.record("coordctl.attempt", life.attempt);
    }
}

/// Puts the present span into the trace of the item that it changed, while that is open.
///
/// A caller in another trace is linked. One in this trace stays the parent, unless it is the one that opened the trace.
fn join(life: &Life, own: &TraceContext, caller: &Caller) {
    let Some(trace_id) = life.trace_id.as_deref().filter(|_| !life.was_closed) else { return };
    let span = Span::current();
    let mut links: Vec<String> = Vec::new();
    if let Some((trace, creator)) = life.created_by.as_ref().filter(|_| life.attempt == 1 && began(life, own)) {
        links.push(format!("{trace}-{creator}"));
    }
    let is_same = caller.trace_id.as_deref() == Some(trace_id);
    let is_inside = is_same && caller.span_id.is_some() && caller.span_id != life.parent_span_id;
    if let (false, Some(trace), Some(parent)) = (is_same, &caller.trace_id, &caller.span_id) {
        links.push(format!("{trace}-{parent}"));
    }
    if !is_same {
        span.record("otel.trace_state", "");
    }
    if !is_inside {
        let running = life.ended.as_ref().map(|ended| ended.started_ns).filter(|_| !takes(life, own));
        let attempt = running.or(life.attempt_ns).map(|started| attempt_id(life, trace_id, started));
        span.record("otel.parent_span_id", attempt.unwrap_or_else(|| item_id(life, trace_id)));
        span.record("otel.flags", sampled(caller, trace_id) | REMOTE_KNOWN | REMOTE);
    }
    span.record("otel.trace_id", trace_id);
    if !links.is_empty() {
        span.record("otel.links", links.join(" "));
    }
}

/// Whether the command of the present span is the one that began the attempt that runs now.
fn takes(life: &Life, own: &TraceContext) -> bool {
    life.attempt_ns == Some(own.started_ns)
}

/// Whether the newest attempt began with the command of the present span, even if it has ended by now.
fn began(life: &Life, own: &TraceContext) -> bool {
    let started = life.attempt_ns.or(life.ended.as_ref().map(|ended| ended.started_ns));
    started == Some(own.started_ns)
}

/// Writes the spans of the attempt and of the item that the change ended.
fn end(life: &Life, own: &TraceContext, caller: &Caller) {
    let Some(trace_id) = &life.trace_id else { return };
    let sampled = sampled(caller, trace_id);
    if let Some(ended) = &life.ended {
        end_attempt(life, trace_id, ended, own, sampled);
    }
    if life.is_ended {
        end_item(life, trace_id, sampled);
    }
}

fn end_attempt(life: &Life, trace_id: &str, ended: &EndedAttempt, own: &TraceContext, sampled: u32) {
    let earlier = ended.earlier_ns.map(|at| format!("{trace_id}-{}", attempt_id(life, trace_id, at)));
    // What somebody else ended was over when he came.
    let ended_ns = (takes(life, own) || ended.outcome == "expired").then_some(own.started_ns.max(ended.started_ns));
    tracing::info_span!(
        "life",
        "otel.name" = "work.attempt",
        "otel.kind" = CONSUMER,
        "otel.trace_id" = trace_id,
        "otel.span_id" = attempt_id(life, trace_id, ended.started_ns),
        "otel.parent_span_id" = item_id(life, trace_id),
        "otel.flags" = sampled | REMOTE_KNOWN | REMOTE,
        "otel.started_ns" = ended.started_ns,
        "otel.ended_ns" = ended_ns,
        "otel.ends" = ended_ns.is_none().then_some("with the operation"),
        "otel.links" = earlier,
        "coordctl.work.id" = life.work_id.as_str(),
        "coordctl.work.type" = life.work_type,
        "coordctl.work.priority" = life.priority,
        "coordctl.team" = life.team,
        "coordctl.agent.id" = ended.agent_id,
        "coordctl.fence" = ended.fence,
        "coordctl.attempt" = ended.attempt,
        "coordctl.outcome" = ended.outcome,
        "cicd.pipeline.task.name" = life.work_type,
        "cicd.pipeline.task.run.id" = life.work_id.as_str(),
        "cicd.pipeline.task.run.result" = result(ended.outcome),
        "error.type" = matches!(ended.outcome, "failed" | "expired").then_some(ended.outcome),
    );
}

/// `cicd.pipeline.task.run.result` of the semantic conventions.
fn result(outcome: &str) -> &'static str {
    match outcome {
        "completed" => "success",
        "failed" => "failure",
        "expired" => "timeout",
        _ => "cancellation",
    }
}

fn end_item(life: &Life, trace_id: &str, sampled: u32) {
    let created_by = life.created_by.as_ref().map(|(trace, span)| format!("{trace}-{span}"));
    let remote = if life.parent_span_id.is_some() { REMOTE } else { 0 };
    let outcome = life.status.word();
    tracing::info_span!(
        "life",
        "otel.name" = "work.item",
        "otel.trace_id" = trace_id,
        "otel.span_id" = item_id(life, trace_id),
        "otel.parent_span_id" = life.parent_span_id,
        "otel.flags" = sampled | REMOTE_KNOWN | remote,
        "otel.started_ns" = life.opened_ns,
        "otel.ends" = "with the operation",
        "otel.links" = created_by,
        "coordctl.work.id" = life.work_id.as_str(),
        "coordctl.work.type" = life.work_type,
        "coordctl.work.priority" = life.priority,
        "coordctl.work.description" = redacted_to(&life.description, DESCRIPTION_LIMIT).as_ref(),
        "coordctl.team" = life.team,
        "coordctl.attempt" = life.attempt,
        "coordctl.outcome" = outcome,
        "error.type" = (outcome == "failed").then_some(outcome),
    );
}

/// The id of an attempt's span.
#[must_use]
pub fn attempt_id(life: &Life, trace_id: &str, started_ns: u64) -> String {
    span_of(trace_id, life.work_id.as_str(), "attempt", started_ns)
}

/// The id of the span of the item's whole life.
#[must_use]
pub fn item_id(life: &Life, trace_id: &str) -> String {
    span_of(trace_id, life.work_id.as_str(), "item", life.opened_ns)
}
