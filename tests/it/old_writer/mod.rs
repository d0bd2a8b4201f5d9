//! Old scripts that write the same directory: what they write is taken in, and nothing of ours is lost.

mod beside;
mod edits;
mod kills;
mod lock;
mod rules;

use crate::sandbox::{Sandbox, skip};
use serde_json::Value;
use std::process::Command;

/// A public file as another program reads it.
pub(crate) const CLAIMS: &str = "work_claims.json";

/// Whether the tools of the old scripts are here; says so where they are not.
fn has_tools() -> bool {
    let has = |tool: &str| Command::new(tool).arg("--version").output().is_ok_and(|said| said.status.success());
    let has_all = has("bash") && has("jq");
    if !has_all {
        skip("bash or jq is not installed");
    }
    has_all
}

/// What another program does: it reads a public file, changes its rows, and puts its version in place.
pub(crate) fn edit(board: &Sandbox, name: &str, change: impl FnOnce(&mut Vec<Value>)) {
    let mut rows = board.view(name);
    change(&mut rows);
    put(board, name, &Value::from(rows).to_string());
}

/// Puts a version of a public file in place, as `mv` does.
pub(crate) fn put(board: &Sandbox, name: &str, text: &str) {
    let unfinished = board.path(&format!("{name}.theirs"));
    std::fs::write(&unfinished, text).expect("a file can be written");
    std::fs::rename(unfinished, board.path(name)).expect("a file can be moved");
}

/// Changes one row as another program does.
pub(crate) fn edit_row(board: &Sandbox, id: &str, change: impl FnOnce(&mut Value)) {
    edit(board, CLAIMS, |rows| {
        change(rows.iter_mut().find(|row| row["work_item_id"] == id).expect("the row is there"))
    });
}

/// How many changes of the journal have a verb.
fn changes(board: &Sandbox, verb: &str) -> usize {
    let needle = format!("\"op\":\"{verb}\"");
    let segments = std::fs::read_dir(board.path(".coordctl/journal")).expect("a journal");
    let count = |entry: std::io::Result<std::fs::DirEntry>| {
        let bytes = std::fs::read(entry.expect("an entry").path()).expect("a segment");
        String::from_utf8_lossy(&bytes).matches(&needle).count()
    };
    segments.map(count).sum()
}
