//! A span for every command, and one trace for every work item.

use crate::sandbox::Sandbox;
use serde_json::Value;

/// The spans on a board, in the order they were written.
fn spans(board: &Sandbox) -> Vec<Value> {
    let text = std::fs::read_to_string(board.path("telemetry_spans.jsonl")).expect("commands leave spans");
    let span = |line: &str| -> Value {
        let request: Value = serde_json::from_str(line).expect("a line is one document");
        request["resourceSpans"][0]["scopeSpans"][0]["spans"][0].clone()
    };
    text.lines().map(span).collect()
}

fn attribute(span: &Value, name: &str) -> Value {
    let attributes = span["attributes"].as_array().cloned().unwrap_or_default();
    attributes.into_iter().find(|attribute| attribute["key"] == name).map_or(Value::Null, |it| it["value"].clone())
}

#[test]
fn every_command_about_an_item_is_in_the_trace_that_its_row_names() {
    let board = Sandbox::new();
    let (id, other) = (board.claim("ada"), board.claim("bob"));
    let _ = board.ok(&["progress", &id, "50", "--agent", "ada"]);
    let _ = board.ok(&["heartbeat", &id, "--agent", "ada"]);
    let _ = board.ok(&["complete", &id, "--agent", "ada"]);
    let trace = board.item(&id)["telemetry"]["trace_id"].clone();
    assert_ne!(trace, board.item(&other)["telemetry"]["trace_id"], "each item has a trace of its own");
    let about = |span: &Value| attribute(span, "coordctl.work.id")["stringValue"] == id.as_str();
    let names: Vec<String> = spans(&board)
        .iter()
        .filter(|span| about(span))
        .inspect(|span| assert_eq!(span["traceId"], trace, "{span}"))
        .map(|span| span["name"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(names, ["work.claim", "work.progress", "work.heartbeat", "work.complete", "work.show"]);
}

#[test]
fn the_row_names_the_span_of_its_claim() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    assert_eq!(board.item(&id)["telemetry"]["span_id"], spans(&board)[0]["spanId"]);
}

#[test]
fn a_caller_with_a_trace_of_its_own_is_joined() {
    let board = Sandbox::new();
    let (trace, parent) = ("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331");
    let said = board.run_with(&[("TRACEPARENT", &format!("00-{trace}-{parent}-01"))], &["claim", "test", "traced"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!((&spans(&board)[0]["traceId"], &spans(&board)[0]["parentSpanId"]), (&trace.into(), &parent.into()));
    assert_eq!(board.item(said.stdout.trim())["telemetry"]["trace_id"], trace);
}

#[test]
fn a_refusal_is_a_failed_span_and_a_disabled_one_is_none() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let _ = board.run(&["claim", &id, "--agent", "bob"]);
    let refused = spans(&board).pop().expect("a span");
    assert_eq!(
        (&refused["status"]["code"], attribute(&refused, "error.type")["stringValue"].as_str()),
        (&2.into(), Some("held"))
    );
    assert_eq!(attribute(&refused, "process.exit.code")["intValue"], "10");
    let before = spans(&board).len();
    let _ = board.run_with(&[("OTEL_SDK_DISABLED", "true")], &["list"]);
    assert_eq!(spans(&board).len(), before);
}
