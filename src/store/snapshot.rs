//! Reading a board without a lock: nothing is written and nobody is waited for (I13).

use super::compose::raw;
use super::dir::Dir;
use super::error::StoreError;
use super::event::{Event, History, event};
use super::files::{Files, STATE};
use super::heartbeats;
use super::import::Legacy;
use super::index::{Index, Slot};
use super::journal::Journal;
use super::record::{CARRY, Place, Put, decode};
use super::recover::{Home, catch_up, rebuild};
use super::row::{Columns, Kind, key};
use super::scan::{Piece, scan, scan_amid};
use super::txn::row_at;
use super::update::Upto;
use crate::board::{Agent, AgentId, WorkId, WorkItem};
use crate::clock::Now;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::fs::File;

/// How much of a segment is read at once when looking for the newest records, in bytes.
const STRETCH: u32 = 256 << 10;

/// A search for changes since a time ends at so many in a row that are older.
const MISDATED: usize = 1000;

/// A board as it stood at one moment, or later: a row is read when it is asked for.
pub struct Snapshot {
    index: Index,
    journal: Journal,
    beats: Option<File>,
    /// The state directory; `None` where no board was made yet.
    state: Option<Dir>,
    now: Now,
    board_id: String,
}

/// A row that a scan found: its columns, and where to read the rest.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// What lists and counts need.
    pub columns: Columns,
    number: u64,
    pub(super) place: Place,
    pub(super) key: u64,
}

#[cfg(test)]
impl Found {
    /// The number of its slot.
    pub(super) fn number(&self) -> u64 {
        self.number
    }
}

impl Snapshot {
    pub(super) fn open(files: &Files, now: Now) -> Result<Self, StoreError> {
        Self::open_with(files, now, |journal, home| match read_index(files, journal, home) {
            Err(StoreError::IndexFault(_)) => Ok(rebuild(journal, home)?.0),
            index => index,
        })
    }

    /// Opens a board by its journal alone: what is damaged there is left out, and nothing points to it.
    pub(super) fn open_by_journal(files: &Files, now: Now) -> Result<Self, StoreError> {
        Self::open_with(files, now, |journal, home| Ok(rebuild(journal, home)?.0))
    }

    fn open_with(
        files: &Files,
        now: Now,
        index: impl FnOnce(&Journal, Home<'_>) -> Result<Index, StoreError>,
    ) -> Result<Self, StoreError> {
        let board_id = files.format.board.clone();
        let journal = Journal::open(files.state.open_dir("journal")?, false);
        let index = index(&journal, Home { boot_id: &now.boot_id, board_id: &board_id })?;
        let beats = heartbeats::open(&files.state, index.header.first)?;
        let state = Some(files.root.open_dir(STATE)?);
        Ok(Snapshot { index, journal, beats, state, now, board_id })
    }

    /// The rows of an older tool, read as if a board had been made of them.
    pub(super) fn of_legacy(legacy: &Legacy, now: Now) -> Result<Self, StoreError> {
        let mut bytes = Vec::new();
        let home = Home { boot_id: &now.boot_id, board_id: "" };
        let index = legacy.compose(home, &now, u32::MAX, |_, segment| {
            bytes = segment;
            Ok(())
        })?;
        let journal = Journal::in_memory(bytes);
        Ok(Snapshot { index, journal, beats: None, state: None, now, board_id: String::new() })
    }

    /// The clocks as they were when the snapshot was opened.
    #[must_use]
    pub fn now(&self) -> &Now {
        &self.now
    }

    /// The sequence number of the newest change.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.index.header.sequence
    }

    /// How many damaged places of the journal were set aside.
    #[must_use]
    pub fn damaged(&self) -> u32 {
        self.index.header.damaged
    }

    /// Segment and offset behind the newest change.
    pub(super) fn end(&self) -> (u32, u32) {
        (self.index.header.segment, self.index.header.offset)
    }

    /// The segment with which the journal begins.
    pub(super) fn first_segment(&self) -> u32 {
        self.index.header.first
    }

