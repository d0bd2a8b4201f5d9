//! Figures of spans: exact, of each sort by itself, whatever the files look like.

use crate::sandbox::Sandbox;
use crate::span_fixture::{Fixed, MS, START, claims, line, operation, packed};
use serde_json::{Value, json};
use std::fs::write;

/// A board's directory with one file of spans, named `spans.jsonl`, beside it.
fn with(text: &str) -> Sandbox {
    let board = Sandbox::new();
    write(board.root().join("spans.jsonl"), text).expect("a file can be written");
    board
}

fn stats(board: &Sandbox, arguments: &[&str]) -> Value {
    board.json(&[&["telemetry", "stats"], arguments].concat())
}

#[test]
fn the_figures_of_a_file_are_exact() {
    let board = with(&claims());
    let stats = stats(&board, &["spans.jsonl"]);
    let claim = json!([{ "operation": "work.claim", "count": 100, "errors": 10, "error_rate": 0.1,
        "p50_ms": 50.0, "p95_ms": 95.0, "p99_ms": 99.0, "max_ms": 100.0, "lock_share": 0.25 }]);
    assert_eq!(stats["operations"], claim, "only commands are operations");
    assert_eq!(stats["lock"], json!({ "operations": 100, "wait_ms": 1262.5, "share": 0.25 }));
    let lock = json!([{ "name": "store.lock", "count": 100, "errors": 0, "error_rate": 0.0,
        "p50_ms": 12.5, "p95_ms": 23.75, "p99_ms": 24.75, "max_ms": 25.0 }]);
    assert_eq!(stats["steps"], lock);
    let lives: Vec<(&Value, &Value)> =
        stats["lives"].as_array().expect("lives").iter().map(|life| (&life["name"], &life["max_ms"])).collect();
    assert_eq!(lives, [(&"work.attempt".into(), &json!(3_600_000.0)), (&"work.run".into(), &json!(7_200_000.0))]);
    let slowest = &stats["slowest_traces"];
    assert_eq!(slowest.as_array().map(Vec::len), Some(10));
    let first = json!({ "trace_id": format!("{:032x}", 100), "work_id": null, "operation": "work.claim",
        "duration_ms": 100.0, "ended_at": "2025-06-16T06:38:08Z" });
    assert_eq!(slowest[0], first);
    assert_eq!((&stats["spans"], &stats["read"]["lines"]), (&202.into(), &102.into()));
    assert_eq!(stats["schema"], "coordctl.telemetry_stats.v1");
}

#[test]
fn operations_are_grouped_by_who_did_them() {
    let bob = &[("coordctl.agent.id", "bob"), ("coordctl.work.id", "work_1")];
    let by_bob = |n, took| Fixed { attributes: bob, ..operation("work.progress", n, took) };
    let nobody = Fixed { attributes: &[], ..operation("work.list", 9, MS) };
    let text = line(&[operation("work.claim", 1, 2 * MS)]) + &line(&[by_bob(2, 4 * MS), by_bob(3, 8 * MS), nobody]);
    let board = with(&text);
    let of = |by: &str| {
        let stats = stats(&board, &["spans.jsonl", "--by", by]);
        let group = |one: &Value| (one[by].clone(), one["count"].clone(), one["max_ms"].clone());
        stats["operations"].as_array().expect("groups").iter().map(group).collect::<Vec<_>>()
    };
    let group = |name: Value, count: u64, max: f64| (name, json!(count), json!(max));
    assert_eq!(of("agent"), [group("bob".into(), 2, 8.0), group(Value::Null, 1, 1.0), group("ada".into(), 1, 2.0)]);
    assert_eq!(of("team"), [group(Value::Null, 3, 8.0), group("core".into(), 1, 2.0)]);
    let slowest = &stats(&board, &["spans.jsonl"])["slowest_traces"][0];
    assert_eq!(slowest["work_id"], "work_1");
    let board = with(&claims());
    assert_eq!(stats(&board, &["spans.jsonl", "--by", "agent"])["steps"][0]["name"], "store.lock");
}

