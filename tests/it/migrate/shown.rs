//! A bar is shown to a person while it takes long, and to nobody else.

use super::old;
use crate::pty::Pty;
use crate::sandbox::Sandbox;
use fs2::FileExt;
use std::time::Duration;

/// More rows than one change takes.
const ROWS: usize = 1_100;
/// What takes less shows no bar.
const LONG: Duration = Duration::from_millis(700);

/// What a person is shown of a migration that has to wait for the board for long.
fn shown(more: &[&str], is_told: bool) -> String {
    let board = Sandbox::new();
    let row = |n| format!("{{\"work_item_id\":\"w{n}\",\"status\":\"pending\"}}\n");
    old(&board, &[("work_claims_fast.jsonl", (0..ROWS).map(row).collect())]);
    let _ = board.ok(&["init"]);
    let lock = std::fs::File::open(board.path(".coordctl/lock")).expect("the lock is there");
    FileExt::lock_exclusive(&lock).expect("nobody has it");
    let mut command = board.command(&[&["migrate", "old"], more].concat());
    command.env("TERM", "xterm");
    let mut pty = Pty::start_with_stderr(command, 100, 20);
    if is_told {
        // However slowly it starts: from here on it is at work.
        pty.until("the wait", |shown| shown.contains("waiting for process"));
    }
    std::thread::sleep(LONG);
    FileExt::unlock(&lock).expect("it is ours");
    let (code, shown) = pty.end();
    assert_eq!(code, Some(0), "{shown}");
    shown
}

#[test]
fn a_bar_is_shown_to_a_person_while_rows_are_taken_over() {
    assert!(shown(&[], true).contains("taking over"));
    assert!(!shown(&["--quiet"], false).contains("taking over"));
    assert!(!shown(&["--json"], false).contains("taking over"));
}
