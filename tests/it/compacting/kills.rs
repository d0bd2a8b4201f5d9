//! Whoever is killed in a pass leaves a whole board, and the next pass does what is left to do.

use super::{answers, old_board, pass, segments};
use crate::disk::Disk;
use crate::sandbox::Sandbox;
use crate::tracer::{Call, Outcome, kill_after, observe};
use std::env;
use std::fs::remove_file;
use std::path::Path;
use std::process::Command;

const BOARD: &str = "COMPACTING_BOARD";

#[test]
#[ignore = "it is the program that is killed"]
fn make_a_pass() {
    let Ok(board) = env::var(BOARD) else { return };
    assert!(pass(Path::new(&board)).is_some());
}

fn passing(board: &Sandbox) -> Command {
    let (_, module) = module_path!().split_once("::").expect("a path");
    let mut command = Command::new(env::current_exe().expect("the path of this test"));
    command.args(["--exact", &format!("{module}::make_a_pass"), "--ignored", "--test-threads=1"]);
    command.env_clear().env(BOARD, board.board());
    command
}

#[test]
fn a_kill_anywhere_in_a_pass_leaves_a_whole_board() {
    let (prepared, held) = old_board();
    let start = Disk::of(&prepared.board());
    let on = || {
        let board = Sandbox::new();
        start.put(&board.board());
        board
    };
    let expected = answers(&on(), &held);
    let (board, many) = (on(), segments(&prepared).len());
    let traced = observe(&mut passing(&board));
    assert_eq!(traced.outcome, Outcome::Exited(0), "{traced:?}");
    let few = segments(&board).len();
    let calls: Vec<Call> = traced.calls.into_iter().filter(|call| call.changes).collect();
    let mut left = [0; 3];
    // Storing one row is like storing the next.
    let is_tried = |n: usize| n % 5 == 0 || n + 14 > calls.len();
    for (n, call) in calls.iter().enumerate().filter(|(n, _)| is_tried(*n)) {
        let board = on();
        let traced = kill_after(&mut passing(&board), call.nr, call.occurrence);
        assert_eq!(traced.outcome, Outcome::Killed(9), "after {call:?}: {traced:?}");
        let there = segments(&board).len();
        left[if there >= many { 0 } else { 1 + usize::from(there <= few) }] += 1;
        goes_on(&board, &held, &expected, few, &format!("after {call:?}, the {n}th of {}", calls.len()));
    }
    assert!(left.iter().all(|count| *count > 0), "{left:?} of {} kills", calls.len());
}

fn goes_on(board: &Sandbox, held: &str, expected: &[serde_json::Value], few: usize, when: &str) {
    assert_eq!(answers(board, held), expected, "{when}");
    let said = board.run(&["note", held, "still here", "--agent", "ada"]);
    assert!(said.code == 0 && !said.stderr.contains("warning"), "{when}: {said:?}");
    assert_eq!(board.item(held)["lease"]["ttl_seconds"], 18_000, "{when}");
    assert_eq!(board.view("work_claims.json"), board.items(), "{when}");
    let (items, held_now) = (board.items(), board.item(held));
    let _ = pass(&board.board());
    assert!(segments(board).len() <= few + 1, "{when}: left-overs stay: {:?}", segments(board));
    remove_file(board.path(".coordctl/index")).expect("an index");
    assert_eq!((board.items(), board.item(held)), (items, held_now), "{when}");
}
