//! `[archive]`: what leaves the board for the archive.

use super::{BadInput, duration};
use serde::Deserialize;
use std::time::Duration;

/// How old what leaves the board must be, and how many of the newest stay, unless something else is asked for.
const DEFAULT_OLDER_THAN: &str = "7d";
const DEFAULT_KEEP_LAST: u64 = 1000;

/// `[archive]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ArchiveTable {
    /// How long ago it was closed, such as `7d`.
    pub older_than: Option<String>,
    /// How many of the newest closed items, and of the newest completions, stay in any case.
    pub keep_last: Option<u64>,
    /// Whether turned files of spans go too.
    pub spans: Option<bool>,
}

/// What leaves the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveSettings {
    /// How long ago it was closed.
    pub older_than: Duration,
    /// How many of the newest stay in any case.
    pub keep_last: u64,
    /// Whether turned files of spans go too.
    pub spans: bool,
}

impl ArchiveTable {
    pub(super) fn settle(&self) -> Result<ArchiveSettings, BadInput> {
        let older_than = self.older_than.as_deref().unwrap_or(DEFAULT_OLDER_THAN);
        Ok(ArchiveSettings {
            older_than: duration("archive.older_than", older_than)?,
            keep_last: self.keep_last.unwrap_or(DEFAULT_KEEP_LAST),
            spans: self.spans.unwrap_or(true),
        })
    }
}
