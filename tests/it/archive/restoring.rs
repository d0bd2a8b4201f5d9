//! What comes back from the archive comes back as it was.

use super::{ALL, board_of, done, files, found, on_board, row};
use crate::sandbox::Sandbox;
use serde_json::json;

/// The lines of the public file of items.
fn lines(board: &Sandbox, name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(board.path(name)).expect("the file is there");
    let mut lines: Vec<String> = text.lines().map(|line| line.trim_end_matches(',').to_owned()).collect();
    lines.sort();
    lines
}

#[test]
fn a_row_comes_back_to_the_letter_with_its_completion() {
    let board = board_of(&[
        row(
            "w_1",
            "completed",
            &json!({ "odd": { "z": 1.50, "a": [null, "\u{7f}é\\"] }, "n": 12345678901234567890_u64 }),
        ),
        row("w_2", "pending", &json!({})),
    ]);
    let done = done(&board, "test", "once");
    let before = ["work_claims.json", "coordination_log.json"].map(|name| lines(&board, name));
    let _ = board.ok(&ALL);
    assert_eq!(on_board(&board), ["w_2"]);
    let back = board.json(&["archive", "restore", "w_1", &done]);
    assert_eq!((&back["rows"][0]["status"], &back["rows"][1]["completions"]), (&"completed".into(), &1.into()));
    assert_eq!(["work_claims.json", "coordination_log.json"].map(|name| lines(&board, name)), before);
    assert_eq!(board.item(&done)["status"], "completed");
    std::fs::remove_file(board.path(".coordctl/index")).expect("there is an index");
    assert_eq!(
        on_board(&board),
        ["w_2".to_owned(), "w_1".to_owned(), done.clone()],
        "and stays, also without the index"
    );
    assert!(!files(&board, ".gz").is_empty(), "the archive keeps its copy");
    let again = board.run(&["claim", &done]);
    assert_eq!(again.code, 14, "a closed item comes back closed: {again:?}");
}

#[test]
fn what_is_on_the_board_is_not_restored_nor_anything_beside_it() {
    let board = Sandbox::new();
    let (one, two) = (done(&board, "test", "one"), done(&board, "test", "two"));
    let _ = board.ok(&ALL);
    let _ = board.ok(&["archive", "restore", &one]);
    let _ = board.ok(&["label", &one, "kept", "--agent", "ada"]);
    let refused = board.run(&["archive", "restore", &two, &one]);
    assert!(refused.code == 14 && refused.stderr.contains(&one), "{refused:?}");
    assert_eq!(on_board(&board), std::slice::from_ref(&one), "all of those named, or none");
    assert_eq!(board.item(&one)["labels"], json!(["old", "kept"]));
    let unknown = board.run(&["archive", "restore", &two, "work_1"]);
    assert!(unknown.code == 13 && unknown.stderr.contains("work_1"), "{unknown:?}");
    assert_eq!(on_board(&board), [one]);
}

#[test]
fn what_came_back_is_not_archived_again_at_once() {
    let board = board_of(&[row("w_1", "completed", &json!({})), row("w_2", "completed", &json!({}))]);
    let pass = ["archive", "--older-than", "1d", "--keep-last", "0"];
    assert_eq!(board.json(&pass)["items"], 2);
    let _ = board.ok(&["archive", "restore", "w_1"]);
    let moved = board.json(&pass);
    assert_eq!((&moved["items"], &moved["kept"]["restored"]), (&0.into(), &1.into()), "{moved}");
    assert_eq!((on_board(&board), found(&board, &[])), (vec!["w_1".to_owned()], vec!["w_2".to_owned()]));
}

#[test]
fn an_agent_comes_back_as_it_was_registered() {
    let board = Sandbox::new();
    let _ = board.ok(&["agent", "register", "ada", "--role", "reviewer", "--capacity", "2"]);
    let before = board.view("agent_status.json");
    assert_eq!(board.json(&[&ALL[..], &["--agents"]].concat())["agents"], 1);
    assert!(board.view("agent_status.json").is_empty());
    let _ = board.ok(&["archive", "restore", "ada"]);
    assert_eq!(board.view("agent_status.json"), before);
}
