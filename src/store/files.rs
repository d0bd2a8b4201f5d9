//! The files of a board, found or made.

use super::dir::{Dir, read_at};
use super::error::StoreError;
use serde::{Deserialize, Serialize};

/// The directory below the board's that only we use.
pub(super) const STATE: &str = ".coordctl";
/// The newest format that we know (I20).
pub(super) const FORMAT: u64 = 1;
/// The largest small text file, in bytes.
const SMALL: usize = 4096;
/// The size at which a segment is sealed, in bytes.
const SEGMENT_BYTES: u32 = 8 << 20;

/// What `.coordctl/format` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Format {
    /// The version of the format.
    pub(super) v: u64,
    /// The board's own id: an index made for another board is not believed.
    pub(super) board: String,
    /// The size at which a segment is sealed, in bytes.
    pub(super) segment_bytes: u32,
}

impl Format {
    /// The format of a board made now.
    pub(super) fn new(board: String) -> Self {
        Format { v: FORMAT, board, segment_bytes: SEGMENT_BYTES }
    }
}

/// A board that is there.
#[derive(Debug)]
pub(super) struct Files {
    /// The board's directory, with the public files.
    pub(super) root: Dir,
    /// Its state directory.
    pub(super) state: Dir,
    /// What it says of itself.
    pub(super) format: Format,
}

impl Files {
    /// Opens the board in a directory; `None` where no board was made there yet.
    pub(super) fn open(root: Dir) -> Result<Result<Files, Dir>, StoreError> {
        if root.stat(STATE)?.is_none() {
            return Ok(Err(root));
        }
        let state = root.open_dir(STATE)?;
        match read_format(&state)? {
            Some(format) => Ok(Ok(Files { root, state, format })),
            None => Ok(Err(root)),
        }
    }
}

/// Reads the format file; `None` where there is none.
pub(super) fn read_format(state: &Dir) -> Result<Option<Format>, StoreError> {
    let Some(text) = read_text(state, "format")? else { return Ok(None) };
    let path = state.path("format");
    let version = serde_json::from_str::<serde_json::Value>(&text).ok().and_then(|value| value.get("v")?.as_u64());
    match version {
        Some(found) if found > FORMAT => Err(StoreError::Newer { path, found, known: FORMAT }),
        Some(_) => serde_json::from_str(&text)
            .map(Some)
            .map_err(|e| StoreError::damaged(path, format!("does not describe a board: {e}"))),
        None => Err(StoreError::damaged(path, "does not say which format the board has")),
    }
}

/// Reads a small text file whole; `None` where there is none.
pub(super) fn read_text(dir: &Dir, name: &str) -> Result<Option<String>, StoreError> {
    let Some(file) = dir.read(name)? else { return Ok(None) };
    let mut bytes = vec![0; SMALL];
    let read = read_at(&file, &mut bytes, 0).map_err(StoreError::io("read", dir.path(name)))?;
    Ok(Some(String::from_utf8_lossy(&bytes[..read]).into_owned()))
}
