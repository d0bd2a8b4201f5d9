//! What advice is computed from: the open items, the agents, and what was done of late.

use crate::board::{Liveness, Priority, Status};
use serde::Serialize;

/// Over how many days arrivals and completions are told, today included.
pub const DAYS_TOLD: usize = crate::analysis::DAYS;

/// A board as advice sees it, at one moment.
#[derive(Debug, Clone, Default)]
pub struct Subject {
    /// The moment, in seconds since 1970.
    pub at: i64,
    /// The number of the newest change that it shows.
    pub sequence: u64,
    /// The open items that were read, in the order in which they came onto the board.
    pub open: Vec<OpenItem>,
    /// How many open items were not read: the least urgent of very many.
    pub open_left_out: u64,
    /// The agents that have not been retired, those that hold most first.
    pub agents: Vec<Worker>,
    /// How many agents were not read.
    pub agents_left_out: u64,
    /// The newest completed items, the newest first.
    pub finished: Vec<Finished>,
    /// How many items stand in each status, in the order of [`Status::ALL`].
    pub counts: [u64; Status::ALL.len()],
    /// Items that came onto the board on each of the last days, oldest first; the last is today (UTC).
    pub arrived_per_day: [u64; DAYS_TOLD],
    /// Completions on each of the same days.
    pub completed_per_day: [u64; DAYS_TOLD],
    /// When the first item came onto the board, in seconds since 1970; `None` for an empty board.
    pub began_at: Option<i64>,
    /// How reliably work is done, where it was counted.
    pub reliability: Reliability,
}

/// An item that is not closed.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OpenItem {
    /// Its id.
    pub work_id: String,
    /// What kind of work it is.
    pub work_type: String,
    /// What is to be done.
    pub description: String,
    /// Whose work it is.
    pub team: String,
    /// How urgent it is said to be.
    pub priority: Priority,
    /// Where it stands.
    pub status: Status,
    /// Who holds it.
    pub agent_id: Option<String>,
    /// Its labels.
    pub labels: Vec<String>,
    /// What an agent must be able to do to claim it.
    pub capabilities: Vec<String>,
    /// The items that it depends on and that are not completed; one that is not on the board counts.
    pub depends_on: Vec<String>,
    /// When it came onto the board, in seconds since 1970; 0 where nothing tells.
    pub created_at: i64,
    /// When anything last happened to it, in seconds since 1970; 0 where nothing tells.
    pub changed_at: i64,
    /// To be done by, in seconds since 1970.
    pub due: Option<i64>,
    /// Not offered before, in seconds since 1970.
    pub not_before: Option<i64>,
    /// How far it is, in per cent.
    pub progress: u64,
    /// Story points.
    pub points: Option<u64>,
    /// How many attempts have ended, by failure or by the end of a lease.
    pub failed_attempts: u64,
    /// The kind (`agent`, `role` or `team`) and name of those it is reserved for.
    pub reserved_for: Option<(String, String)>,
    /// What its holder says that it waits for.
    pub blocked_on: String,
    /// Whether its lease is over while it is still held.
    pub lease_over: bool,
    /// Whether an agent with every capability could claim it now.
    pub ready: bool,
}

/// An agent that may be given work.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Worker {
    /// Its id.
    pub agent_id: String,
    /// Its team.
    pub team: String,
    /// Its role.
    pub role: String,
    /// What it can do.
    pub capabilities: Vec<String>,
    /// How many items it may hold at once; `None` for any number.
    pub capacity: Option<u64>,
    /// What it is doing, as far as the board can tell.
    pub state: Liveness,
    /// How many items it holds.
    pub load: u64,
    /// How many items it has completed.
    pub completed: u64,
    /// How many of its attempts failed.
    pub failed: u64,
    /// Its newest sign of life, in seconds since 1970.
    pub last_sign_at: Option<i64>,
}

/// A completed item.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Finished {
    /// Its id.
    pub work_id: String,
    /// Who completed it.
    pub agent_id: String,
    /// What kind of work it was.
    pub work_type: String,
    /// Whose work it was.
    pub team: String,
    /// When it was completed, in seconds since 1970.
    pub at: i64,
    /// Seconds between its newest claim and its completion.
    pub seconds_held: Option<i64>,
    /// Seconds between its creation and its newest claim.
    pub seconds_waited: Option<i64>,
}

/// How reliably work is done, since the counting began; nothing where nothing was counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Reliability {
    /// Claims of items.
    pub claims: u64,
    /// Attempts whose lease ended.
    pub expiries: u64,
    /// Attempts whose holder said that they failed.
    pub failures: u64,
    /// Completions of items.
    pub completions: u64,
    /// Commands that change the board, by their spans, but for those refused by a rule.
    pub commands: u64,
    /// Of these, those that failed.
    pub commands_failed: u64,
    /// The upper bound of the time that 95 of 100 changes of the board took, in nanoseconds; 0 where none was counted.
    pub change_p95_ns: u64,
}

impl Subject {
    /// How many items stand in a status.
    #[must_use]
    pub fn count(&self, status: Status) -> u64 {
        Status::ALL.iter().position(|one| *one == status).map_or(0, |place| self.counts[place])
    }

    /// Whether an agent is gone, as far as the board can tell.
    #[must_use]
    pub fn is_gone(&self, agent_id: &str) -> bool {
        self.agents.iter().any(|agent| agent.agent_id == agent_id && agent.state == Liveness::Gone)
    }

    /// How many items are not closed, those that were not read included.
    #[must_use]
    pub fn open_count(&self) -> u64 {
        Status::ALL.into_iter().filter(|status| !status.is_closed()).map(|status| self.count(status)).sum()
    }
}
