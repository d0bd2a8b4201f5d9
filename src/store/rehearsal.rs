//! A change that is only thought of: rules run over a snapshot, and what they store is forgotten.

use super::error::StoreError;
use super::row::Kind;
use super::snapshot::{Found, Snapshot};
use crate::board::{Agent, AgentId, Lookup, Process, Profile, Rank, Rows, Wanted, WorkId, WorkItem, code, is_over};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// A snapshot that rules may change in thought, to see what the next change would come to.
///
/// Takes no lock and writes nothing (I13). The columns are read once, and a row when it is asked for.
pub struct Rehearsal<'a> {
    snapshot: &'a mut Snapshot,
    found: Vec<Found>,
    /// The places in `found` of what each agent holds, by the code of its name.
    held: HashMap<u32, Vec<usize>>,
    /// The places in `found` of what waits and is wanted, in order.
    waiting: Option<Vec<usize>>,
    items: HashMap<WorkId, WorkItem>,
    agents: HashMap<AgentId, Agent>,
}

impl<'a> Rehearsal<'a> {
    /// Begins on a board as it stands.
    ///
    /// # Errors
    /// Where the journal cannot be read.
    pub fn of(snapshot: &'a mut Snapshot) -> Result<Self, StoreError> {
        let found = snapshot.rows(Kind::Work)?;
        let mut held: HashMap<u32, Vec<usize>> = HashMap::new();
        for (at, row) in found.iter().enumerate().filter(|(_, row)| row.columns.status.is_held()) {
            held.entry(row.columns.agent).or_default().push(at);
        }
        Ok(Rehearsal { snapshot, found, held, waiting: None, items: HashMap::new(), agents: HashMap::new() })
    }

    /// The board below.
    #[must_use]
    pub fn snapshot(&mut self) -> &mut Snapshot {
        self.snapshot
    }

    /// The work items of the board, in the order they came onto it.
    #[must_use]
    pub fn found(&self) -> &[Found] {
        &self.found
    }

    /// Whether an item is thought of otherwise than it stands on the board.
    #[must_use]
    pub fn is_changed(&self, id: &WorkId) -> bool {
        self.items.contains_key(id)
    }

    /// A work item as thought so far.
    ///
    /// # Errors
    /// Where its row cannot be read.
    pub fn item(&self, found: &Found) -> Result<WorkItem, StoreError> {
        let item = self.snapshot.item(found)?;
        Ok(self.items.get(&item.id()).cloned().unwrap_or(item))
    }

    /// The places of what may be wanted, most urgent first.
    fn places(&self, wanted: &Wanted) -> Vec<usize> {
        let now = self.snapshot.now().seconds();
        let fits = |at: &usize| wanted.may_be_offered(&self.found[*at].columns, now);
        let mut places: Vec<usize> = (0..self.found.len()).filter(fits).collect();
        places.sort_by_key(|at| Rank::of(&self.found[*at].columns));
        places
    }
}

impl Lookup for Rehearsal<'_> {
    type Error = StoreError;

    fn work(&mut self, id: &WorkId) -> Result<Option<WorkItem>, StoreError> {
        match self.items.get(id) {
            Some(item) => Ok(Some(item.clone())),
            None => self.snapshot.work(id),
        }
    }

    fn agent(&mut self, id: &AgentId) -> Result<Option<Agent>, StoreError> {
        match self.agents.get(id) {
            Some(agent) => Ok(Some(agent.clone())),
            None => Lookup::agent(self.snapshot, id),
        }
    }

    fn held_by(&mut self, agent: &AgentId) -> Result<Vec<WorkItem>, StoreError> {
        let places = self.held.get(&code(agent.as_str())).map(Vec::as_slice).unwrap_or_default();
        let items: Result<Vec<_>, _> = places.iter().map(|at| self.item(&self.found[*at])).collect();
        Ok(items?.into_iter().filter(|item| item.holder().as_ref() == Some(agent)).collect())
    }

    fn runs(&mut self, process: &Process) -> bool {
        self.snapshot.runs(process)
    }
}

impl Rows for Rehearsal<'_> {
    fn waiting(&mut self, wanted: &Wanted, _: Option<&Profile>, place: usize) -> Result<Option<WorkItem>, StoreError> {
        if self.waiting.is_none() {
            self.waiting = Some(self.places(wanted));
        }
        let at = self.waiting.as_ref().and_then(|places| places.get(place).copied());
        at.map(|at| self.item(&self.found[at])).transpose()
    }

    fn overdue(&mut self, most: usize) -> Result<Vec<WorkItem>, StoreError> {
        let now = self.snapshot.now().clone();
        let may_be_over = |found: &&Found| found.columns.deadline_ns().is_some_and(|end| end <= now.boot_ns);
        let candidates: Vec<Found> = self.found.iter().filter(may_be_over).copied().collect();
        let mut overdue = Vec::new();
        for found in candidates {
            let item = self.item(&found)?;
            if overdue.len() < most && is_over(self, &now, &item) {
                overdue.push(item);
            }
        }
        Ok(overdue)
    }

    fn put_work(&mut self, item: WorkItem) {
        self.items.insert(item.id(), item);
    }

    fn put_agent(&mut self, agent: Agent) {
        self.agents.insert(agent.id(), agent);
    }

    fn put_completion(&mut self, _: Map<String, Value>) {}

    fn put_completion_once(&mut self, _: &str, _: Map<String, Value>) -> Result<bool, StoreError> {
        Ok(true)
    }

    fn next_id(&mut self) -> u64 {
        self.snapshot.now().wall_ns
    }

    fn sequence(&self) -> u64 {
        self.snapshot.sequence() + 1
    }

    fn rely_on(&mut self, _: &WorkItem) {}
}
