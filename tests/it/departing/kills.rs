//! Whoever is killed while rows leave has taken off all of them or none.

use super::{done, ids, take_off};
use crate::disk::Disk;
use crate::sandbox::Sandbox;
use crate::tracer::{Call, Outcome, kill_after, observe};
use std::env;
use std::fs::remove_file;
use std::path::Path;
use std::process::Command;

const BOARD: &str = "DEPARTING_BOARD";
const ITEMS: &str = "DEPARTING_ITEMS";

#[test]
#[ignore = "it is the program that is killed"]
fn take_off_what_the_environment_names() {
    let (Ok(board), Ok(items)) = (env::var(BOARD), env::var(ITEMS)) else { return };
    let items: Vec<&str> = items.split(' ').collect();
    take_off(Path::new(&board), &items);
}

fn taking_off(board: &Sandbox, items: &[&str]) -> Command {
    let (_, module) = module_path!().split_once("::").expect("a path");
    let test = format!("{module}::take_off_what_the_environment_names");
    let mut command = Command::new(env::current_exe().expect("the path of this test"));
    command.args(["--exact", &test, "--ignored", "--test-threads=1"]);
    command.env_clear().env(BOARD, board.board()).env(ITEMS, items.join(" "));
    command
}

/// Kills a change that takes items off behind each of its calls that change something.
fn walk(leaving: usize) {
    let prepared = Sandbox::new();
    let all: Vec<String> = (0..leaving + 1).map(|n| done(&prepared, &n.to_string())).collect();
    let held = prepared.claim("bob");
    let (start, items) = (Disk::of(&prepared.board()), all[..leaving].iter().map(String::as_str).collect::<Vec<_>>());
    let on = || {
        let board = Sandbox::new();
        start.put(&board.board());
        board
    };
    let traced = observe(&mut taking_off(&on(), &items));
    assert_eq!(traced.outcome, Outcome::Exited(0), "{traced:?}");
    let calls: Vec<Call> = traced.calls.into_iter().filter(|call| call.changes).collect();
    let (mut made, kept) = ([0, 0], [all[leaving].as_str(), &held]);
    for call in &calls {
        let board = on();
        let traced = kill_after(&mut taking_off(&board, &items), call.nr, call.occurrence);
        assert_eq!(traced.outcome, Outcome::Killed(9), "after {call:?}: {traced:?}");
        let left = board.items();
        let is_made = ids(&left) == kept;
        assert!(is_made || left.len() == leaving + 2, "after {call:?} some have left: {left:?}");
        made[usize::from(is_made)] += 1;
        let said = board.run(&["progress", &held, "7", "--agent", "bob"]);
        assert!(said.code == 0 && !said.stderr.contains("warning"), "after {call:?}: {said:?}");
        let (items, claims) = (board.items(), board.view("work_claims.json"));
        assert_eq!((items.len(), &claims), (left.len(), &items), "after {call:?}");
        assert_eq!(board.view("coordination_log.json").len(), items.len() - 1, "after {call:?}");
        remove_file(board.path(".coordctl/index")).expect("an index");
        assert_eq!(board.items(), items, "after {call:?} the index says something else than the journal");
    }
    assert!(made[0] > 1 && made[1] > 10, "{made:?} of {} kills", calls.len());
}

#[test]
fn a_kill_while_one_item_leaves_leaves_the_board_before_it_or_after_it() {
    walk(1);
}

#[test]
fn a_kill_while_many_items_leave_leaves_all_of_them_or_none() {
    walk(9);
}
