//! One change in the making: the rows a rule has asked for, and those it wants to store.

use super::error::StoreError;
use super::heartbeats;
use super::index::{Index, Slot};
use super::journal::Journal;
use super::processes;
use super::record::{Place, decode};
use super::row::{Columns, Kind, key};
use crate::board::{Agent, AgentId, Lease, Lookup, Process, Rank, Rows, Wanted, WorkId, WorkItem, code};
use crate::clock::Now;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};
use std::fs::File;

/// The smallest id number: nineteen digits, whatever the clock says.
const SMALLEST_ID: u64 = 1_000_000_000_000_000_000;

/// A row to store.
#[derive(Debug)]
pub(super) struct Pending {
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) row: Map<String, Value>,
    /// The row's slot and newest record; `None` for a new row.
    pub(super) known: Option<(u64, Place)>,
}

/// A transaction: nothing of it counts before the store has appended it.
pub struct Txn<'a> {
    index: &'a Index,
    journal: &'a Journal,
    beats: Option<&'a File>,
    now: &'a Now,
    seen: Vec<(Kind, String, u64, Place)>,
    pending: Vec<Pending>,
    /// Where in `pending` a row is, by its key.
    places: HashMap<u64, usize>,
    renewals: Vec<(u64, WorkItem, Lease)>,
    signs: Vec<u64>,
    relied_on: Vec<Place>,
    last_id: u64,
    given: HashSet<String>,
    /// The slots of the pending items that are wanted, in their order.
    waiting: Option<Vec<(u64, Slot)>>,
}

/// What a rule decided to store.
pub(super) struct Draft {
    pub(super) pending: Vec<Pending>,
    pub(super) renewals: Vec<(u64, WorkItem, Lease)>,
    /// The slots of the agents that gave a sign of life.
    pub(super) signs: Vec<u64>,
    pub(super) last_id: u64,
    /// Whether ids were given, which the board must remember even where no row holds them (I6).
    pub(super) gave_ids: bool,
    /// Whether the rows are only those that the answer rests on, unchanged.
    pub(super) only_confirms: bool,
}

impl Draft {
    /// The agent that the change is about, where the caller named none.
    pub(super) fn agent(&self) -> Option<String> {
        let item = self.pending.iter().find(|pending| pending.kind == Kind::Work)?;
        item.row.get("agent_id")?.as_str().map(str::to_owned)
    }
}

impl<'a> Txn<'a> {
    pub(super) fn new(index: &'a Index, journal: &'a Journal, beats: Option<&'a File>, now: &'a Now) -> Self {
        Txn {
            index,
            journal,
            beats,
            now,
            seen: Vec::new(),
            pending: Vec::new(),
            places: HashMap::new(),
            renewals: Vec::new(),
            signs: Vec::new(),
            relied_on: Vec::new(),
            last_id: index.header.last_id,
            given: HashSet::new(),
            waiting: None,
        }
    }

    /// Renews a lease without a record in the journal; see `docs/state.md` on heartbeats.
    pub fn renew(&mut self, item: WorkItem) {
        let number = self.place_of(Kind::Work, item.id().as_str()).map(|(number, _)| number);
        if let (Some(number), Some(lease)) = (number, item.lease()) {
            self.renewals.push((number, item, lease));
        }
    }

