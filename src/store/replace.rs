//! Putting new public files in place of the old ones: written beside them, flushed, and exchanged in one step.

use super::Options;
use super::dir::{Dir, flush, start_writing_out};
use super::error::StoreError;
use super::files::Files;
use super::foreign;
use super::import::PUBLIC;
use super::lock::Held;
use super::notes::{Identity, Notes};
use super::row::Kind;
use super::snapshot::Snapshot;
use super::update::Upto;
use super::view::{Array, Line, splice};
use crate::clock::Now;
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::time::Instant;

/// The most bytes that are read or written at once.
const BUFFER: usize = 256 << 10;

/// One round of publishing, under the publisher's lock.
pub(super) struct Publisher<'a> {
    pub(super) files: &'a Files,
    pub(super) lock: &'a Held,
    pub(super) options: &'a Options<'a>,
    pub(super) now: &'a Now,
    pub(super) warnings: Vec<String>,
    /// Whether another program was faster: its version stands where ours belongs, or came out of there.
    was_overtaken: bool,
}

/// A new public file that is not in place yet.
struct Prepared {
    view: usize,
    file: File,
}

impl<'a> Publisher<'a> {
    /// A round that nothing was done in yet.
    pub(super) fn new(files: &'a Files, lock: &'a Held, options: &'a Options<'a>, now: &'a Now) -> Self {
        Publisher { files, lock, options, now, warnings: Vec::new(), was_overtaken: false }
    }

    /// Takes in what other programs wrote. What cannot be taken in now is not lost: if it stands where ours belongs, it
    /// goes into the inbox when it comes out.
    pub(super) fn take_in(&mut self, notes: &mut Notes) -> bool {
        foreign::take_in(self, notes).unwrap_or_else(|e| {
            let warning = format!("what another program wrote into the public files waits to be taken in: {e}");
            if !self.warnings.contains(&warning) {
                self.warnings.push(warning);
            }
            false
        })
    }

    /// Takes in what other programs put in place in the meantime, and shows it; `false` where they were faster each time.
    ///
    /// Then their version is left where it stands: a script that goes on writing must find there what it wrote before.
    pub(super) fn catch_up_with_others(&mut self, notes: &mut Notes, rounds: u32) -> Result<bool, StoreError> {
        for _ in 0..rounds {
            if !self.was_overtaken {
                return Ok(true);
            }
            self.was_overtaken = false;
            self.take_in(notes);
            self.replace_all(notes)?;
        }
        let is_shown = !std::mem::take(&mut self.was_overtaken);
        if !is_shown {
            self.take_in(notes);
        }
        Ok(is_shown)
    }

    /// Replaces the files in which rows changed.
    pub(super) fn replace_changed(
        &mut self,
        notes: &mut Notes,
        changed: [Vec<Line>; 3],
        upto: Upto,
    ) -> Result<(), StoreError> {
        let started = Instant::now();
        let mut prepared = Vec::new();
        for (view, changed) in changed.into_iter().enumerate() {
            let (name, ..) = PUBLIC[view];
            if changed.is_empty() {
                continue;
            }
            let old = match self.files.root.read(name)? {
                Some(old) if Identity::of_file(&old).ok() == notes.views[view] => old,
                // Not what we put there: make all of them anew from the journal.
                _ => return self.replace_all(notes),
            };
            let buffer = buffer_for(notes.views[view].as_ref());
            let spliced = self.prepare(view, |file| {
                let old = BufReader::with_capacity(buffer, &old);
                splice(old, field_of(view), &changed, BufWriter::with_capacity(buffer, file))
            });
            match spliced {
                Err(StoreError::Io { source, .. }) if source.kind() == std::io::ErrorKind::InvalidData => {
                    return self.replace_all(notes);
                }
                spliced => prepared.push(spliced?),
            }
        }
        if !prepared.is_empty() {
            if !self.put_in_place(notes, prepared)? {
                return Ok(());
            }
            self.note_time(notes, started);
        }
        notes.show(upto);
        Ok(())
    }

