//! How far spans were exported: what a turned file is still needed for.

use super::super::error::StoreError;
use super::super::files::{STATE, read_text};
use super::super::open_root;
use serde_json::Value;
use std::path::Path;

/// The directory of cursors, below `.coordctl/`: `<sink>.json`, an object with `segment` and `offset`.
const EXPORT: &str = "export";

/// Where the export to a sink goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportCursor {
    /// The name of its file, without `.json`.
    pub sink: String,
    /// The file of spans it stands in, as `SpanFile::segment`; empty before the oldest. `None` if it cannot be read.
    pub segment: Option<String>,
    /// Behind how many bytes of that file, counted before compression.
    pub offset: u64,
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
    let sinks = names.iter().filter_map(|name| name.strip_suffix(".json"));
    // One that cannot be read must not be taken for one that needs nothing.
    Ok(sinks.map(|sink| read(sink, read_text(&dir, &format!("{sink}.json")).ok().flatten().as_deref())).collect())
}

fn read(sink: &str, text: Option<&str>) -> ExportCursor {
    let stored: Value = text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    ExportCursor {
        sink: sink.to_owned(),
        segment: stored["segment"].as_str().map(str::to_owned),
        offset: stored["offset"].as_u64().unwrap_or(0),
    }
}
