//! A system call that fails: exit code 0 means that the change is there, any other that nothing has changed.

use crate::disk::Disk;
use crate::sandbox::Sandbox;
use crate::tracer::{Call, Outcome, Traced, fail_call, number_of, observe, shorten_write};
use crate::trial::{Prepared, Trial};
use coordctl::failure::EXIT_CODES;
use nix::libc;
use std::collections::BTreeSet;

/// What a call is made to fail with: two of these, the next call with the two that follow.
const ERRORS: [(&str, i32); 5] = [
    ("ENOSPC", libc::ENOSPC),
    ("EIO", libc::EIO),
    ("EACCES", libc::EACCES),
    ("EDQUOT", libc::EDQUOT),
    ("EMFILE", libc::EMFILE),
];

/// The calls that are made to fail.
const CALLS: [&str; 19] = [
    "open",
    "openat",
    "read",
    "pread64",
    "pwrite64",
    "write",
    "fdatasync",
    "fsync",
    "renameat",
    "renameat2",
    "fallocate",
    "flock",
    "mkdir",
    "mkdirat",
    "unlinkat",
    "ftruncate",
    "fstat",
    "newfstatat",
    "statx",
];

/// Those that a signal can interrupt, which is no failure.
const INTERRUPTIBLE: [&str; 8] = ["open", "openat", "read", "pread64", "pwrite64", "write", "fdatasync", "flock"];

/// The fewest calls that must have been made to fail, so that a test cannot pass by doing nothing.
const FEWEST: usize = 40;

#[test]
fn a_failing_call_fails_no_claim_halfway() {
    fail_every_call(&Prepared::new().trial("claim"));
}

#[test]
fn a_failing_call_fails_no_progress_halfway() {
    fail_every_call(&Prepared::new().trial("progress"));
}

#[test]
fn a_failing_call_fails_no_complete_halfway() {
    fail_every_call(&Prepared::new().trial("complete"));
}

#[test]
fn a_failing_call_fails_no_first_claim_halfway() {
    fail_every_call(&first_claim());
}

#[test]
fn a_short_write_is_taken_up_where_it_ended() {
    let prepared = Prepared::new();
    for trial in ["claim", "progress", "complete"].map(|name| prepared.trial(name)).iter().chain([&first_claim()]) {
        let writes = calls_of(trial).into_iter().filter(|call| ["write", "pwrite64"].contains(&call.name));
        let (mut count, mut states) = (0, BTreeSet::new());
        for call in writes {
            println!("{:?}: {call:?} is short", trial.arguments);
            let (board, _) = trial.board();
            let traced = shorten_write(&mut trial.command(&board), call.nr, call.occurrence);
            assert_eq!(traced.outcome, Outcome::Exited(0), "{}", said(&traced));
            check(trial, &board, &traced, &mut states);
            count += 1;
        }
        assert!(count > 5, "only {count} writes were cut short");
    }
}

/// The claim that makes the board.
fn first_claim() -> Trial {
    Trial::new(Disk::default(), &["claim", "test", "the first of all", "--agent", "ada"])
}

/// Makes every call fail, one at a time, in two ways that go round, and by a signal where that can interrupt it.
fn fail_every_call(trial: &Trial) {
    let calls = calls_of(trial);
    assert!(calls.len() >= FEWEST, "only {} calls", calls.len());
    let mut states = BTreeSet::new();
    let mut errors = ERRORS.into_iter().cycle();
    for call in calls {
        let interrupted = INTERRUPTIBLE.contains(&call.name).then_some(("EINTR", libc::EINTR));
        for (name, errno) in errors.by_ref().take(2).chain(interrupted) {
            println!("{:?}: {call:?} fails with {name}", trial.arguments);
            let (board, _) = trial.board();
            let traced = fail_call(&mut trial.command(&board), call.nr, call.occurrence, errno);
            check(trial, &board, &traced, &mut states);
            if name == "EINTR" {
                assert_eq!(traced.outcome, Outcome::Exited(0), "{}", said(&traced));
            }
        }
    }
}

/// The calls to make fail: those on the list, without the ones that are made before the program gets to work.
fn calls_of(trial: &Trial) -> Vec<Call> {
    let (board, _) = trial.board();
    let start_up = observe(&mut board.command(&["--version"]));
    let at_start = |nr| start_up.calls.iter().filter(|call| call.nr == nr && call.name != "write").count();
    let traced = observe(&mut trial.command(&board));
    assert_eq!(traced.outcome, Outcome::Exited(0), "{}", said(&traced));
    let wanted = CALLS.map(number_of);
    traced.calls.into_iter().filter(|call| wanted.contains(&call.nr) && call.occurrence > at_start(call.nr)).collect()
}

/// Checks that the exit code tells the truth, and that the next command works in every state that is new.
fn check(trial: &Trial, board: &Sandbox, traced: &Traced, states: &mut BTreeSet<u64>) {
    let Outcome::Exited(code) = traced.outcome else { panic!("it was killed: {}", said(traced)) };
    assert!(
        EXIT_CODES.iter().any(|row| i32::from(row.code) == code),
        "{code} is no exit code of ours: {}",
        said(traced)
    );
    let disk = Disk::of(&board.board());
    let made = trial.is_made(board, &disk, &traced.stdout);
    let told = String::from_utf8_lossy(&traced.stderr);
    if code == 0 || told.contains("the change is made") {
        assert!(made, "it is said to be done and is not: {}", said(traced));
    } else if !told.contains("whether the change is on disk is unknown") {
        assert!(!made, "it is done and said to have failed: {}", said(traced));
    }
    if states.insert(disk.shape(&trial.start)) {
        trial.goes_on(board, made);
    }
}

fn said(traced: &Traced) -> String {
    let text = String::from_utf8_lossy;
    format!("{:?}, {:?}, {:?}", traced.outcome, text(&traced.stdout), text(&traced.stderr))
}