#[test]
fn a_span_that_began_before_the_moment_and_ended_after_it_is_counted() {
    let board = with(&line(&[operation("work.claim", 1, 2_000 * MS)]));
    let since = ["spans.jsonl", "--since", "2025-06-16T06:38:09Z"];
    assert_eq!(stats(&board, &since)["spans"], 1);
    let gate = [&["telemetry", "assert", "--max", "3s"], &since[..]].concat();
    assert_eq!(board.run(&gate).code, 0, "the gate looks at other spans");
}

#[test]
fn what_is_no_span_is_counted_and_said() {
    let text = format!(
        "{}\n{{\"resourceSpans\":[{{\"cut\n{{\"trace_id\":\"1\",\"operation\":\"claim\"}}\n{}",
        "garbled",
        claims()
    );
    let board = with(&text);
    let said = board.run(&["telemetry", "stats", "spans.jsonl"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.stderr.contains("3 lines are no OTLP") && said.stderr.contains("telemetry convert"), "{said:?}");
    assert!(said.stderr.contains("spans and ") && said.stderr.contains(" MB a second"), "no rate: {said:?}");
    let stats = stats(&board, &["spans.jsonl"]);
    assert_eq!((&stats["read"]["not_otlp_lines"], &stats["spans"]), (&3.into(), &202.into()));
}

#[test]
fn compressed_plain_and_piped_files_are_the_same() {
    let board = with(&claims());
    let root = board.root();
    // By what is in it, not by its name.
    write(root.join("packed"), [packed(""), packed(&claims()), packed("")].concat()).expect("a file can be written");
    let figures = |files: &[&str]| {
        let mut stats = stats(&board, files);
        stats["read"] = Value::Null;
        stats
    };
    assert_eq!(figures(&["packed"]), figures(&["spans.jsonl"]));
    assert_eq!(figures(&["packed", "spans.jsonl"])["operations"][0]["count"], 200);
    let mut command = board.command(&["telemetry", "stats", "-", "--json"]);
    command.stdin(std::fs::File::open(root.join("packed")).expect("a file"));
    let output = command.output().expect("coordctl can be started");
    let piped: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(piped["operations"], figures(&["spans.jsonl"])["operations"]);
}

#[test]
fn all_files_of_the_board_are_read_with_what_was_turned() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    write(board.path(&format!("telemetry_spans-{START:020}.jsonl")), claims()).expect("a file can be written");
    write(board.path(&format!("telemetry_spans-{:020}.jsonl.gz", START + 1)), packed(&claims())).expect("written");
    let stats = stats(&board, &[]);
    let claims = &stats["operations"][0];
    assert_eq!((&claims["operation"], &claims["count"]), (&"work.claim".into(), &201.into()), "{stats}");
    let recent = board.json(&["telemetry", "stats", "--since", "1h"]);
    assert_eq!(recent["operations"][0]["count"], 1, "only the claim made just now: {recent}");
    let since = board.json(&["telemetry", "stats", "--since", "2025-06-16T06:38:08Z"]);
    assert_eq!(since["operations"][0]["count"], 201);
}

#[test]
fn a_board_without_spans_has_no_figures_and_no_board_is_told() {
    let board = Sandbox::new();
    assert_eq!(board.run(&["telemetry", "stats"]).code, 4);
    let said = board.run_with(&[("OTEL_SDK_DISABLED", "true")], &["init"]);
    assert_eq!(said.code, 0);
    let stats = stats(&board, &[]);
    assert_eq!((&stats["spans"], &stats["operations"], &stats["lock"]), (&0.into(), &json!([]), &Value::Null));
}

#[test]
fn the_page_shows_each_sort_in_a_table_of_its_own() {
    let page = with(&claims()).ok(&["telemetry", "stats", "spans.jsonl"]);
    let rows = [
        "202 spans from 2025-06-16 06:38:08Z to 2025-06-16 08:38:10Z",
        "  work.claim    100   10.0%  50.0ms  95.0ms  99.0ms  100ms  25.0%",
        "  waiting for the board's lock: 25.0% of the time of 100 operations",
        "  store.lock    100       –  12.5ms  23.8ms  24.8ms  25.0ms",
        "  work.attempt      1       –  1.0h  1.0h  1.0h  1.0h",
    ];
    for row in rows {
        assert!(page.lines().any(|line| line == row), "{row:?} is not in\n{page}");
    }
}
