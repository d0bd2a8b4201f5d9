//! Passes beside writers and a follower: every change is told once, nothing is lost, and claims keep their fences.

use super::followed::Ends;
use super::{pass, with_store};
use crate::follow::Follower;
use crate::sandbox::Sandbox;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs::{read_to_string, write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

const WRITERS: usize = 4;
const ROUNDS: usize = 4;
const STEPS: usize = 8;

/// A board whose segments are small, but not so small that a follower misses one.
fn board() -> Sandbox {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    let path = board.path(".coordctl/format");
    let text = read_to_string(&path).expect("a format").replace("8388608", "16384");
    write(path, text).expect("the format can be written");
    board
}

/// What one writer does: it works off items, and renews the lease of one that it keeps.
fn work(board: &Sandbox, agent: &str) -> (String, u64, BTreeSet<String>) {
    let kept = board.json(&["claim", "keep", "to the end", "--agent", agent, "--ttl", "1m"]);
    let (id, fence) = (kept["work_id"].as_str().expect("an id").to_owned(), kept["fence"].as_u64().expect("a fence"));
    let mut done = BTreeSet::new();
    for round in 0..ROUNDS {
        let item = board.ok(&["claim", "race", &format!("round {round}"), "--agent", agent]);
        for step in 1..=STEPS {
            let _ = board.ok(&["progress", &item, &step.to_string(), "--agent", agent]);
        }
        let _ = board.ok(&["complete", &item, "well", "--agent", agent]);
        let ttl = format!("{}h", round + 2);
        let _ = board.ok(&["heartbeat", &id, "--agent", agent, "--fence", &fence.to_string(), "--ttl", &ttl]);
        done.insert(item);
    }
    (id, fence, done)
}

#[test]
fn passes_beside_writers_and_a_follower_lose_nothing() {
    let board = board();
    let mut follower = Follower::start(&board, &["--since", "0"]);
    let (running, mut passes, mut dropped) = (AtomicUsize::new(WRITERS), 0, 0);
    let worked: Vec<(String, u64, BTreeSet<String>)> = thread::scope(|scope| {
        let (board, running) = (&board, &running);
        let writers: Vec<_> = (0..WRITERS)
            .map(|n| {
                scope.spawn(move || {
                    let _ends = Ends(running);
                    work(board, &format!("agent-{n}"))
                })
            })
            .collect();
        while running.load(Ordering::SeqCst) > 0 {
            // An agent that changes all the time fills segments.
            super::grow(board, 8000);
            if let Some(done) = pass(&board.board()) {
                (passes, dropped) = (passes + 1, dropped + done.segments);
            }
        }
        writers.into_iter().map(|writer| writer.join().expect("a writer ends well")).collect()
    });
    assert!(passes >= 2 && dropped >= 3, "{passes} passes took {dropped} segments");
    // Whoever lags behind the journal's beginning goes on there; nothing that is in the journal is passed over.
    let in_journal = board.ok(&["events", "--since", "0", "--format", "jsonl"]);
    let _ = board.claim("last");
    let mut numbers = Vec::new();
    loop {
        let event = follower.take(1).pop().expect("a line");
        numbers.push(event["sequence"].as_u64().expect("a number"));
        if event["agent"] == "last" {
            break;
        }
    }
    assert!(numbers.is_sorted_by(|one, next| one < next), "an event is told twice or out of order");
    let told: BTreeSet<u64> = numbers.into_iter().collect();
    for line in in_journal.lines() {
        let event: Value = serde_json::from_str(line).expect("JSON");
        assert!(told.contains(&event["sequence"].as_u64().expect("a number")), "{event} was not told");
    }
    check(&board, &worked);
}

/// Every item is there as it was left, whatever became of the journal.
fn check(board: &Sandbox, worked: &[(String, u64, BTreeSet<String>)]) {
    let items = board.items();
    let with_status = |status: &str| -> BTreeSet<String> {
        let of = items.iter().filter(|item| item["status"] == status);
        of.filter_map(|item| item["work_item_id"].as_str().map(str::to_owned)).collect()
    };
    let done: BTreeSet<String> = worked.iter().flat_map(|(.., done)| done.clone()).collect();
    assert_eq!((with_status("completed"), items.len()), (done, WRITERS * (ROUNDS + 1) + 1));
    for (id, fence, _) in worked {
        let item: Value = board.item(id);
        let ttl = (ROUNDS + 1) * 3600;
        assert_eq!((&item["fence"], &item["lease"]["ttl_seconds"]), (&(*fence).into(), &ttl.into()), "{item}");
        let fence = fence.to_string();
        let _ = board.ok(&[
            "complete",
            id,
            "kept",
            "--fence",
            &fence,
            "--agent",
            item["agent_id"].as_str().expect("a name"),
        ]);
    }
    assert_eq!(board.view("coordination_log.json").len(), WRITERS * (ROUNDS + 1));
    let damaged = with_store(&board.board(), |store| store.read().map(|snapshot| snapshot.damaged()));
    assert_eq!(damaged.expect("a board"), 0);
}
