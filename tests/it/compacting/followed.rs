//! Whoever follows the board while old segments leave the journal: who keeps up is told of everything, and who lags behind
//! goes on with what is there.

use super::{now, segments, with_store_at};
use crate::departing::change;
use crate::follow::{Follower, in_parts};
use crate::sandbox::Sandbox;
use coordctl::board::Kind;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

const WRITERS: usize = 3;
const STEPS: usize = 12;

/// Counts one writer less, however it ends: whoever waits for that does not wait for ever.
pub(super) struct Ends<'a>(pub(super) &'a AtomicUsize);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Changes an agent's row so that the follower sees how far it is.
fn mark(board: &Sandbox, n: usize) {
    let row = json!({ "agent_id": "mark", "status": "active", "n": n });
    change(&board.board(), &format!("mark-{n}"), |txn| {
        txn.put_row(Kind::Agent, "mark", row.as_object().cloned().unwrap_or_default())
    });
}

/// Reads what is told, up to a mark.
fn read_to(follower: &mut Follower, told: &mut Vec<Value>, n: usize) {
    let mark = format!("mark-{n}");
    while told.last().is_none_or(|event| event["verb"] != mark.as_str()) {
        told.extend(follower.take(1));
    }
}

/// Drops what was changed before a moment, in nanoseconds.
fn drop_before(board: &Sandbox, before_ns: u64) -> u32 {
    let done = with_store_at(&board.board(), &now, |store| store.compact(before_ns, |_, _| Ok(())));
    done.expect("a pass can be made").map_or(0, |done| done.segments)
}

#[test]
fn a_follower_that_keeps_up_is_told_of_every_change() {
    let board = in_parts();
    let mut follower = Follower::start(&board, &["--since", "0"]);
    let (running, mut told, mut dropped, mut n) = (AtomicUsize::new(WRITERS), Vec::new(), 0, 0);
    let items: Vec<String> = thread::scope(|scope| {
        let (board, running) = (&board, &running);
        let writers: Vec<_> = (0..WRITERS)
            .map(|agent| {
                scope.spawn(move || {
                    let _ends = Ends(running);
                    let agent = format!("agent-{agent}");
                    let item = board.ok(&["claim", "race", "work", "--agent", &agent]);
                    for step in 1..=STEPS {
                        let _ = board.ok(&["progress", &item, &step.to_string(), "--agent", &agent]);
                    }
                    item
                })
            })
            .collect();
        while running.load(Ordering::SeqCst) > 0 || n < 4 {
            super::grow(board, 600);
            let before = now().expect("a clock").wall_ns;
            n += 1;
            mark(board, n);
            // What was changed before the mark is told by now: it may go, while the others go on.
            read_to(&mut follower, &mut told, n);
            dropped += drop_before(board, before);
        }
        writers.into_iter().map(|writer| writer.join().expect("a writer ends well")).collect()
    });
    mark(&board, n + 1);
    read_to(&mut follower, &mut told, n + 1);
    assert!(dropped >= 6, "{dropped} segments went");
    let numbers: Vec<u64> = told.iter().map(|event| event["sequence"].as_u64().expect("a number")).collect();
    assert!(numbers.is_sorted_by(|one, next| one < next), "an event is told twice or out of order");
    for item in items {
        let steps = told.iter().filter(|event| event["work_id"] == item.as_str()).count();
        assert_eq!(steps, STEPS + 1, "a change of {item} was not told");
    }
    let of = |verb: &str| told.iter().filter(|event| event["verb"] == verb).count();
    assert_eq!(of("test"), 24 * n, "what filled the segments was not told");
}

#[test]
fn a_follower_that_lags_behind_goes_on_where_the_journal_begins() {
    let board = in_parts();
    super::grow(&board, 600);
    let (mut follower, mut told) = (Follower::start(&board, &["--since", "0"]), Vec::new());
    mark(&board, 0);
    read_to(&mut follower, &mut told, 0);
    let since = told.pop().and_then(|event| event["sequence"].as_u64()).expect("a number");
    // It stands still while the place where it reads on leaves the journal, and many segments behind it.
    let stopped = follower.stop();
    super::grow(&board, 600);
    assert!(drop_before(&board, u64::MAX) > 0);
    super::grow(&board, 600);
    assert!(drop_before(&board, u64::MAX) > 0);
    let first = segments(&board);
    mark(&board, 1);
    drop(stopped);
    let mut told = Vec::new();
    read_to(&mut follower, &mut told, 1);
    assert!(told.len() < 49, "it did not lag behind");
    let numbers: Vec<u64> = told.iter().map(|event| event["sequence"].as_u64().expect("a number")).collect();
    assert!(numbers.is_sorted_by(|one, next| one < next) && numbers[0] > since, "{numbers:?}");
    let there = board.ok(&["events", "--since", &since.to_string(), "--format", "jsonl"]);
    for line in there.lines() {
        let event: Value = serde_json::from_str(line).expect("JSON");
        assert!(told.contains(&event), "{event} was not told, the journal is {first:?}");
    }
}
