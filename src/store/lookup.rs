//! The rows of a snapshot, for rules that only look.

use super::error::StoreError;
use super::processes;
use super::row::Kind;
use super::snapshot::Snapshot;
use crate::board::{Agent, AgentId, Lookup, Process, WorkId, WorkItem, code};

impl Lookup for Snapshot {
    type Error = StoreError;

    fn work(&mut self, id: &WorkId) -> Result<Option<WorkItem>, StoreError> {
        Snapshot::work(self, id)
    }

    fn agent(&mut self, id: &AgentId) -> Result<Option<Agent>, StoreError> {
        self.agent_of(id)
    }

    fn held_by(&mut self, agent: &AgentId) -> Result<Vec<WorkItem>, StoreError> {
        let code = code(agent.as_str());
        let mut found = self.rows(Kind::Work)?;
        found.retain(|found| found.columns.status.is_held() && found.columns.agent == code);
        let items: Result<Vec<_>, _> = found.iter().map(|found| self.item(found)).collect();
        Ok(items?.into_iter().filter(|item| item.holder().as_ref() == Some(agent)).collect())
    }

    fn runs(&mut self, process: &Process) -> bool {
        processes::runs(process)
    }
}
