//! Rows in maps: the least that the rules need under them.

use super::Board;
use coordctl::board::{Agent, AgentId, Refusal, Rows, WorkId, WorkItem};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

type Table = BTreeMap<String, Map<String, Value>>;

/// A board of maps.
#[derive(Debug, Default)]
pub(super) struct Memory {
    pub(super) items: Table,
    pub(super) agents: Table,
    pub(super) log: Vec<Map<String, Value>>,
    pub(super) sequence: u64,
    pub(super) last_id: u64,
}

/// A change of it that does not count yet.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    board: &'a Memory,
    changed: Memory,
    wall_ns: u64,
    relied_on: usize,
}

impl Memory {
    /// Lets a rule decide; what it stored counts if it says yes.
    pub(super) fn change<T>(
        &mut self,
        wall_ns: u64,
        decide: impl FnOnce(&mut Draft<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let changed = Memory { sequence: self.sequence, last_id: self.last_id, ..Memory::default() };
        let mut draft = Draft { board: self, changed, wall_ns, relied_on: 0 };
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

impl Rows for Draft<'_> {
    type Error = Refusal;

    fn work(&mut self, id: &WorkId) -> Result<Option<WorkItem>, Refusal> {
        let row = self.changed.items.get(id.as_str()).or_else(|| self.board.items.get(id.as_str()));
        Ok(row.cloned().map(WorkItem::from_row))
    }

    fn agent(&mut self, id: &AgentId) -> Result<Option<Agent>, Refusal> {
        let row = self.changed.agents.get(id.as_str()).or_else(|| self.board.agents.get(id.as_str()));
        Ok(row.cloned().map(Agent::from_row))
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

    fn next_id(&mut self) -> u64 {
        self.changed.last_id = self.wall_ns.max(self.changed.last_id + 1);
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
}
