//! Reading the journal forward from a place that is remembered: every change once and in order, however it grows.
//!
//! The place is segment and offset behind the last change that was read, so looking whether there is more is one small
//! read, and reading on takes apart nothing that was read before.

use super::error::StoreError;
use super::journal::Journal;
use super::record::{Record, SEAL, verify};
use super::scan::{Piece, scan};
use memchr::{memchr, memmem, memrchr};

/// How much is read at once, in bytes.
const STRETCH: usize = 64 << 10;
/// What only the record that ends a segment holds outside of its texts.
const SEALED: &[u8] = b"\"op\":\"seal\"";

/// A place in the journal, and what was read up to there.
#[derive(Debug)]
pub(super) struct Tail {
    journal: Journal,
    segment: u32,
    offset: u32,
    /// The number of the last change that was read; 0 before the first.
    sequence: u64,
    /// Changes up to this number are read but not told.
    since: u64,
    /// Where bytes that are no record were seen once, with records behind them.
    doubted: Option<(u32, u32)>,
    /// Segment, end and checksum of the newest record that was read here.
    newest: Option<(u32, u32, u32)>,
}

/// Where bytes stand that may be whole when they are read again.
struct Doubt(u32);

impl Tail {
    /// The place behind the change numbered `sequence`, which ends at `end`.
    pub(super) fn at(journal: Journal, end: (u32, u32), sequence: u64) -> Self {
        Tail { journal, segment: end.0, offset: end.1, sequence, since: sequence, doubted: None, newest: None }
    }

    /// The place before the first change with a larger number than `sequence`, an earlier one: those up to it are not told.
    pub(super) fn after(journal: Journal, sequence: u64) -> Result<Self, StoreError> {
        let (start, offset) = loop {
            match Self::start(&journal, sequence) {
                // It has left the journal between two looks: what is there begins later by now.
                Err(StoreError::IndexFault(_)) => {}
                start => break start?,
            }
        };
        Ok(Tail { journal, segment: start, offset, sequence: 0, since: sequence, doubted: None, newest: None })
    }

    /// Segment and offset where to begin for the changes with larger numbers than `sequence`.
    fn start(journal: &Journal, sequence: u64) -> Result<(u32, u32), StoreError> {
        let mut start = 1;
        for number in journal.numbers()?.into_iter().rev() {
            start = number;
            // Where the beginning is damaged an earlier segment is read too: nothing may be passed over.
            if first(journal, number, 0)?.is_some_and(|(_, first)| first <= sequence.saturating_add(1)) {
                break;
            }
        }
        Ok((start, near(journal, start, sequence)?))
    }

    /// Every change up to this number was read, or was before the place where the reading began.
    pub(super) fn sequence(&self) -> u64 {
        self.sequence.max(self.since)
    }

    /// Segment and offset where the next change belongs.
    pub(super) fn place(&self) -> (u32, u32) {
        (self.segment, self.offset)
    }

    /// Segment, end and checksum of the newest record that was read here; `None` where none was.
    pub(super) fn newest(&self) -> Option<(u32, u32, u32)> {
        self.newest
    }

    pub(super) fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Goes to the first segment where that of the place has left the journal: what was in between is lost to us.
    fn keep_up(&mut self) -> Result<(), StoreError> {
        match self.journal.segment(self.segment) {
            Err(StoreError::IndexFault(_)) => {
                let first = self.journal.numbers()?.first().copied();
                (self.segment, self.offset) = (first.unwrap_or(self.segment), 0);
                Ok(())
            }
            there => there.map(|_| ()),
        }
    }

    /// Whether something stands where the next change belongs: one byte is read.
    pub(super) fn is_behind(&mut self) -> Result<bool, StoreError> {
        self.keep_up()?;
        Ok(self.journal.bytes(self.segment, self.offset, 1)?.first().is_some_and(|&byte| byte != 0))
    }

    /// Goes past the next changes if none of them names any of `names`; `false` where it must be read on.
    ///
    /// Nothing is taken apart for it: the bytes are only searched.
    pub(super) fn pass_over(&mut self, names: &[Vec<u8>]) -> Result<bool, StoreError> {
        let bytes = self.journal.bytes(self.segment, self.offset, STRETCH)?;
        let written = &bytes[..memchr(0, &bytes).unwrap_or(bytes.len())];
        let Some(end) = memrchr(b'\n', written) else { return Ok(false) };
        let whole = &bytes[..=end];
        let has = |name: &[u8]| memmem::find(whole, name).is_some();
        let is_record = |line: &[u8]| verify(line).is_some();
        if !whole.split_inclusive(|&byte| byte == b'\n').all(is_record)
            || has(SEALED)
            || names.iter().any(|name| has(name))
        {
            return Ok(false);
        }
        self.offset += whole.len() as u32;
        Ok(true)
    }

