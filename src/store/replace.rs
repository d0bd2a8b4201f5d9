//! Putting new public files in place of the old ones: written beside them, flushed, and exchanged in one step.

use super::Options;
use super::dir::{Dir, flush, start_writing_out};
use super::error::StoreError;
use super::files::Files;
use super::import::PUBLIC;
use super::lock::Held;
use super::notes::{Identity, Notes};
use super::quarantine::keep;
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
}

/// A new public file that is not in place yet.
struct Prepared {
    view: usize,
    file: File,
}

impl Publisher<'_> {
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
            let (name, _, field) = PUBLIC[view];
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
                splice(old, field, &changed, BufWriter::with_capacity(buffer, file))
            });
            match spliced {
                Err(StoreError::Io { source, .. }) if source.kind() == std::io::ErrorKind::InvalidData => {
                    return self.replace_all(notes);
                }
                spliced => prepared.push(spliced?),
            }
        }
        if !prepared.is_empty() {
            self.put_in_place(notes, prepared)?;
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
            self.look_at_present(view, notes)?;
            prepared.push(self.prepare(view, |file| {
                let mut array = Array::new(BufWriter::with_capacity(BUFFER, file));
                for row in rows.iter().filter(|row| row.columns.kind == kind) {
                    array.push(snapshot.raw_row(row).map_err(std::io::Error::other)?.get().as_bytes())?;
                }
                array.finish()
            })?);
        }
        self.put_in_place(notes, prepared)?;
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

    /// Flushes the prepared files, then swaps each with the one in its place.
    ///
    /// All are written out before the first flush, so that one commit of the file system covers them together.
    fn put_in_place(&mut self, notes: &mut Notes, prepared: Vec<Prepared>) -> Result<(), StoreError> {
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
        for Prepared { view, .. } in prepared {
            self.exchange(view, notes)?;
            notes.views[view] = notes.coming[view].take();
        }
        Ok(())
    }

    /// Swaps a public file with its successor and looks at what came out: it may not be what we last put there.
    fn exchange(&mut self, view: usize, notes: &Notes) -> Result<(), StoreError> {
        let (root, state) = (&self.files.root, &self.files.state);
        let ((name, ..), unfinished) = (PUBLIC[view], unfinished(view));
        if !state.exchange(&unfinished, root, name)? {
            return state.rename(&unfinished, root, name);
        }
        let out = state.stat(&unfinished)?.map(|stat| Identity::of(&stat));
        if notes.views[view].is_some() && !out.is_some_and(|out| notes.know(view, &out)) {
            let taken_out = state.read(&unfinished)?;
            taken_out.map(|file| self.keep_contents(name, &file)).transpose()?;
        }
        self.files.state.remove(&unfinished)
    }

    /// Notes what is in place, and keeps a copy of it if another program changed it since we published it.
    fn look_at_present(&mut self, view: usize, notes: &mut Notes) -> Result<(), StoreError> {
        let name = PUBLIC[view].0;
        let Some(file) = self.files.root.read(name)? else { return Ok(()) };
        let present = Identity::of_file(&file).map_err(StoreError::io("look at", self.files.root.path(name)))?;
        if notes.views[view].is_some() && !notes.know(view, &present) {
            self.keep_contents(name, &file)?;
        }
        notes.views[view] = Some(present);
        Ok(())
    }

    fn keep_contents(&mut self, name: &str, file: &File) -> Result<(), StoreError> {
        let path = self.files.root.path(name);
        let length = file.metadata().map_err(StoreError::io("look at", &path))?.len();
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
        let read = super::dir::read_at(file, &mut bytes, 0).map_err(StoreError::io("read", &path))?;
        let kept = keep(&self.files.state, name, &bytes[..read], self.now)?;
        let path = path.display();
        let warning = format!("{path} was changed by another program; its version is kept in {kept}");
        // The same version may be met before the exchange and again when it comes out.
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
        Ok(())
    }
}

/// The name of a public file while it is being made.
fn unfinished(view: usize) -> String {
    format!("{}.new", PUBLIC[view].0)
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