    /// Notes a sign of life of an agent without a record in the journal; nothing where the board does not know it.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn sign(&mut self, agent: &AgentId) -> Result<(), StoreError> {
        let found = self.index.find(key(Kind::Agent, agent.as_str()))?;
        self.signs.extend(found.map(|(number, _)| number));
        Ok(())
    }

    /// Ends the transaction.
    pub(super) fn finish(mut self) -> Result<Draft, StoreError> {
        let gave_ids = !self.given.is_empty();
        let only_confirms = self.pending.is_empty() && !gave_ids;
        for place in std::mem::take(&mut self.relied_on) {
            self.confirm(place)?;
        }
        let Txn { pending, renewals, signs, last_id, .. } = self;
        Ok(Draft { pending, renewals, signs, last_id, gave_ids, only_confirms })
    }

    /// Puts the present rows behind a record once more, so that they become durable with this change (I1).
    pub(super) fn confirm(&mut self, place: Place) -> Result<(), StoreError> {
        let line = self.journal.line(place)?;
        let record = decode(&line).ok_or_else(|| unreadable(self.journal, place))?;
        for put in &record.puts {
            if self.pending(put.kind, &put.id).is_some() {
                continue;
            }
            if let Some(row) = self.row(put.kind, &put.id)? {
                self.put(put.kind, put.id.clone().into_owned(), row);
            }
        }
        Ok(())
    }

    fn row(&mut self, kind: Kind, id: &str) -> Result<Option<Map<String, Value>>, StoreError> {
        if let Some(place) = self.pending(kind, id) {
            return Ok(Some(self.pending[place].row.clone()));
        }
        if id.rsplit('_').next().is_some_and(|number| self.given.contains(number)) {
            return Ok(None);
        }
        let Some((number, slot)) = self.index.find(key(kind, id))? else { return Ok(None) };
        let row = row_at(self.journal, slot.place, kind, id)?;
        self.seen.push((kind, id.to_owned(), number, slot.place));
        Ok(Some(row))
    }

    /// The items in some slots, as this change has left them.
    fn items<'s>(&mut self, slots: impl Iterator<Item = (usize, &'s Slot)>) -> Result<Vec<WorkItem>, StoreError> {
        let slots: Vec<_> = slots.map(|(number, slot)| (number as u64, *slot)).collect();
        let items = slots.iter().map(|(number, slot)| self.item_in(*number, slot));
        items.filter_map(Result::transpose).collect()
    }

    fn item_in(&mut self, number: u64, slot: &Slot) -> Result<Option<WorkItem>, StoreError> {
        let line = self.journal.line(slot.place)?;
        let record = decode(&line).ok_or_else(|| unreadable(self.journal, slot.place))?;
        let put = record.puts.iter().find(|put| key(put.kind, &put.id) == slot.key);
        let id = put.map(|put| WorkId::from_row(&put.id)).ok_or_else(|| unreadable(self.journal, slot.place))?;
        // By its key it must be found where it is listed, or it would be passed over (I8).
        if self.index.find(slot.key)?.is_none_or(|found| found.0 != number) {
            return Err(StoreError::IndexFault("a row is listed where its key does not lead"));
        }
        self.work(&id)
    }

    fn put(&mut self, kind: Kind, id: String, row: Map<String, Value>) {
        match self.pending(kind, &id) {
            Some(place) => self.pending[place].row = row,
            None => {
                let known = self.place_of(kind, &id);
                self.places.insert(key(kind, &id), self.pending.len());
                self.pending.push(Pending { kind, id, row, known });
            }
        }
    }

    fn pending(&self, kind: Kind, id: &str) -> Option<usize> {
        self.places.get(&key(kind, id)).copied()
    }

    fn place_of(&self, kind: Kind, id: &str) -> Option<(u64, Place)> {
        self.seen.iter().find(|seen| seen.0 == kind && seen.1 == id).map(|seen| (seen.2, seen.3))
    }
}

