//! Every change of the journal behind a place that the caller remembers, once and in order, for those who count.
//!
//! The place is a [`Mark`], which the caller keeps between two processes. A mark that does not fit the journal any more
//! (another board, a journal that lost its end with the power) is not believed: then everything is told anew.

use super::error::StoreError;
use super::files::Files;
use super::journal::Journal;
use super::record::{CARRY, Place, Put, Record, SEAL, TRAILER, checksum_in, decode};
use super::tail::Tail;
use super::{Store, open_root};
use crate::board::Kind;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A place in the journal of one board, behind a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The board.
    board: String,
    /// The number of the change.
    sequence: u64,
    /// Segment and offset where the next change belongs.
    next: (u32, u32),
    /// Segment, end and checksum of the change's record, by which it is known again.
    newest: (u32, u32, u32),
}

/// A change, or one part of it: one of many rows comes in several.
#[derive(Debug)]
pub struct JournalChange {
    /// The verb.
    pub verb: String,
    /// Whether this is where the change begins: what counts changes counts this part alone.
    pub is_first: bool,
    /// The rows that came out of it, without those that left the board.
    pub rows: Vec<ChangedRow>,
}

/// A row as a change left it.
#[derive(Debug)]
pub struct ChangedRow {
    /// What it is.
    pub kind: Kind,
    /// The row, as JSON text.
    pub text: String,
    id: String,
    before: Option<Place>,
}

/// The changes behind a mark.
#[derive(Debug)]
pub struct Changes {
    board: String,
    /// `None` where there is no journal, but rows of an older tool.
    tail: Option<Tail>,
    /// A change that is there, perhaps behind damage.
    newest: u64,
    mark: Option<Mark>,
    /// Whether the mark was not believed, or there was none: everything is told.
    pub from_the_beginning: bool,
}

impl Store<'_> {
    /// The changes behind `mark`; all of them without one. Those up to the number `newest` are known to be there.
    ///
    /// # Errors
    /// Where the journal cannot be read.
    pub fn changes(&self, mark: Option<Mark>, newest: u64) -> Result<Changes, StoreError> {
        let Ok(files) = open_root(&self.path).and_then(Files::open)? else {
            return Ok(Changes { board: String::new(), tail: None, newest, mark: None, from_the_beginning: true });
        };
        let journal = Journal::open(files.state.open_dir("journal")?, false);
        let board = files.format.board;
        let mark = mark.filter(|mark| mark.board == board && mark.fits(&journal));
        let from_the_beginning = mark.is_none();
        let tail = match &mark {
            Some(mark) => Tail::at(journal, mark.next, mark.sequence),
            None => Tail::after(journal, 0)?,
        };
        Ok(Changes { board, tail: Some(tail), newest, mark, from_the_beginning })
    }
}

impl Mark {
    /// The segment with the newest change that was counted: without it the mark is not believed.
    pub(super) fn segment(&self) -> u32 {
        self.newest.0
    }

    /// Whether the record in front of it is still the one that was there.
    fn fits(&self, journal: &Journal) -> bool {
        let (segment, end, checksum) = self.newest;
        let trailer = end.checked_sub(TRAILER as u32).and_then(|at| journal.bytes(segment, at, TRAILER).ok());
        trailer.is_some_and(|trailer| checksum_in(&trailer) == Some(checksum))
    }
}

impl Changes {
    /// The next of them, some at a time; `None` at the end.
    ///
    /// # Errors
    /// Where the journal cannot be read.
    pub fn more(&mut self) -> Result<Option<Vec<JournalChange>>, StoreError> {
        let Some(tail) = &mut self.tail else { return Ok(None) };
        let mut told = tail.read_on(false, change)?;
        if told.is_none() && tail.sequence() < self.newest {
            // What is known to be there is behind damage.
            told = tail.read_on(true, change)?;
        }
        if let Some(newest) = tail.newest() {
            let (board, sequence, next) = (self.board.clone(), tail.sequence(), tail.place());
            self.mark = Some(Mark { board, sequence, next, newest });
        }
        Ok(told)
    }

    /// The place behind what was told; `None` where there is nothing in the journal.
    #[must_use]
    pub fn mark(&self) -> Option<&Mark> {
        self.mark.as_ref()
    }

    /// A row as it stood before its change: one more read. `None` where it is new, or not to be read any more.
    #[must_use]
    pub fn before(&self, row: &ChangedRow) -> Option<Map<String, Value>> {
        let line = self.tail.as_ref()?.journal().line(row.before?).ok()?;
        let record = decode(&line)?;
        let put = record.puts.iter().find(|put| put.kind == row.kind && put.id == row.id)?;
        serde_json::from_str(put.row.get()).ok()
    }
}

impl ChangedRow {
    /// Whether it came onto the board with this change, for the first time.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.before.is_none()
    }

    fn of(put: &Put<'_>) -> Self {
        let (text, id) = (put.row.get().to_owned(), put.id.clone().into_owned());
        ChangedRow { kind: put.kind, text, id, before: put.place_before() }
    }
}

fn change(record: &Record<'_>) -> Option<JournalChange> {
    (![SEAL, CARRY].contains(&&*record.op) && record.first.is_none()).then(|| JournalChange {
        verb: record.op.clone().into_owned(),
        is_first: record.of.is_none(),
        rows: record.puts.iter().filter(|put| !put.gone).map(ChangedRow::of).collect(),
    })
}
