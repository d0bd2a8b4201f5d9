//! A pass that is killed loses nothing and brings nothing twice; the next one completes it.

use super::{ALL, done, files, found, on_board};
use crate::disk::Disk;
use crate::sandbox::Sandbox;
use crate::tracer::{Outcome, kill_after, observe};
use std::collections::BTreeSet;

/// The fewest kills, so that the test cannot pass by doing nothing.
const FEWEST: usize = 30;

/// The items on the board, and those that a search finds.
#[derive(Debug, PartialEq)]
struct Shown {
    board: Vec<String>,
    archive: BTreeSet<String>,
}

impl Shown {
    fn of(board: &Sandbox) -> Self {
        Shown { board: on_board(board), archive: found(board, &[]).into_iter().collect() }
    }
}

#[test]
fn whenever_a_pass_is_killed_each_row_is_on_the_board_or_in_the_archive() {
    let board = Sandbox::new();
    let closed: BTreeSet<String> = (0..3).map(|n| done(&board, "test", &format!("item {n}"))).collect();
    let open = board.ok(&["add", "test", "open"]);
    let start = Disk::of(&board.board());
    let fresh = || {
        let board = Sandbox::new();
        start.put(&board.board());
        board
    };
    let calls = observe(&mut fresh().command(&ALL)).calls;
    let (mut kills, mut both) = (0, 0);
    for call in calls.iter().filter(|call| call.changes) {
        let board = fresh();
        let traced = kill_after(&mut board.command(&ALL), call.nr, call.occurrence);
        assert_eq!(traced.outcome, Outcome::Killed(9), "after {call:?}");
        kills += 1;
        let shown = Shown::of(&board);
        let there: BTreeSet<String> = shown.board.into_iter().filter(|id| *id != open).collect();
        // What a search finds is not on the board: they share out all there is.
        assert!(there.is_disjoint(&shown.archive), "after {call:?}");
        assert_eq!(&there | &shown.archive, closed, "after {call:?}: a row is gone");
        both += usize::from(!there.is_empty() && !files(&board, ".gz").is_empty());
        let _ = board.ok(&ALL);
        let shown = Shown::of(&board);
        assert_eq!(shown, Shown { board: vec![open.clone()], archive: closed.clone() }, "after {call:?}");
        let listed = board.json(&["archive", "list", "--check"]);
        assert_eq!(listed["damaged"].as_array().map(Vec::len), Some(0), "after {call:?}: {listed}");
        let named = listed["files"].as_array().map(Vec::len);
        assert_eq!(named, Some(files(&board, ".gz").len()), "after {call:?}: a file is not named");
        assert!(files(&board, ".new").is_empty(), "after {call:?}");
        if kills % 4 == 0 {
            assert_eq!(found(&board, &["--kind", "completion"]).len(), closed.len(), "after {call:?}");
        }
    }
    assert!(kills >= FEWEST && both > 0, "{kills} kills, {both} between file and board");
}
