//! One change in the making: the rows a rule has asked for, and those it wants to store.

use super::error::StoreError;
use super::heartbeats::{self, Spot};
use super::index::{Blocks, Index, Slot};
use super::journal::Journal;
use super::processes;
use super::record::{Place, decode};
use super::row::{Kind, key};
use super::waiting::Waiting;
use crate::board::{
    Agent, AgentId, Lease, Life, Lookup, Process, Profile, Rows, Stand, Wanted, WorkId, WorkItem, nanoseconds_in,
};
use crate::clock::Now;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};
use std::fs::File;

/// The smallest id number: nineteen digits, whatever the clock says.
const SMALLEST_ID: u64 = 1_000_000_000_000_000_000;

/// Nanoseconds in a day.
const DAY_NS: u64 = 86_400_000_000_000;

/// The most items of a change that are told of in traces: as many as are reclaimed at once.
const LIVES: usize = 64;

/// A row to store.
#[derive(Debug)]
pub(super) struct Pending {
    pub(super) kind: Kind,
    pub(super) id: String,
    /// The row; `None` where it leaves the board.
    pub(super) row: Option<Map<String, Value>>,
    /// The row's newest record; `None` where it never had one.
    pub(super) before: Option<Place>,
    /// Whether it comes onto the board with this change.
    pub(super) is_entering: bool,
}

/// A transaction: nothing of it counts before the store has appended it.
pub struct Txn<'a> {
    pub(super) index: &'a Index,
    pub(super) journal: &'a Journal,
    beats: Option<&'a File>,
    pub(super) now: &'a Now,
    /// The slots of the rows that were read, and the places of their newest records, by key.
    seen: HashMap<u64, (u64, Place)>,
    /// The records with which rows left the board that were asked for, by key.
    left: HashMap<u64, Place>,
    /// How the items stood that were read.
    stands: HashMap<u64, Stand>,
    pending: Vec<Pending>,
    /// Where in `pending` a row is, by its key.
    places: HashMap<u64, usize>,
    renewals: Vec<(u64, WorkItem, Lease)>,
    signs: Vec<Spot>,
    relied_on: Vec<Place>,
    last_id: u64,
    given: HashSet<String>,
    /// What the blocks of the index may hold; read when something is looked for.
    pub(super) blocks: Option<Blocks<'a>>,
    /// The search for pending items.
    pub(super) waiting: Option<Waiting>,
}

/// What a rule decided to store.
pub(super) struct Draft {
    pub(super) pending: Vec<Pending>,
    pub(super) renewals: Vec<(u64, WorkItem, Lease)>,
    /// The slots of the agents that gave a sign of life.
    pub(super) signs: Vec<Spot>,
    pub(super) last_id: u64,
    /// Whether ids were given, which the board must remember even where no row holds them (I6).
    pub(super) gave_ids: bool,
    /// Whether the rows are only those that the answer rests on, unchanged.
    pub(super) only_confirms: bool,
    /// The items, as they were changed and as they are told of in a trace.
    pub(super) lives: Vec<Life>,
}

impl Draft {
    /// The agent that the change is about, where the caller named none.
    pub(super) fn agent(&self) -> Option<String> {
        let mut items = self.pending.iter().filter(|pending| pending.kind == Kind::Work);
        items.find_map(|item| item.row.as_ref())?.get("agent_id")?.as_str().map(str::to_owned)
    }
}

