//! Counting the spans that could not be written.
//!
//! The count stands in a small file that has its room from the beginning and is written over in place: on a full disk, in
//! front of all, there are spans to count.

use super::super::dir::Dir;
use super::super::error::StoreError;
use super::super::files::{STATE, read_text};
use super::super::lock::{Held, whole};
use super::super::open_root;
use super::NAME;
use crate::clock::{stamp, wall_seconds};
use crate::text::clip;
use serde::{Deserialize, Serialize};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::Duration;

/// The file of the count, below `.coordctl/`.
const COUNT: &str = "spans_lost";
/// Its length in bytes: a JSON object, spaces, a newline.
const LENGTH: usize = 1024;
/// The longest reason, in bytes: with every byte escaped it still fits.
const REASON: usize = 140;
/// How often the file is tried to be had alone, and the pause after each: its holder may have been stopped.
const TRIES: usize = 200;
const PAUSE: Duration = Duration::from_millis(1);

/// The spans that were lost on a board.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostSpans {
    /// How many.
    pub count: u64,
    /// When the first was, as `YYYY-MM-DDTHH:MM:SSZ`.
    pub since: String,
    /// When the last was.
    pub last: String,
    /// Why the last was.
    pub reason: String,
}

/// Counts a span that could not be written. Where the count cannot be written either, nobody hears of it.
pub fn count_lost_span(board: &Path, why: &StoreError) {
    let _ = count(board, why);
}

/// The spans that were lost on a board; `None` for none.
///
/// # Errors
/// Where the file is there but cannot be read.
pub fn lost_spans(board: &Path) -> Result<Option<LostSpans>, StoreError> {
    let root = open_root(board)?;
    if root.stat(STATE)?.is_none() {
        return Ok(None);
    }
    let state = root.open_dir(STATE)?;
    let Some(text) = read_text(&state, COUNT)? else { return Ok(None) };
    match text.trim_ascii() {
        "" => Ok(None),
        text => serde_json::from_str(text)
            .map(Some)
            .map_err(|e| StoreError::damaged(state.path(COUNT), format!("does not count spans: {e}"))),
    }
}

/// Makes the file with its room, unless it is there.
pub(in super::super) fn prepare(state: &Dir) -> Result<(), StoreError> {
    if state.stat(COUNT)?.is_some() {
        return Ok(());
    }
    let file = state.write_or_make(COUNT)?;
    // Somebody may have been first, and may have counted already.
    let Ok(held) = whole(file) else { return Ok(()) };
    match held.file().metadata() {
        Ok(about) if about.len() > 0 => Ok(()),
        _ => write(&held, "").map_err(StoreError::io("write", state.path(COUNT))),
    }
}

fn count(board: &Path, why: &StoreError) -> Result<(), StoreError> {
    let root = open_root(board)?.trusted()?;
    if root.stat(STATE)?.is_none() {
        return Ok(());
    }
    let state = root.open_dir(STATE)?;
    let Some(held) = alone(&state)? else { return Ok(()) };
    let text = read_text(&state, COUNT)?.unwrap_or_default();
    // What cannot be read is begun anew.
    let before: LostSpans = serde_json::from_str(text.trim_ascii()).unwrap_or_default();
    let now = stamp(wall_seconds());
    let since = if before.since.is_empty() { now.clone() } else { before.since };
    let lost = LostSpans { count: before.count.saturating_add(1), since, last: now, reason: reason(why) };
    let text = serde_json::to_string(&lost).unwrap_or_default();
    write(&held, &text).map_err(StoreError::io("write", state.path(COUNT)))
}

fn alone(state: &Dir) -> Result<Option<Held>, StoreError> {
    for _ in 0..TRIES {
        if let Ok(held) = whole(state.write_or_make(COUNT)?) {
            return Ok(Some(held));
        }
        std::thread::sleep(PAUSE);
    }
    Ok(None)
}

fn write(held: &Held, text: &str) -> std::io::Result<()> {
    held.file().write_all_at(format!("{text:<width$}\n", width = LENGTH - 1).as_bytes(), 0)
}

/// Why a span could not be written, without the path, which would leave no room for the reason.
fn reason(why: &StoreError) -> String {
    let text = match why {
        StoreError::Io { doing, source, .. } => format!("could not {doing} {NAME}: {source}"),
        StoreError::Damaged { what, .. } => format!("{NAME} {what}"),
        other => other.to_string(),
    };
    clip(&text, REASON).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_count_fits_into_its_file() {
        let hostile = std::io::Error::other("\u{1}".repeat(1000));
        let reason = reason(&StoreError::io("append to", "x")(hostile));
        let stamp = "9999-12-31T23:59:59Z".to_owned();
        let lost = LostSpans { count: u64::MAX, since: stamp.clone(), last: stamp, reason };
        assert!(serde_json::to_string(&lost).expect("it is plain data").len() < LENGTH);
    }
}
