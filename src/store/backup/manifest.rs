//! The first entry of a backup: what it is of, up to where, and what else is in it.

use super::super::error::StoreError;
use super::super::files::FORMAT;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// The name of the entry.
pub(super) const NAME: &str = "MANIFEST.json";
/// The newest version of the form of a backup that we know.
pub(super) const VERSION: u64 = 1;
/// The longest one, in bytes.
pub(super) const LIMIT: u64 = 256 << 20;

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the form of the backup.
    pub backup_format: u64,
    /// The version of the board's format.
    pub board_format: u64,
    /// The version of coordctl that wrote it.
    pub coordctl: String,
    /// The id of the board.
    pub board: String,
    /// The point in time.
    pub cut: Cut,
    /// Work items by status, then `agents` and `completions`.
    pub counts: BTreeMap<String, u64>,
    /// Places of the journal that were damaged already; they are in the backup as they are.
    pub damaged: Vec<DamagedPlace>,
    /// Whether the files of the archive are in it.
    pub archive: bool,
    /// Whether the files of spans are in it.
    pub spans: bool,
    /// Everything else, in order.
    pub(super) entries: Vec<Entry>,
}

/// The point in time that a backup shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    /// The sequence number of the newest change.
    pub sequence: u64,
    /// The segment with which the journal begins.
    pub first: u32,
    /// The segment of it in which the next change belongs.
    pub segment: u32,
    /// The offset in it.
    pub offset: u32,
    /// When, by the wall clock, RFC 3339 with nanoseconds.
    pub at: String,
}

/// A place in the journal that holds no record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DamagedPlace {
    /// The segment.
    pub segment: u32,
    /// The offset in it.
    pub offset: u32,
    /// How many bytes.
    pub bytes: u64,
}

/// A file in the backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Its path in the board's directory.
    pub(super) name: String,
    /// How many bytes.
    pub(super) size: u64,
    /// Their SHA-256, 64 hexadecimal digits.
    pub(super) sha256: String,
}

impl Manifest {
    /// Reads the text of one.
    pub(super) fn parse(text: &[u8], path: &Path) -> Result<Self, StoreError> {
        let damaged = |what: String| StoreError::damaged(path, what);
        let value: serde_json::Value =
            serde_json::from_slice(text).map_err(|e| damaged(format!("{NAME} in it cannot be read: {e}")))?;
        for (field, known) in [("backup_format", VERSION), ("board_format", FORMAT)] {
            match value.get(field).and_then(serde_json::Value::as_u64) {
                Some(found) if found > known => {
                    return Err(StoreError::NewerBackup { path: path.to_owned(), what: of(field), found, known });
                }
                Some(_) => {}
                None => return Err(damaged(format!("{NAME} in it does not name its {field}"))),
            }
        }
        serde_json::from_value(value).map_err(|e| damaged(format!("{NAME} in it cannot be read: {e}")))
    }

    /// How many files it holds.
    #[must_use]
    pub fn files(&self) -> usize {
        self.entries.len()
    }

    /// How many bytes they have together.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.entries.iter().map(|entry| entry.size).sum()
    }
}

fn of(field: &str) -> &'static str {
    if field == "backup_format" { "is a backup of format" } else { "holds a board of format" }
}
