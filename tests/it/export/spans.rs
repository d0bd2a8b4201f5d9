//! Spans of files and of requests in one form: that of OTLP/JSON, with what they come from beside them.

use crate::sandbox::Sandbox;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::{AnyValue, KeyValue, any_value};
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message;
use serde_json::{Map, Value, json};

/// The spans in a text of lines.
pub(crate) fn of_lines(text: &str) -> Vec<Value> {
    text.lines().flat_map(|line| of_json(line.as_bytes())).collect()
}

/// The spans on a board, as the file has them.
pub(crate) fn on(board: &Sandbox) -> Vec<Value> {
    of_lines(&std::fs::read_to_string(board.path("telemetry_spans.jsonl")).expect("there are spans"))
}

/// The spans of one document of OTLP/JSON.
pub(crate) fn of_json(body: &[u8]) -> Vec<Value> {
    let document: Value = serde_json::from_slice(body).expect("JSON");
    let list = |value: &Value, name: &str| value[name].as_array().cloned().unwrap_or_default();
    let mut spans = Vec::new();
    for source in list(&document, "resourceSpans") {
        for scope in list(&source, "scopeSpans") {
            let with = |span: Value| json!({ "of": source["resource"], "by": scope["scope"], "span": span });
            spans.extend(list(&scope, "spans").into_iter().map(with));
        }
    }
    spans
}

/// The spans of a request in protobuf, taken apart by the code that OpenTelemetry publishes.
pub(crate) fn of_protobuf(body: &[u8]) -> Vec<Value> {
    let request = ExportTraceServiceRequest::decode(body).expect("protobuf");
    let mut spans = Vec::new();
    for source in request.resource_spans {
        let resource = source.resource.expect("a resource");
        let of = json!({ "attributes": attributes(&resource.attributes) });
        for scope in source.scope_spans {
            let by = scope.scope.map(|scope| json!({ "name": scope.name, "version": scope.version }));
            spans.extend(scope.spans.iter().map(|span| json!({ "of": of, "by": by, "span": of_span(span) })));
        }
    }
    spans
}

fn of_span(span: &Span) -> Value {
    let mut fields = Map::new();
    let mut put = |name: &str, value: Value, is_there: bool| {
        if is_there {
            fields.insert(name.to_owned(), value);
        }
    };
    put("traceId", hex(&span.trace_id).into(), true);
    put("spanId", hex(&span.span_id).into(), true);
    put("traceState", span.trace_state.clone().into(), !span.trace_state.is_empty());
    put("parentSpanId", hex(&span.parent_span_id).into(), !span.parent_span_id.is_empty());
    put("name", span.name.clone().into(), true);
    put("kind", span.kind.into(), true);
    put("startTimeUnixNano", span.start_time_unix_nano.to_string().into(), true);
    put("endTimeUnixNano", span.end_time_unix_nano.to_string().into(), true);
    put("attributes", attributes(&span.attributes), !span.attributes.is_empty());
    assert!(span.events.is_empty(), "compare events too");
    let link = |link: &opentelemetry_proto::tonic::trace::v1::span::Link| {
        assert!(link.attributes.is_empty() && link.trace_state.is_empty(), "compare these too");
        json!({ "traceId": hex(&link.trace_id), "spanId": hex(&link.span_id), "flags": link.flags })
    };
    put("links", span.links.iter().map(link).collect(), !span.links.is_empty());
    if let Some(status) = &span.status {
        let mut told = json!({ "code": status.code });
        if !status.message.is_empty() {
            told["message"] = status.message.clone().into();
        }
        put("status", told, true);
    }
    put("flags", span.flags.into(), span.flags != 0);
    Value::Object(fields)
}

fn attributes(list: &[KeyValue]) -> Value {
    list.iter().map(|one| json!({ "key": one.key, "value": one.value.as_ref().map(value) })).collect()
}

fn value(any: &AnyValue) -> Value {
    match any.value.as_ref().expect("a value") {
        any_value::Value::StringValue(text) => json!({ "stringValue": text }),
        any_value::Value::BoolValue(truth) => json!({ "boolValue": truth }),
        any_value::Value::IntValue(number) => json!({ "intValue": number.to_string() }),
        any_value::Value::ArrayValue(list) => {
            json!({ "arrayValue": { "values": list.values.iter().map(value).collect::<Vec<_>>() } })
        }
        other => panic!("compare {other:?} too"),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Lines of spans that are numbered from `first` on, `each` spans a line. Their ids are one more: none is zero.
pub(crate) fn made(first: usize, lines: usize, each: usize) -> String {
    let span = |n: usize| {
        json!({
            "traceId": format!("{:032x}", 7), "spanId": format!("{:016x}", n + 1), "name": format!("made.{n}"), "kind": 1,
            "startTimeUnixNano": "1700000000000000000", "endTimeUnixNano": "1700000000000000001", "flags": 257
        })
    };
    let line = |at: usize| {
        let spans: Vec<Value> = (0..each).map(|n| span(first + at * each + n)).collect();
        let scopes = json!([{ "scope": { "name": "made", "version": "1" }, "spans": spans }]);
        let resource = json!({ "attributes": [{ "key": "service.name", "value": { "stringValue": "made" } }] });
        json!({ "resourceSpans": [{ "resource": resource, "scopeSpans": scopes }] }).to_string() + "\n"
    };
    (0..lines).map(line).collect()
}

/// The numbers of spans of [`made`].
pub(crate) fn numbers(spans: &[Value]) -> Vec<usize> {
    let number = |span: &Value| usize::from_str_radix(span["span"]["spanId"].as_str()?, 16).ok()?.checked_sub(1);
    spans.iter().filter(|span| span["by"]["name"] == "made").map(|span| number(span).expect("a number")).collect()
}
