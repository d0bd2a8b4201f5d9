//! Keeping the public files up to date: derived from the journal, whole at every instant, replaced in one step (I7).
//!
//! Publishing happens after the flush and under its own lock, so it never delays a writer's commit. Only changes that
//! are durable are published. A process that finds its change already published by another has nothing to do.

use super::Options;
use super::dir::{Dir, flush};
use super::error::StoreError;
use super::files::Files;
use super::import::PUBLIC;
use super::journal::Journal;
use super::lock::{Held, acquire};
use super::quarantine::keep;
use super::row::Kind;
use super::scan::{Piece, scan};
use super::snapshot::Snapshot;
use super::update::Upto;
use super::view::{Array, Line, splice};
use crate::clock::Now;
use rustix::fs::Stat;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::os::unix::fs::FileExt;
use std::time::Instant;

/// Up to this size, in bytes, the changed public files are replaced with every change.
const SMALL: u64 = 512 << 10;
/// Above it, they are replaced when this many times the length of the last replacement has passed.
const DUTY: u64 = 20;
/// A publisher that was promised for later is given this long beyond its time before another takes over.
const GRACE_NS: u64 = 5_000_000_000;
/// Bytes kept for the publisher's notes in its lock file.
const NOTES: usize = 1024;
/// Bytes read or written at once.
const BUFFER: usize = 256 << 10;

/// What came of publishing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// The public files show the change.
    Now,
    /// They will, when a publisher that is already on its way has run.
    Later,
    /// They will, if the caller starts a publisher for this many nanoseconds from now.
    Owed(u64),
}

/// What the last publisher left for the next, in the lock file.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Notes {
    boot: String,
    sequence: u64,
    segment: u32,
    offset: u32,
    views: [Option<Identity>; 3],
    /// What a publisher was about to put in their place: found there, it is ours and not another program's.
    #[serde(default)]
    coming: [Option<Identity>; 3],
    /// How long the last replacement took, in nanoseconds.
    took_ns: u64,
    /// When it ended, in nanoseconds since boot.
    ended_ns: u64,
    /// Until when a publisher is promised, in nanoseconds since boot; 0 for none.
    promised_ns: u64,
}

/// By what a file is known again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Identity {
    inode: u64,
    size: u64,
    mtime_s: i64,
    mtime_ns: u64,
}

impl Identity {
    fn of(stat: &Stat) -> Self {
        Identity {
            inode: stat.st_ino,
            size: u64::try_from(stat.st_size).unwrap_or(0),
            mtime_s: stat.st_mtime,
            mtime_ns: stat.st_mtime_nsec,
        }
    }
}

/// Publishes everything up to a change, or finds that it is published, or leaves it for later.
///
/// # Errors
/// Where a public file cannot be replaced; the change itself is durable all the same.
pub(super) fn publish(
    files: &Files,
    journal: &Journal,
    upto: Upto,
    options: &Options<'_>,
    now: &Now,
) -> Result<(Published, Vec<String>), StoreError> {
    let lock = acquire(&files.state, "publish.lock", &options.patience())?;
    let mut notes = read_notes(&lock, now);
    if notes.sequence >= upto.sequence {
        return Ok((Published::Now, Vec::new()));
    }
    let mut publisher = Publisher { files, options, now, lock: &lock, warnings: Vec::new() };
    if notes.sequence == 0 {
        publisher.replace_all(&mut notes)?;
    } else {
        let changed = changed_since(journal, &notes, upto)?;
        if let Some(postponed) = postpone(&lock, &mut notes, &changed, now) {
            return Ok((postponed, Vec::new()));
        }
        publisher.replace_changed(&mut notes, changed, upto)?;
    }
    write_notes(&lock, &notes, files)?;
    Ok((Published::Now, publisher.warnings))
}

/// Publishes the board as it stands, whatever that takes.
///
/// # Errors
/// As [`publish`].
pub(super) fn publish_all(files: &Files, options: &Options<'_>, now: &Now) -> Result<(u64, Vec<String>), StoreError> {
    let lock = acquire(&files.state, "publish.lock", &options.patience())?;
    let mut notes = read_notes(&lock, now);
    let mut publisher = Publisher { files, options, now, lock: &lock, warnings: Vec::new() };
    let snapshot = Snapshot::open(files, now.clone())?;
    let (segment, offset) = snapshot.end();
    let upto = Upto { sequence: snapshot.sequence(), segment, offset };
    if notes.sequence == 0 {
        publisher.replace_all(&mut notes)?;
    } else {
        snapshot.journal().flush(segment)?;
        let changed = changed_since(snapshot.journal(), &notes, upto)?;
        publisher.replace_changed(&mut notes, changed, upto)?;
    }
    notes.promised_ns = 0;
    write_notes(&lock, &notes, files)?;
    Ok((notes.sequence, publisher.warnings))
}

