//! Conditions on spans.

use super::{assert_codes, gate, quietly};
use crate::sandbox::Sandbox;
use crate::span_fixture::{Fixed, MS, claims, line, operation};
use std::fs::write;

/// A window that reaches back to the spans of the fixture.
const LONG: &str = "40years";

fn with(text: &str) -> Sandbox {
    let board = Sandbox::new();
    quietly(&board, &["init"]);
    write(board.path("telemetry_spans.jsonl"), text).expect("a file can be written");
    board
}

#[test]
fn each_rank_is_held_to_the_nanosecond() {
    let board = with(&claims());
    assert_codes(
        &board,
        &[
            (&["--window", LONG, "--p50", "claim=50ms", "--p95", "claim=95ms", "--p99", "claim=99ms"], 0),
            (&["--window", LONG, "--max", "claim=100ms", "--max", "store.lock=25ms"], 0),
            (&["--window", LONG, "--p50", "claim=49ms 999us 999ns"], 50),
            (&["--window", LONG, "--p95", "claim=94999us"], 50),
            (&["--window", LONG, "--p99", "claim=98999us"], 50),
            (&["--window", LONG, "--max", "claim=99999us"], 50),
            (&["--window", LONG, "--max", "store.lock=24999us"], 50),
            (&["--window", LONG, "--p50", "claim=50ms", "--max", "claim=1ms"], 50),
        ],
    );
}

#[test]
fn what_fails_is_counted_among_changes_or_one_verb_and_a_lost_race_is_not() {
    let refused: &[(&str, &str)] = &[("coordctl.outcome", "refused")];
    let more = [
        Fixed { error: "held", attributes: refused, ..operation("work.claim", 3001, MS) },
        Fixed { error: "bad_value", ..operation("work.list", 3002, MS) },
        Fixed { error: "bad_value", ..operation("work.complete", 3003, MS) },
    ];
    let board = with(&(claims() + &line(&more)));
    assert_codes(
        &board,
        &[
            // 11 of 101 changes, 10 of 100 claims, every list.
            (&["--window", LONG, "--error-rate", "10.9%"], 0),
            (&["--window", LONG, "--error-rate", "10.8%"], 50),
            (&["--window", LONG, "--error-rate", "claim=10"], 0),
            (&["--window", LONG, "--error-rate", "claim=9.99"], 50),
            (&["--window", LONG, "--error-rate", "list=99.9"], 50),
        ],
    );
}

#[test]
fn a_gate_that_looks_at_nothing_stays_shut() {
    let board = with(&claims());
    for flags in [&["--p95", "claim=1h"][..], &["--window", LONG, "--p95", "clam=1h"], &["--error-rate", "100%"]] {
        let said = gate(&board, flags);
        assert_eq!(said.code, 50, "{flags:?}: {said:?}");
        assert!(said.stdout.contains("no data") && said.stderr.contains("looks at nothing"), "{said:?}");
        let allowed = gate(&board, &[flags, &["--allow-no-data"]].concat());
        assert_eq!(allowed.code, 0, "{flags:?}: {allowed:?}");
        assert!(allowed.stdout.contains("no data, allowed"), "{allowed:?}");
    }
}

#[test]
fn a_shut_gate_does_not_keep_itself_shut() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    for _ in 0..3 {
        assert_eq!(gate(&board, &["--error-rate", "0%"]).code, 0);
        assert_eq!(gate(&board, &["--p50", "claim=1ns"]).code, 50);
    }
}
