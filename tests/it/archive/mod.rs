//! The archive: what is closed and old leaves the board, is found again, and comes back as it was.

mod choosing;
mod damage;
mod finding;
mod history;
mod killed;
mod old_state;
mod racing;
mod restoring;
mod spans;
mod twice;

use crate::sandbox::Sandbox;
use serde_json::{Value, json};

/// A moment long past.
const PAST: &str = "2025-06-16T06:38:08Z";
/// What takes everything that may go.
const ALL: [&str; 5] = ["archive", "--older-than", "0s", "--keep-last", "0"];

/// A row of an older tool that changed long ago.
fn row(id: &str, status: &str, more: &Value) -> Value {
    let mut row = json!({ "work_item_id": id, "status": status, "work_type": "test", "team": "core", "priority": "medium",
        "description": "something to do", "created_at": PAST, "last_update": PAST });
    let more = more.as_object().cloned().unwrap_or_default();
    row.as_object_mut().expect("an object").extend(more);
    row
}

/// A board of such rows.
fn board_of(rows: &[Value]) -> Sandbox {
    let board = Sandbox::with_files(&[("work_claims.json", &Value::from(rows).to_string())]);
    let _ = board.ok(&["init"]);
    board
}

/// Makes an item of a type and completes it.
fn done(board: &Sandbox, work_type: &str, text: &str) -> String {
    let id = board.ok(&["claim", work_type, text, "--agent", "ada", "--label", "old"]);
    let _ = board.ok(&["complete", &id, &format!("{text}: done"), "--agent", "ada"]);
    id
}

/// The ids on the board, in order.
fn on_board(board: &Sandbox) -> Vec<String> {
    board.items().iter().map(|item| item["work_item_id"].as_str().expect("an id").to_owned()).collect()
}

/// The ids that a search finds, sorted.
fn found(board: &Sandbox, words: &[&str]) -> Vec<String> {
    let results = board.json(&[&["archive", "search", "--limit", "0"], words].concat());
    let results = results["results"].as_array().expect("results").clone();
    let mut ids: Vec<String> = results.iter().map(|hit| hit["id"].as_str().expect("an id").to_owned()).collect();
    ids.sort();
    ids
}

/// The files of the archive with an ending, by their paths.
fn files(board: &Sandbox, ending: &str) -> Vec<std::path::PathBuf> {
    let Ok(entries) = std::fs::read_dir(board.path(".coordctl/archive")) else { return Vec::new() };
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.to_str().is_some_and(|path| path.ends_with(ending)));
    files.sort();
    files
}