/// How long until large public files are due, in nanoseconds; what a promised publisher waits for.
pub(super) fn due_in_ns(files: &Files, options: &Options<'_>, now: &Now) -> Result<u64, StoreError> {
    let lock = acquire(&files.state, "publish.lock", &options.patience())?;
    let notes = read_notes(&lock, now);
    Ok((notes.ended_ns + notes.took_ns * DUTY).saturating_sub(now.boot_ns))
}

/// The sequence number that the public files show; 0 where they were not published since the last boot.
pub(super) fn shown(files: &Files, now: &Now) -> Result<u64, StoreError> {
    let text = super::files::read_text(&files.state, "publish.lock")?.unwrap_or_default();
    Ok(parse_notes(&text, now).sequence)
}

/// Whether to leave large files for later, and who sees to it.
fn postpone(lock: &Held, notes: &mut Notes, changed: &[Vec<Line>; 3], now: &Now) -> Option<Published> {
    let sizes = notes.views.iter().zip(changed).filter(|(_, changed)| !changed.is_empty());
    let size: u64 = sizes.filter_map(|(identity, _)| identity.as_ref()).map(|identity| identity.size).sum();
    let due_ns = notes.ended_ns + notes.took_ns * DUTY;
    if size <= SMALL || now.boot_ns >= due_ns {
        return None;
    }
    if notes.promised_ns > now.boot_ns {
        return Some(Published::Later);
    }
    notes.promised_ns = due_ns + GRACE_NS;
    // If the promise cannot be kept in writing, the next change makes it again.
    let _ = lock.file().write_all_at(&notes_text(notes), 0);
    Some(Published::Owed(due_ns - now.boot_ns))
}

/// The rows that changed between what is published and `upto`, by public file, in journal order.
fn changed_since(journal: &Journal, notes: &Notes, upto: Upto) -> Result<[Vec<Line>; 3], StoreError> {
    let mut changed: [Vec<Line>; 3] = Default::default();
    let mut places: [std::collections::HashMap<String, usize>; 3] = Default::default();
    for segment in notes.segment..=upto.segment {
        let from = if segment == notes.segment { notes.offset } else { 0 };
        let bytes = match segment == upto.segment {
            true => journal.bytes(segment, from, upto.offset.saturating_sub(from) as usize)?,
            false => journal.rest(segment, from)?,
        };
        scan(&bytes, segment, from, notes.sequence, |piece| -> Result<(), StoreError> {
            let Piece::Record(record, ..) = piece else { return Ok(()) };
            for put in record.puts {
                let Some(view) = PUBLIC.iter().position(|(_, kind, _)| *kind == put.kind) else { continue };
                let is_new = put.before.is_none();
                if put.kind == Kind::Completion && !is_new {
                    continue;
                }
                let line = Line { id: put.id.into_owned(), text: put.row.get().to_owned(), is_new };
                match places[view].get(&line.id) {
                    Some(&at) => changed[view][at].text = line.text,
                    None => {
                        places[view].insert(line.id.clone(), changed[view].len());
                        changed[view].push(line);
                    }
                }
            }
            Ok(())
        })?;
    }
    Ok(changed)
}

struct Publisher<'a> {
    files: &'a Files,
    options: &'a Options<'a>,
    now: &'a Now,
    lock: &'a Held,
    warnings: Vec<String>,
}

