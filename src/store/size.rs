//! How much of the disk a board takes.

use super::create::ORIGINALS;
use super::dir::Dir;
use super::error::StoreError;
use super::files::{Files, STATE};
use super::import::PUBLIC;
use super::quarantine::QUARANTINE;
use super::spans;
use super::{Store, open_root};

/// Bytes in a block, as `stat` counts them.
const BLOCK: u64 = 512;

impl Store<'_> {
    /// The bytes of disk that each part of a board takes, as `du` counts them; parts that there may be are always told.
    ///
    /// # Errors
    /// Where a directory cannot be read.
    pub fn sizes(&self) -> Result<Vec<(&'static str, u64)>, StoreError> {
        let root = open_root(&self.path)?;
        let is_public = |name: &str| PUBLIC.iter().any(|(public, ..)| *public == name);
        let is_spans = |name: &str| name == spans::NAME || name.starts_with(spans::TURNED);
        let mut sizes = vec![("public", taken(&root, is_public)?), ("spans", taken(&root, is_spans)?)];
        let files = Files::open(root)?.ok();
        let of = |within: &dyn Fn(&Dir) -> Result<u64, StoreError>| {
            files.as_ref().map(|files| within(&files.state)).transpose().map(Option::unwrap_or_default)
        };
        sizes.push(("journal", of(&|state| below(state, "journal"))?));
        sizes.push(("index", of(&|state| taken(state, |name| name == "index"))?));
        sizes.push(("quarantine", of(&|state| below(state, QUARANTINE))?));
        sizes.push(("imported", of(&|state| below(state, ORIGINALS))?));
        sizes.push(("other", of(&|state| taken(state, |name| name != "index"))?));
        Ok(sizes)
    }
}

fn below(state: &Dir, name: &str) -> Result<u64, StoreError> {
    match state.stat(name)? {
        Some(_) => taken(&state.open_dir(name)?, |_| true),
        None => Ok(0),
    }
}

/// What the files in a directory take, of those whose names are wanted. A file that goes meanwhile takes nothing.
fn taken(dir: &Dir, is_wanted: impl Fn(&str) -> bool) -> Result<u64, StoreError> {
    let mut blocks = 0;
    for name in dir.names()?.iter().filter(|name| ![".", "..", STATE].contains(&name.as_str()) && is_wanted(name)) {
        let stat = dir.stat(name)?.filter(|stat| rustix::fs::FileType::from_raw_mode(stat.st_mode).is_file());
        blocks += stat.map_or(0, |stat| u64::try_from(stat.st_blocks).unwrap_or(0));
    }
    Ok(blocks * BLOCK)
}
