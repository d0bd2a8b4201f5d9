//! Rows in maps: the least that the rules need under them.

use super::ask::Board;
use coordctl::board::{
    Agent, AgentId, Columns, Kind, Lookup, Process, Profile, Rank, Refusal, Rows, Wanted, WorkId, WorkItem, is_over,
};
use coordctl::clock::Now;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

type Table = BTreeMap<String, Map<String, Value>>;

/// A board of maps.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub(crate) items: Table,
    pub(crate) agents: Table,
    pub(crate) log: Vec<Map<String, Value>>,
    pub(crate) sequence: u64,
    pub(crate) last_id: u64,
    /// The processes that run.
    pub(crate) running: BTreeSet<u32>,
}

/// A change of it that does not count yet.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    board: &'a Memory,
    changed: Memory,
    now: Now,
    relied_on: usize,
}

impl Memory {
    /// Lets a rule decide; what it stored counts if it says yes.
    pub(crate) fn change<T>(
        &mut self,
        now: &Now,
        decide: impl FnOnce(&mut Draft<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let changed = Memory { sequence: self.sequence, last_id: self.last_id, ..Memory::default() };
        let mut draft = Draft { board: self, changed, now: now.clone(), relied_on: 0 };
        let answer = decide(&mut draft)?;
        let (changed, relied_on) = (draft.changed, draft.relied_on);
        let is_change = relied_on + changed.items.len() + changed.agents.len() + changed.log.len() > 0;
        self.items.extend(changed.items);
        self.agents.extend(changed.agents);
        self.log.extend(changed.log);
        (self.last_id, self.sequence) = (changed.last_id, self.sequence + u64::from(is_change));
        Ok(answer)
    }
}

impl Draft<'_> {
    /// Every item as this change has left it, in the order of their ids.
    fn all(&self) -> Vec<WorkItem> {
        let ids: BTreeSet<&String> = self.board.items.keys().chain(self.changed.items.keys()).collect();
        let row = |id: &String| self.changed.items.get(id).or_else(|| self.board.items.get(id)).cloned();
        ids.into_iter().filter_map(row).map(WorkItem::from_row).collect()
    }
}

impl Lookup for Draft<'_> {
    type Error = Refusal;

    fn work(&mut self, id: &WorkId) -> Result<Option<WorkItem>, Refusal> {
        let row = self.changed.items.get(id.as_str()).or_else(|| self.board.items.get(id.as_str()));
        Ok(row.cloned().map(WorkItem::from_row))
    }

    fn agent(&mut self, id: &AgentId) -> Result<Option<Agent>, Refusal> {
        let row = self.changed.agents.get(id.as_str()).or_else(|| self.board.agents.get(id.as_str()));
        Ok(row.cloned().map(Agent::from_row))
    }

    fn held_by(&mut self, agent: &AgentId) -> Result<Vec<WorkItem>, Refusal> {
        Ok(self.all().into_iter().filter(|item| item.holder().as_ref() == Some(agent)).collect())
    }

    fn runs(&mut self, process: &Process) -> bool {
        self.board.running.contains(&process.pid)
    }
}

impl Rows for Draft<'_> {
    fn waiting(&mut self, wanted: &Wanted, _: Option<&Profile>, place: usize) -> Result<Option<WorkItem>, Refusal> {
        let seconds = (self.now.wall_ns / 1_000_000_000) as u32;
        let columns = |row: &Map<String, Value>| Columns::of(Kind::Work, row.clone(), &self.now.boot_id);
        let fits =
            |columns: &Columns| columns.is_pending() && columns.not_before() <= seconds && wanted.may_fit(columns);
        let mut waiting: Vec<_> =
            self.board.items.iter().map(|(id, row)| (columns(row), id)).filter(|(columns, _)| fits(columns)).collect();
        waiting.sort_by_key(|(columns, id)| (Rank::of(columns), (*id).clone()));
        let id = waiting.get(place).map(|(_, id)| WorkId::from_row(id));
        id.map_or(Ok(None), |id| self.work(&id))
    }

    fn overdue(&mut self, most: usize) -> Result<Vec<WorkItem>, Refusal> {
        let now = self.now.clone();
        Ok(self.all().into_iter().filter(|item| is_over(self, &now, item)).take(most).collect())
    }

    fn put_work(&mut self, item: WorkItem) {
        self.changed.items.insert(item.id().as_str().to_owned(), item.into_row());
    }

    fn put_agent(&mut self, agent: Agent) {
        self.changed.agents.insert(agent.id().as_str().to_owned(), agent.into_row());
    }

    fn put_completion(&mut self, row: Map<String, Value>) {
        self.changed.log.push(row);
    }

    fn put_completion_once(&mut self, _: &str, row: Map<String, Value>) -> Result<bool, Refusal> {
        let is_new = !self.board.log.contains(&row);
        if is_new {
            self.changed.log.push(row);
        }
        Ok(is_new)
    }

    fn next_id(&mut self) -> u64 {
        self.changed.last_id = self.now.wall_ns.max(self.changed.last_id + 1);
        self.changed.last_id
    }

    fn sequence(&self) -> u64 {
        self.board.sequence + 1
    }

    fn rely_on(&mut self, _: &WorkItem) {
        self.relied_on += 1;
    }
}

impl Board for Draft<'_> {
    fn renew(&mut self, item: WorkItem) {
        self.put_work(item);
    }

    fn process(pid: u32) -> Option<Process> {
        Some(Process { pid, started: 0, boot_id: String::new(), namespace: 0 })
    }
}
