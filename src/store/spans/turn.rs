//! Turning the full file: it gets another name, and the next line makes a new one.

use super::super::dir::Dir;
use super::super::error::StoreError;
use super::super::lock::Held;
use super::{NAME, TURNED, turned_ns};
use crate::clock::wall_ns;
use std::os::unix::fs::MetadataExt;

/// Renames the file that is held, if it is still the one that lines are appended to and nobody writes to it; returns its
/// new name. Does not wait: who writes may have been stopped for long.
pub(super) fn turn(root: &Dir, held: Held) -> Result<Option<String>, StoreError> {
    // Found before the file is ours alone: while it keeps its name, nobody turns another one.
    let name = next_name(root)?;
    let Ok(held) = held.alone() else { return Ok(None) };
    let about = held.file().metadata().map_err(StoreError::io("look at", root.path(NAME)))?;
    // Somebody else may have turned it since we opened it.
    if about.len() == 0 || root.stat(NAME)?.is_none_or(|stat| stat.st_ino != about.ino()) {
        return Ok(None);
    }
    root.rename(NAME, root, &name)?;
    Ok(Some(name))
}

/// The name for a file turned now. Names only grow, also where the clock was set back: they say which file is older.
fn next_name(root: &Dir) -> Result<String, StoreError> {
    let newest = root.names()?.iter().filter_map(|name| turned_ns(name)).max();
    let at = newest.map_or(0, |newest| newest.saturating_add(1)).max(wall_ns());
    Ok(format!("{TURNED}{at:020}.jsonl"))
}
