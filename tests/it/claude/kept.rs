//! Reports as an analysis leaves them, to be acted on.

use crate::sandbox::Sandbox;
use serde_json::{Value, json};
use std::fs;

/// Later than anything that happens to an item in a test.
pub(super) const LATE: &str = "2099-01-01T00:00:00Z";

/// Puts a report onto a board and returns its id; `number` tells it from others.
pub(super) fn keep(board: &Sandbox, number: u64, analysis: &str, at: &str, answer: &Value) -> String {
    keep_with(board, number, analysis, at, answer, &Value::Null)
}

/// The same with what was done about it.
pub(super) fn keep_with(
    board: &Sandbox,
    number: u64,
    analysis: &str,
    at: &str,
    answer: &Value,
    advice: &Value,
) -> String {
    let id = format!("report_{number:019}");
    let report = json!({
        "schema": "coordctl.claude_report.v1", "report_id": id, "analysis": analysis, "arguments": [],
        "provider": "local", "reason": null, "model": null, "prompt_version": 1, "board_sequence": 0, "at": at,
        "duration_ms": 1, "usage": { "input_tokens": 0, "output_tokens": 0, "cache_read_tokens": 0,
            "cache_write_tokens": 0, "cost_usd": null },
        "corrected": false, "confidence": 0.5, "digest": null, "answer": answer, "figures": null, "advice": advice,
        "a_field_of_a_later_version": [1],
    });
    let dir = board.path(".coordctl/reports");
    fs::create_dir_all(&dir).expect("the directory can be made");
    fs::write(dir.join(format!("{id}.{analysis}-0.json")), report.to_string()).expect("the report can be written");
    id
}

/// An answer that would have items at priorities, the most urgent first.
pub(super) fn priorities(advised: &[(&str, &str)]) -> Value {
    let item = |(n, (id, priority)): (usize, &(&str, &str))| json!({ "work_id": id, "score": 90.0 - n as f64, "priority": priority, "action": "do it", "reason": "it is late" });
    let items: Vec<Value> = advised.iter().enumerate().map(item).collect();
    json!({ "summary": "s", "items": items, "opportunities": [], "confidence": 0.5 })
}

/// An answer that would give items to agents.
pub(super) fn assignments(advised: &[(&str, &str)]) -> Value {
    let one = |(id, agent): &(&str, &str)| json!({ "work_id": id, "agent_id": agent, "reason": "it is free" });
    let all: Vec<Value> = advised.iter().map(one).collect();
    json!({ "summary": "s", "assignments": all, "unassigned": [], "confidence": 0.5 })
}

/// So many items of low priority that wait.
pub(super) fn waiting(board: &Sandbox, count: usize) -> Vec<String> {
    (0..count).map(|_| board.ok(&["add", "test", "something to do", "--priority", "low"])).collect()
}

/// All that the journal holds.
pub(super) fn journal(board: &Sandbox) -> Vec<u8> {
    fs::read(board.path(".coordctl/journal/00000001.jsonl")).expect("there is a journal")
}

/// The verbs of the journal, in their order.
pub(super) fn verbs(board: &Sandbox) -> Vec<String> {
    let text = String::from_utf8_lossy(&journal(board)).into_owned();
    let records = text.trim_end_matches('\0').lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    records.map(|record| record["op"].as_str().unwrap_or_default().to_owned()).collect()
}

/// The priorities of all items, in the order in which they came onto the board.
pub(super) fn urgencies(board: &Sandbox) -> Vec<String> {
    board.items().iter().map(|item| item["priority"].as_str().unwrap_or_default().to_owned()).collect()
}

/// Some texts as they are told.
pub(super) fn texts(values: &Value, field: &str) -> Vec<String> {
    let texts = values.as_array().into_iter().flatten();
    texts.map(|value| value[field].as_str().unwrap_or_default().to_owned()).collect()
}
