//! Spans: what each command did, in which trace, and where its time went, as OTLP/JSON lines.
//!
//! The board is the truth and spans are best effort: a span that cannot be written never fails its command. Code says
//! `tracing` spans and knows no JSON; `layer` turns them into lines.

mod caller;
mod diagnostics;
pub mod export;
mod find;
pub mod http;
mod ids;
mod layer;
pub mod legacy;
mod life;
pub mod otlp;
pub mod read;
mod redact;
mod resource;
pub mod validate;

pub use caller::Caller;
pub use diagnostics::Diagnostics;
pub use find::lines_with;
pub use ids::span_of;
pub use life::{DESCRIPTION_LIMIT, attempt_id, changed, item_id};
pub use redact::{REDACTED, TEXT_LIMIT, masked};
pub use resource::Service;

use crate::board::TraceContext;
use otlp::{CLIENT, CONSUMER, INTERNAL, PRODUCER, REMOTE, REMOTE_KNOWN};
use tracing::field::Empty;
use tracing_subscriber::prelude::*;

/// Takes finished lines; what becomes of them is not the layer's business.
pub type Sink = Box<dyn Fn(&[u8]) + Send + Sync>;

/// Makes the spans of this process end in `sink`, where there is one, and tells of them whoever wants to know.
pub fn start(sink: Option<(Sink, Service)>, diagnostics: Option<Diagnostics>) {
    if sink.is_none() && diagnostics.is_none() {
        return;
    }
    let lines = layer::SpanLines::new(sink, diagnostics);
    // Only a second call could fail, and then the first one's layer stays.
    let _ = tracing::subscriber::set_global_default(tracing_subscriber::registry().with(lines));
}

/// The kind of a command's span, by the conventions for messaging: who adds work produces, who takes or settles it is a
/// client of the board, who runs it consumes.
fn kind(verb: &str) -> i32 {
    match verb {
        "add" => PRODUCER,
        "claim" | "complete" | "fail" | "release" | "handoff" | "reassign" | "reclaim" => CLIENT,
        "run" => CONSUMER,
        _ => INTERNAL,
    }
}

/// The name of a command's span: `work.<verb>`, `claude.<analysis>` for what Claude is asked, and `cron.<verb>`.
fn name(verb: &str) -> String {
    let below = |room: &'static str| Some((room, verb.strip_prefix(room)?.strip_prefix(' ')?));
    let (room, verb) = below("claude").or_else(|| below("cron")).unwrap_or(("work", verb));
    format!("{room}.{}", verb.replace(['-', ' '], "_"))
}

/// The span of a command. Its fields are the attributes; those still empty are recorded when they are known.
#[must_use]
pub fn command_span(verb: &str, context: &TraceContext, caller: &Caller) -> tracing::Span {
    let remote = if caller.span_id.is_some() { REMOTE_KNOWN | REMOTE } else { REMOTE_KNOWN };
    tracing::info_span!(
        "operation",
        "otel.name" = name(verb),
        "otel.kind" = kind(verb),
        "otel.trace_id" = context.trace_id,
        "otel.span_id" = context.span_id,
        "otel.parent_span_id" = context.parent_span_id,
        "otel.flags" = caller.flags | remote,
        "otel.trace_state" = (!caller.state.is_empty()).then_some(caller.state.as_str()),
        "otel.started_ns" = context.started_ns,
        "otel.links" = Empty,
        "otel.discard" = Empty,
        "coordctl.verb" = verb,
        "coordctl.work.id" = Empty,
        "coordctl.work.type" = Empty,
        "coordctl.work.priority" = Empty,
        "coordctl.work.description" = Empty,
        "coordctl.team" = Empty,
        "coordctl.agent.id" = Empty,
        "coordctl.fence" = Empty,
        "coordctl.attempt" = Empty,
        "coordctl.outcome" = "done",
        "coordctl.sequence" = Empty,
        "coordctl.replayed" = Empty,
        "coordctl.progress" = Empty,
        "coordctl.claude.provider" = Empty,
        "coordctl.cron.job" = Empty,
        "coordctl.cron.schedule" = Empty,
        "process.exit.code" = Empty,
        "error.type" = Empty,
    )
}
