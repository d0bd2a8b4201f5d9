//! A line of a file of rows: the row as it last was, and what the archive says of it.

use super::super::error::StoreError;
use super::super::row::{Kind, key};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// What a line holds.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Line<'a> {
    #[serde(rename = "k")]
    pub(super) kind: Kind,
    #[serde(rename = "i", borrow)]
    pub(super) id: Cow<'a, str>,
    #[serde(rename = "r", borrow)]
    pub(super) row: Cow<'a, RawValue>,
    /// The sequence number of the row's last change.
    #[serde(rename = "s")]
    pub(super) sequence: u64,
    #[serde(rename = "at", borrow)]
    pub(super) archived_at: Cow<'a, str>,
}

/// A row in the archive.
#[derive(Debug, Clone, PartialEq)]
pub struct ArchivedRow {
    /// What it is.
    pub kind: Kind,
    /// How the board called it.
    pub id: String,
    /// The row as it was.
    pub row: Map<String, Value>,
    /// The sequence number of its last change on the board.
    pub sequence: u64,
    /// When it was archived, `YYYY-MM-DDTHH:MM:SSZ`.
    pub archived_at: String,
}

impl<'a> Line<'a> {
    /// Reads a line.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// The line with its newline.
    pub(super) fn bytes(&self) -> Vec<u8> {
        // Plain data with string keys: its serialisation cannot fail.
        let mut bytes = serde_json::to_vec(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// What it is found by: kind and id; a completion also by its item.
    pub(super) fn keys(&self) -> Vec<u64> {
        let mut keys = vec![key(self.kind, &self.id)];
        if self.kind == Kind::Completion {
            keys.extend(self.work_item_id().map(|id| key(Kind::Completion, &id)));
            keys.dedup();
        }
        keys
    }

    /// The item that a completion is of.
    pub(super) fn work_item_id(&self) -> Option<String> {
        #[derive(Deserialize)]
        struct OfItem {
            work_item_id: String,
        }
        serde_json::from_str::<OfItem>(self.row.get()).ok().map(|row| row.work_item_id)
    }

    /// The row, taken apart.
    pub(super) fn archived(&self) -> Option<ArchivedRow> {
        Some(ArchivedRow {
            kind: self.kind,
            id: self.id.clone().into_owned(),
            row: serde_json::from_str(self.row.get()).ok()?,
            sequence: self.sequence,
            archived_at: self.archived_at.clone().into_owned(),
        })
    }
}

/// The error for a file in which something cannot be read.
pub(super) fn unreadable(path: std::path::PathBuf, what: &str) -> StoreError {
    StoreError::damaged(path, format!("{what}; the file is left as it is, and the others are used"))
}