    /// How many rows were stored once more when it got this beginning.
    pub(super) fn carried(&self) -> u64 {
        self.index.header.carried
    }

    /// Where the newest change is, for a publisher.
    pub(super) fn upto(&self) -> Upto {
        Upto::of(&self.index.header)
    }

    pub(super) fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Every row of a kind, in the order they came onto the board: one consistent cut through the board.
    ///
    /// # Errors
    /// Where the journal cannot be read.
    pub fn rows(&mut self, kind: Kind) -> Result<Vec<Found>, StoreError> {
        let mut rows = self.all_rows()?;
        rows.retain(|found| found.columns.kind == kind);
        Ok(rows)
    }

    /// Every row of every kind, as of [`Snapshot::sequence`]: one consistent cut through the board.
    ///
    /// # Errors
    /// Where the journal cannot be read.
    pub fn all_rows(&mut self) -> Result<Vec<Found>, StoreError> {
        let found = |(number, slot): (usize, Slot)| Found {
            columns: slot.columns,
            number: number as u64,
            place: slot.place,
            key: slot.key,
        };
        let on_the_board = |(_, slot): &(usize, Slot)| slot.gone.is_none();
        Ok(self.slots()?.into_iter().enumerate().filter(on_the_board).map(found).collect())
    }

    /// Slots first and the journal after: what changed in between is in the journal.
    pub(super) fn slots(&mut self) -> Result<Vec<Slot>, StoreError> {
        let home = Home { boot_id: &self.now.boot_id, board_id: &self.board_id };
        let cut = |index: &mut Index, journal: &Journal| {
            let mut slots = index.slots()?;
            catch_up(index, journal, home)?;
            index.lay_over(&mut slots)?;
            Ok(slots)
        };
        match cut(&mut self.index, &self.journal) {
            Err(StoreError::IndexFault(_)) => {
                self.begin_anew()?;
                self.index.slots()
            }
            done => done,
        }
    }

    /// Makes the index anew, in memory: the slots may be numbered otherwise now.
    fn begin_anew(&mut self) -> Result<(), StoreError> {
        let home = Home { boot_id: &self.now.boot_id, board_id: &self.board_id };
        self.index = rebuild(&self.journal, home)?.0;
        let first = self.index.header.first;
        self.beats = self.state.as_ref().map(|state| heartbeats::open(state, first)).transpose()?.flatten();
        Ok(())
    }

    /// The row behind a scan's finding.
    ///
    /// # Errors
    /// Where its record cannot be read.
    pub fn row(&self, found: &Found) -> Result<Map<String, Value>, StoreError> {
        serde_json::from_str(self.raw_row(found)?.get()).ok().ok_or_else(|| self.without_row(found))
    }

    /// The work item behind a scan's finding, its lease as last renewed.
    ///
    /// # Errors
    /// As [`Snapshot::row`].
    pub fn item(&self, found: &Found) -> Result<WorkItem, StoreError> {
        let mut item = WorkItem::from_row(self.row(found)?);
        if let Some(beats) = self.beats.as_ref().filter(|_| found.columns.deadline_ns().is_some()) {
            heartbeats::overlay(beats, found.number, &mut item, &self.now);
        }
        Ok(item)
    }

    /// The agent behind a scan's finding, its last sign of life as last given.
    ///
    /// # Errors
    /// As [`Snapshot::row`].
    pub fn agent(&self, found: &Found) -> Result<Agent, StoreError> {
        let mut agent = Agent::from_row(self.row(found)?);
        if let Some(beats) = &self.beats {
            heartbeats::overlay_sign(beats, found.number, &mut agent, &self.now);
        }
        Ok(agent)
    }

    /// The row of a work item as JSON text, its lease as last renewed: what is not looked into is not taken apart.
    ///
    /// # Errors
    /// As [`Snapshot::row`].
    pub fn item_text(&self, found: &Found) -> Result<Box<RawValue>, StoreError> {
        match self.beats.is_some() && found.columns.deadline_ns().is_some() {
            true => Ok(raw(self.item(found)?.row())),
            false => self.raw_row(found),
        }
    }

