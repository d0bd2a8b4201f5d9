//! Two passes at once, one after the other, and one that only tells.

use super::{asked, dead, with};
use crate::listing::{Listing, changed, listing};
use crate::sandbox::{Sandbox, eventually};
use nix::fcntl::{Flock, FlockArg};
use std::fs::File;
use std::sync::atomic::{AtomicBool, Ordering};

const RULES: &str = "[retry]\nenabled = true\nafter = \"0s\"\n[attention.dead_letters]\nabove = 0\n[attention.held_per_agent]\nabove = 0\n";

/// A board with something to do for every rule, and nothing that time alone would change.
fn busy() -> Sandbox {
    let board = with("");
    let _ = board.claim("cyd");
    let _ = dead(&board);
    // The last claim: another one would take back what its lease no longer covers.
    let _ = board.ok(&["claim", "test", "x", "--agent", "ada", "--ttl", "1s"]);
    eventually("the lease of a second is over", || board.run(&["gate", "--max-late", "0"]).code == 50);
    super::write(&board, RULES);
    board
}

/// The board without what says who held a lock last.
fn settled(board: &Sandbox) -> Listing {
    let mut found = listing(&board.board());
    found.retain(|path, _| path.extension().is_none_or(|extension| extension != "lock"));
    found
}

#[test]
fn a_second_pass_at_once_changes_nothing() {
    let board = busy();
    let before = settled(&board);
    let first = board.ok(&["tend"]);
    assert!(["took back 1", "offered again 1", "added work_"].iter().all(|done| first.contains(done)), "{first}");
    let between = settled(&board);
    assert!(!changed(&before, &between).is_empty());
    let second = board.ok(&["tend"]);
    assert!(changed(&between, &settled(&board)).is_empty(), "{second}");
    assert!(["took back", "offered again", "added"].iter().all(|done| !second.contains(done)), "{second}");
}

#[test]
fn what_is_only_told_changes_no_byte() {
    let board = busy();
    let before = listing(&board.board());
    let quiet = [("OTEL_SDK_DISABLED", "true")];
    let said = board.run_with(&quiet, &["tend", "--dry-run"]).stdout;
    let told = ["would take back 1 item", "would offer again 1 item", "would add: agent cyd holds 1 item"];
    assert!(told.iter().all(|would| said.contains(would)), "{said}");
    assert!(changed(&before, &listing(&board.board())).is_empty(), "{said}");
    let document = board.json(&["tend", "--dry-run"]);
    assert_eq!((&document["schema"], &document["dry_run"]), (&"coordctl.tend.v1".into(), &true.into()));
}

#[test]
fn while_another_is_at_work_there_is_nothing_to_do() {
    let board = with(RULES);
    let _ = dead(&board);
    let _ = board.ok(&["tend"]);
    let _ = dead(&board);
    let lock = File::options().write(true).open(board.path(".coordctl/tasks/tend.lock")).expect("there is a lock");
    let held = Flock::lock(lock, FlockArg::LockExclusiveNonblock).expect("nobody has it");
    let before = settled(&board);
    let said = board.run(&["tend"]);
    assert!(said.code == 0 && said.stderr.contains("another tend is at work: process "), "{said:?}");
    let document = board.json(&["tend"]);
    assert!(document["left_to"].as_str().is_some_and(|holder| holder.starts_with("process ")), "{document}");
    assert!(changed(&before, &settled(&board)).is_empty());
    drop(held);
    assert!(board.ok(&["tend"]).contains("offered again 1"));
}

#[test]
fn many_passes_at_once_ask_once_also_where_somebody_removes_their_lock() {
    let board = with("[attention.held_per_agent]\nabove = 0\n[attention.held_per_team]\nabove = 0\n");
    let _ = board.ok(&["claim", "test", "x", "--agent", "ada", "--team", "core"]);
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                let _ = std::fs::remove_file(board.path(".coordctl/tasks/tend.lock"));
                std::thread::yield_now();
            }
        });
        for said in board.race(8, |_| vec!["tend".to_owned()]) {
            assert_eq!(said.code, 0, "{said:?}");
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert_eq!(asked(&board, "pending").len(), 2);
}
