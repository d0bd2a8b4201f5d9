//! Attempts that have ended: what became of each claim of an item.

use super::{AgentId, Stand, WorkItem};
use crate::clock::Now;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// How many ended attempts a row keeps; older ones stay in its history.
const ATTEMPTS_KEPT: usize = 20;
/// The longest reason an attempt keeps, in bytes; the whole of it stays in the history.
const REASON_LIMIT: usize = 4096;
/// How many of its notes an attempt keeps.
const NOTES_KEPT: usize = 3;

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The holder said that it failed.
    Failed,
    /// Its lease ended; counts as failed.
    Expired,
    /// The holder gave it back.
    Released,
    /// The holder handed it on.
    HandedOff,
    /// Somebody else took it from the holder.
    Reassigned,
    /// The board was put back to a time when the claim was not there, or was another's.
    Restored,
}

/// An attempt that has ended, as it stands in a row's `attempts`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    /// Which claim of the item it was, from 1.
    pub attempt: u64,
    /// Who held it.
    pub agent_id: Option<AgentId>,
    /// The fence of its claim.
    pub fence: u64,
    /// When it began, `YYYY-MM-DDTHH:MM:SSZ`.
    pub claimed_at: Option<String>,
    /// When the span of it began, in nanoseconds since 1970 as text; rows of older versions have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_unix_nano: Option<String>,
    /// When it ended.
    pub ended_at: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Why, in the words of whoever ended it.
    pub reason: String,
    /// How far it had come, in per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<u64>,
    /// Its last notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Value>,
    /// What the wrapper saw of it: exit status, duration, memory, the end of stderr.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub evidence: Map<String, Value>,
}

impl Attempt {
    /// The attempts of a row that have ended, oldest first.
    #[must_use]
    pub fn ended(item: &WorkItem) -> Vec<Self> {
        let rows = item.row().get("attempts").and_then(Value::as_array);
        rows.into_iter().flatten().filter_map(|row| serde_json::from_value(row.clone()).ok()).collect()
    }

    /// When the span of it began, in nanoseconds since 1970.
    #[must_use]
    pub fn started_ns(&self) -> Option<u64> {
        self.started_unix_nano.as_ref()?.parse().ok()
    }

    /// Ends the present attempt of an item: writes it down, and takes the item from its holder.
    ///
    /// The item's status is left to the caller.
    pub(super) fn end(item: &mut WorkItem, now: &Now, outcome: Outcome, reason: &str, evidence: Map<String, Value>) {
        let attempt = Attempt::of(item, now, outcome, reason, evidence);
        attempt.put(item);
        // An old row counts its claims by naming an agent, which ends here.
        item.set("attempt", item.attempt());
        item.set("agent_id", Value::Null);
        item.set_lease(None);
        item.unset_telemetry("attempt_unix_nano");
        item.unset("process");
        item.unset("blocked_on");
    }

    /// The present attempt of an item, as it stands once it has ended.
    pub(super) fn of(
        item: &WorkItem,
        now: &Now,
        outcome: Outcome,
        reason: &str,
        evidence: Map<String, Value>,
    ) -> Attempt {
        let claimed_at = Some(item.text("claimed_at")).filter(|at| !at.is_empty()).map(str::to_owned);
        Attempt {
            attempt: item.attempt(),
            agent_id: item.holder(),
            fence: item.fence(),
            notes: item.notes_since(claimed_at.as_deref().unwrap_or_default(), NOTES_KEPT),
            claimed_at,
            started_unix_nano: Stand::of(item).attempt_ns.map(|started| started.to_string()),
            ended_at: now.stamp(),
            outcome,
            reason: crate::text::clip(reason, REASON_LIMIT).to_owned(),
            progress: item.number("progress"),
            evidence,
        }
    }

    /// Writes it down among the attempts of an item that have ended.
    pub(super) fn put(self, item: &mut WorkItem) {
        let mut rows = item.row().get("attempts").and_then(Value::as_array).cloned().unwrap_or_default();
        rows.extend(serde_json::to_value(self));
        let surplus = rows.len().saturating_sub(ATTEMPTS_KEPT);
        rows.drain(..surplus);
        item.set("attempts", rows);
    }
}
