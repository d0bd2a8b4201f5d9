//! Making the index anew from the journal, and putting it in place.

use super::dir::Dir;
use super::error::StoreError;
use super::files::Files;
use super::index::Index;
use super::journal::Journal;
use super::recover::{Home, Scrap, rebuild};
use std::fs::File;
use std::os::unix::fs::FileExt;

/// The index while it is being made.
const UNFINISHED_INDEX: &str = "index.new";

/// Makes the index anew and puts it in place of the old one, which readers may still hold.
///
/// Where the disk is full it stays in memory for this one change: closing work must still succeed (I12).
pub(super) fn make_index(files: &Files, journal: &Journal, home: Home<'_>) -> Result<(Index, Vec<Scrap>), StoreError> {
    let (index, scraps) = rebuild(journal, home)?;
    match place_index(&files.state, &index.contents()) {
        Ok(file) => Ok((Index::open(file)?, scraps)),
        Err(StoreError::Io { source, .. }) if is_full(&source) => {
            files.state.remove(UNFINISHED_INDEX)?;
            Ok((index, scraps))
        }
        Err(e) => Err(e),
    }
}

/// Puts a new index in place of the old one, if there is one.
pub(super) fn place_index(state: &Dir, contents: &[u8]) -> Result<File, StoreError> {
    state.remove(UNFINISHED_INDEX)?;
    let file = state.make(UNFINISHED_INDEX)?;
    file.write_all_at(contents, 0).map_err(StoreError::io("write", state.path(UNFINISHED_INDEX)))?;
    state.rename(UNFINISHED_INDEX, state, "index")?;
    Ok(file)
}

fn is_full(e: &std::io::Error) -> bool {
    matches!(e.kind(), std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded)
}
