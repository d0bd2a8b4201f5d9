//! A process of ours that is killed while another program's version comes out of its place, or while it holds the old lock.

use super::{CLAIMS, edit, put};
use crate::disk::Disk;
use crate::sandbox::Sandbox;
use crate::tracer::{Call, Outcome, kill_after, observe, stop_after};
use serde_json::{Value, json};
use std::process::Command;

const LOCK: &str = "work_claims.json.lock";

/// A board that knows of another program, with an item.
fn board() -> (Sandbox, String) {
    let board = Sandbox::new();
    let id = board.claim("ada");
    edit(&board, CLAIMS, |rows| rows.push(theirs("work_known")));
    let _ = board.ok(&["progress", &id, "10", "--agent", "ada"]);
    assert!(on_board(&board, "work_known"));
    (board, id)
}

/// A copy whose public files the program takes for its own where it did before.
fn copy(board: &Sandbox) -> Sandbox {
    let copy = Sandbox::new();
    let _ = Disk::of(&board.board()).put(&copy.board());
    copy
}

fn theirs(id: &str) -> Value {
    json!({ "work_item_id": id, "agent_id": "bob", "status": "active", "claimed_at": "2026-01-31T12:00:00Z",
        "work_type": "old", "priority": "low", "description": "by a script", "team": "old" })
}

fn on_board(board: &Sandbox, id: &str) -> bool {
    board.items().iter().any(|item| item["work_item_id"] == id)
}

fn progress(board: &Sandbox, id: &str) -> Command {
    board.command(&["progress", id, "50", "--agent", "ada"])
}

/// The public files show the board, and nothing waits.
fn is_settled(board: &Sandbox) {
    assert_eq!(board.view(CLAIMS), board.items());
    let waiting = std::fs::read_dir(board.path(".coordctl/foreign")).expect("the inbox").count();
    assert_eq!(waiting, 0, "a version still waits");
    assert!(!board.path(LOCK).exists(), "the lock is left");
    assert_eq!(board.run(&["list"]).stderr.lines().filter(|line| line.starts_with("warning")).count(), 0);
}

#[test]
fn a_kill_anywhere_while_a_row_is_taken_in_does_not_lose_it() {
    let (made, id) = board();
    edit(&made, CLAIMS, |rows| rows.push(theirs("work_new")));
    let calls = |board: &Sandbox| observe(&mut progress(board, &id)).calls;
    let changing: Vec<Call> = calls(&copy(&made)).into_iter().filter(|call| call.changes).collect();
    assert!(changing.len() > 20, "too few calls: {changing:?}");
    for call in changing {
        let board = copy(&made);
        let traced = kill_after(&mut progress(&board, &id), call.nr, call.occurrence);
        assert_eq!(traced.outcome, Outcome::Killed(9), "{call:?}");
        let said = board.run(&["progress", &id, "60", "--agent", "ada"]);
        assert_eq!(said.code, 0, "{call:?}: {said:?}");
        let rows = board.items().into_iter().filter(|item| item["work_item_id"] == "work_new").count();
        assert_eq!(rows, 1, "{call:?}");
        is_settled(&board);
    }
}

#[test]
fn a_version_that_arrives_right_before_the_exchange_is_taken_in() {
    let (board, id) = board();
    let calls = observe(&mut progress(&copy(&board), &id)).calls;
    let exchange = calls.iter().position(|call| call.name == "renameat2").expect("a public file is exchanged");
    let before = calls[exchange - 1];
    let held = stop_after(&mut progress(&board, &id), before.nr, before.occurrence);
    edit(&board, CLAIMS, |rows| rows.push(theirs("work_late")));
    let traced = held.resume();
    assert_eq!(traced.outcome, Outcome::Exited(0), "{traced:?}");
    assert!(on_board(&board, "work_late"), "it is lost");
    assert_eq!(board.item(&id)["progress"], 50);
    is_settled(&board);
}

#[test]
fn a_kill_between_the_exchange_and_the_look_at_what_came_out_loses_nothing() {
    let (board, id) = board();
    let calls = observe(&mut progress(&copy(&board), &id)).calls;
    let exchange = calls.iter().find(|call| call.name == "renameat2").expect("a public file is exchanged");
    let traced = kill_after(&mut progress(&board, &id), exchange.nr, exchange.occurrence);
    assert_eq!(traced.outcome, Outcome::Killed(9));
    // What came out stands there: as if another program had put its own in place right before.
    let mut rows = board.view(CLAIMS);
    rows.push(theirs("work_late"));
    put(&board, ".coordctl/work_claims.json.new", &Value::from(rows).to_string());
    let said = board.run(&["progress", &id, "60", "--agent", "ada"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(on_board(&board, "work_late"), "it is lost: {said:?}");
    is_settled(&board);
}

#[test]
fn a_kill_while_the_old_lock_is_held_leaves_it_to_the_next_who_breaks_it_and_says_so() {
    let (board, id) = board();
    let calls = observe(&mut progress(&copy(&board), &id)).calls;
    let exchange = calls.iter().find(|call| call.name == "renameat2").expect("a public file is exchanged");
    let traced = kill_after(&mut progress(&board, &id), exchange.nr, exchange.occurrence);
    assert_eq!(traced.outcome, Outcome::Killed(9));
    assert!(board.path(LOCK).exists(), "the lock is not held during the exchange");
    let said = board.run(&["progress", &id, "60", "--agent", "ada"]);
    assert!(said.code == 0 && said.stderr.contains("which does not run any more; it is removed"), "{said:?}");
    is_settled(&board);
}
