//! A journal of many parts answers as one of a single part does.

use crate::sandbox::Sandbox;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs::{read_dir, read_to_string, remove_file, write};

/// The parts of the journal, in order.
fn parts(board: &Sandbox) -> Vec<String> {
    let entries = read_dir(board.path(".coordctl/journal")).expect("a journal");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A board whose journal is cut into parts of 4 KiB, with an item that was changed in many of them.
fn board() -> (Sandbox, String) {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    let path = board.path(".coordctl/format");
    let mut format: Value = serde_json::from_str(&read_to_string(&path).expect("a format")).expect("JSON");
    format["segment_bytes"] = json!(4096);
    write(path, format.to_string()).expect("the format can be written");
    let first = board.ok(&["claim", "a", "the first", "--agent", "ada", "--request-id", "first"]);
    for round in 0..20 {
        let id = board.claim("bob");
        let _ = board.ok(&["progress", &first, &round.to_string(), "--agent", "ada"]);
        let _ = board.ok(&[if round % 2 == 0 { "complete" } else { "release" }, &id, "--agent", "bob"]);
    }
    assert!(parts(&board).len() > 10, "{:?}", parts(&board));
    (board, first)
}

/// Everything that can be asked.
fn answers(board: &Sandbox, id: &str) -> Vec<Value> {
    let questions: [&[&str]; 5] = [
        &["list", "--status", "all", "--limit", "0"],
        &["list", "--status", "all", "--sort", "created"],
        &["events", "--limit", "1000"],
        &["events", "--limit", "7"],
        &["show", id, "--history", "1000"],
    ];
    questions.iter().map(|question| board.json(question)).collect()
}

fn numbers(events: &Value) -> Vec<u64> {
    events.as_array().expect("a list").iter().map(|event| event["sequence"].as_u64().expect("a number")).collect()
}

#[test]
fn histories_events_and_public_files_reach_across_all_parts() {
    let (board, first) = board();
    let answers = answers(&board, &first);
    assert_eq!(board.view("work_claims.json"), *answers[1]["items"].as_array().expect("a list"));
    assert_eq!((answers[0]["total"].clone(), board.view("coordination_log.json").len()), (21.into(), 10));
    let history = answers[4]["history"].as_array().expect("a list");
    let told: Vec<&str> = history.iter().filter_map(|one| one["event"]["verb"].as_str()).collect();
    assert_eq!(told, [&["claim"][..], &["progress"; 20]].concat());
    let all = numbers(&answers[2]["events"]);
    let distinct: BTreeSet<u64> = all.iter().copied().collect();
    assert!(all.is_sorted() && distinct.len() == all.len(), "an event is told twice: {all:?}");
    let changes = answers[2]["events"].as_array().expect("a list").iter().filter(|one| one["event"]["verb"] != "seal");
    assert_eq!(changes.count(), 61, "an event is missing");
    assert_eq!(numbers(&answers[3]["events"]), all[all.len() - 7..]);
}

#[test]
fn without_the_index_every_answer_is_the_same() {
    let (board, first) = board();
    let before = answers(&board, &first);
    remove_file(board.path(".coordctl/index")).expect("the index can be removed");
    assert_eq!(answers(&board, &first), before, "a reader without an index answers otherwise");
    let again = board.json(&["claim", "a", "the first", "--agent", "ada", "--request-id", "first"]);
    assert_eq!((&again["replayed"], &again["work_id"]), (&true.into(), &first.as_str().into()));
    let _ = board.ok(&["progress", &first, "99", "--agent", "ada"]);
    assert_eq!(board.view("work_claims.json"), board.items());
}

#[test]
fn a_missing_part_is_noticed_wherever_it_stood() {
    let (board, _) = board();
    let parts = parts(&board);
    for missing in [&parts[0], &parts[parts.len() / 2], &parts[parts.len() - 1]] {
        let copy = board.copy();
        remove_file(copy.path(".coordctl/index")).expect("the index can be removed");
        remove_file(copy.path(".coordctl/journal").join(missing)).expect("a part can be removed");
        for verb in [&["list"][..], &["claim", "a", "b"]] {
            crate::bad_input::check_words(verb, &copy.run(verb), 41, missing, "");
        }
    }
}