impl<'a> Txn<'a> {
    pub(super) fn new(index: &'a Index, journal: &'a Journal, beats: Option<&'a File>, now: &'a Now) -> Self {
        Txn {
            index,
            journal,
            beats,
            now,
            seen: HashMap::new(),
            left: HashMap::new(),
            stands: HashMap::new(),
            pending: Vec::new(),
            places: HashMap::new(),
            renewals: Vec::new(),
            signs: Vec::new(),
            relied_on: Vec::new(),
            last_id: index.header.last_id,
            given: HashSet::new(),
            blocks: None,
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

    /// Gives no id from now on that another program could have made before this one, nor that one itself (I6).
    ///
    /// A number that lies far ahead of the clock was made up, and must not spoil all that come.
    pub(super) fn keep_ids_above(&mut self, id: &str) {
        let number = nanoseconds_in(id).filter(|number| *number < self.now.wall_ns.saturating_add(DAY_NS));
        self.last_id = self.last_id.max(number.unwrap_or(0));
    }

    /// Stores a new row that has no id of its own, under one for the journal only.
    pub(super) fn put_unnamed(&mut self, kind: Kind, row: Map<String, Value>) {
        let id = format!("unnamed.{}.{}", self.sequence(), self.pending.len());
        self.put(kind, id, row);
    }

    /// Notes a sign of life of an agent without a record in the journal; nothing where the board does not know it.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn sign(&mut self, agent: &AgentId) -> Result<(), StoreError> {
        let found = self.index.find(key(Kind::Agent, agent.as_str()))?;
        let first = self.index.header.first;
        self.signs.extend(found.map(|(number, slot)| Spot { first, number, key: slot.key }));
        Ok(())
    }

    /// Ends the transaction.
    pub(super) fn finish(mut self) -> Result<Draft, StoreError> {
        let gave_ids = !self.given.is_empty();
        // What came and went within the change was never there.
        self.pending.retain(|row| row.row.is_some() || !row.is_entering || row.before.is_some());
        let only_confirms = self.pending.is_empty() && !gave_ids;
        let lives = self.lives();
        for place in std::mem::take(&mut self.relied_on) {
            self.confirm(place)?;
        }
        let Txn { pending, renewals, signs, last_id, .. } = self;
        Ok(Draft { pending, renewals, signs, last_id, gave_ids, only_confirms, lives })
    }

    /// What became of the items that are changed or whose leases are renewed.
    fn lives(&self) -> Vec<Life> {
        let changed = self.pending.iter().filter(|row| row.kind == Kind::Work);
        let changed = changed.filter_map(|row| row.row.clone().map(WorkItem::from_row));
        let items = changed.take(LIVES).chain(self.renewals.iter().map(|(_, item, _)| item.clone()).take(LIVES));
        items.map(|item| Life::of(&item, self.stands.get(&key(Kind::Work, item.id().as_str())).copied())).collect()
    }

    /// Puts the present rows behind a record once more, so that they become durable with this change (I1).
    pub(super) fn confirm(&mut self, place: Place) -> Result<(), StoreError> {
        let line = self.journal.line(place)?;
        let record = decode(&line).ok_or_else(|| unreadable(self.journal, place))?;
        for put in &record.puts {
            if self.is_changed(put.kind, &put.id) {
                continue;
            }
            let id = put.id.clone().into_owned();
            match self.row(put.kind, &id)? {
                Some(row) => self.put(put.kind, id, row),
                None if put.gone => self.push(put.kind, id, None),
                None => {}
            }
        }
        Ok(())
    }

    /// Every field of a row as this change has left it; `None` where it is not on the board.
    ///
    /// # Errors
    /// Where its record cannot be read.
    pub fn row_of(&mut self, kind: Kind, id: &str) -> Result<Option<Map<String, Value>>, StoreError> {
        self.row(kind, id)
    }

    /// Stores a whole row as it is: over the one with this id, else behind all others.
    ///
    /// # Errors
    /// Where the index or the row's record cannot be read.
    pub fn put_row(&mut self, kind: Kind, id: &str, row: Map<String, Value>) -> Result<(), StoreError> {
        // What it was before is to be known, and that it was.
        self.row(kind, id)?;
        self.put(kind, id.to_owned(), row);
        Ok(())
    }

    /// Takes a row off the board, so that nothing finds or shows it any more; its history stays in the journal.
    /// `false` where it is not on the board.
    ///
    /// # Errors
    /// Where the index or the row's record cannot be read.
    pub fn take_off(&mut self, kind: Kind, id: &str) -> Result<bool, StoreError> {
        if self.row(kind, id)?.is_none() {
            return Ok(false);
        }
        match self.pending(kind, id) {
            Some(place) => self.pending[place].row = None,
            None => self.push(kind, id.to_owned(), None),
        }
        Ok(true)
    }

    fn row(&mut self, kind: Kind, id: &str) -> Result<Option<Map<String, Value>>, StoreError> {
        if let Some(place) = self.pending(kind, id) {
            return Ok(self.pending[place].row.clone());
        }
        if id.rsplit('_').next().is_some_and(|number| self.given.contains(number)) {
            return Ok(None);
        }
        let Some((number, slot)) = self.index.trace(key(kind, id))? else { return Ok(None) };
        if slot.gone.is_some() {
            self.left.insert(slot.key, slot.place);
            return Ok(None);
        }
        let row = row_at(self.journal, slot.place, kind, id)?;
        self.seen.insert(slot.key, (number, slot.place));
        Ok(Some(row))
    }

    /// The item in a slot, as this change has left it.
    pub(super) fn item_in(&mut self, number: u64, slot: &Slot) -> Result<Option<WorkItem>, StoreError> {
        let line = self.journal.line(slot.place)?;
        let record = decode(&line).ok_or_else(|| unreadable(self.journal, slot.place))?;
        let put = record.puts.iter().find(|put| key(put.kind, &put.id) == slot.key);
        let put = put.ok_or_else(|| unreadable(self.journal, slot.place))?;
        let id = WorkId::from_row(&put.id);
        if self.is_changed(Kind::Work, id.as_str()) {
            return self.work(&id);
        }
        let row = serde_json::from_str(put.row.get()).ok().ok_or_else(|| unreadable(self.journal, slot.place))?;
        self.seen.insert(slot.key, (number, slot.place));
        Ok(self.item_of(&id, row))
    }

    /// The item of a row, its lease as last renewed.
    fn item_of(&mut self, id: &WorkId, row: Map<String, Value>) -> Option<WorkItem> {
        let mut item = WorkItem::from_row(row);
        if item.id() != *id {
            // A name that the import made up for a row without one of its own: nothing can be asked for by it.
            return None;
        }
        if let (Some(beats), Some((number, _))) = (self.beats, self.place_of(Kind::Work, id.as_str())) {
            heartbeats::overlay(beats, number, &mut item, self.now);
        }
        self.stands.entry(key(Kind::Work, id.as_str())).or_insert_with(|| Stand::of(&item));
        Some(item)
    }

    /// Whether this change stores a row.
    pub(super) fn is_changed(&self, kind: Kind, id: &str) -> bool {
        self.pending(kind, id).is_some()
    }

    fn put(&mut self, kind: Kind, id: String, row: Map<String, Value>) {
        match self.pending(kind, &id) {
            Some(place) => self.pending[place].row = Some(row),
            None => self.push(kind, id, Some(row)),
        }
    }

    fn push(&mut self, kind: Kind, id: String, row: Option<Map<String, Value>>) {
        let key = key(kind, &id);
        let present = self.seen.get(&key).map(|(_, place)| *place);
        let before = present.or_else(|| self.left.get(&key).copied());
        self.places.insert(key, self.pending.len());
        self.pending.push(Pending { kind, id, row, before, is_entering: present.is_none() });
    }

    fn pending(&self, kind: Kind, id: &str) -> Option<usize> {
        self.places.get(&key(kind, id)).copied()
    }

    fn place_of(&self, kind: Kind, id: &str) -> Option<(u64, Place)> {
        self.seen.get(&key(kind, id)).copied()
    }
}

impl Lookup for Txn<'_> {
    type Error = StoreError;

