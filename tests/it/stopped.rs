//! A writer that stands still, wherever it does: readers go on, writers give up in time, and its death frees the board.

use crate::disk::{Disk, VIEWS};
use crate::sandbox::Sandbox;
use crate::tracer::{Call, stop_after};
use crate::trial::{Prepared, Seen, Trial};
use std::time::{Duration, Instant};

/// Far more than any command takes that waits for nobody, and far less than the patience of one that does.
const SOON: Duration = Duration::from_secs(5);

#[test]
fn a_stopped_writer_delays_no_reader_and_no_writer_for_ever() {
    let trial = Prepared::new().trial("progress");
    let codes: Vec<i32> = trial.changing_calls().iter().map(|call| try_beside(&trial, call)).collect();
    // It stands still in front of its lock, under it, and behind it.
    let under_lock = codes.iter().filter(|code| **code == 40).count();
    assert!(under_lock >= 3 && codes.first() == Some(&0) && codes.last() == Some(&0), "{codes:?}");
}

/// Holds a writer behind a call, reads and writes beside it, kills it, and returns how the other writer ended.
fn try_beside(trial: &Trial, call: &Call) -> i32 {
    let (board, _) = trial.board();
    let held = stop_after(&mut trial.command(&board), call.nr, call.occurrence);
    check_readers(trial, &board);
    let started = Instant::now();
    let other = board.run(&["--lock-timeout", "300ms", "claim", "test", "beside it", "--agent", "eve"]);
    assert!(started.elapsed() < SOON, "behind {call:?} it waited too long: {other:?}");
    match other.code {
        0 => assert!(board.items().iter().any(|item| item["work_item_id"] == other.stdout.trim()), "{other:?}"),
        40 => {
            let name = format!("process {} (progress)", held.pid());
            assert!(other.stderr.contains(&name), "{name} is not named: {other:?}");
            assert!(board.items().iter().all(|item| item["agent_id"] != "eve"), "it was busy and claimed all the same");
        }
        _ => panic!("behind {call:?}: {other:?}"),
    }
    held.kill();
    let _ = board.ok(&["--lock-timeout", "1ms", "claim", "test", "afterwards", "--agent", "eve"]);
    let seen = Seen::at(&board);
    assert!(seen.items.len() > trial.before.items.len(), "{:?}", seen.items);
    other.code
}

fn check_readers(trial: &Trial, board: &Sandbox) {
    let started = Instant::now();
    let items = board.items();
    assert!(items == trial.before.items || items.len() == trial.after.items.len(), "{items:?}");
    let _ = board.item(items[0]["work_item_id"].as_str().expect("an item has an id"));
    let disk = Disk::of(&board.board());
    (0..VIEWS.len()).for_each(|view| assert!(!disk.rows(view).is_empty(), "{} is empty", VIEWS[view]));
    assert!(started.elapsed() < SOON, "readers were delayed");
}

#[test]
fn a_long_wait_says_once_for_whom_it_is_and_quiet_does_not() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let lock = std::fs::File::open(board.path(".coordctl/lock")).expect("the lock file is there");
    lock.lock().expect("nobody holds it");
    let wait = |flags: &[&str]| board.run(&[flags, &["--lock-timeout", "700ms", "claim", "test", "later"]].concat());
    let said = wait(&[]);
    assert_eq!((said.code, said.stderr.matches("waiting for process").count()), (40, 1), "{said:?}");
    let said = wait(&["--quiet"]);
    assert_eq!((said.code, said.stderr.matches("waiting for").count()), (40, 0), "{said:?}");
    lock.unlock().expect("we hold it");
    assert_eq!(board.items().len(), 1);
}
