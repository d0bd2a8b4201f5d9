//! Noticing that spans were appended: the system rings, and two facts about the file tell whether it was for us.

use super::super::bell::Bell;
use super::super::dir::Dir;
use super::super::error::StoreError;
use super::super::open_root;
use super::NAME;
use std::path::Path;
use std::time::Duration;

/// Whether the file that lines are appended to has changed, asked without opening it.
#[derive(Debug)]
pub struct SpanWatch {
    root: Dir,
    bell: Bell,
    /// Its inode and length when it was last asked.
    last: Option<(u64, i64)>,
}

impl SpanWatch {
    /// Watches the spans of a board from now on.
    ///
    /// # Errors
    /// Where the directory cannot be opened.
    pub fn over(board: &Path) -> Result<Self, StoreError> {
        let root = open_root(board)?;
        let bell = Bell::over(board);
        let mut watch = SpanWatch { root, bell, last: None };
        watch.changed()?;
        Ok(watch)
    }

    /// Whether anything was appended, or the file turned, since this was last asked.
    ///
    /// # Errors
    /// The system's answer.
    pub fn changed(&mut self) -> Result<bool, StoreError> {
        let now = self.root.stat(NAME)?.map(|stat| (stat.st_ino, stat.st_size));
        let is_new = now != self.last;
        self.last = now;
        Ok(is_new)
    }

    /// Waits until something may have changed, at most `limit`.
    pub fn rest(&self, limit: Duration) {
        self.bell.wait(limit);
    }
}