    /// Reads the next changes, as much as is read at once; `None` where there are none.
    ///
    /// With `thoroughly` a hole in the journal, and a segment that was not ended, is passed over too.
    pub(super) fn read_on<T>(
        &mut self,
        thoroughly: bool,
        tell: impl Fn(&Record<'_>) -> Option<T>,
    ) -> Result<Option<Vec<T>>, StoreError> {
        let mut length = STRETCH;
        self.keep_up()?;
        loop {
            let bytes = self.journal.bytes(self.segment, self.offset, length)?;
            let is_all = bytes.len() < length;
            if let Some(told) = self.take(&bytes, &tell) {
                return Ok(Some(told));
            }
            let is_odd = bytes.first().is_some_and(|&byte| byte != 0);
            // The record, or the damage, is longer than this stretch.
            if !is_all && (is_odd || thoroughly) {
                length *= 4;
                continue;
            }
            let next = if is_odd || thoroughly { self.next()? } else { None };
            return next.map(|next| self.leave(next, &tell)).transpose();
        }
    }

    /// Takes what whole records there are; `None` where there is none and the place stays.
    fn take<T>(&mut self, bytes: &[u8], tell: &impl Fn(&Record<'_>) -> Option<T>) -> Option<Vec<T>> {
        let (segment, base, before) = (self.segment, self.offset, self.sequence);
        let (mut told, mut place, mut sequence) = (Vec::new(), (segment, base), before);
        let (doubted, since) = (self.doubted, self.since);
        let newest = &mut self.newest;
        let stopped = scan(bytes, segment, base, before, |piece| match piece {
            Piece::Record(record, at, checksum) => {
                *newest = Some((segment, at.offset + at.length, checksum));
                told.extend(Some(record).filter(|record| record.sequence > since).and_then(tell));
                sequence = record.sequence;
                place = if record.op == SEAL { (segment + 1, 0) } else { (segment, at.offset + at.length) };
                Ok(())
            }
            // A writer may have been here while we read on: what came before the record behind it is whole by now.
            Piece::Damaged(at, _) if doubted != Some((segment, at)) => Err(Doubt(at)),
            Piece::Damaged(..) => Ok(()),
        });
        (self.segment, self.offset) = place;
        self.sequence = sequence;
        if let Err(Doubt(at)) = stopped {
            self.doubted = Some((segment, at));
            return Some(told);
        }
        (place != (segment, base)).then_some(told)
    }

    /// The next segment that is there, if it holds a record: those between may have left the journal meanwhile.
    fn next(&self) -> Result<Option<u32>, StoreError> {
        let Some(next) = self.journal.numbers()?.into_iter().find(|number| *number > self.segment) else {
            return Ok(None);
        };
        match self.journal.bytes(next, 0, 1) {
            // It left too: the next look finds the one behind it.
            Err(StoreError::IndexFault(_)) => Ok(None),
            begin => Ok(begin?.first().is_some_and(|&byte| byte != 0).then_some(next)),
        }
    }

    /// Goes on in a later segment, whose first record is there: this one's last is there too, or it is lost.
    fn leave<T>(&mut self, next: u32, tell: &impl Fn(&Record<'_>) -> Option<T>) -> Result<Vec<T>, StoreError> {
        let bytes = self.journal.rest(self.segment, self.offset)?;
        if let Some(told) = self.take(&bytes, tell) {
            return Ok(told);
        }
        (self.segment, self.offset) = (next, 0);
        Ok(Vec::new())
    }
}

/// A place in a segment before which no change has a larger number than `sequence`; as far on as is easily found.
fn near(journal: &Journal, segment: u32, sequence: u64) -> Result<u32, StoreError> {
    let (mut low, mut high) = (0, journal.size(segment)?);
    while high - low > STRETCH as u64 {
        let middle = low + (high - low) / 2;
        match first(journal, segment, middle as u32)? {
            Some((offset, found)) if found <= sequence && u64::from(offset) < high => low = u64::from(offset),
            // Empty space, damage or a later change: the first half is where to look.
            _ => high = middle,
        }
    }
    Ok(low as u32)
}

/// The first record within a stretch from an offset on: where it stands, and its number.
fn first(journal: &Journal, segment: u32, offset: u32) -> Result<Option<(u32, u64)>, StoreError> {
    let bytes = journal.bytes(segment, offset, STRETCH)?;
    let found = scan(&bytes, segment, offset, 0, |piece| match piece {
        Piece::Record(record, place, _) => Err((place.offset, record.sequence)),
        Piece::Damaged(..) => Ok(()),
    });
    Ok(found.err())
}
