//! Old scripts write back whole files that they read before rows left.

use super::{completions, done, ids, take_off};
use crate::old_writer::{CLAIMS, edit_row, put};
use crate::sandbox::Sandbox;
use serde_json::Value;
use std::fs::{read_dir, remove_file};

const LOG: &str = "coordination_log.json";

fn text(rows: &[Value]) -> String {
    Value::from(rows.to_vec()).to_string()
}

fn refused(board: &Sandbox) -> usize {
    read_dir(board.path(".coordctl/quarantine")).map_or(0, Iterator::count)
}

#[test]
fn a_file_that_was_read_before_brings_nothing_back() {
    let board = Sandbox::new();
    let [one, two] = ["one", "two"].map(|result| done(&board, result));
    let held = board.claim("bob");
    let (claims, log, agents) = (board.view(CLAIMS), board.view(LOG), board.view("agent_status.json"));
    take_off(&board.board(), &[&one]);
    put(&board, CLAIMS, &text(&claims));
    put(&board, LOG, &text(&log));
    put(&board, "agent_status.json", &text(&agents));
    let said = board.run(&["progress", &held, "5", "--agent", "bob"]);
    assert_eq!((said.code, said.stderr.contains("warning")), (0, false), "{said:?}");
    assert_eq!(ids(&board.items()), [&two, &held]);
    assert_eq!(ids(&board.view(CLAIMS)), [&two, &held]);
    assert_eq!(ids(&board.view(LOG)), [&two]);
    assert_eq!((completions(&board.board(), &[&one]).len(), refused(&board)), (0, 0));
}

#[test]
fn an_edit_of_another_row_in_such_a_file_is_taken_and_one_of_a_row_that_left_is_kept_aside() {
    let board = Sandbox::new();
    let [one, two] = ["one", "two"].map(|result| done(&board, result));
    let held = board.claim("bob");
    let mut claims = board.view(CLAIMS);
    take_off(&board.board(), &[&one]);
    claims[2]["priority"] = "critical".into();
    put(&board, CLAIMS, &text(&claims));
    let _ = board.ok(&["progress", &held, "5", "--agent", "bob"]);
    assert_eq!((board.item(&held)["priority"].clone(), refused(&board)), ("critical".into(), 0));
    claims[0]["status"] = "pending".into();
    put(&board, CLAIMS, &text(&claims));
    let said = board.run(&["progress", &held, "6", "--agent", "bob"]);
    assert!(said.code == 0 && said.stderr.contains("it is not on the board any more"), "{said:?}");
    assert_eq!((ids(&board.items()), refused(&board)), (vec![two.as_str(), &held], 1));
    assert_eq!(ids(&board.view(CLAIMS)), [&two, &held]);
}

#[test]
fn public_files_of_an_older_copy_bring_nothing_back() {
    let board = Sandbox::new();
    let [one, two] = ["one", "two"].map(|result| done(&board, result));
    let (claims, log) = (board.view(CLAIMS), board.view(LOG));
    take_off(&board.board(), &[&one]);
    put(&board, CLAIMS, &text(&claims));
    put(&board, LOG, &text(&log));
    remove_file(board.path(".coordctl/publish.lock")).expect("notes of a publisher");
    let new = board.claim("bob");
    assert_eq!(ids(&board.items()), [&two, &new]);
    assert_eq!((ids(&board.view(CLAIMS)), ids(&board.view(LOG))), (vec![two.as_str(), &new], vec![two.as_str()]));
}

#[test]
fn what_came_back_is_edited_by_scripts_as_every_other_row() {
    let board = Sandbox::new();
    let one = board.pending();
    let row = board.item(&one).as_object().cloned().expect("a row");
    take_off(&board.board(), &[&one]);
    super::change(&board.board(), "restore", |txn| txn.put_row(coordctl::board::Kind::Work, &one, row.clone()));
    edit_row(&board, &one, |row| row["priority"] = "low".into());
    let _ = board.claim("bob");
    assert_eq!(board.item(&one)["priority"], "low");
}
