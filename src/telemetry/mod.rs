//! Spans: one line of OTLP/JSON for every command, written by a `tracing` layer.
//!
//! The board is the truth and spans are best effort: a span that cannot be written never fails its command.

mod layer;
mod otlp;

pub use layer::{SpanLines, start};

use crate::board::TraceContext;
use tracing::field::Empty;

/// The span of a command. Its fields are the attributes; those still empty are recorded when they are known.
#[must_use]
pub fn command_span(verb: &str, context: &TraceContext, parent: Option<&str>) -> tracing::Span {
    tracing::info_span!(
        "command",
        "otel.name" = format!("work.{}", verb.replace('-', "_")),
        "otel.trace_id" = context.trace_id,
        "otel.span_id" = context.span_id,
        "otel.parent_span_id" = parent,
        "coordctl.verb" = verb,
        "coordctl.work.id" = Empty,
        "coordctl.work.type" = Empty,
        "coordctl.work.priority" = Empty,
        "coordctl.team" = Empty,
        "coordctl.agent.id" = Empty,
        "coordctl.fence" = Empty,
        "coordctl.attempt" = Empty,
        "coordctl.sequence" = Empty,
        "coordctl.replayed" = Empty,
        "coordctl.progress" = Empty,
        "process.exit.code" = Empty,
        "error.type" = Empty,
    )
}

/// A new trace and span, or a span in the caller's trace: a W3C `traceparent`, else a bare trace id.
///
/// Returns the context and the parent span's id where the caller gave one.
#[must_use]
pub fn context(traceparent: Option<&str>, trace_id: Option<&str>) -> (TraceContext, Option<String>) {
    let given = traceparent.and_then(parse_traceparent);
    let bare = trace_id.filter(|id| is_id(id, 32)).map(str::to_ascii_lowercase);
    let (new_trace_id, span_id) = random_ids();
    match (given, bare) {
        (Some((trace_id, parent)), _) => (TraceContext { trace_id, span_id }, Some(parent)),
        (None, Some(trace_id)) => (TraceContext { trace_id, span_id }, None),
        (None, None) => (TraceContext { trace_id: new_trace_id, span_id }, None),
    }
}

/// Reads `00-<trace id>-<parent id>-<flags>` (W3C Trace Context, level 1).
fn parse_traceparent(text: &str) -> Option<(String, String)> {
    let mut parts = text.trim().splitn(5, '-');
    let (version, trace_id, parent, flags) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let known = version.len() == 2 && version != "ff" && (version != "00" || parts.next().is_none());
    let whole = is_id(trace_id, 32) && is_id(parent, 16) && flags.len() == 2;
    (known && whole).then(|| (trace_id.to_owned(), parent.to_owned()))
}

/// Hexadecimal, of the right length, and not all zeros.
fn is_id(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| b.is_ascii_hexdigit()) && text.bytes().any(|b| b != b'0')
}

/// A new trace id (32 digits) and span id (16 digits).
fn random_ids() -> (String, String) {
    let mut bytes = [0_u8; 24];
    // Without randomness the clock and the process still tell spans apart: ids need to be unlikely, not secret.
    if rustix::rand::getrandom(&mut bytes, rustix::rand::GetRandomFlags::empty()).is_err() {
        bytes[8..16].copy_from_slice(&u64::from(std::process::id()).to_le_bytes());
        bytes[16..].copy_from_slice(&crate::clock::wall_ns().to_le_bytes());
    }
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let (trace, span) = digits.split_at(32);
    (trace.to_owned(), span.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_well_formed_traceparent_is_joined() {
        let trace = "0af7651916cd43dd8448eb211c80319c";
        let good = format!("00-{trace}-b7ad6b7169203331-01");
        let (context, parent) = super::context(Some(&good), None);
        assert_eq!((context.trace_id.as_str(), parent.as_deref()), (trace, Some("b7ad6b7169203331")));
        let zeros = format!("00-{}-b7ad6b7169203331-01", "0".repeat(32));
        for bad in ["", "00", good.trim_end_matches('1'), &format!("{good}-x"), &zeros, &good.replace("00-", "ff-")] {
            let (context, parent) = super::context(Some(bad), None);
            assert!(
                context.trace_id != trace && parent.is_none() && is_id(&context.trace_id, 32),
                "{bad:?} was joined"
            );
        }
        assert_eq!(super::context(None, Some(&trace.to_uppercase())).0.trace_id, trace);
    }
}