    /// Whether every public file is the one that we put there.
    pub(super) fn all_in_place(&self, notes: &Notes) -> Result<bool, StoreError> {
        for (view, (name, ..)) in PUBLIC.into_iter().enumerate() {
            let there = self.files.root.stat(name)?.map(|stat| Identity::of(&stat));
            if there.is_none() || there != notes.views[view] {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Makes every public file from the rows of the board.
    pub(super) fn replace_all(&mut self, notes: &mut Notes) -> Result<(), StoreError> {
        match self.replace_from(Snapshot::open(self.files, self.now.clone())?, notes) {
            // A row could not be read where the index says it is.
            Err(StoreError::Io { source, .. }) if source.get_ref().is_some_and(|e| e.is::<StoreError>()) => {
                self.replace_from(Snapshot::open_by_journal(self.files, self.now.clone())?, notes)
            }
            done => done,
        }
    }

    fn replace_from(&mut self, mut snapshot: Snapshot, notes: &mut Notes) -> Result<(), StoreError> {
        let started = Instant::now();
        // What is in place may be newer than the notes: if this is cut short, the next must not splice into it.
        notes.sequence = 0;
        let rows = snapshot.all_rows()?;
        let upto = snapshot.upto();
        snapshot.journal().flush(upto.segment)?;
        let mut prepared = Vec::new();
        for (view, (_, kind, _)) in PUBLIC.into_iter().enumerate() {
            // What is not a file is not replaced.
            self.files.root.read(PUBLIC[view].0)?;
            prepared.push(self.prepare(view, |file| {
                let mut array = Array::new(BufWriter::with_capacity(BUFFER, file));
                for row in rows.iter().filter(|row| row.columns.kind == kind) {
                    array.push(snapshot.raw_row(row).map_err(std::io::Error::other)?.get().as_bytes())?;
                }
                array.finish()
            })?);
        }
        if !self.put_in_place(notes, prepared)? {
            return Ok(());
        }
        notes.show(upto);
        self.note_time(notes, started);
        Ok(())
    }

    fn note_time(&self, notes: &mut Notes, started: Instant) {
        notes.took_ns = u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::from(u32::MAX));
        notes.ended_ns = self.now.boot_ns.saturating_add(notes.took_ns);
    }

    /// Writes a public file under another name and lets the system begin to write it out.
    fn prepare(&self, view: usize, write: impl FnOnce(&File) -> std::io::Result<()>) -> Result<Prepared, StoreError> {
        let (state, name) = (&self.files.state, unfinished(view));
        let file = make_fresh(state, &name)?;
        write(&file).map_err(StoreError::io("write", state.path(&name)))?;
        start_writing_out(&file);
        Ok(Prepared { view, file })
    }

    /// Flushes the prepared files, then swaps each with the one in its place; `false` where another program was faster.
    ///
    /// All are written out before the first flush, so that one commit of the file system covers them together.
    fn put_in_place(&mut self, notes: &mut Notes, prepared: Vec<Prepared>) -> Result<bool, StoreError> {
        let state = &self.files.state;
        for Prepared { view, file } in &prepared {
            if self.options.durable_views() {
                flush(file).map_err(StoreError::io("flush", state.path(&unfinished(*view))))?;
            }
            let identity =
                Identity::of_file(file).map_err(StoreError::io("look at", state.path(&unfinished(*view))))?;
            notes.coming[*view] = Some(identity);
        }
        notes.boot.clone_from(&self.now.boot_id);
        notes.write(self.lock, self.files)?;
        let old_lock = foreign::take_old_lock(self, notes);
        if foreign::is_any_foreign(self.files, notes)? {
            // An older tool finds what it wrote before as long as its version stands there.
            self.was_overtaken = true;
            return Ok(false);
        }
        for Prepared { view, .. } in prepared {
            self.exchange(view, notes)?;
            (notes.views[view], notes.merged[view]) = (notes.coming[view].take(), None);
        }
        drop(old_lock);
        Ok(true)
    }

    /// Swaps a public file with its successor and looks at what came out: it may not be what we last put there.
    fn exchange(&mut self, view: usize, notes: &Notes) -> Result<(), StoreError> {
        let (root, state) = (&self.files.root, &self.files.state);
        let ((name, ..), unfinished) = (PUBLIC[view], unfinished(view));
        if !state.exchange(&unfinished, root, name)? {
            return state.rename(&unfinished, root, name);
        }
        let out = state.stat(&unfinished)?.map(|stat| Identity::of(&stat));
        match out.is_none_or(|out| notes.know(view, &out)) {
            true => state.remove(&unfinished),
            false => {
                self.was_overtaken = true;
                foreign::put_aside(self.files, &unfinished, view, self.now)
            }
        }
    }
}

/// The name of a public file while it is being made.
pub(super) fn unfinished(view: usize) -> String {
    format!("{}.new", PUBLIC[view].0)
}

/// The field by which a public file tells its rows apart; none does in the log.
fn field_of(view: usize) -> Option<&'static str> {
    let (_, kind, field) = PUBLIC[view];
    (kind != Kind::Completion).then_some(field)
}

/// A buffer that takes a small file whole.
fn buffer_for(known: Option<&Identity>) -> usize {
    known.map_or(BUFFER, |known| usize::try_from(known.size).unwrap_or(BUFFER).saturating_add(8192).min(BUFFER))
}

/// Makes a file anew, in place of an unfinished one that somebody left.
pub(super) fn make_fresh(state: &Dir, name: &str) -> Result<File, StoreError> {
    match state.make(name) {
        Err(StoreError::Io { source, .. }) if source.kind() == std::io::ErrorKind::AlreadyExists => {
            state.remove(name)?;
            state.make(name)
        }
        made => made,
    }
}
