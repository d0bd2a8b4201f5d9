//! What is known of an agent: its row, what it holds, and figures computed from what happened.

use crate::analysis::{AgentTally, median};
use crate::board::{Agent, Lease, Liveness, WorkId, WorkItem};
use crate::clock::stamp;
use crate::store::{Found, Snapshot, StoreError};
use serde::Serialize;
use serde_json::{Map, Value};

/// How many items of one agent are read at most; whoever holds more is judged by those that changed longest ago.
const HELD_READ: usize = 1_000;

/// An agent as it stands.
pub(super) struct Member {
    /// Its row; one with no more than its name and team where it has none of its own.
    pub(super) agent: Agent,
    /// What it holds, leases as last renewed.
    pub(super) held: Vec<WorkItem>,
    /// How many items it holds.
    pub(super) load: u64,
    /// How many items it has completed.
    pub(super) completed: u64,
    /// Its newest sign of life, in seconds since 1970.
    pub(super) last_sign: Option<i64>,
    /// Its state.
    pub(super) state: Liveness,
}

/// The figures of an agent in lists and answers.
#[derive(Debug, Serialize)]
pub(super) struct Figures {
    pub(super) agent_id: String,
    pub(super) state: Liveness,
    pub(super) team: String,
    pub(super) role: String,
    pub(super) capabilities: Vec<String>,
    /// How many items it may hold at once; `None` for any number.
    pub(super) capacity: Option<u64>,
    pub(super) load: u64,
    pub(super) registered_at: Option<String>,
    pub(super) last_seen_at: Option<String>,
    pub(super) completed: u64,
    pub(super) failed: u64,
    /// The median time from claim to completion; `None` where no completion tells it.
    pub(super) median_seconds: Option<f64>,
    /// Over how many completions the median was taken.
    pub(super) median_over: usize,
}

impl Member {
    /// Reads an agent and what it holds.
    pub(super) fn read(snapshot: &Snapshot, rows: &[Found], tally: &AgentTally) -> Result<Self, StoreError> {
        let item = |row: &usize| snapshot.item(&rows[*row]);
        let agent = match (tally.own_row, tally.item_row) {
            (Some(own), _) => snapshot.agent(&rows[own])?,
            (None, Some(last)) => without_row(&item(&last)?),
            (None, None) => Agent::from_row(Map::new()),
        };
        let mut oldest = tally.held.clone();
        oldest.sort_by_key(|&row| rows[row].columns.changed_at);
        let mut held: Vec<WorkItem> = oldest.iter().take(HELD_READ).map(item).collect::<Result<_, _>>()?;
        // Another agent may have the same code.
        held.retain(|item| item.text("agent_id") == agent.text("agent_id"));
        let load = if oldest.len() > HELD_READ { oldest.len() } else { held.len() };
        let last_sign = last_sign(&agent, &held, tally);
        let state = match agent.profile().is_retired {
            true => Liveness::Retired,
            false => Liveness::of(&held, last_sign, snapshot.now()),
        };
        Ok(Member { agent, held, load: load as u64, completed: tally.completed(), last_sign, state })
    }

    /// Its figures; the median is taken over the newest of its completions, `most` of them at most.
    pub(super) fn figures(
        &self,
        snapshot: &mut Snapshot,
        rows: &[Found],
        tally: &AgentTally,
        most: usize,
    ) -> Result<Figures, StoreError> {
        let profile = self.agent.profile();
        let seconds = self.seconds(snapshot, rows, tally, most)?;
        let registered_at = Some(self.agent.text("registered_at")).filter(|at| !at.is_empty());
        Ok(Figures {
            agent_id: self.agent.id().as_str().to_owned(),
            state: self.state,
            team: profile.team,
            role: profile.role,
            capabilities: profile.capabilities,
            capacity: profile.capacity,
            load: self.load,
            registered_at: registered_at.map(str::to_owned),
            last_seen_at: self.last_sign.map(stamp),
            completed: self.completed,
            failed: self.agent.failures(),
            median_over: seconds.len(),
            median_seconds: median(seconds),
        })
    }

    /// How long its newest completions took, those that tell.
    fn seconds(
        &self,
        snapshot: &mut Snapshot,
        rows: &[Found],
        tally: &AgentTally,
        most: usize,
    ) -> Result<Vec<i64>, StoreError> {
        let mut newest = tally.completions().to_vec();
        newest.sort_by_key(|&row| std::cmp::Reverse((rows[row].columns.changed_at, row)));
        let mut seconds = Vec::new();
        for row in newest.into_iter().take(most) {
            let row = snapshot.row(&rows[row])?;
            if row.get("agent_id").and_then(Value::as_str) == Some(self.agent.text("agent_id")) {
                seconds.extend(seconds_of(snapshot, row)?);
            }
        }
        Ok(seconds)
    }
}

/// How long a completion took: as logged, else by the times of the item.
fn seconds_of(snapshot: &mut Snapshot, row: Map<String, Value>) -> Result<Option<i64>, StoreError> {
    if let Some(seconds) = row.get("seconds").and_then(Value::as_i64) {
        return Ok(Some(seconds).filter(|&seconds| seconds >= 0));
    }
    let row = WorkItem::from_row(row);
    match row.text("claimed_at") {
        "" => {
            let item = snapshot.work(&WorkId::from_row(row.text("work_item_id")))?;
            let own = item.filter(|item| item.text("agent_id") == row.text("agent_id"));
            Ok(own.and_then(|item| item.seconds_held()))
        }
        _ => Ok(row.seconds_held()),
    }
}

/// An agent that only its items name.
fn without_row(item: &WorkItem) -> Agent {
    let kept = ["agent_id", "team"];
    let fields = item.row().iter().filter(|(field, _)| kept.contains(&field.as_str()));
    Agent::from_row(fields.map(|(field, value)| (field.clone(), value.clone())).collect())
}

/// The newest of: its own row, its items as the board shows them, and the renewals of what it holds.
fn last_sign(agent: &Agent, held: &[WorkItem], tally: &AgentTally) -> Option<i64> {
    let renewals = held.iter().filter_map(WorkItem::lease).map(|lease| granted_at(&lease));
    let columns = Some(i64::from(tally.last_sign)).filter(|&at| at != 0);
    renewals.chain(columns).chain(agent.last_sign()).max()
}

/// When a lease was granted or last renewed, in seconds since 1970.
fn granted_at(lease: &Lease) -> i64 {
    lease.expires_at.saturating_sub(i64::try_from(lease.ttl_seconds).unwrap_or(i64::MAX))
}
