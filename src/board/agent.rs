//! One agent: a row of `agent_status.json` with the fields known and unknown.

use super::{AgentId, Profile, Registration};
use crate::clock::{Now, parse_stamp};
use serde_json::{Map, Value, json};

/// The status of an agent that has left the board.
const RETIRED: &str = "retired";
/// The old field `capacity` of an agent that was given none: nothing is enforced by it.
const OLD_CAPACITY: u64 = 100;

/// A row of `agent_status.json`.
#[derive(Debug, Clone, PartialEq)]
pub struct Agent(Map<String, Value>);

impl Agent {
    /// An agent seen for the first time.
    #[must_use]
    pub fn registered(id: &AgentId, team: &str, now: &Now) -> Self {
        let row = json!({
            "agent_id": id.as_str(),
            "team": team,
            "status": "active",
            "capacity": OLD_CAPACITY,
            "specialization": "general_development",
            "current_workload": 0,
            "registered_at": now.stamp(),
            "last_heartbeat": now.stamp(),
        });
        Agent(row.as_object().cloned().unwrap_or_default())
    }

    /// Takes a row as it is.
    #[must_use]
    pub fn from_row(row: Map<String, Value>) -> Self {
        Agent(row)
    }

    /// The row.
    #[must_use]
    pub fn row(&self) -> &Map<String, Value> {
        &self.0
    }

    /// Gives the row back.
    #[must_use]
    pub fn into_row(self) -> Map<String, Value> {
        self.0
    }

    /// The agent's id.
    #[must_use]
    pub fn id(&self) -> AgentId {
        AgentId::from_row(self.text("agent_id"))
    }

    /// The text of a field, or `""`.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        self.0.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    /// What decides which items it may claim.
    #[must_use]
    pub fn profile(&self) -> Profile {
        let texts = self.0.get("capabilities").and_then(Value::as_array).into_iter().flatten();
        Profile {
            agent: Some(self.id()),
            role: self.text("role").to_owned(),
            team: self.text("team").to_owned(),
            capabilities: texts.filter_map(Value::as_str).map(str::to_owned).collect(),
            capacity: self.0.get("claim_limit").and_then(Value::as_u64),
            is_retired: self.text("status") == RETIRED,
        }
    }

    /// When it last gave a sign of life, in seconds since 1970, as far as its own row tells.
    #[must_use]
    pub fn last_sign(&self) -> Option<i64> {
        ["last_heartbeat", "registered_at"].iter().filter_map(|field| parse_stamp(self.text(field))).max()
    }

    /// How many of its attempts failed or ended with their leases, as counted when it happened.
    #[must_use]
    pub fn failures(&self) -> u64 {
        let metrics = self.0.get("performance_metrics");
        metrics.and_then(|metrics| metrics.get("tasks_failed")?.as_u64()).unwrap_or(0)
    }

    /// Takes over what a registration gives, and leaves the rest as it is.
    pub(super) fn describe(&mut self, new: &Registration) {
        let texts = [("team", &new.team), ("role", &new.role), ("specialization", &new.specialization)];
        for (field, text) in texts {
            if let Some(text) = text {
                self.0.insert(field.into(), text.as_str().into());
            }
        }
        if let Some(capabilities) = &new.capabilities {
            self.0.insert("capabilities".into(), capabilities.as_slice().into());
        }
        if let Some(percent) = new.percent {
            self.0.insert("capacity".into(), percent.into());
        }
        if let Some(capacity) = new.capacity {
            // Old readers show `capacity`; it says 100 for everyone who was given none.
            self.0.insert("capacity".into(), capacity.unwrap_or(OLD_CAPACITY).into());
            self.0.insert("claim_limit".into(), capacity.into());
        }
    }

    /// Retires it.
    pub(super) fn leave(&mut self, now: &Now) {
        self.0.insert("status".into(), RETIRED.into());
        self.0.insert("retired_at".into(), now.stamp().into());
    }

    /// Takes it back where it was retired, and says whether it was.
    pub(super) fn come_back(&mut self) -> bool {
        let was_retired = self.text("status") == RETIRED;
        if was_retired {
            self.0.insert("status".into(), "active".into());
            self.0.shift_remove("retired_at");
        }
        was_retired
    }

    /// Counts an attempt that failed.
    pub fn count_failure(&mut self) {
        let metrics = self.0.entry("performance_metrics").or_insert_with(|| json!({}));
        if let Some(metrics) = metrics.as_object_mut() {
            let before = metrics.get("tasks_failed").and_then(Value::as_u64).unwrap_or(0);
            metrics.insert("tasks_failed".into(), before.saturating_add(1).into());
        }
    }

    /// Notes a sign of life.
    pub fn seen(&mut self, now: &Now) {
        self.seen_at(now.stamp());
    }

    /// Notes a sign of life at a time, `YYYY-MM-DDTHH:MM:SSZ`.
    pub fn seen_at(&mut self, stamp: String) {
        self.0.insert("last_heartbeat".into(), stamp.into());
    }

    /// Notes that the agent took one item more (`1`) or gave one back (`-1`).
    pub fn change_load(&mut self, by: i64) {
        let load = self.0.get("current_workload").and_then(Value::as_i64).unwrap_or(0);
        self.0.insert("current_workload".into(), load.saturating_add(by).max(0).into());
    }

    /// Counts a completion that took `seconds`, into the figures that old readers look for.
    ///
    /// `average_completion_time` is the mean over the completions counted here, in whole minutes.
    pub fn count_completion(&mut self, seconds: i64) {
        let old = self.0.get("performance_metrics").and_then(Value::as_object).cloned().unwrap_or_default();
        let counted = old.get("seconds_total").and_then(Value::as_i64);
        let total = counted.unwrap_or(0).saturating_add(seconds.max(0));
        let before = counted.and(old.get("tasks_completed").and_then(Value::as_i64)).unwrap_or(0);
        // Old rows hold anything: no number in them may overflow, or divide by nothing.
        let done = before.max(0).saturating_add(1);
        let mut metrics = old;
        metrics.insert("tasks_completed".into(), done.into());
        metrics.insert("average_completion_time".into(), format!("{}m", total / done / 60).into());
        metrics.insert("seconds_total".into(), total.into());
        self.0.insert("performance_metrics".into(), metrics.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counted_figures_come_from_counted_completions() {
        let stored_zeros = json!({ "agent_id": "a", "performance_metrics":
            { "tasks_completed": 0, "average_completion_time": "0m", "success_rate": 100.0 } });
        let mut agent = Agent::from_row(stored_zeros.as_object().cloned().unwrap_or_default());
        agent.count_completion(600);
        agent.count_completion(1800);
        let metrics = &agent.into_row()["performance_metrics"];
        assert_eq!((&metrics["tasks_completed"], &metrics["average_completion_time"]), (&json!(2), &json!("20m")));
    }

    #[test]
    fn a_load_never_falls_below_nothing() {
        let mut agent = Agent::from_row(Map::new());
        agent.change_load(-1);
        agent.change_load(1);
        assert_eq!(agent.into_row()["current_workload"], json!(1));
    }
}
