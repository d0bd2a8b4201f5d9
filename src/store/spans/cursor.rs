//! How far the spans were sent to each sink: a small file for each, and a lock that one process holds at a time.
//!
//! What a turned file is still needed for is told by all of them together.

use super::super::dir::{Dir, flush};
use super::super::error::StoreError;
use super::super::files::{Files, STATE, read_text};
use super::super::lock::{Held, acquire_now, sign};
use super::super::open_root;
use super::super::replace::make_fresh;
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::Path;

/// The directory of cursors, below `.coordctl/`.
const EXPORT: &str = "export";
/// The version of the form of cursors.
const VERSION: u64 = 1;

/// A place between two lines of the files of spans.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Which file, as `SpanFile::segment`; empty for the beginning of the oldest.
    pub segment: String,
    /// Behind how many bytes of it, counted before compression.
    pub offset: u64,
    /// When the newest span before the place ended, in nanoseconds since 1970.
    pub time_unix_nano: u64,
}

/// What a cursor's file holds.
#[derive(Serialize, Deserialize)]
struct Stored {
    #[serde(default)]
    v: u64,
    /// The sink in words, for people.
    #[serde(default)]
    sink: String,
    segment: String,
    offset: u64,
    #[serde(default)]
    time_unix_nano: u64,
}

/// Where the export to a sink goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportCursor {
    /// The name of its file, without `.json`.
    pub sink: String,
    /// `None` if the file cannot be read.
    pub place: Option<Place>,
}

/// The cursor of a sink, ours until this is dropped.
#[derive(Debug)]
pub struct Cursor {
    dir: Dir,
    name: String,
    sink: String,
    _held: Held,
}

impl Cursor {
    /// Takes the cursor named `key` of the sink that `sink` describes.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where another process has it, [`StoreError::NoBoard`], and the system's answer.
    pub fn take(board: &Path, key: &str, sink: &str) -> Result<Self, StoreError> {
        let Ok(files) = Files::open(open_root(board)?.trusted()?)? else {
            return Err(StoreError::NoBoard(board.to_owned()));
        };
        let dir = files.state.make_dir(EXPORT, files.root.mode_below())?;
        let held = acquire_now(&dir, &format!("{key}.lock"))?;
        sign(&held, "telemetry export");
        Ok(Cursor { dir, name: format!("{key}.json"), sink: sink.to_owned(), _held: held })
    }

    /// Where the sink's export goes on; `None` where none began.
    ///
    /// # Errors
    /// The system's answer, or [`StoreError::Damaged`].
    pub fn read(&self) -> Result<Option<Place>, StoreError> {
        let Some(text) = read_text(&self.dir, &self.name)? else { return Ok(None) };
        let damaged = |what: String| StoreError::damaged(self.dir.path(&self.name), what);
        place(&text).map(Some).map_err(|e| damaged(format!("is no cursor of an export: {e}")))
    }

    /// Moves the cursor; it is on the disk when this returns.
    ///
    /// # Errors
    /// The system's answer; the old cursor stays then.
    pub fn save(&self, place: &Place) -> Result<(), StoreError> {
        let unfinished = format!("{}.new", self.name);
        let Place { segment, offset, time_unix_nano } = place.clone();
        let stored = Stored { v: VERSION, sink: self.sink.clone(), segment, offset, time_unix_nano };
        // Plain data: its serialisation cannot fail.
        let text = serde_json::to_string(&stored).unwrap_or_default();
        let mut file = make_fresh(&self.dir, &unfinished)?;
        file.write_all(format!("{text}\n").as_bytes()).map_err(StoreError::io("write", self.dir.path(&unfinished)))?;
        flush(&file).map_err(StoreError::io("flush", self.dir.path(&unfinished)))?;
        self.dir.rename(&unfinished, &self.dir, &self.name)
    }
}

fn place(text: &str) -> serde_json::Result<Place> {
    let Stored { segment, offset, time_unix_nano, .. } = serde_json::from_str(text)?;
    Ok(Place { segment, offset, time_unix_nano })
}

/// The cursors of all exports.
///
/// # Errors
/// Where the directory cannot be read.
pub fn export_cursors(board: &Path) -> Result<Vec<ExportCursor>, StoreError> {
    let root = open_root(board)?;
    if root.stat(STATE)?.is_none() {
        return Ok(Vec::new());
    }
    let state = root.open_dir(STATE)?;
    if state.stat(EXPORT)?.is_none() {
        return Ok(Vec::new());
    }
    let dir = state.open_dir(EXPORT)?;
    let mut names = dir.names()?;
    names.sort();
    let cursor = |sink: &str| {
        // One that cannot be read must not be taken for one that needs nothing.
        let text = read_text(&dir, &format!("{sink}.json")).ok().flatten();
        ExportCursor { sink: sink.to_owned(), place: text.and_then(|text| place(&text).ok()) }
    };
    Ok(names.iter().filter_map(|name| name.strip_suffix(".json")).map(cursor).collect())
}
