//! What is on the board, for judging what an answer names.

use crate::analysis::advice::Subject;
use crate::board::{AgentId, Lookup, Status, WorkId};
use crate::claude::Known;
use crate::store::Snapshot;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// A board as it was shown, and beyond that as it is now.
///
/// What was pending when the question was asked counts as pending, though somebody may have claimed it meanwhile.
pub(super) struct Shown<'a> {
    open: HashMap<&'a str, Status>,
    agents: HashSet<&'a str>,
    snapshot: RefCell<Option<Snapshot>>,
}

impl<'a> Shown<'a> {
    pub(super) fn of(subject: &'a Subject, snapshot: Option<Snapshot>) -> Self {
        Shown {
            open: subject.open.iter().map(|item| (item.work_id.as_str(), item.status)).collect(),
            agents: subject.agents.iter().map(|agent| agent.agent_id.as_str()).collect(),
            snapshot: RefCell::new(snapshot),
        }
    }
}

impl Known for Shown<'_> {
    fn item(&self, id: &str) -> Option<Status> {
        let now = || self.snapshot.borrow_mut().as_mut()?.work(&WorkId::from_row(id)).ok()?.map(|item| item.status());
        self.open.get(id).copied().or_else(now)
    }

    fn agent(&self, id: &str) -> bool {
        let now = || {
            let mut snapshot = self.snapshot.borrow_mut();
            snapshot
                .as_mut()
                .is_some_and(|board| board.agent(&AgentId::from_row(id)).is_ok_and(|found| found.is_some()))
        };
        self.agents.contains(id) || now()
    }
}
