//! One agent: a row of `agent_status.json` with the fields known and unknown.

use super::{AgentId, Profile};
use crate::clock::Now;
use serde_json::{Map, Value, json};

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
            "capacity": 100,
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
            is_retired: self.text("status") == "retired",
        }
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
        self.0.insert("last_heartbeat".into(), now.stamp().into());
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
