//! The publisher that large boards start on the side.

use crate::sandbox::{Sandbox, eventually};
use serde_json::json;

/// A board whose public files are too large to be replaced with every change.
fn large() -> Sandbox {
    let row = |n: u64| {
        json!({ "work_item_id": format!("work_{}", 1_750_000_000_000_000_000 + n), "agent_id": null, "team": "t",
            "work_type": "test", "priority": "low", "description": "x".repeat(400), "status": "pending" })
    };
    let rows: Vec<_> = (0..2_000).map(row).collect();
    let board = Sandbox::with_files(&[("work_claims.json", &json!(rows).to_string())]);
    let _ = board.ok(&["init"]);
    board
}

fn shown(board: &Sandbox) -> bool {
    let seen = board.json(&["where"]);
    seen["sequence"] == seen["public_files_sequence"]
}

#[test]
fn the_last_change_of_a_burst_is_published_although_nobody_comes_after_it() {
    let board = large();
    (0..20).for_each(|_| drop(board.claim("ada")));
    eventually("the public files show every change", || shown(&board));
    assert_eq!(board.view("work_claims.json").len(), 2_020);
    assert_eq!(board.view("work_claims.json"), board.items());
}

#[test]
fn sync_shows_every_change_at_once() {
    let board = large();
    (0..5).for_each(|_| drop(board.claim("ada")));
    let _ = board.ok(&["sync"]);
    assert!(shown(&board));
    assert_eq!(board.view("work_claims.json").len(), 2_005);
}

#[test]
fn a_publisher_does_not_bring_a_removed_board_back() {
    let board = large();
    (0..3).for_each(|_| drop(board.claim("ada")));
    std::fs::remove_dir_all(board.board()).expect("the board can be removed");
    // What a publisher that slept meanwhile does next:
    let said = board.run(&["sync", "--when-due"]);
    assert_eq!(said.code, 4, "{said:?}");
    assert!(!board.board().exists());
}
