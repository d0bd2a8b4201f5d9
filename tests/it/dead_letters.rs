//! `dead-letters`: items that were given up are listed, offered again, or called off.

use crate::bad_input::check_words;
use crate::listing::{changed, listing};
use crate::sandbox::Sandbox;
use serde_json::{Value, json};

/// An item that failed for good.
fn letter(board: &Sandbox, work_type: &str, reason: &str) -> String {
    let id = board.ok(&["claim", work_type, "something to do", "--agent", "ada"]);
    let _ = board.ok(&["progress", &id, "40", "--agent", "ada", "--note", "half way"]);
    let _ = board.ok(&["fail", &id, "--reason", reason, "--no-retry", "--agent", "ada"]);
    id
}

fn listed(board: &Sandbox, flags: &[&str]) -> Vec<Value> {
    let document = board.json(&[&["dead-letters", "list"], flags].concat());
    assert_eq!(document["schema"], "coordctl.dead_letters.v1");
    document["items"].as_array().cloned().expect("a list")
}

#[test]
fn what_was_given_up_is_listed_and_shown_with_its_reasons() {
    let board = Sandbox::new();
    assert_eq!(board.ok(&["generate-id"]).len(), 25);
    assert_eq!(board.ok(&["dead-letters", "list"]), "no dead letters");
    let (first, _) = (letter(&board, "build", "it does not link"), letter(&board, "test", "it hangs"));
    let _ = board.pending();
    let items = listed(&board, &["--type", "build"]);
    let keys: Vec<&String> = items[0].as_object().expect("an object").keys().collect();
    assert_eq!(
        keys,
        ["work_id", "work_type", "description", "team", "priority", "failures", "failed_at", "reason", "agent_id"]
    );
    assert_eq!((items.len(), &items[0]["reason"]), (1, &json!("it does not link")));
    assert_eq!((&items[0]["failures"], &items[0]["failed_at"]), (&json!(1), &board.item(&first)["failed_at"]));
    assert_eq!(listed(&board, &[]).len(), 2);
    assert_eq!(board.json(&["dead-letters", "list", "--limit", "1"])["has_more"], true);
    let table = board.ok(&["dead-letters", "list"]);
    assert!(table.contains(&first) && table.contains("it does not link"), "{table}");
    let shown = board.json(&["dead-letters", "show", &first]);
    assert_eq!(
        (&shown["schema"], &shown["letter"]["reason"]),
        (&json!("coordctl.dead_letter.v1"), &items[0]["reason"])
    );
    assert_eq!((&shown["attempts"][0]["outcome"], &shown["attempts"][0]["progress"]), (&json!("failed"), &json!(40)));
    let text = board.ok(&["dead-letters", "show", &first]);
    for part in ["attempt 1 by \"ada\" failed at 40 % at ", ": it does not link\n", "ada: half way\n", "requeue"] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

#[test]
fn several_are_dealt_with_in_one_change_or_none_is() {
    let board = Sandbox::new();
    let [a, b, c] = ["a", "b", "c"].map(|reason| letter(&board, "build", reason));
    let waiting = board.pending();
    let before = listing(board.root());
    for verb in [&["requeue"][..], &["drop", "--reason", "x"]] {
        let deal = |ids: &[&str]| board.run(&[&["dead-letters"], verb, ids].concat());
        check_words(verb, &deal(&[&a, &waiting]), 14, &waiting, "coordctl show");
        check_words(verb, &deal(&[&a, "work_1"]), 13, "\"work_1\"", "coordctl list");
        check_words(verb, &deal(&[&a, "a/b"]), 3, "\"a/b\"", "letters");
        check_words(verb, &deal(&[]), 2, "WORK_ID", "--help");
        let many: Vec<String> = (0..65).map(|n| format!("work_{n}")).collect();
        check_words(verb, &deal(&many.iter().map(String::as_str).collect::<Vec<_>>()), 3, "\"65\"", "xargs");
    }
    let nothing = ["dead-letters", "drop", &a, "--reason", " "];
    check_words(&nothing, &board.run(&nothing), 3, "\" \"", "note");
    check_words(&["drop"], &board.run(&["dead-letters", "drop", &a]), 2, "--reason", "--help");
    let differing = changed(&before, &listing(board.root()));
    assert!(differing.is_empty(), "a refused change wrote {differing:?}");

    let sequence = |board: &Sandbox| board.json(&["list"])["sequence"].as_u64().expect("a number");
    let start = sequence(&board);
    let done = board.json(&["dead-letters", "requeue", &a, &b, &a, "--reason", "the disk is back", "--agent", "bob"]);
    assert_eq!((&done["schema"], done["items"].as_array().map(Vec::len)), (&json!("coordctl.requeue.v1"), Some(2)));
    assert_eq!((&done["items"][0]["work_id"], &done["items"][0]["status"]), (&json!(a), &json!("pending")));
    let said = board.run(&["dead-letters", "drop", &c, "--reason", "not needed"]);
    assert_eq!((said.code, &*said.stderr), (0, &*format!("{c} is cancelled\n")), "{said:?}");
    assert_eq!(sequence(&board), start + 2, "one change each");
    assert!(listed(&board, &[]).is_empty());
    assert_eq!((&board.item(&a)["failures"], &board.item(&c)["status"]), (&Value::Null, &json!("cancelled")));
    let _ = board.ok(&["claim", &b, "--agent", "bob"]);
    let history = board.ok(&["show", &b]);
    assert!(history.lines().any(|line| line.contains("requeue") && line.ends_with("the disk is back")), "{history}");
}

#[test]
fn a_request_is_dealt_with_once() {
    let board = Sandbox::new();
    let id = letter(&board, "build", "x");
    let requeue = ["dead-letters", "requeue", &id, "--request-id", "r1"];
    let (first, again) = (board.json(&requeue), board.json(&requeue));
    assert_eq!((&first["items"], &again["replayed"]), (&again["items"], &json!(true)));
    let other = board.run(&["dead-letters", "requeue", &id]);
    check_words(&["requeue"], &other, 14, "is pending and cannot be requeued", "coordctl show");
    let shown = board.run(&["dead-letters", "show", &id]);
    check_words(&["show"], &shown, 14, "is pending and cannot be shown as a dead letter", "coordctl show");
}
