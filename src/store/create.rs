//! Making a board: in a fresh directory, or around the files of an older tool.

use super::Options;
use super::dir::{Dir, flush};
use super::error::StoreError;
use super::files::{Files, Format, STATE, read_format};
use super::import::{Legacy, PUBLIC, UNLISTED};
use super::journal::{extend, name_of};
use super::lock::{acquire, sign};
use super::notes::Notes;
use super::quarantine::keep;
use super::recover::Home;
use super::reindex::place_index;
use super::spans::prepare_lost;
use crate::clock::Now;
use std::fs::DirBuilder;
use std::os::unix::fs::{DirBuilderExt, FileExt};
use std::path::Path;
use xxhash_rust::xxh3::xxh3_64;

/// The journal while it is being made; it becomes `journal` in one step.
const UNFINISHED: &str = "journal.new";
/// The files of an older tool as they were when the board was made of them.
pub(super) const ORIGINALS: &str = "imported";
/// Space that a new journal takes at once, in bytes.
pub(super) const FIRST_SPACE: u64 = 1 << 20;

/// Makes the board in `path` unless another process was first, and says what was found damaged.
///
/// Everything is made under other names first; the `format` file comes last and makes the board one (I2).
pub(super) fn create(path: &Path, options: &Options<'_>) -> Result<(Files, Vec<String>), StoreError> {
    let mut warnings = Vec::new();
    make_directory(path)?;
    let root = Dir::open(path)?.trusted()?;
    if root.stat(STATE)?.is_none() {
        // What cannot be taken over is refused before anything is made.
        Legacy::read(&root)?;
    }
    let state = root.make_dir(STATE, root.mode_below())?;
    let lock = acquire(&state, "lock", &options.patience())?;
    sign(&lock, "init");
    if read_format(&state)?.is_none() {
        let now = (options.clock)()?;
        let format = Format::new(format!("{:016x}", xxh3_64(format!("{now:?}{path:?}").as_bytes())));
        if state.stat("journal")?.is_none() {
            warnings = make_journal(&root, &state, &format, &now)?;
        }
        ignore(&root)?;
        // A board can do without: then the first lost span makes it, if there is room.
        let _ = prepare_lost(&state);
        let text = serde_json::to_string(&format).unwrap_or_default();
        place(&state, "format", format!("{text}\n").as_bytes())?;
        root.sync()?;
        sync_parent(path)?;
    }
    let format = read_format(&state)?.ok_or_else(|| StoreError::NoBoard(path.to_owned()))?;
    drop(lock);
    Ok((Files { root, state, format }, warnings))
}

/// Whether there is a board in a directory, whole or not.
#[must_use]
pub fn is_board(path: &Path) -> bool {
    Dir::open(path).and_then(|root| root.stat(STATE)).is_ok_and(|state| state.is_some())
}

/// Whether a directory holds a board, or files of an older tool that a board would be made of.
#[must_use]
pub fn holds_state(path: &Path) -> bool {
    let names = [STATE, UNLISTED].into_iter().chain(PUBLIC.map(|(name, ..)| name));
    Dir::open(path).is_ok_and(|dir| names.into_iter().any(|name| dir.stat(name).is_ok_and(|found| found.is_some())))
}

fn make_journal(root: &Dir, state: &Dir, format: &Format, now: &Now) -> Result<Vec<String>, StoreError> {
    let legacy = Legacy::read(root)?;
    let unfinished = state.make_dir(UNFINISHED, state.mode_below())?;
    for name in unfinished.names()?.iter().filter(|name| name.ends_with(".jsonl")) {
        unfinished.remove(name)?;
    }
    let home = Home { boot_id: &now.boot_id, board_id: &format.board };
    let index = legacy.compose(home, now, format.segment_bytes, |number, bytes| {
        let name = name_of(number);
        let file = unfinished.make(&name)?;
        let length = bytes.len() as u64;
        file.write_all_at(&bytes, 0)
            .and_then(|()| extend(&file, length, (length + 1).next_multiple_of(FIRST_SPACE)))
            .and_then(|()| flush(&file))
            .map_err(StoreError::io("write", unfinished.path(&name)))
    })?;
    unfinished.sync()?;
    let mut warnings = Vec::new();
    for (name, bytes, damage) in &legacy.damaged {
        let kept = keep(state, name, bytes, now)?;
        warnings.push(format!("{} {damage}; the file as it was is kept in {kept}", root.path(name).display()));
    }
    if !legacy.is_empty() {
        let originals = state.make_dir(ORIGINALS, state.mode_below())?;
        legacy.names.iter().for_each(|name| root.link(name, &originals));
    }
    Notes::begin(state, now, legacy.identities)?;
    state.rename(UNFINISHED, state, "journal")?;
    // What cannot be put in place now is made anew by the first change.
    let _ = place_index(state, &index.contents());
    Ok(warnings)
}

/// Writes a file under another name and moves it into place.
pub(super) fn place(dir: &Dir, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
    let unfinished = format!("{name}.new");
    let file = dir.write_or_make(&unfinished)?;
    file.set_len(0)
        .and_then(|()| file.write_all_at(bytes, 0))
        .and_then(|()| flush(&file))
        .map_err(StoreError::io("write", dir.path(&unfinished)))?;
    dir.rename(&unfinished, dir, name)?;
    dir.sync()
}

/// State is for machines; a repository has no use for it.
pub(super) fn ignore(root: &Dir) -> Result<(), StoreError> {
    if root.stat(".gitignore")?.is_some() {
        return Ok(());
    }
    let file = root.make(".gitignore")?;
    file.write_all_at(b"*\n", 0).map_err(StoreError::io("write", root.path(".gitignore")))
}

/// Makes a directory with those above it, for its owner alone, unless it is there.
#[expect(clippy::disallowed_methods, reason = "the board's own directory is made by its path, once")]
pub(super) fn make_directory(path: &Path) -> Result<(), StoreError> {
    if path.is_file() {
        return Err(StoreError::damaged(path, "is a file where a directory belongs"));
    }
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(StoreError::io("make the directory", path))
}

pub(super) fn sync_parent(path: &Path) -> Result<(), StoreError> {
    match path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        Some(parent) => Dir::open(parent)?.sync(),
        None => Ok(()),
    }
}
