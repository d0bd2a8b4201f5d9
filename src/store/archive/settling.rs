//! Putting in order what a pass left that was killed: files in the making go, finished ones get their line in the index.

use super::super::dir::{Dir, flush};
use super::super::error::StoreError;
use super::super::replace::make_fresh;
use super::catalogue::{self, What, append};
use super::finding::names;
use super::lookup::encode;
use super::making::{described, lookup_of, unfinished};
use super::reading::DataFile;
use super::spans;
use crate::clock::Now;
use std::io::Write;

/// Puts the archive in order; returns a sentence for each file that is damaged.
pub(super) fn settle(dir: &Dir, now: &Now) -> Result<Vec<String>, StoreError> {
    for name in dir.names()?.iter().filter(|name| name.ends_with(".new")) {
        dir.remove(name)?;
    }
    let (known, _) = catalogue::read(dir)?;
    let mut said = Vec::new();
    for what in [What::Items, What::History, What::Spans] {
        for name in names(dir, what)?.into_iter().rev() {
            let is_known = known.iter().any(|file| file.name == name);
            if is_known && (what == What::Spans || dir.stat(&lookup_of(&name))?.is_some()) {
                continue;
            }
            match adopt(dir, &name, what, is_known, now) {
                Err(StoreError::Damaged { path, what }) => said.push(format!("{}: {what}", path.display())),
                done => done?,
            }
        }
    }
    Ok(said)
}

/// Makes the look-up of a file where it is missing, and its line in the index.
fn adopt(dir: &Dir, name: &str, what: What, is_known: bool, now: &Now) -> Result<(), StoreError> {
    if what == What::Spans {
        return append(dir, &spans::describe(dir, name, name.to_owned(), spans::turned_at(name), now.stamp())?);
    }
    let whole = DataFile::open(dir, name, &lookup_of(name))?.read_whole(what)?;
    let (head, entries) = whole.lookup;
    if !whole.is_lookup_sound {
        let (lookup, beside) = (lookup_of(name), unfinished(&lookup_of(name)));
        let mut file = make_fresh(dir, &beside)?;
        let written = file.write_all(&encode(head, entries)).and_then(|()| flush(&file));
        written.map_err(StoreError::io("write", dir.path(&beside)))?;
        dir.rename(&beside, dir, &lookup)?;
        dir.sync()?;
    }
    if is_known {
        return Ok(());
    }
    append(dir, &described(name.to_owned(), what, now.stamp(), whole.bytes, whole.sha256, head, whole.counts))
}
