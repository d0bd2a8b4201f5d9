//! Putting in order what a pass left that was killed: files in the making go, finished ones get their line in the index.

use super::super::dir::{Dir, flush};
use super::super::error::StoreError;
use super::super::quarantine;
use super::super::replace::make_fresh;
use super::catalogue::{self, ArchiveFile, What, append};
use super::finding::names;
use super::lookup::{Lookup, encode};
use super::making::{described, lookup_of, unfinished};
use super::reading::DataFile;
use super::spans;
use crate::clock::Now;
use std::io::{Read, Write};

/// Puts the archive in order; returns a sentence for each file that is damaged. The bytes of a damaged look-up go to the
/// quarantine, below `state`.
pub(super) fn settle(state: &Dir, dir: &Dir, now: &Now) -> Result<Vec<String>, StoreError> {
    for name in dir.names()?.iter().filter(|name| name.ends_with(".new")) {
        dir.remove(name)?;
    }
    let (known, _) = catalogue::read(dir)?;
    let mut said = Vec::new();
    for what in [What::Items, What::History, What::Spans] {
        for name in names(dir, what)?.into_iter().rev() {
            let line = known.iter().find(|file| file.name == name);
            if line.is_some_and(|line| what == What::Spans || is_sound(dir, line)) {
                continue;
            }
            match adopt(state, dir, &name, what, line.is_some(), now) {
                Err(StoreError::Damaged { path, what }) => said.push(format!("{}: {what}", path.display())),
                done => said.extend(done?),
            }
        }
    }
    Ok(said)
}

/// Whether the look-up of a file is there and whole, and is that of a file with so many lines.
fn is_sound(dir: &Dir, line: &ArchiveFile) -> bool {
    let lookup = dir.read(&lookup_of(&line.name)).ok().flatten().and_then(|file| Lookup::open(file).ok());
    lookup.is_some_and(|lookup| lookup.head.lines == line.rows && lookup.is_sound())
}

/// Makes the look-up of a file where there is none that is whole, and its line in the index; returns what was damaged.
fn adopt(
    state: &Dir,
    dir: &Dir,
    name: &str,
    what: What,
    is_known: bool,
    now: &Now,
) -> Result<Option<String>, StoreError> {
    if what == What::Spans {
        append(dir, &spans::describe(dir, name, name.to_owned(), spans::turned_at(name), now.stamp())?)?;
        return Ok(None);
    }
    let whole = DataFile::open(dir, name, &lookup_of(name))?.read_whole(what)?;
    let (head, entries) = whole.lookup;
    let mut said = None;
    if !whole.is_lookup_sound {
        said = keep(state, dir, &lookup_of(name), now)?;
        put(dir, &lookup_of(name), &encode(head, entries))?;
    }
    if !is_known {
        append(dir, &described(name.to_owned(), what, now.stamp(), whole.bytes, whole.sha256, head, whole.counts))?;
    }
    Ok(said)
}

/// Keeps a damaged look-up in the quarantine; `None` where there is none.
fn keep(state: &Dir, dir: &Dir, lookup: &str, now: &Now) -> Result<Option<String>, StoreError> {
    let Some(mut file) = dir.read(lookup)? else { return Ok(None) };
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(StoreError::io("read", dir.path(lookup)))?;
    let kept = quarantine::keep(state, lookup, &bytes, now)?;
    Ok(Some(format!("{} was damaged and is made anew; the damaged one is kept in {kept}", dir.path(lookup).display())))
}

/// Puts a look-up in its place, over one that is damaged.
fn put(dir: &Dir, lookup: &str, bytes: &[u8]) -> Result<(), StoreError> {
    let beside = unfinished(lookup);
    let mut file = make_fresh(dir, &beside)?;
    let written = file.write_all(bytes).and_then(|()| flush(&file));
    written.map_err(StoreError::io("write", dir.path(&beside)))?;
    dir.rename(&beside, dir, lookup)?;
    dir.sync()
}
