//! Versions of public files that came out of their places and wait to be taken in.
//!
//! The directory is made when the first one comes, and stays: it says that other programs write here.

use super::super::dir::Dir;
use super::super::error::StoreError;
use super::super::files::Files;
use super::super::import::PUBLIC;
use super::FOREIGN;
use crate::clock::Now;

/// Moves a file of the state directory into the inbox, in one step.
pub(in super::super) fn put_aside(files: &Files, from: &str, view: usize, now: &Now) -> Result<(), StoreError> {
    let dir = make(files)?;
    // Names sort by time, and are free: only publishers put something here, and they have a lock.
    let mut at = now.wall_ns;
    let name = loop {
        let name = format!("{at:020}.{}", PUBLIC[view].0);
        match dir.stat(&name)? {
            Some(_) => at += 1,
            None => break name,
        }
    };
    files.state.rename(from, &dir, &name)
}

/// Makes the directory, unless it is there.
pub(super) fn make(files: &Files) -> Result<Dir, StoreError> {
    files.state.make_dir(FOREIGN, files.state.mode_below())
}

/// The directory, which must be there.
pub(super) fn open(files: &Files) -> Result<Dir, StoreError> {
    files.state.open_dir(FOREIGN)
}

/// What waits, oldest first: which public file it is a version of, and its name.
pub(super) fn list(files: &Files) -> Result<Vec<(usize, String)>, StoreError> {
    if files.state.stat(FOREIGN)?.is_none() {
        return Ok(Vec::new());
    }
    let mut names = open(files)?.names()?;
    names.sort_unstable();
    let view = |name: &str| PUBLIC.iter().position(|(public, ..)| name.ends_with(&format!(".{public}")));
    Ok(names.into_iter().filter_map(|name| Some((view(&name)?, name))).collect())
}
