//! A state that was in use by an older tool, where this machine has it.

use super::{ALL, found};
use crate::legacy::shared;
use crate::sandbox::{Sandbox, skip};
use serde_json::Value;
use std::collections::BTreeMap;

/// Rows by their ids.
fn by_id(rows: &[Value]) -> BTreeMap<String, Value> {
    rows.iter().map(|row| (row["work_item_id"].as_str().expect("an id").to_owned(), row.clone())).collect()
}

#[test]
fn what_was_closed_leaves_and_comes_back_and_what_was_open_stays() {
    let Some(from) = shared() else {
        return skip("no state of an older tool on this machine (COORDCTL_LEGACY_STATE)");
    };
    let board = Sandbox::new();
    std::fs::create_dir(board.board()).expect("a directory can be made");
    for name in ["work_claims.json", "agent_status.json", "coordination_log.json"] {
        std::fs::copy(from.join(name), board.path(name)).expect("a file can be copied");
    }
    let _ = board.ok(&["init"]);
    let before = by_id(&board.items());
    let log = board.view("coordination_log.json").len();
    let is_closed = |row: &&Value| matches!(row["status"].as_str(), Some("completed" | "done" | "cancelled"));
    let closed: Vec<String> = before.iter().filter(|(_, row)| is_closed(row)).map(|(id, _)| id.clone()).collect();
    let moved = board.json(&ALL);
    assert_eq!(moved["items"].as_u64(), Some(closed.len() as u64), "{moved}");
    assert!(!closed.is_empty() && closed.len() < before.len(), "{} of {}", closed.len(), before.len());
    let after = by_id(&board.items());
    let expected: BTreeMap<String, Value> =
        before.iter().filter(|(id, _)| !closed.contains(id)).map(|(id, row)| (id.clone(), row.clone())).collect();
    assert_eq!(after, expected, "what is open stays as it was");
    assert_eq!(found(&board, &[]), closed);
    let completions = found(&board, &["--kind", "completion"]).len();
    assert_eq!(completions + board.view("coordination_log.json").len(), log);
    for ids in closed.chunks(64) {
        let words: Vec<&str> = ["archive", "restore"].into_iter().chain(ids.iter().map(String::as_str)).collect();
        let _ = board.ok(&words);
    }
    assert_eq!(by_id(&board.items()), before, "all of it comes back as it was");
}
