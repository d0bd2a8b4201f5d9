//! Turned files of spans go to the archive whole, but none that an export still needs.

use super::{ALL, files};
use crate::sandbox::Sandbox;
use serde_json::Value;
use std::fs;

/// A board with a turned file of spans.
fn turned() -> Sandbox {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let _ = board.ok(&["telemetry", "rotate", "--now"]);
    board
}

/// The turned files beside the board.
fn beside(board: &Sandbox) -> Vec<String> {
    let names = fs::read_dir(board.board()).expect("the board is there");
    let names = names.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with("telemetry_spans-")).collect()
}

#[test]
fn a_turned_file_moves_as_it_is_and_its_spans_are_found() {
    let board = turned();
    let name = beside(&board).pop().expect("a turned file");
    let before = fs::read(board.path(&name)).expect("it can be read");
    assert_eq!(board.json(&["archive"])["span_files"], 0, "it is not a week old");
    assert_eq!(board.json(&[&ALL[..], &["--dry-run"]].concat())["span_files"], 1);
    assert_eq!(board.json(&[&ALL[..], &["--match", "*"]].concat())["span_files"], 0, "a pattern is for items");
    assert_eq!(board.json(&ALL)["span_files"], 1);
    assert!(beside(&board).is_empty());
    let archived = files(&board, ".gz").into_iter().find(|path| path.to_string_lossy().contains("/spans-"));
    assert_eq!(fs::read(archived.expect("a file of spans")).expect("it can be read"), before);
    let listed = board.json(&["archive", "list", "--check"]);
    assert!(
        listed["files"]
            .as_array()
            .expect("files")
            .iter()
            .any(|file| file["what"] == "spans" && file["rows"].as_u64() > Some(0))
    );
    let found = board.json(&["archive", "search", "--kind", "span", "--agent", "ada"]);
    assert_eq!(found["results"][0]["name"], "work.claim", "{found}");
    let none: Value = board.json(&["archive", "search", "--kind", "span", "--agent", "bob"]);
    assert!(none["results"].as_array().expect("results").is_empty(), "{none}");
}

#[test]
fn what_an_export_has_not_had_stays() {
    let board = turned();
    let out = board.root().join("out.jsonl");
    let sink = out.display().to_string();
    let _ = board.ok(&["telemetry", "export", "--to", &sink]);
    let _ = board.claim("bob");
    let _ = board.ok(&["telemetry", "rotate", "--now"]);
    assert_eq!(beside(&board).len(), 2);
    let moved = board.json(&ALL);
    let kept = moved["spans_kept_for_export"].as_array().expect("a list");
    assert_eq!((moved["span_files"].as_u64(), kept.len()), (Some(1), 1), "{moved}");
    let _ = board.ok(&["telemetry", "export", "--to", &sink]);
    let _ = board.ok(&["telemetry", "rotate", "--now"]);
    assert_eq!(beside(&board).len(), 2);
    assert_eq!(board.json(&ALL)["span_files"], 1, "the export has had that one");
}

#[test]
fn the_settings_can_leave_spans_where_they_are() {
    let board = turned();
    fs::write(board.path("coordctl.toml"), "[archive]\nspans = false\n").expect("a file can be written");
    assert_eq!(board.json(&ALL)["span_files"], 0);
    assert_eq!(beside(&board).len(), 1);
}
