//! OTLP/JSON: a span as one complete `ExportTraceServiceRequest` on one line.
//!
//! The encoding follows opentelemetry-proto 1.x: ids in hexadecimal, 64-bit integers as decimal strings, enums as
//! integers, attributes as a list of key and value.

use serde_json::{Value, json};

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Attribute {
    /// `stringValue`
    Text(String),
    /// `intValue`
    Integer(i64),
    /// `boolValue`
    Truth(bool),
}

/// A span that has ended.
pub(super) struct Finished {
    /// Start in nanoseconds since 1970.
    pub(super) started_ns: u64,
    /// End in nanoseconds since 1970.
    pub(super) ended_ns: u64,
    /// Fields as recorded; those named `otel.…` are the span's own.
    pub(super) attributes: Vec<(&'static str, Attribute)>,
}

/// `SPAN_KIND_INTERNAL`
const INTERNAL: u8 = 1;
/// Trace flags: sampled; with a parent, that it is in another process.
const SAMPLED: u32 = 0x001;
const REMOTE_PARENT: u32 = 0x300;

/// The line of a span, with its newline.
pub(super) fn line(span: &Finished) -> Vec<u8> {
    let own = |name: &str| span.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| text(value));
    let failed = own("error.type");
    let mut body = json!({
        "traceId": own("otel.trace_id").unwrap_or_default(),
        "spanId": own("otel.span_id").unwrap_or_default(),
        "name": own("otel.name").unwrap_or_default(),
        "kind": INTERNAL,
        "startTimeUnixNano": span.started_ns.to_string(),
        "endTimeUnixNano": span.ended_ns.max(span.started_ns).to_string(),
        "flags": SAMPLED,
        "attributes": attributes(span.attributes.iter().filter(|(name, _)| !name.starts_with("otel."))),
        "status": match &failed {
            Some(kind) => json!({ "code": 2, "message": kind }),
            None => json!({ "code": 1 }),
        },
    });
    if let Some(parent) = own("otel.parent_span_id") {
        body["parentSpanId"] = parent.into();
        body["flags"] = (SAMPLED | REMOTE_PARENT).into();
    }
    let resource = [
        ("service.name", Attribute::Text("coordctl".to_owned())),
        ("service.version", Attribute::Text(env!("CARGO_PKG_VERSION").to_owned())),
        ("process.pid", Attribute::Integer(i64::from(std::process::id()))),
    ];
    let request = json!({ "resourceSpans": [{
        "resource": { "attributes": attributes(resource.iter()) },
        "scopeSpans": [{
            "scope": { "name": "coordctl", "version": env!("CARGO_PKG_VERSION") },
            "spans": [body],
        }],
    }]});
    format!("{request}\n").into_bytes()
}

fn attributes<'a>(pairs: impl Iterator<Item = &'a (&'static str, Attribute)>) -> Value {
    pairs.map(|(key, value)| json!({ "key": key, "value": encoded(value) })).collect()
}

fn encoded(value: &Attribute) -> Value {
    match value {
        Attribute::Text(text) => json!({ "stringValue": text }),
        Attribute::Integer(number) => json!({ "intValue": number.to_string() }),
        Attribute::Truth(truth) => json!({ "boolValue": truth }),
    }
}

fn text(value: &Attribute) -> String {
    match value {
        Attribute::Text(text) => text.clone(),
        Attribute::Integer(number) => number.to_string(),
        Attribute::Truth(truth) => truth.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_has_the_form_that_collectors_read() {
        let attributes = vec![
            ("otel.name", Attribute::Text("work.claim".into())),
            ("otel.trace_id", Attribute::Text("0af7651916cd43dd8448eb211c80319c".into())),
            ("otel.span_id", Attribute::Text("b7ad6b7169203331".into())),
            ("coordctl.fence", Attribute::Integer(7)),
            ("coordctl.replayed", Attribute::Truth(false)),
        ];
        let bytes = line(&Finished { started_ns: 5, ended_ns: 4, attributes });
        assert_eq!(bytes.iter().filter(|&&byte| byte == b'\n').count(), 1);
        let value: Value = serde_json::from_slice(&bytes).expect("JSON");
        let span = &value["resourceSpans"][0]["scopeSpans"][0]["spans"][0];
        assert_eq!(span["endTimeUnixNano"], "5", "a span never ends before it starts");
        assert_eq!(span["attributes"][0], json!({ "key": "coordctl.fence", "value": { "intValue": "7" } }));
        assert_eq!((&span["kind"], &span["status"]["code"]), (&json!(1), &json!(1)));
        assert!(span.get("parentSpanId").is_none());
    }
}
