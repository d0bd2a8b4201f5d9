//! `.coordctl/metrics`: what was counted so far, so that counting on is cheap. Disposable; nothing else depends on it.
//!
//! It is replaced whole and never flushed. Whoever holds the lock on it may replace it; nobody waits for that lock, and
//! who does not get it, or may not write here, counts on from what is stored and keeps the outcome to himself. That is
//! no loss: counts and the places that they reach up to stand in the same file.

use super::dir::{Dir, read_at};
use super::error::StoreError;
use super::files::Files;
use super::lock::{Held, whole};
use super::{Store, open_root};
use std::fs::File;
use std::io::Write;
use std::os::unix::fs::MetadataExt;

/// The file.
const NAME: &str = "metrics";
/// The file in the making.
const UNFINISHED: &str = "metrics.new";
/// The longest that is believed, in bytes.
const LIMIT: u64 = 16 << 20;

/// What is remembered, and perhaps the right to replace it.
#[derive(Debug, Default)]
pub struct Remembered {
    /// What the file holds; empty where there is none.
    pub bytes: Vec<u8>,
    right: Option<(Dir, Held)>,
}

impl Store<'_> {
    /// What is remembered of the board; nothing where it cannot be read.
    #[must_use]
    pub fn remembered(&self) -> Remembered {
        let Ok(Ok(files)) = open_root(&self.path).and_then(Files::open) else { return Remembered::default() };
        if let Some((dir, held)) = self.right() {
            return Remembered { bytes: contents(held.file()), right: Some((dir, held)) };
        }
        let file = files.state.read(NAME).ok().flatten();
        Remembered { bytes: file.as_ref().map(contents).unwrap_or_default(), right: None }
    }

    /// What is remembered, for who only wants to know: nothing is made or locked. Nothing where it cannot be read.
    #[must_use]
    pub fn recall(&self) -> Vec<u8> {
        let Ok(Ok(files)) = open_root(&self.path).and_then(Files::open) else { return Vec::new() };
        files.state.read(NAME).ok().flatten().as_ref().map(contents).unwrap_or_default()
    }

    /// The lock on the file, where it is to be had at once and the board may be written to.
    fn right(&self) -> Option<(Dir, Held)> {
        let files = self.files_to_change().ok()?;
        let held = whole(files.state.write_or_make(NAME).ok()?).ok()?;
        // Somebody may have replaced the file between our opening and our locking it.
        let inode = held.file().metadata().ok()?.ino();
        let is_same = files.state.stat(NAME).ok()??.st_ino == inode;
        is_same.then_some((files.state, held))
    }
}

impl Remembered {
    /// Replaces what is remembered, where that is our right; `false` where it is not.
    ///
    /// # Errors
    /// The system's answer; what was there stays then.
    pub fn replace(self, bytes: &[u8]) -> Result<bool, StoreError> {
        let Some((dir, _held)) = self.right else { return Ok(false) };
        dir.remove(UNFINISHED)?;
        let mut file = dir.make(UNFINISHED)?;
        file.write_all(bytes).map_err(StoreError::io("write", dir.path(UNFINISHED)))?;
        dir.rename(UNFINISHED, &dir, NAME)?;
        Ok(true)
    }
}

fn contents(file: &File) -> Vec<u8> {
    let length = file.metadata().map_or(0, |of| of.len().min(LIMIT));
    let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
    let read = read_at(file, &mut bytes, 0).unwrap_or(0);
    bytes.truncate(read);
    bytes
}
