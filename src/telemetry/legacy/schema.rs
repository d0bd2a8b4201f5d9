//! The forms that old spans have, and what each of their fields becomes.
//!
//! `docs/telemetry.md` says the same in words, under "Old spans".

use serde_json::{Map, Value};

/// A form of old spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Schema {
    /// What it is called.
    pub(super) name: &'static str,
    /// The fields that show it.
    shown_by: &'static [&'static str],
    /// The unit of a field `duration`, in nanoseconds.
    pub(super) duration_ns: u64,
    /// Whether nanoseconds were written under the name `duration_ms`.
    pub(super) mislabelled: bool,
}

const fn schema(name: &'static str, shown_by: &'static [&'static str]) -> Schema {
    Schema { name, shown_by, duration_ns: 1_000_000, mislabelled: false }
}

/// Every form; the first whose fields are all there is it.
pub(super) const SCHEMAS: &[Schema] = &[
    schema("jaeger", &["operation_name", "logs", "process"]),
    // Jaeger's own names; its durations are microseconds.
    Schema { duration_ns: 1_000, ..schema("jaeger_camel", &["operationName", "startTime"]) },
    schema("classic_forced", &["operation_name", "span_attributes", "forced_trace_context"]),
    schema("classic", &["operation_name", "span_attributes"]),
    schema("headless", &["operation_name", "attributes", "timestamp"]),
    schema("tags_service", &["operation_name", "tags", "service_name"]),
    schema("tags", &["operation_name", "tags"]),
    Schema { mislabelled: true, ..schema("metadata", &["operation", "metadata", "timestamp"]) },
    schema("correlation", &["operation_type", "trace_id", "timestamp"]),
    schema("daemon", &["operation", "cycle", "daemon_pid"]),
    schema("agent", &["operation", "agent_pid", "real_execution"]),
    schema("event", &["event_type", "metadata", "timestamp"]),
    schema("marker", &["operation", "test_trace"]),
    // One line each, with what else there is to tell beside it: metrics, level and message, health_score …
    schema("flat", &["operation", "trace_id"]),
    schema("flat_name", &["operation_name", "trace_id"]),
];

/// The form of an object; `None` where it is no span.
pub(super) fn of(object: &Map<String, Value>) -> Option<&'static Schema> {
    let named = NAME.iter().any(|name| object.get(*name).and_then(Value::as_str).is_some_and(|text| !text.is_empty()));
    SCHEMAS.iter().find(|schema| named && schema.shown_by.iter().all(|field| object.contains_key(*field)))
}

// Fields by what they say. Where several are there, the first that makes sense says it, and the others become attributes.

/// The operation: the name of the span.
pub(super) const NAME: &[&str] = &["operation_name", "operationName", "operation", "operation_type", "event_type"];
/// The trace.
pub(super) const TRACE: &[&str] = &["trace_id", "traceID", "test_trace"];
/// The span.
pub(super) const SPAN: &[&str] = &["span_id", "spanID"];
/// The span around it.
pub(super) const PARENT: &[&str] = &["parent_span_id"];
/// When it began.
pub(super) const START: &[&str] = &["start_time", "startTime", "timestamp"];
/// When it ended.
pub(super) const END: &str = "end_time";
/// How long it took, with the nanoseconds in one of it; `duration` is in the unit of its schema.
pub(super) const DURATION: &[(&str, u64)] =
    &[("duration_ns", 1), ("duration_ms", 1_000_000), ("total_duration_ms", 1_000_000), ("duration", 0)];
/// Where it comes from.
pub(super) const SERVICE: &[&str] = &["service", "service_name", "source"];
/// Objects whose members are attributes under their own names.
pub(super) const ATTRIBUTES: &[&str] = &["span_attributes", "attributes", "tags"];

/// Words of `span_kind`, in the order of `SpanKind`.
pub(super) const KINDS: [&str; 6] = ["unspecified", "internal", "server", "client", "producer", "consumer"];

/// Words of `status` that say that it failed.
pub(super) const FAILED: [&str; 2] = ["failed", "error"];

/// Attributes that have another name today.
pub(super) const RENAMED: &[(&str, &str)] = &[
    ("s2s.work_item_id", "coordctl.work.id"),
    ("s2s.work_type", "coordctl.work.type"),
    ("s2s.priority", "coordctl.work.priority"),
    ("s2s.team", "coordctl.team"),
    ("s2s.agent_id", "coordctl.agent.id"),
    ("agent_id", "coordctl.agent.id"),
    ("metadata.agent_id", "coordctl.agent.id"),
    ("s2s.error", "error.type"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_schema_hides_one_below_it() {
        for (n, below) in SCHEMAS.iter().enumerate() {
            let above = &SCHEMAS[..n];
            let hides = |schema: &&Schema| schema.shown_by.iter().all(|field| below.shown_by.contains(field));
            assert_eq!(above.iter().find(hides).map(|schema| schema.name), None, "hides {}", below.name);
        }
    }
}
