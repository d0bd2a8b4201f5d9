//! What was there before the board: files of an older tool as they were, and what of them could not be used.

use super::Store;
use super::create::ORIGINALS;
use super::dir::Dir;
use super::error::StoreError;
use super::import::PUBLIC;
use super::lock::{Held, acquire};
use super::quarantine::keep;
use std::io::Read;

/// The right to take over an old directory, until it is dropped.
#[derive(Debug)]
pub struct Migrating {
    _held: Held,
}

impl Store<'_> {
    /// Waits until nobody else takes over an old directory: what one of them appends the other would append again.
    ///
    /// # Errors
    /// [`StoreError::Busy`], and where there is no board.
    pub fn begin_migration(&self) -> Result<Migrating, StoreError> {
        let state = self.files_to_change()?.state;
        Ok(Migrating { _held: acquire(&state, "migrate.lock", &self.options.patience())? })
    }

    /// The public files as they were when the board was made of them: names and contents.
    ///
    /// # Errors
    /// Where there is no board, or one of them cannot be read.
    pub fn originals(&self) -> Result<Vec<(&'static str, Vec<u8>)>, StoreError> {
        let state = self.files()?.state;
        match state.stat(ORIGINALS)? {
            Some(_) => contents(&state.open_dir(ORIGINALS)?),
            None => Ok(Vec::new()),
        }
    }

    /// The names of the public files.
    pub fn public_names() -> impl Iterator<Item = &'static str> {
        PUBLIC.iter().map(|(name, ..)| *name)
    }

    /// Keeps what could not be used in the quarantine, once, and returns where.
    ///
    /// # Errors
    /// Where there is no board, or it cannot be written.
    pub fn keep_aside(&self, name: &str, bytes: &[u8]) -> Result<String, StoreError> {
        keep(&self.files_to_change()?.state, name, bytes, &self.now()?)
    }
}

fn contents(dir: &Dir) -> Result<Vec<(&'static str, Vec<u8>)>, StoreError> {
    let mut all = Vec::new();
    for (name, ..) in PUBLIC {
        let Some(mut file) = dir.read(name)? else { continue };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(StoreError::io("read", dir.path(name)))?;
        all.push((name, bytes));
    }
    Ok(all)
}
