//! `index.jsonl`: a line for each file of the archive, appended and flushed once the file is in its place.

use super::super::dir::{Dir, flush};
use super::super::error::StoreError;
use serde::{Deserialize, Serialize};
use std::io::{Read, Seek, SeekFrom, Write};

/// The file.
const NAME: &str = "index.jsonl";

/// What a file of the archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// Rows that left the board.
    Items,
    /// Parts of the journal.
    History,
    /// Spans of commands.
    Spans,
}

/// A file of the archive, as `index.jsonl` tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveFile {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub what: What,
    /// When it was made, `YYYY-MM-DDTHH:MM:SSZ`.
    pub made_at: String,
    /// How many lines it has.
    pub rows: u64,
    /// How many of them are work items.
    #[serde(default)]
    pub items: u64,
    /// How many are completions.
    #[serde(default)]
    pub completions: u64,
    /// How many are agents.
    #[serde(default)]
    pub agents: u64,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of it, in hexadecimal digits.
    pub sha256: String,
    /// When the oldest and the newest of its rows were closed; for spans and history when the newest was written.
    pub oldest: Option<String>,
    /// See `oldest`.
    pub newest: Option<String>,
}

impl What {
    /// What the names of such files begin with.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            What::Items => "items-",
            What::History => "history-",
            What::Spans => "spans-",
        }
    }

    /// What a file of this name holds; `None` for what is no file of the archive.
    pub(super) fn of(name: &str) -> Option<Self> {
        let is_it = |what: &What| name.starts_with(what.prefix()) && name.ends_with(".jsonl.gz");
        [What::Items, What::History, What::Spans].into_iter().find(is_it)
    }
}

/// Adds a line, which is on the disk when this returns.
pub(super) fn append(dir: &Dir, file: &ArchiveFile) -> Result<(), StoreError> {
    let mut index = dir.write_or_make(NAME)?;
    let mut line = serde_json::to_vec(file).unwrap_or_default();
    line.push(b'\n');
    let mut write = || {
        let end = index.seek(SeekFrom::End(0))?;
        if end > 0 {
            let mut last = [0];
            index.seek(SeekFrom::Start(end - 1))?;
            index.read_exact(&mut last)?;
            if last != *b"\n" {
                // A line was cut off: what follows must not be taken for its end.
                line.insert(0, b'\n');
            }
        }
        index.seek(SeekFrom::End(0))?;
        index.write_all(&line)?;
        flush(&index)
    };
    write().map_err(StoreError::io("write", dir.path(NAME)))?;
    dir.sync()
}

/// The lines, oldest first, and how many cannot be read.
pub(super) fn read(dir: &Dir) -> Result<(Vec<ArchiveFile>, usize), StoreError> {
    let Some(mut file) = dir.read(NAME)? else { return Ok((Vec::new(), 0)) };
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(StoreError::io("read", dir.path(NAME)))?;
    let (mut files, mut bad): (Vec<ArchiveFile>, usize) = (Vec::new(), 0);
    for line in bytes.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
        match serde_json::from_slice::<ArchiveFile>(line) {
            Ok(file) if files.iter().any(|known| known.name == file.name) => {}
            Ok(file) => files.push(file),
            Err(_) => bad += 1,
        }
    }
    Ok((files, bad))
}
