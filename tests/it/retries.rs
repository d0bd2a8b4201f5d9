//! Repeating a command whose end nobody saw: one effect, the same answer, and on the disk when it is answered.

use crate::sandbox::Sandbox;
use crate::tracer::{Outcome, Traced, fail_call, number_of, observe};
use crate::trial::{Prepared, Trial, assert_same};
use nix::libc;
use serde_json::Value;

/// A change with a request id.
fn with_request_id(prepared: &Prepared, name: &str) -> Trial {
    let changes = prepared.changes();
    let (_, arguments) = changes.iter().find(|(known, _)| *known == name).expect("the change is known");
    Trial::new(prepared.disk.clone(), &[arguments, ["--request-id", "once"].as_slice()].concat())
}

/// Runs a command with its first flush of the journal failing.
fn fail_flush(trial: &Trial, board: &Sandbox) -> Traced {
    fail_call(&mut trial.command(board), number_of("fdatasync"), 1, libc::EIO)
}

fn check_items(trial: &Trial, board: &Sandbox) {
    assert_same("items", &board.items(), &trial.before.items, &trial.after.items);
}

fn document(stdout: &[u8]) -> Value {
    serde_json::from_slice(stdout).expect("the answer is JSON")
}

/// The verbs of the newest changes, oldest first.
fn verbs(board: &Sandbox) -> Vec<String> {
    let events = board.json(&["events", "--limit", "2"]);
    let events = events["events"].as_array().expect("there are events").iter();
    events.map(|event| event["event"]["verb"].as_str().expect("an event has a verb").to_owned()).collect()
}

#[test]
fn a_killed_change_that_is_retried_is_made_once() {
    let prepared = Prepared::new();
    for name in ["claim", "claim of a waiting item", "progress", "complete", "release"] {
        let trial = with_request_id(&prepared, name);
        let mut answered = 0;
        let kills = trial.kill_behind_changes(|board, _, first, made| {
            let retried = document(board.ok(&trial.words()).as_bytes());
            assert_eq!(retried["replayed"], made, "{name}: {retried}");
            check_items(&trial, board);
            for field in ["work_id", "fence", "attempt", "trace_id", "lease_expires_at", "completed_at"] {
                let Some(first) = &first else { continue };
                assert_eq!(retried[field], first[field], "{name}: {field} is answered differently");
            }
            answered += usize::from(first.is_some());
        });
        assert!(kills >= 10 && answered > 0, "{name}: {kills} kills, {answered} of them after the answer");
    }
}

#[test]
fn a_retry_after_a_failed_flush_flushes() {
    let prepared = Prepared::new();
    for name in ["claim", "progress", "complete", "release"] {
        let trial = with_request_id(&prepared, name);
        let (board, _) = trial.board();
        let failed = fail_flush(&trial, &board);
        assert_eq!(failed.outcome, Outcome::Exited(42), "{name}: {failed:?}");
        let again = fail_flush(&trial, &board);
        assert_eq!(again.outcome, Outcome::Exited(42), "{name}: the retry is answered without a flush: {again:?}");
        let retried = observe(&mut trial.command(&board));
        assert_eq!(retried.outcome, Outcome::Exited(0), "{name}: {retried:?}");
        assert_eq!(document(&retried.stdout)["replayed"], true, "{name}");
        assert_eq!(verbs(&board), ["confirm", "confirm"], "{name}: the answer rests on an old record");
        check_flushed_before_answered(&retried);
        check_items(&trial, &board);
    }
}

#[test]
fn completing_again_after_a_failed_flush_flushes_without_a_request_id() {
    let trial = Prepared::new().trial("complete");
    let (board, _) = trial.board();
    assert_eq!(fail_flush(&trial, &board).outcome, Outcome::Exited(42));
    assert_eq!(fail_flush(&trial, &board).outcome, Outcome::Exited(42), "the second is answered without a flush");
    let again = observe(&mut trial.command(&board));
    assert_eq!(document(&again.stdout)["already_completed"], true, "{again:?}");
    check_flushed_before_answered(&again);
    check_items(&trial, &board);
    assert_eq!(board.view("coordination_log.json").len(), trial.after.log.len(), "it is scored once");
}

/// The first flush is that of the journal, and comes before anything is written to standard output.
fn check_flushed_before_answered(traced: &Traced) {
    let position = |name, changes| traced.calls.iter().position(|call| call.name == name && call.changes == changes);
    let (flushed, answered) = (position("fdatasync", false), position("write", false));
    assert!(flushed.is_some() && flushed < answered, "{:?}", traced.calls);
}
