//! The use of Claude, from the attributes of spans.

use super::Scrape;
use crate::sandbox::Sandbox;
use std::io::Write;

/// A line with one span that has these attributes.
pub(super) fn line(attributes: &str) -> String {
    let ids = r#""traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331""#;
    let times = r#""startTimeUnixNano":"1750055888000000000","endTimeUnixNano":"1750055889500000000""#;
    format!(
        r#"{{"resourceSpans":[{{"scopeSpans":[{{"spans":[{{{ids},"name":"chat","kind":3,{times},"attributes":[{attributes}]}}]}}]}}]}}"#
    )
}

/// Appends lines to the spans of a board.
pub(super) fn append(board: &Sandbox, lines: &[String]) {
    let path = board.path("telemetry_spans.jsonl");
    let mut file = std::fs::OpenOptions::new().append(true).create(true).open(path).expect("there is a board");
    lines.iter().for_each(|line| writeln!(file, "{line}").expect("it can be written"));
}

/// The attributes of a call: model, tokens in, tokens out, cost as a JSON value.
pub(super) fn usage(model: &str, input: u32, output: u32, cost: &str) -> String {
    format!(
        r#"{{"key":"gen_ai.request.model","value":{{"stringValue":"{model}"}}}},
        {{"key":"gen_ai.usage.input_tokens","value":{{"intValue":"{input}"}}}},
        {{"key":"gen_ai.usage.output_tokens","value":{{"intValue":"{output}"}}}},
        {{"key":"coordctl.claude.cost_usd","value":{cost}}}"#
    )
    .replace('\n', "")
}

#[test]
fn tokens_and_cost_are_summed_by_model() {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    append(&board, &[line(&usage("m-1", 1200, 340, r#"{"doubleValue":0.0125}"#))]);
    append(&board, &[line(&usage("m-2", 5, 6, r#"{"intValue":"2"}"#)), line("")]);
    let _ = Scrape::of(&board);
    append(&board, &[line(&usage("m-1", 100, 60, r#"{"doubleValue":0.1}"#))]);
    let scrape = Scrape::of(&board);
    let expected = [
        "coordctl_claude_tokens_total{model=\"m-1\",direction=\"input\"} 1300",
        "coordctl_claude_tokens_total{model=\"m-1\",direction=\"output\"} 400",
        "coordctl_claude_tokens_total{model=\"m-2\",direction=\"input\"} 5",
        "coordctl_claude_cost_usd_total{model=\"m-1\"} 0.1125",
        "coordctl_claude_cost_usd_total{model=\"m-2\"} 2",
    ];
    let names: Vec<&str> = expected.iter().map(|line| line.rsplit_once(' ').expect("a value").0).collect();
    assert_eq!(scrape.told(&names), expected);
    assert_eq!(scrape.0.keys().filter(|name| name.contains("claude")).count(), 6, "two models, three samples each");
}