    fn work(&mut self, id: &WorkId) -> Result<Option<WorkItem>, StoreError> {
        let Some(row) = self.row(Kind::Work, id.as_str())? else { return Ok(None) };
        Ok(self.item_of(id, row))
    }

    fn agent(&mut self, id: &AgentId) -> Result<Option<Agent>, StoreError> {
        Ok(self.row(Kind::Agent, id.as_str())?.map(Agent::from_row))
    }

    fn held_by(&mut self, agent: &AgentId) -> Result<Vec<WorkItem>, StoreError> {
        self.find_held(agent)
    }

    fn runs(&mut self, process: &Process) -> bool {
        processes::runs(process)
    }
}

impl Rows for Txn<'_> {
    fn waiting(
        &mut self,
        wanted: &Wanted,
        who: Option<&Profile>,
        place: usize,
    ) -> Result<Option<WorkItem>, StoreError> {
        self.find_waiting(wanted, who, place == 0)
    }

    fn overdue(&mut self, most: usize) -> Result<Vec<WorkItem>, StoreError> {
        self.find_overdue(most)
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

    fn put_completion_once(&mut self, name: &str, row: Map<String, Value>) -> Result<bool, StoreError> {
        let is_new = self.row(Kind::Completion, name)?.is_none();
        if is_new {
            self.put(Kind::Completion, name.to_owned(), row);
        }
        Ok(is_new)
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
