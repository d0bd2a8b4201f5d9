//! A migration that is killed is completed by the next one, and nothing is there twice.

use super::{files, migrated, old, old_spans};
use crate::sandbox::Sandbox;
use crate::tracer::{Outcome, kill_after, number_of};
use serde_json::{Map, Value};

/// The fewest kills, so that the test cannot pass by doing nothing.
const FEWEST: usize = 12;

/// The rows of the board without what depends on when they came, sorted.
fn rows(board: &Sandbox) -> Vec<String> {
    let timeless = |row: &Value| {
        let mut row: Map<String, Value> = row.as_object().cloned().expect("an object");
        ["lease", "fence", "migrated"].iter().for_each(|field| drop(row.remove(*field)));
        serde_json::to_string(&row).expect("JSON")
    };
    let names = ["work_claims.json", "agent_status.json", "coordination_log.json"];
    let mut rows: Vec<String> = names.iter().flat_map(|name| board.view(name)).map(|row| timeless(&row)).collect();
    rows.sort();
    rows
}

/// Files with so many rows that they take several changes.
fn many() -> Vec<(&'static str, String)> {
    let mut files = files();
    let more: Vec<String> =
        (0..520).map(|n| format!("{{\"work_item_id\":\"more_{n}\",\"status\":\"pending\"}}\n")).collect();
    files[1].1 += &more.concat();
    files
}

#[test]
fn a_killed_migration_is_completed_by_the_next() {
    let whole = Sandbox::new();
    old(&whole, &many());
    let _ = migrated(&whole, &[]);
    let (expected, spans) = (rows(&whole), old_spans(&whole));
    let mut kills = 0;
    // Every row is a write into the index: some of them stand for all.
    for (call, step) in [("pwrite64", 131), ("write", 1)] {
        for occurrence in (1..).step_by(step) {
            let board = Sandbox::new();
            old(&board, &many());
            let traced = kill_after(&mut board.command(&["migrate", "old"]), number_of(call), occurrence);
            if traced.outcome != Outcome::Killed(9) {
                break;
            }
            kills += 1;
            let _ = migrated(&board, &[]);
            let _ = board.ok(&["sync"]);
            assert_eq!(rows(&board), expected, "after {call} {occurrence}");
            assert_eq!(old_spans(&board), spans, "after {call} {occurrence}");
        }
    }
    assert!(kills >= FEWEST, "only {kills} kills");
}