    /// The raw text of a row, for the public files.
    pub(super) fn raw_row(&self, found: &Found) -> Result<Box<RawValue>, StoreError> {
        Ok(self.raw_entry(found)?.1)
    }

    /// The row behind a scan's finding with the id that the journal knows it by: that of a completion is in no field.
    ///
    /// # Errors
    /// As [`Snapshot::row`].
    pub fn entry(&self, found: &Found) -> Result<(String, Map<String, Value>), StoreError> {
        let (id, text) = self.raw_entry(found)?;
        let row = serde_json::from_str(text.get()).ok();
        row.map(|row| (id, row)).ok_or_else(|| self.without_row(found))
    }

    fn raw_entry(&self, found: &Found) -> Result<(String, Box<RawValue>), StoreError> {
        let line = self.journal.line(found.place)?;
        decode(&line)
            .and_then(|record| record.puts.into_iter().find(|put| key(put.kind, &put.id) == found.key))
            .map(|put| (put.id.into_owned(), put.row.into_owned()))
            .ok_or_else(|| self.without_row(found))
    }

    fn without_row(&self, found: &Found) -> StoreError {
        StoreError::damaged(self.journal.path(found.place.segment), "holds a record without its row")
    }

    /// The work item with this id.
    ///
    /// # Errors
    /// Where its record cannot be read.
    pub fn work(&mut self, id: &WorkId) -> Result<Option<WorkItem>, StoreError> {
        let Some((number, slot)) = self.find(Kind::Work, id.as_str())? else { return Ok(None) };
        let mut item = WorkItem::from_row(row_at(&self.journal, slot.place, Kind::Work, id.as_str())?);
        if let Some(beats) = &self.beats {
            heartbeats::overlay(beats, number, &mut item, &self.now);
        }
        Ok(Some(item))
    }

    /// The agent with this id, its last sign of life as last given.
    pub(super) fn agent_of(&mut self, id: &AgentId) -> Result<Option<Agent>, StoreError> {
        let Some((number, slot)) = self.find(Kind::Agent, id.as_str())? else { return Ok(None) };
        let mut agent = Agent::from_row(row_at(&self.journal, slot.place, Kind::Agent, id.as_str())?);
        if let Some(beats) = &self.beats {
            heartbeats::overlay_sign(beats, number, &mut agent, &self.now);
        }
        Ok(Some(agent))
    }

    /// The changes of a work item, newest first, at most `most`; of one that has left the board too.
    ///
    /// # Errors
    /// Where the journal cannot be read.
    pub fn history(&mut self, id: &WorkId, most: usize) -> Result<History, StoreError> {
        let mut place = self.trace(Kind::Work, id.as_str())?.map(|(_, slot)| slot.place);
        let mut events = Vec::new();
        // What is in a segment that has left the journal is history of the archive.
        let first = self.index.header.first;
        while let Some(at) = place.filter(|at| events.len() < most && at.segment >= first) {
            let line = match self.journal.line(at) {
                // A damaged record breaks the chain: look for the others one by one.
                Err(StoreError::IndexFault(_)) => {
                    return Ok(History { events: self.history_by_scan(id, most)?, goes_on_in_archive: false });
                }
                line => line?,
            };
            let Some(record) = decode(&line) else { break };
            let put = record.puts.iter().find(|put| put.kind == Kind::Work && put.id == id.as_str());
            place = put.and_then(Put::place_before);
            events.extend((record.op != CARRY).then(|| event(&record)));
        }
        Ok(History { events, goes_on_in_archive: place.is_some_and(|at| at.segment < first) })
    }

    fn history_by_scan(&self, id: &WorkId, most: usize) -> Result<Vec<Event>, StoreError> {
        let mut events = Vec::new();
        for segment in self.journal.numbers()? {
            let bytes = self.journal.rest(segment, 0)?;
            scan(&bytes, segment, 0, 0, |piece| -> Result<(), StoreError> {
                if let Piece::Record(record, ..) = piece
                    && record.op != CARRY
                    && record.puts.iter().any(|put| put.kind == Kind::Work && put.id == id.as_str())
                {
                    events.push(event(record));
                }
                Ok(())
            })?;
        }
        events.reverse();
        events.truncate(most);
        Ok(events)
    }

