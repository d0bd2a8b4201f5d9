//! Items that were archived, came back and were archived again; and files that are not what they were.

use super::{ALL, done, files};
use crate::sandbox::Sandbox;
use coordctl::board::Kind;
use coordctl::store::{Chosen, Durability, OldWriters, Options, Store, now};
use std::fs;
use std::time::Duration;

fn with_store<T>(board: &Sandbox, look: impl FnOnce(&Store<'_>) -> T) -> T {
    let options = Options {
        old_writers: OldWriters::default(),
        durability: Durability::None,
        durable_views: false,
        lock_timeout: Duration::from_secs(30),
        clock: &now,
        on_wait: &|_| {},
        on_warning: &|_| {},
    };
    look(&Store::new(&board.board(), options))
}

#[test]
fn the_newest_copy_of_an_item_is_found_and_each_of_its_completions_once() {
    let board = Sandbox::new();
    let (twice, once) = (done(&board, "test", "twice"), done(&board, "test", "once"));
    let _ = board.ok(&ALL);
    for n in 1..=11 {
        let _ = board.ok(&["archive", "restore", &twice]);
        let _ = board.ok(&["label", &twice, &format!("again-{n}"), "--agent", "ada"]);
        let _ = board.ok(&ALL);
    }
    let shown = board.json(&["archive", "show", &twice]);
    assert_eq!(shown["row"]["labels"].as_array().map(Vec::len), Some(12), "{shown}");
    assert_eq!(shown["completions"].as_array().map(Vec::len), Some(1), "{shown}");
    let results = board.json(&["archive", "search", "--limit", "0"])["results"].as_array().cloned().expect("results");
    let ids: Vec<&str> = results.iter().filter_map(|hit| hit["id"].as_str()).collect();
    assert_eq!(ids, [&twice, &once], "each once, those archived last first");
    let old = board.json(&["archive", "search", "--label", "old", "--limit", "0"])["results"].as_array().map(Vec::len);
    assert_eq!(old, Some(2));
}

#[test]
fn of_one_pass_what_came_last_is_told_first() {
    let board = Sandbox::new();
    let ids = ["one", "two", "three"].map(|text| done(&board, "test", text));
    let _ = board.ok(&ALL);
    let results = board.json(&["archive", "search", "--limit", "0"])["results"].as_array().cloned().expect("results");
    let found: Vec<&str> = results.iter().filter_map(|hit| hit["id"].as_str()).collect();
    assert_eq!(found, [&ids[2], &ids[1], &ids[0]]);
}

#[test]
fn a_whole_file_in_the_place_of_another_has_another_checksum() {
    let board = Sandbox::new();
    for text in ["one", "two"] {
        let _ = done(&board, "test", text);
        let _ = board.ok(&ALL);
    }
    let all = files(&board, ".gz");
    fs::copy(&all[0], &all[1]).expect("it can be copied");
    let said = board.run(&["archive", "list", "--check"]);
    let name = all[1].file_name().and_then(|name| name.to_str()).expect("a name");
    assert!(said.code == 41 && said.stderr.contains(&format!("{name} has another checksum")), "{said:?}");
}

#[test]
fn what_a_killed_pass_left_in_the_making_goes_with_the_next() {
    let board = Sandbox::new();
    let _ = done(&board, "test", "one");
    let _ = board.ok(&ALL);
    let left = board.path(".coordctl/archive/items-20260101T000000Z-1.jsonl.gz.new");
    fs::write(&left, b"half").expect("it can be written");
    let _ = board.ok(&ALL);
    assert!(!left.exists());
}

#[test]
fn what_changed_or_is_needed_since_it_was_chosen_stays_on_the_board() {
    let board = Sandbox::new();
    let [changed, needed, free, below] = ["changed", "needed", "free", "below"].map(|text| done(&board, "test", text));
    let closing = board.ok(&["add", "later", "closed by then", "--depends-on", &free]);
    let _ = board.ok(&["claim", &closing, "--agent", "ada"]);
    let chosen = with_store(&board, |store| {
        let mut snapshot = store.read().expect("a board");
        let mut rows = snapshot.rows(Kind::Work).expect("rows");
        rows.retain(|found| found.columns.status.is_closed());
        Chosen { rows, sequence: snapshot.sequence() }
    });
    let _ = board.ok(&["label", &changed, "since", "--agent", "ada"]);
    let _ = board.ok(&["add", "later", "after it", "--depends-on", &needed]);
    // What is closed needs nothing any more.
    let _ = board.ok(&["complete", &closing, "well", "--agent", "ada"]);
    let pass = with_store(&board, |store| store.begin_archiving().expect("nobody is at it").rows(&chosen, |_| ()));
    let pass = pass.expect("a pass");
    assert_eq!((pass.items, pass.changed), (2, 2), "{pass:?}");
    let mut there = super::on_board(&board);
    there.retain(|id| [&changed, &needed, &free, &below].contains(&id));
    assert_eq!(there, [changed, needed]);
}
