//! What was archived is found: by search, by its id, and by a hint where it is missed.

use super::{ALL, PAST, board_of, done, found, on_board, row};
use crate::sandbox::Sandbox;
use serde_json::{Value, json};

#[test]
fn each_filter_finds_what_it_says() {
    let board = board_of(&[
        row(
            "w_1",
            "completed",
            &json!({ "work_type": "build", "labels": ["ci"], "agent_id": "ada", "result": "Grün" }),
        ),
        row("w_2", "cancelled", &json!({ "team": "web", "completed_at": "2025-08-01T00:00:00Z" })),
        row("w_3", "failed", &json!({ "notes": [{ "text": "said \"no\"" }] })),
    ]);
    let _ = board.ok(&[&ALL[..], &["--status", "completed", "--status", "cancelled", "--status", "failed"]].concat());
    let all = ["w_1", "w_2", "w_3"];
    let cases: [(&[&str], &[&str]); 14] = [
        (&[], &all),
        (&["--type", "build"], &["w_1"]),
        (&["--team", "core"], &["w_1", "w_3"]),
        (&["--agent", "ada"], &["w_1"]),
        (&["--label", "ci"], &["w_1"]),
        (&["--label", "c"], &[]),
        (&["--status", "cancelled"], &["w_2"]),
        (&["--since", "2025-07-01T00:00:00Z"], &["w_2"]),
        (&["--until", "2025-07-01T00:00:00Z"], &["w_1", "w_3"]),
        (&["--since", PAST, "--until", "2025-06-16T06:38:09Z"], &["w_1", "w_3"]),
        (&["grÜn"], &["w_1"]),
        (&["SAID \"no\""], &["w_3"]),
        (&["w_2"], &["w_2"]),
        (&["--kind", "completion"], &[]),
    ];
    for (words, expected) in cases {
        assert_eq!(found(&board, words), expected, "{words:?}");
    }
    let few = board.json(&["archive", "search", "--limit", "2"]);
    let results = few["results"].as_array().expect("results");
    assert_eq!((results.len(), &few["has_more"]), (2, &true.into()));
    assert!(board.ok(&["archive", "search", "grün"]).contains("w_1"));
    let bad = board.run(&["archive", "search", "--kind", "agent", "--label", "ci"]);
    assert!(bad.code == 3 && bad.stderr.contains("\"ci\""), "{bad:?}");
}

#[test]
fn an_item_is_shown_as_it_was_with_its_history() {
    let board = Sandbox::new();
    let id = done(&board, "test", "look at it");
    let before = board.item(&id);
    let _ = board.ok(&ALL);
    let shown = board.json(&["archive", "show", &id]);
    assert_eq!((&shown["row"], &shown["on_board"]), (&before, &false.into()));
    let verbs: Vec<&Value> =
        shown["history"].as_array().expect("a history").iter().map(|line| &line["event"]["verb"]).collect();
    assert_eq!(verbs, ["claim", "complete", "archive"]);
    assert_eq!(shown["completions"][0]["result"], "look at it: done");
    let text = board.ok(&["archive", "show", &id]);
    assert!(
        text.contains("archived on 20") && text.contains("look at it: done") && text.contains("complete"),
        "{text}"
    );
    let missing = board.run(&["archive", "show", "work_1"]);
    assert!(missing.code == 13 && missing.stderr.contains("coordctl archive search"), "{missing:?}");
}

#[test]
fn whoever_asks_the_board_for_an_archived_item_is_told_where_it_is() {
    let board = Sandbox::new();
    let id = done(&board, "test", "long gone");
    let _ = board.ok(&ALL);
    let asked: [&[&str]; 12] = [
        &["show", &id],
        &["claim", &id],
        &["add", "test", "next", "--depends-on", &id],
        &["progress", &id, "5"],
        &["complete", &id],
        &["note", &id, "text"],
        &["set", &id, "--points", "3"],
        &["explain", &id],
        &["trace", &id],
        &["events", "--work", &id],
        &["wait", &id, "--until", "done", "--timeout", "1s"],
        &["dead-letters", "requeue", &id],
    ];
    for words in asked {
        let said = board.run(words);
        assert_eq!(said.code, 13, "{words:?}: {said:?}");
        let hint = format!("coordctl archive show {id}");
        assert!(said.stderr.contains("archived on 20") && said.stderr.contains(&hint), "{words:?}: {said:?}");
    }
    let error: Value = serde_json::from_str(&board.run(&["--json", "show", &id]).stderr).expect("JSON");
    assert!(error["context"]["archived_at"].as_str().is_some_and(|at| at.starts_with("20")), "{error}");
    assert!(board.run(&["show", "work_1"]).stderr.contains("coordctl list"), "others are not");
}

#[test]
fn an_item_that_was_archived_twice_is_found_once_as_it_was_last() {
    let board = Sandbox::new();
    let id = done(&board, "test", "twice");
    let _ = board.ok(&ALL);
    let _ = board.ok(&["archive", "restore", &id]);
    assert_eq!((on_board(&board), found(&board, &[])), (vec![id.clone()], vec![]), "what is on the board counts");
    let _ = board.ok(&["label", &id, "again", "--agent", "ada"]);
    let _ = board.ok(&ALL);
    assert_eq!((on_board(&board), found(&board, &[])), (vec![], vec![id.clone()]));
    assert_eq!(found(&board, &["--kind", "completion"]).len(), 1);
    assert_eq!(board.json(&["archive", "show", &id])["row"]["labels"], json!(["old", "again"]));
    assert_eq!(board.json(&["archive", "list"])["files"].as_array().map(Vec::len), Some(2));
}
