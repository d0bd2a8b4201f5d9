//! `.coordctl/costs/<day>.jsonl`: what calls to Claude were allowed and what they cost, a line each.
//!
//! Lines are appended under `.coordctl/costs/lock`, so that what is left of a budget is given away once only, and
//! flushed before the call begins. Readers take no lock.

use super::dir::{Dir, flush};
use super::error::StoreError;
use super::files::STATE;
use super::lock::{acquire, sign};
use super::{Store, open_root};
use std::io::{Read, Write};

/// The directory, below `.coordctl/`.
const COSTS: &str = "costs";

impl Store<'_> {
    /// Shows `decide` the lines of a day (`YYYY-MM-DD`) and appends the line that it wants to add; nobody else adds one
    /// meanwhile.
    ///
    /// # Errors
    /// [`StoreError::NoBoard`], a busy lock, the system's answer, and what `decide` refuses with.
    pub fn add_cost<T, E: From<StoreError>>(
        &self,
        day: &str,
        decide: impl FnOnce(&[u8]) -> Result<(T, Vec<u8>), E>,
    ) -> Result<T, E> {
        let files = self.files_to_change()?;
        let dir = files.state.make_dir(COSTS, files.root.mode_below())?;
        let held = acquire(&dir, "lock", &self.options.patience())?;
        sign(&held, "count a cost");
        let name = format!("{day}.jsonl");
        let there = contents(&dir, &name)?;
        let (answer, text) = decide(&there)?;
        // What a crash left of a line is not to spoil the next one.
        let torn = !there.is_empty() && !there.ends_with(b"\n");
        let line = [if torn { b"\n".as_slice() } else { b"" }, &text, b"\n"].concat();
        let mut file = dir.append(&name)?;
        file.write_all(&line).map_err(StoreError::io("append to", dir.path(&name)))?;
        flush(&file).map_err(StoreError::io("flush", dir.path(&name)))?;
        Ok(answer)
    }

    /// The lines of each day from `since` (`YYYY-MM-DD`) on, the oldest first.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn costs(&self, since: &str) -> Result<Vec<Vec<u8>>, StoreError> {
        let root = open_root(&self.path)?;
        if root.stat(STATE)?.is_none() {
            return Ok(Vec::new());
        }
        let state = root.open_dir(STATE)?;
        if state.stat(COSTS)?.is_none() {
            return Ok(Vec::new());
        }
        let dir = state.open_dir(COSTS)?;
        let mut names = dir.names()?;
        names.retain(|name| name.strip_suffix(".jsonl").is_some_and(|day| day >= since));
        names.sort_unstable();
        names.iter().map(|name| contents(&dir, name)).collect()
    }
}

fn contents(dir: &Dir, name: &str) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    if let Some(mut file) = dir.read(name)? {
        file.read_to_end(&mut bytes).map_err(StoreError::io("read", dir.path(name)))?;
    }
    Ok(bytes)
}
