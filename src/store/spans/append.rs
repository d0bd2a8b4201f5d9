//! Appending a line.

use super::super::dir::Dir;
use super::super::error::StoreError;
use super::super::lock::{Held, share};
use super::super::{files, open_root};
use super::NAME;
use rustix::fs::fstat;
use std::io::Write;
use std::path::Path;

/// How often a file that was turned under our hands is opened anew.
const TRIES: usize = 64;

/// Appends one line in one write, if there is a board in the directory to append it to.
///
/// # Errors
/// The system's answer; the span is lost then, and nothing else.
pub fn append_span(board: &Path, line: &[u8]) -> Result<(), StoreError> {
    let root = open_root(board)?.trusted()?;
    if root.stat(files::STATE)?.is_none() {
        return Ok(());
    }
    // One call: a line is never mixed with another's, however many append at the same time.
    let held = opened(&root)?;
    match held.file().write(line) {
        Ok(written) if written == line.len() => Ok(()),
        Ok(_) => Err(StoreError::io("append to", root.path(NAME))(std::io::ErrorKind::WriteZero.into())),
        Err(e) => Err(StoreError::io("append to", root.path(NAME))(e)),
    }
}

/// The file under its present name, with a shared lock on it.
fn opened(root: &Dir) -> Result<Held, StoreError> {
    for _ in 0..TRIES {
        let file = root.append(NAME)?;
        let inode = fstat(&file).map_err(|e| StoreError::io("look at", root.path(NAME))(e.into()))?.st_ino;
        if let Some(held) = share(file)
            && root.stat(NAME)?.is_some_and(|stat| stat.st_ino == inode)
        {
            return Ok(held);
        }
        std::thread::yield_now();
    }
    Err(StoreError::io("append to", root.path(NAME))(std::io::ErrorKind::WouldBlock.into()))
}