impl Lookup for Txn<'_> {
    type Error = StoreError;

    fn work(&mut self, id: &WorkId) -> Result<Option<WorkItem>, StoreError> {
        let Some(row) = self.row(Kind::Work, id.as_str())? else { return Ok(None) };
        let mut item = WorkItem::from_row(row);
        if item.id() != *id {
            // A name that the import made up for a row without one of its own: nothing can be asked for by it.
            return Ok(None);
        }
        if let (Some(beats), Some((number, _))) = (self.beats, self.place_of(Kind::Work, id.as_str())) {
            heartbeats::overlay(beats, number, &mut item, self.now);
        }
        Ok(Some(item))
    }

    fn agent(&mut self, id: &AgentId) -> Result<Option<Agent>, StoreError> {
        Ok(self.row(Kind::Agent, id.as_str())?.map(Agent::from_row))
    }

    fn held_by(&mut self, agent: &AgentId) -> Result<Vec<WorkItem>, StoreError> {
        let code = code(agent.as_str());
        let found = self.index.select(|columns| is_held(columns) && columns.agent == code)?;
        let mut held = self.items(found.iter().map(|(number, slot)| (*number as usize, slot)))?;
        held.retain(|item| item.holder().as_ref() == Some(agent));
        Ok(held)
    }

    fn runs(&mut self, process: &Process) -> bool {
        processes::runs(process)
    }
}

impl Rows for Txn<'_> {
    fn waiting(&mut self, wanted: &Wanted, place: usize) -> Result<Option<WorkItem>, StoreError> {
        if self.waiting.is_none() {
            let now = self.now.seconds();
            let slots = self.index.slots()?;
            let fitting = slots.into_iter().enumerate().filter(|(_, slot)| wanted.may_be_offered(&slot.columns, now));
            let mut waiting: Vec<(u64, Slot)> = fitting.map(|(number, slot)| (number as u64, slot)).collect();
            waiting.sort_by_key(|(number, slot)| (Rank::of(&slot.columns), *number));
            self.waiting = Some(waiting);
        }
        let Some((number, slot)) = self.waiting.as_ref().and_then(|waiting| waiting.get(place)).copied() else {
            return Ok(None);
        };
        self.item_in(number, &slot)
    }

    fn overdue(&mut self) -> Result<Vec<WorkItem>, StoreError> {
        let is_over = |slot: &Slot| slot.columns.deadline_ns().is_some_and(|end| end <= self.now.boot_ns);
        let slots = self.index.slots()?;
        let mut overdue = self.items(slots.iter().enumerate().filter(|(_, slot)| is_over(slot)))?;
        overdue.retain(|item| item.is_expired(self.now));
        Ok(overdue)
    }

    fn put_work(&mut self, item: WorkItem) {
        self.put(Kind::Work, item.id().as_str().to_owned(), item.into_row());
    }

    fn put_agent(&mut self, agent: Agent) {
        self.put(Kind::Agent, agent.id().as_str().to_owned(), agent.into_row());
    }

    fn put_completion(&mut self, row: Map<String, Value>) {
        let id = format!("{}.{}", self.sequence(), self.pending.len());
        self.put(Kind::Completion, id, row);
    }

    fn next_id(&mut self) -> u64 {
        self.last_id = self.now.wall_ns.max(self.last_id + 1).max(SMALLEST_ID);
        self.given.insert(self.last_id.to_string());
        self.last_id
    }

    fn sequence(&self) -> u64 {
        self.index.header.sequence + 1
    }

    fn rely_on(&mut self, item: &WorkItem) {
        if let Some((_, place)) = self.place_of(Kind::Work, item.id().as_str()) {
            self.relied_on.push(place);
        }
    }
}

/// Reads the row of a kind and id out of the record at a place.
pub(super) fn row_at(journal: &Journal, place: Place, kind: Kind, id: &str) -> Result<Map<String, Value>, StoreError> {
    let line = journal.line(place)?;
    let record = decode(&line).ok_or_else(|| unreadable(journal, place))?;
    let put = record.puts.iter().find(|put| put.kind == kind && put.id == id);
    put.and_then(|put| serde_json::from_str(put.row.get()).ok()).ok_or_else(|| unreadable(journal, place))
}

fn unreadable(journal: &Journal, place: Place) -> StoreError {
    StoreError::damaged(journal.path(place.segment), format!("the record at byte {} cannot be read", place.offset))
}

fn is_held(columns: &Columns) -> bool {
    columns.kind == Kind::Work && columns.status.is_held()
}
