//! The archive: rows that left the board, history that left the journal, and spans that left the board's directory.
//!
//! ```text
//! .coordctl/archive/
//!   items-<time>-<n>.jsonl.gz                   rows, a line each (line); gzip of many members (making)
//!   history-<first>-<last>-<time>.jsonl.gz      parts of the journal, their bytes as they were
//!   spans-<20 digits>.jsonl.gz                  a turned file of spans, moved whole (spans)
//!   <name>.idx                                  where in the file a row is; made anew where it is missing or damaged (lookup)
//!   index.jsonl                                 a line for each file: what is in it, and its checksum (catalogue)
//!   lock                                        locked by whoever archives
//! ```
//!
//! A file is written beside its place, flushed, read again and compared, renamed, and named in `index.jsonl`; only then is
//! a row taken off the board (taking). So a kill anywhere leaves each row on the board, in the archive, or in both: then
//! the board counts. Files are never changed again. Readers take no lock and go by the names in the directory.

mod catalogue;
mod finding;
mod history;
mod line;
mod lookup;
mod making;
mod reading;
mod settling;
mod spans;
mod standing;
mod taking;

pub use catalogue::{ArchiveFile, What};
pub use finding::{Archive, Search};
pub use history::ArchivedHistory;
pub use line::ArchivedRow;
pub use spans::ArchivedSpans;
pub use standing::Standing;
pub use taking::{ArchivedRows, Chosen};

use super::Store;
use super::dir::Dir;
use super::error::StoreError;
use super::files::Files;
use super::lock::{Held, acquire_now, sign};

/// The directory of the archive, below `.coordctl/`.
const ARCHIVE: &str = "archive";
/// The verb of a change that puts rows back, as it stands in the journal.
pub const RESTORE: &str = "restore";

/// The right to write to the archive, until it is dropped.
pub struct Archiving<'s> {
    store: &'s Store<'s>,
    files: Files,
    dir: Dir,
    _held: Held,
}

impl<'s> Store<'s> {
    /// Takes the archive for a pass, and puts in order what a killed one left.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where somebody else is at it, and where there is no board.
    pub fn begin_archiving(&'s self) -> Result<Archiving<'s>, StoreError> {
        let files = self.files_to_change()?;
        let dir = files.state.make_dir(ARCHIVE, files.root.mode_below())?;
        let held = acquire_now(&dir, "lock")?;
        sign(&held, "archive");
        let warnings = settling::settle(&files.state, &dir, &self.now()?)?;
        self.warn(&warnings);
        Ok(Archiving { store: self, files, dir, _held: held })
    }

    /// The archive of the board, for reading; an empty one where nothing was archived.
    ///
    /// # Errors
    /// Where there is no board.
    pub fn archive(&self) -> Result<Archive, StoreError> {
        Archive::open(&self.files()?.state)
    }
}