    /// The newest changes of the board, newest first, at most `most`.
    ///
    /// # Errors
    /// Where the journal cannot be read.
    pub fn events(&mut self, most: usize) -> Result<Vec<Event>, StoreError> {
        let mut events = self.events_until(|events| events.len() >= most)?;
        events.truncate(most);
        Ok(events)
    }

    /// The changes of the board since a time (RFC 3339 with nanoseconds, UTC), newest first. The search ends at
    /// a thousand changes in a row from before it: a clock that was wrong for fewer hides nothing.
    ///
    /// # Errors
    /// Where the journal cannot be read.
    pub fn events_since(&mut self, time: &str) -> Result<Vec<Event>, StoreError> {
        let mut events = self.events_until(|events| is_before(events, time))?;
        events.retain(|event| event.at.as_str() >= time);
        Ok(events)
    }

    /// Changes, newest first, until there are enough.
    fn events_until(&self, enough: impl Fn(&[Event]) -> bool) -> Result<Vec<Event>, StoreError> {
        let (mut segment, mut end) = self.end();
        let (mut events, mut length) = (Vec::new(), STRETCH);
        let first = self.index.header.first;
        while segment >= first && !enough(&events) {
            if end == 0 {
                segment -= 1;
                end = if segment >= first { self.journal.rest(segment, 0)?.len() as u32 } else { 0 };
                continue;
            }
            let start = end.saturating_sub(length);
            let found = self.stretch(segment, start, end)?;
            let first = found.first().map(|(offset, _)| *offset);
            events.extend(found.into_iter().rev().filter_map(|(_, event)| event));
            // No record begins in this stretch: it is the empty end of a segment, or one record is longer.
            length = if first.is_some() { STRETCH } else { length.saturating_mul(2) };
            end = if start == 0 { 0 } else { first.unwrap_or(end) };
        }
        Ok(events)
    }

    /// The changes in a stretch of a segment by their offsets; `None` for a record that tells of no row.
    fn stretch(&self, segment: u32, start: u32, end: u32) -> Result<Vec<(u32, Option<Event>)>, StoreError> {
        let bytes = self.journal.bytes(segment, start, (end - start) as usize)?;
        let mut found = Vec::new();
        scan_amid(&bytes, segment, start, |piece| -> Result<(), StoreError> {
            if let Piece::Record(record, place, _) = piece {
                found.push((place.offset, (!record.is_upkeep()).then(|| event(record))));
            }
            Ok(())
        })?;
        Ok(found)
    }

    pub(super) fn find(&mut self, kind: Kind, id: &str) -> Result<Option<(u64, Slot)>, StoreError> {
        Ok(self.trace(kind, id)?.filter(|(_, slot)| slot.gone.is_none()))
    }

    fn trace(&mut self, kind: Kind, id: &str) -> Result<Option<(u64, Slot)>, StoreError> {
        match self.index.trace(key(kind, id)) {
            Err(StoreError::IndexFault(_)) => {
                self.begin_anew()?;
                self.index.trace(key(kind, id))
            }
            found => found,
        }
    }
}

/// Whether the oldest of some changes are all from before a time, as many as clocks are trusted to be wrong for.
fn is_before(events: &[Event], time: &str) -> bool {
    events.len().checked_sub(MISDATED).is_some_and(|from| events[from..].iter().all(|event| event.at.as_str() < time))
}

fn read_index(files: &Files, journal: &Journal, home: Home<'_>) -> Result<Index, StoreError> {
    let file = files.state.read("index")?.ok_or(StoreError::IndexFault("there is none"))?;
    let mut index = Index::open_to_read(file)?;
    if !home.made(&index) {
        return Err(StoreError::IndexFault("it was made in another boot or for another board"));
    }
    catch_up(&mut index, journal, home)?;
    Ok(index)
}
