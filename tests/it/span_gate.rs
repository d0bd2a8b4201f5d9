//! A gate over spans: open only where every condition is met, and never because there was nothing to look at.

use crate::sandbox::{Said, Sandbox};
use crate::span_fixture::{Fixed, MS, claims, line, operation};
use serde_json::{Value, json};
use std::fs::write;

fn with(text: &str) -> Sandbox {
    let board = Sandbox::new();
    write(board.root().join("spans.jsonl"), text).expect("a file can be written");
    board
}

fn gate(board: &Sandbox, conditions: &[&str]) -> Said {
    board.run(&[&["telemetry", "assert", "spans.jsonl"], conditions].concat())
}

#[test]
fn each_limit_is_held_to_the_nanosecond() {
    let board = with(&claims());
    let cases: &[(&[&str], i32)] = &[
        (&["--p50", "50ms", "--p95", "95ms", "--p99", "99ms", "--max", "100ms", "--error-rate", "10%"], 0),
        (&["--p50", "49ms 999us 999ns"], 50),
        (&["--p95", "94999us"], 50),
        (&["--p99", "98999us"], 50),
        (&["--max", "99999us"], 50),
        (&["--error-rate", "9.99"], 50),
        (&["--min-count", "100"], 0),
        (&["--min-count", "101"], 50),
        (&["--p50", "50ms", "--max", "1ms"], 50),
    ];
    for (conditions, code) in cases {
        let said = gate(&board, conditions);
        assert_eq!(said.code, *code, "{conditions:?}: {said:?}");
    }
}

#[test]
fn what_is_not_met_is_said_in_words_and_as_a_document() {
    let board = with(&claims());
    let said = gate(&board, &["--p95", "90ms", "--error-rate", "20%"]);
    assert_eq!(said.code, 50);
    assert!(said.stderr.contains("error: p95 is 95.0ms, more than 90.0ms\n"), "{said:?}");
    let table = "condition    limit   found  verdict\n\
                 count          ≥ 1     100  met\n\
                 p95         ≤ 90.0ms  95.0ms  not met\n\
                 error rate   ≤ 20%     10%  met\n";
    let cells =
        |text: &str| text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>();
    assert_eq!(cells(&said.stdout), cells(table));
    let said = board.run(&["--json", "telemetry", "assert", "spans.jsonl", "--p95", "90ms", "--where", "agent=ada"]);
    let document: Value = serde_json::from_str(&said.stdout).expect("one document");
    let conditions = json!([
        { "condition": "count", "limit": 1, "found": 100, "met": true },
        { "condition": "p95", "limit_ms": 90.0, "found_ms": 95.0, "met": false },
    ]);
    assert_eq!((&document["met"], &document["conditions"]), (&false.into(), &conditions));
    assert_eq!((&document["where"], &document["errors"]), (&json!(["agent=ada"]), &10.into()));
    let error: Value = serde_json::from_str(&said.stderr).expect("an error");
    assert_eq!((&error["code"], &error["retryable"]), (&"gate".into(), &false.into()));
}

#[test]
fn a_gate_that_looks_at_nothing_stays_shut() {
    let board = with(&claims());
    for conditions in [&["--where", "agent=nobody"][..], &["--since", "1h"], &["--where", "operation=store.unlock"]] {
        let limits = ["--p95", "1h", "--error-rate", "100"];
        let said = gate(&board, &[conditions, &limits].concat());
        assert_eq!(said.code, 50, "{conditions:?}: {said:?}");
        assert!(said.stderr.contains("no span matches"), "{said:?}");
        let said = gate(&board, &[conditions, &limits, &["--min-count", "0"]].concat());
        assert_eq!(said.code, 0, "{conditions:?}: {said:?}");
    }
}

#[test]
fn commands_are_meant_unless_operations_are_named() {
    let slow =
        Fixed { attributes: &[("coordctl.agent.id", "bob"), ("tries", "3")], ..operation("work.show", 5000, 500 * MS) };
    let board = with(&(claims() + &line(&[slow])));
    let max = |conditions: &[&str], limit: &str, count: &str| {
        let enough = gate(&board, &[conditions, &["--max", limit, "--min-count", count]].concat());
        assert_eq!(enough.code, 0, "{conditions:?}: {enough:?}");
        let fewer = gate(
            &board,
            &[conditions, &["--max", &format!("{limit} 1ns"), "--min-count", &format!("{count}1")]].concat(),
        );
        assert_eq!(fewer.code, 50, "{conditions:?}: {fewer:?}");
    };
    max(&[], "500ms", "101");
    max(&["--where", "agent!=bob"], "100ms", "100");
    max(&["--where", "tries=3"], "500ms", "1");
    max(&["--where", "error=held"], "100ms", "10");
    max(&["--where", "error=", "--where", "operation=claim"], "90ms", "90");
    max(&["--where", "operation=claim", "--where", "operation=show"], "500ms", "101");
    max(&["--where", "operation=store.lock"], "25ms", "100");
    max(&["--where", "operation=attempt"], "1h", "1");
}

#[test]
fn a_gate_without_a_condition_or_with_a_bad_one_is_refused() {
    let board = with(&claims());
    let said = gate(&board, &["--where", "agent=ada"]);
    assert_eq!(said.code, 2, "{said:?}");
    assert!(said.stderr.contains("--p95"), "{said:?}");
    for (option, value) in [("--error-rate", "101%"), ("--error-rate", "few"), ("--where", "agent"), ("--where", "=x")]
    {
        let said = gate(&board, &["--p50", "1s", option, value]);
        assert_eq!(said.code, 3, "{said:?}");
        assert!(said.stderr.contains(&format!("\"{value}\"")), "{said:?}");
    }
}

#[test]
fn the_spans_of_a_board_are_its_own_measure() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let _ = board.run(&["claim", &id, "--agent", "bob"]);
    assert_eq!(board.run(&["telemetry", "assert", "--where", "operation=claim", "--error-rate", "50%"]).code, 0);
    assert_eq!(board.run(&["telemetry", "assert", "--where", "operation=claim", "--error-rate", "49%"]).code, 50);
}
