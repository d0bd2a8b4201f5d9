//! The cost of a change must not grow with the board (I14).

use crate::sandbox::Sandbox;
use crate::tracer::{Traced, observe};
use serde_json::json;

/// Items on the large board: enough for several levels of the index.
const MANY: usize = 8_000;

/// A board with this many pending items, taken over from an older tool's file.
fn board_of(items: usize) -> Sandbox {
    let row = |n: usize| {
        json!({ "work_item_id": format!("work_{}", 1_750_000_000_000_000_000_u64 + n as u64), "agent_id": null,
            "claimed_at": null, "work_type": "test", "priority": "medium", "description": "something to do",
            "status": "pending", "team": "t" })
    };
    let rows: Vec<_> = (0..items).map(row).collect();
    let board = Sandbox::with_files(&[("work_claims.json", &json!(rows).to_string())]);
    let _ = board.ok(&["init"]);
    let _ = board.claim("ada");
    board
}

/// The calls of a command from the moment on that it opens the board's lock.
pub(crate) fn calls_on_board(traced: &Traced) -> Vec<&'static str> {
    let names: Vec<_> = traced.calls.iter().map(|call| call.name).collect();
    let first = names.iter().position(|name| *name == "flock").unwrap_or(0);
    names[first..].to_vec()
}

pub(crate) fn count(calls: &[&str], name: &str) -> usize {
    calls.iter().filter(|call| **call == name).count()
}

#[test]
fn a_claim_makes_no_more_calls_on_a_large_board_than_on_a_small_one() {
    let claim = |board: &Sandbox| {
        observe(&mut board.command(&["claim", "test", "one more", "--agent", "ada", "--durability", "full"]))
    };
    let (small, large) = (claim(&board_of(10)), claim(&board_of(MANY)));
    let (small, large) = (calls_on_board(&small), calls_on_board(&large));
    let to_flush = |calls: &[&str]| calls.iter().position(|name| *name == "fdatasync").expect("a claim is flushed") + 1;
    let (of_small, of_large) = (to_flush(&small), to_flush(&large));
    assert!(of_small <= 40 && of_large <= 40, "from lock to flush: {of_small} and {of_large} calls");
    // Finding an agent may look into one page more for each level of the index.
    assert!(of_large <= of_small + 3, "from lock to flush: {of_small} calls on 10 items, {of_large} on {MANY}");
    assert_eq!(count(&small[..of_small], "fdatasync"), 1, "one flush for the change");
    assert_eq!(count(&small, "fdatasync"), 3, "one more for each public file that changed");
}