impl Publisher<'_> {
    fn replace_changed(&mut self, notes: &mut Notes, changed: [Vec<Line>; 3], upto: Upto) -> Result<(), StoreError> {
        let started = Instant::now();
        let mut views = notes.views.clone();
        for (view, changed) in changed.into_iter().enumerate() {
            if changed.is_empty() && notes.views[view].is_some() {
                continue;
            }
            let (name, _, field) = PUBLIC[view];
            let known = notes.views[view].clone();
            let ours = |old: &File| known.is_some() && identity(old).ok() == known;
            let Some(old) = self.files.root.read(name)?.filter(ours) else {
                // Not what we put there: take it apart from the journal instead.
                return self.replace_all(notes);
            };
            views[view] = Some(self.replace(notes, view, known.as_ref(), |file| {
                splice(BufReader::with_capacity(BUFFER, &old), field, changed, BufWriter::with_capacity(BUFFER, file))
            })?);
        }
        notes.views = views;
        self.note(notes, upto, started);
        Ok(())
    }

    /// Makes every public file from the rows of the board.
    fn replace_all(&mut self, notes: &mut Notes) -> Result<(), StoreError> {
        let started = Instant::now();
        // What is in place may be newer than the notes say: if this is cut short, the next must not splice into it.
        notes.boot.clone_from(&self.now.boot_id);
        notes.sequence = 0;
        let mut snapshot = Snapshot::open(self.files, self.now.clone())?;
        for (view, (name, kind, _)) in PUBLIC.into_iter().enumerate() {
            let rows = snapshot.rows(kind)?;
            snapshot.journal().flush(snapshot.end().0)?;
            notes.views[view] = self.set_foreign_aside(name, notes, view)?;
            let replaced = self.replace(notes, view, None, |file| {
                let mut array = Array::new(BufWriter::with_capacity(BUFFER, file));
                for row in &rows {
                    let (_, text) = snapshot.raw_row(row).map_err(std::io::Error::other)?;
                    array.push(text.as_bytes())?;
                }
                array.finish()
            });
            notes.views[view] = Some(replaced?);
        }
        let (segment, offset) = snapshot.end();
        self.note(notes, Upto { sequence: snapshot.sequence(), segment, offset }, started);
        Ok(())
    }

    fn note(&self, notes: &mut Notes, upto: Upto, started: Instant) {
        notes.coming = Default::default();
        (notes.sequence, notes.segment, notes.offset) = (upto.sequence, upto.segment, upto.offset);
        notes.took_ns = u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::MAX / DUTY);
        notes.ended_ns = self.now.boot_ns.saturating_add(notes.took_ns);
    }

    /// Writes a public file beside the old one and swaps the two, and notes before which file is to come.
    ///
    /// Until all are in place the notes keep the old files beside the old sequence number: a publisher that is killed
    /// here must not leave a file that the next one takes for older than it is, and adds the same rows to once more.
    fn replace(
        &mut self,
        notes: &mut Notes,
        view: usize,
        known: Option<&Identity>,
        write: impl FnOnce(&File) -> std::io::Result<()>,
    ) -> Result<Identity, StoreError> {
        let (name, ..) = PUBLIC[view];
        let (root, state) = (&self.files.root, &self.files.state);
        let unfinished = format!("{name}.new");
        let file = make_fresh(state, &unfinished)?;
        write(&file).map_err(StoreError::io("write", state.path(&unfinished)))?;
        if self.options.durable_views() {
            flush(&file).map_err(StoreError::io("flush", state.path(&unfinished)))?;
        }
        let new = identity(&file).map_err(StoreError::io("look at", state.path(&unfinished)))?;
        notes.coming[view] = Some(new.clone());
        write_notes(self.lock, notes, self.files)?;
        if state.exchange(&unfinished, root, name)? {
            let out = state.stat(&unfinished)?.map(|stat| Identity::of(&stat));
            if known.is_some() && out.as_ref() != known {
                self.keep_foreign(name, &unfinished)?;
            }
            state.remove(&unfinished)?;
        } else {
            state.rename(&unfinished, root, name)?;
        }
        Ok(new)
    }

    /// Keeps a copy of a public file that another program changed since we published it, and returns what is there.
    fn set_foreign_aside(&mut self, name: &str, notes: &Notes, view: usize) -> Result<Option<Identity>, StoreError> {
        let Some(file) = self.files.root.read(name)? else { return Ok(None) };
        let found = identity(&file).map_err(StoreError::io("look at", self.files.root.path(name)))?;
        let known = &notes.views[view];
        if known.is_some() && !known.iter().chain(&notes.coming[view]).any(|ours| *ours == found) {
            self.keep_contents(name, &file)?;
        }
        Ok(Some(found))
    }

    fn keep_foreign(&mut self, name: &str, taken_out: &str) -> Result<(), StoreError> {
        match self.files.state.read(taken_out)? {
            Some(file) => self.keep_contents(name, &file),
            None => Ok(()),
        }
    }

    fn keep_contents(&mut self, name: &str, file: &File) -> Result<(), StoreError> {
        let path = self.files.root.path(name);
        let length = file.metadata().map_err(StoreError::io("look at", &path))?.len();
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
        let read = super::dir::read_at(file, &mut bytes, 0).map_err(StoreError::io("read", &path))?;
        let kept = keep(&self.files.state, name, &bytes[..read], self.now)?;
        let path = path.display();
        self.warnings.push(format!("{path} was changed by another program; its version is kept in {kept}"));
        Ok(())
    }
}

fn make_fresh(state: &Dir, name: &str) -> Result<File, StoreError> {
    match state.make(name) {
        Err(StoreError::Io { source, .. }) if source.kind() == std::io::ErrorKind::AlreadyExists => {
            state.remove(name)?;
            state.make(name)
        }
        made => made,
    }
}

fn identity(file: &File) -> std::io::Result<Identity> {
    Ok(Identity::of(&rustix::fs::fstat(file)?))
}

fn read_notes(lock: &Held, now: &Now) -> Notes {
    let mut text = [0; NOTES];
    let length = super::dir::read_at(lock.file(), &mut text, 0).unwrap_or(0);
    parse_notes(&String::from_utf8_lossy(&text[..length]), now)
}

/// Notes of another boot count for nothing: they were never synced.
fn parse_notes(text: &str, now: &Now) -> Notes {
    let notes: Notes = serde_json::from_str(text.trim()).unwrap_or_default();
    if notes.boot == now.boot_id { notes } else { Notes::default() }
}

fn write_notes(lock: &Held, notes: &Notes, files: &Files) -> Result<(), StoreError> {
    let path = files.state.path("publish.lock");
    lock.file().write_all_at(&notes_text(notes), 0).map_err(StoreError::io("write", path))
}

fn notes_text(notes: &Notes) -> Vec<u8> {
    let text = serde_json::to_string(notes).unwrap_or_default();
    format!("{text:<width$}\n", width = NOTES - 1).into_bytes()
}
