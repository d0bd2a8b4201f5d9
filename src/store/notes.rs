//! What a publisher leaves for the next one, in the lock file that both hold in turn.

use super::dir::{Dir, read_at};
use super::error::StoreError;
use super::files::{Files, read_text};
use super::journal::Journal;
use super::lock::Held;
use super::record::{TRAILER, checksum_in};
use super::update::Upto;
use crate::clock::Now;
use rustix::fs::Stat;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::os::unix::fs::FileExt;

/// Bytes kept for the notes.
const LENGTH: usize = 2048;

/// How far the public files are, and by what they are known again.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Notes {
    /// The boot of the last publisher: what notes of another boot say of the journal counts for nothing, since they were
    /// never synced.
    pub(super) boot: String,
    /// The last change that every public file shows; 0 for none.
    pub(super) sequence: u64,
    /// Where the journal goes on behind it.
    pub(super) segment: u32,
    /// See `segment`.
    pub(super) offset: u32,
    /// The checksum of the newest record that is shown.
    pub(super) checksum: u32,
    /// The public files as they were put in place.
    pub(super) views: [Option<Identity>; 3],
    /// The public files that are being put in place; one of them may be there already if its publisher died.
    pub(super) coming: [Option<Identity>; 3],
    /// Public files that another program put in place, and whose rows the board has taken in.
    #[serde(default)]
    pub(super) merged: [Option<Identity>; 3],
    /// The lock of an older tool that was waited for in vain: it is not waited for again.
    #[serde(default)]
    pub(super) waited_for: Option<Identity>,
    /// How long the last replacement took, in nanoseconds.
    pub(super) took_ns: u64,
    /// When it ended, in nanoseconds since boot.
    pub(super) ended_ns: u64,
    /// Until when a publisher is promised, in nanoseconds since boot; 0 for none.
    pub(super) promised_ns: u64,
}

/// By what a file is known again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Identity {
    inode: u64,
    pub(super) size: u64,
    pub(super) mtime_s: i64,
    mtime_ns: u64,
}

impl Identity {
    /// Of what the system says of a file.
    pub(super) fn of(stat: &Stat) -> Self {
        Identity {
            inode: stat.st_ino,
            size: u64::try_from(stat.st_size).unwrap_or(0),
            mtime_s: stat.st_mtime,
            mtime_ns: stat.st_mtime_nsec,
        }
    }

    /// Of an open file.
    pub(super) fn of_file(file: &File) -> std::io::Result<Self> {
        Ok(Self::of(&rustix::fs::fstat(file)?))
    }
}

impl Notes {
    /// The notes in a lock that we hold.
    pub(super) fn read(lock: &Held, now: &Now) -> Self {
        let mut text = [0; LENGTH];
        let length = read_at(lock.file(), &mut text, 0).unwrap_or(0);
        Self::parse(&String::from_utf8_lossy(&text[..length]), now)
    }

    /// The notes as they stand, read without the lock: they may change at any moment.
    pub(super) fn glance(files: &Files, now: &Now) -> Result<Self, StoreError> {
        let text = read_text(&files.state, "publish.lock")?.unwrap_or_default();
        Ok(Self::parse(&text, now))
    }

    /// Whether they know no public file at all.
    pub(super) fn is_blank(&self) -> bool {
        [&self.views, &self.coming, &self.merged].into_iter().flatten().all(Option::is_none)
    }

    /// Reads notes; what is none counts as none. Of another boot they only tell which files are ours.
    pub(super) fn parse(text: &str, now: &Now) -> Self {
        let notes: Notes = serde_json::from_str(text.trim()).unwrap_or_default();
        match notes.boot == now.boot_id {
            true => notes,
            false => Notes { views: notes.views, coming: notes.coming, merged: notes.merged, ..Notes::default() },
        }
    }

    /// Notes up to where the public files show the journal.
    pub(super) fn show(&mut self, upto: Upto) {
        (self.sequence, self.segment, self.offset) = (upto.sequence, upto.segment, upto.offset);
        self.checksum = upto.checksum;
    }

    /// Starts anew where the newest record shown is not in the journal any more: it was damaged and set aside.
    pub(super) fn forget_unless_in(&mut self, journal: &Journal) -> Result<(), StoreError> {
        let Some(at) = self.offset.checked_sub(TRAILER as u32) else { return Ok(()) };
        let trailer = match journal.bytes(self.segment, at, TRAILER) {
            // That part of the journal has been dropped.
            Err(StoreError::IndexFault(_)) => Vec::new(),
            trailer => trailer?,
        };
        if checksum_in(&trailer) != Some(self.checksum) {
            self.sequence = 0;
        }
        Ok(())
    }

    /// Leaves the notes in a lock that we hold.
    pub(super) fn write(&self, lock: &Held, files: &Files) -> Result<(), StoreError> {
        self.write_to(lock.file()).map_err(StoreError::io("write", files.state.path("publish.lock")))
    }

    /// The first notes of a board that is being made of an older tool's files: these were taken in. Nobody else can have
    /// the lock yet.
    pub(super) fn begin(state: &Dir, now: &Now, merged: [Option<Identity>; 3]) -> Result<(), StoreError> {
        let notes = Notes { boot: now.boot_id.clone(), merged, ..Notes::default() };
        let file = state.write_or_make("publish.lock")?;
        notes.write_to(&file).map_err(StoreError::io("write", state.path("publish.lock")))
    }

    fn write_to(&self, file: &File) -> std::io::Result<()> {
        let text = serde_json::to_string(self).unwrap_or_default();
        file.write_all_at(format!("{text:<width$}\n", width = LENGTH - 1).as_bytes(), 0)
    }

    /// Whether a public file is one that a publisher put there or was about to, or that was taken in.
    pub(super) fn know(&self, view: usize, identity: &Identity) -> bool {
        [&self.views[view], &self.coming[view], &self.merged[view]].into_iter().flatten().any(|known| known == identity)
    }
}
