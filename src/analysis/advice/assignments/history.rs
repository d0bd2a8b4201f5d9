//! Who has completed which kind of work.

use crate::analysis::advice::{Finished, Worker};
use std::collections::HashMap;

/// The completions of each kind of work, by agent and by team.
#[derive(Debug, Clone, Default)]
pub struct History {
    by_agent: HashMap<String, HashMap<String, u64>>,
    by_team: HashMap<String, HashMap<String, u64>>,
    tells: bool,
}

/// What an agent and the others of its team have completed of one kind of work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Past {
    /// The agent itself.
    pub own: u64,
    /// Its whole team, itself included.
    pub team: u64,
}

impl History {
    /// What some completed items tell. An item counts for the team that its agent is in now, else for its own team.
    #[must_use]
    pub fn of(finished: &[Finished], workers: &[Worker]) -> Self {
        let teams: HashMap<&str, &str> = workers.iter().map(|one| (one.agent_id.as_str(), one.team.as_str())).collect();
        let mut history = History { tells: !finished.is_empty(), ..History::default() };
        for one in finished {
            let team = teams.get(one.agent_id.as_str()).copied().filter(|team| !team.is_empty());
            add(&mut history.by_agent, &one.agent_id, &one.work_type);
            add(&mut history.by_team, team.unwrap_or(&one.team), &one.work_type);
        }
        history
    }

    /// What an agent and its team have completed of one kind.
    #[must_use]
    pub fn past(&self, worker: &Worker, work_type: &str) -> Past {
        let count = |of: &HashMap<String, HashMap<String, u64>>, name: &str| {
            let known = of.get(name).filter(|_| !name.is_empty());
            known.and_then(|kinds| kinds.get(work_type).copied()).unwrap_or(0)
        };
        Past { own: count(&self.by_agent, &worker.agent_id), team: count(&self.by_team, &worker.team) }
    }

    /// Whether any completion is known.
    #[must_use]
    pub fn tells(&self) -> bool {
        self.tells
    }
}

fn add(counts: &mut HashMap<String, HashMap<String, u64>>, name: &str, work_type: &str) {
    *counts.entry(name.to_owned()).or_default().entry(work_type.to_owned()).or_default() += 1;
}
