//! Conditions from a file, and flags over them.

use super::{assert_codes, gate};
use crate::sandbox::Sandbox;
use std::fs::write;

#[test]
fn the_file_of_the_board_is_read_and_flags_go_before_it() {
    let board = Sandbox::new();
    let _ = board.ok(&["add", "test", "x"]);
    assert_eq!(gate(&board, &[]).code, 2, "no condition at all");
    write(board.path("gates.toml"), "max_pending = 0\n[max_age]\nlow = \"1h\"\n").expect("a file can be written");
    assert_codes(
        &board,
        &[
            (&[], 50),
            (&["--max-pending", "1"], 0),
            (&["--max-pending", "1", "--max-age", "medium=0s", "--max-age", "medium=1h"], 0),
            (&["--max-dead-letters", "0"], 50),
        ],
    );
    write(board.root().join("other.toml"), "max_pending = 1\n").expect("a file can be written");
    assert_codes(&board, &[(&["--file", "other.toml"], 0), (&["--file", "other.toml", "--max-pending", "0"], 50)]);
}

#[test]
fn the_window_is_that_of_the_flag_else_of_the_file() {
    let board = Sandbox::new();
    let _ = board.ok(&["complete", &board.claim("ada"), "ok", "--agent", "ada"]);
    let window = |flags: &[&str]| {
        let said = board.run(&[&["--json", "gate"], flags].concat());
        let document: serde_json::Value = serde_json::from_str(&said.stdout).expect("a document");
        document["window_seconds"].as_u64()
    };
    assert_eq!(window(&["--min-completion-rate", "1"]), Some(86_400));
    write(board.path("gates.toml"), "window = \"6h\"\nmin_completion_rate = 1\n").expect("a file can be written");
    assert_eq!((window(&[]), window(&["--window", "2h"])), (Some(21_600), Some(7_200)));
}

#[test]
fn what_is_wrong_in_a_file_is_told_with_its_line() {
    let board = Sandbox::new();
    let _ = board.ok(&["add", "test", "x"]);
    let cases = [
        (
            "max_pending = 0\nmax_pendin = 1\n",
            "gates.toml:2: unknown key \"max_pendin\"; did you mean \"max_pending\"?",
        ),
        ("[p95]\nclaim = \"soon\"\n", "gates.toml:2: p95 is \"claim=soon\", which is no verb with a length of time"),
        ("max_late = \nx = 1\n", "gates.toml:1: \"max_late =\" is no TOML"),
        ("max_late = -1\nmax_x = 1\n", "and 1 more fault"),
        ("window = \"soon\"\nmax_late = 0\n", "window is \"soon\", which is no length of time"),
    ];
    for (text, told) in cases {
        write(board.path("gates.toml"), text).expect("a file can be written");
        let said = gate(&board, &["--max-pending", "9"]);
        assert!(said.code == 3 && said.stderr.contains(told), "{text}: {said:?}");
    }
    let said = gate(&board, &["--file", "absent.toml"]);
    assert!(said.code == 3 && said.stderr.contains("\"absent.toml\""), "{said:?}");
}

#[test]
fn a_flag_that_makes_no_sense_is_quoted() {
    let board = Sandbox::new();
    let _ = board.ok(&["add", "test", "x"]);
    let cases = [
        ("--p50", "100ms", "VERB=DURATION"),
        ("--p95", "claim=soon", "VERB=DURATION"),
        ("--p99", "", "VERB=DURATION"),
        ("--max", "=1s", "VERB=DURATION"),
        ("--error-rate", "101%", "0 to 100"),
        ("--max-age", "urgent=1h", "PRIORITY=DURATION"),
        ("--max-pending", "-1", "whole number"),
        ("--max-blocked", "1.5", "whole number"),
        ("--max-dead-letters", "few", "whole number"),
        ("--max-late", "", "whole number"),
        ("--max-lost-spans", "x", "whole number"),
        ("--max-damage", "x", "whole number"),
        ("--max-cost", "5", "5/1d"),
        ("--min-health", "101", "0 to 100"),
        ("--min-throughput", "10", "10/1d"),
        ("--min-completion-rate", "x=1", "0 to 100"),
    ];
    for (flag, value, hint) in cases {
        let said = gate(&board, &[flag, value]);
        assert_eq!(said.code, 3, "{flag} {value}: {said:?}");
        assert!(said.stderr.contains(&format!("{flag} is \"{value}\"")) && said.stderr.contains(hint), "{said:?}");
    }
}
