//! Being told that the board has changed: no lock is taken, nothing is written, and nobody is slowed down.
//!
//! A watch remembers a place in the journal. It is woken by the system when the journal is written to, or where the
//! system has no notification left to give it looks by itself, every 150 ms. A look is one byte at the remembered place.
//! What a watch tells is in the journal; it may be told before it has been flushed, as with every other way to read.

use super::bell::Bell;
use super::error::StoreError;
use super::event::{Event, event};
use super::files::Files;
use super::journal::Journal;
use super::record::SEAL;
use super::snapshot::Snapshot;
use super::tail::Tail;
use super::{Store, open_root};
use std::path::PathBuf;
use std::time::Duration;

/// What happens on a board from a moment on.
#[derive(Debug)]
pub struct Watch {
    path: PathBuf,
    /// `None` while there is no board yet, but rows of an older tool.
    tail: Option<Tail>,
    bell: Bell,
}

impl Store<'_> {
    /// Watches the board from now on.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn watch(&self) -> Result<Watch, StoreError> {
        self.watching(|journal, snapshot| Ok(Tail::at(journal, snapshot.end(), snapshot.sequence())))
    }

    /// Watches the board from the change after the one numbered `sequence` on, however long ago that was.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn watch_since(&self, sequence: u64) -> Result<Watch, StoreError> {
        self.watching(|journal, _| Tail::after(journal, sequence))
    }

    fn watching(&self, begin: impl Fn(Journal, &Snapshot) -> Result<Tail, StoreError>) -> Result<Watch, StoreError> {
        let tail = match journal_at(&self.path)? {
            Some(journal) => Some(begin(journal, &self.read()?)?),
            // Fails where there is nothing to read at all.
            None => self.read().map(|_| None)?,
        };
        let bell = Bell::over(&self.path.join(".coordctl/journal"));
        Ok(Watch { path: self.path.clone(), tail, bell })
    }
}

impl Watch {
    /// The next changes, oldest first, of those that may be about one of `names`; of all where none is named.
    ///
    /// Answers at once: empty where nothing of the kind is there yet. `thoroughly` also looks behind damage at the
    /// end, which takes longer.
    ///
    /// # Errors
    /// Where the journal cannot be read.
    pub fn more(&mut self, names: &[Name], thoroughly: bool) -> Result<Vec<Event>, StoreError> {
        if self.tail.is_none() {
            self.tail = journal_at(&self.path)?.map(|journal| Tail::at(journal, (1, 0), 0));
        }
        let Some(tail) = &mut self.tail else { return Ok(Vec::new()) };
        while thoroughly || tail.is_behind()? {
            if !names.is_empty() && tail.pass_over(names)? {
                continue;
            }
            match tail
                .read_on(thoroughly, |record| (record.op != SEAL && !record.is_upkeep()).then(|| event(record)))?
            {
                Some(events) if events.is_empty() => {}
                Some(events) => return Ok(events),
                None => break,
            }
        }
        Ok(Vec::new())
    }

    /// Every change up to this number was told or passed over.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.tail.as_ref().map_or(0, Tail::sequence)
    }

    /// Waits until there may be more, at most `limit`.
    pub fn rest(&self, limit: Duration) {
        self.bell.wait(limit);
    }
}

/// A name as it stands in the records about it.
pub type Name = Vec<u8>;

/// How an id is written in records.
#[must_use]
pub fn name_of(id: &str) -> Name {
    serde_json::to_vec(id).unwrap_or_default()
}

fn journal_at(path: &std::path::Path) -> Result<Option<Journal>, StoreError> {
    let Ok(files) = open_root(path).and_then(Files::open)? else { return Ok(None) };
    Ok(Some(Journal::open(files.state.open_dir("journal")?, false)))
}
