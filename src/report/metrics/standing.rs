//! How the board stands now, as gauges.

use super::Family;
use std::collections::BTreeMap;

/// How a board stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Standing {
    /// How many items there are by status, team and priority; what there is none of is left out.
    pub items: BTreeMap<(&'static str, String, &'static str), u64>,
    /// How many items were given up and not dealt with.
    pub dead_letters: u64,
    /// For how many seconds the oldest item that could be claimed has waited; `None` where none could be.
    pub oldest_ready: Option<i64>,
    /// How many held items have a lease in each state.
    pub leases: Vec<(&'static str, u64)>,
    /// How many agents there are in each state.
    pub agents: Vec<(&'static str, u64)>,
    /// How many items each agent holds that is told by name.
    pub loads: Vec<(String, u64)>,
    /// How many bytes of disk each part of the board takes.
    pub sizes: Vec<(&'static str, u64)>,
    /// The number of the newest change.
    pub sequence: u64,
    /// How many damaged places of the journal were set aside.
    pub damaged: u32,
}

impl Standing {
    /// Its metrics.
    #[must_use]
    pub fn families(&self) -> Vec<Family> {
        let build = Family::gauge("coordctl_build_info", "The version of coordctl that looked; always 1.");
        let ready = "coordctl_oldest_ready_item_age_seconds";
        let ready = Family::gauge(ready, "How long the oldest item that could be claimed has waited.");
        let oldest = self.oldest_ready.map(|seconds| seconds.max(0) as f64);
        let sequence = Family::gauge("coordctl_journal_sequence", "The number of the newest change.");
        let damaged = "Damaged places of the journal that were set aside.";
        let damaged = Family::gauge("coordctl_journal_damaged_places", damaged);
        let dead = Family::gauge("coordctl_dead_letters", "Items that were given up and that nobody has dealt with.");
        vec![
            build.with(&[("version", env!("CARGO_PKG_VERSION"))], 1.0),
            self.items(),
            dead.with(&[], self.dead_letters as f64),
            oldest.into_iter().fold(ready, |family, seconds| family.with(&[], seconds)),
            counted("coordctl_leases", "Held items by the state of their lease.", "state", &self.leases),
            counted("coordctl_agents", "Agents by whether they hold an item.", "state", &self.agents),
            counted("coordctl_agent_load", "Items that an agent holds.", "agent", &self.loads),
            counted("coordctl_store_bytes", "Bytes of disk that a part of the board takes.", "part", &self.sizes),
            sequence.with(&[], self.sequence as f64),
            damaged.with(&[], f64::from(self.damaged)),
        ]
    }

    fn items(&self) -> Family {
        let family = Family::gauge("coordctl_items", "Work items.");
        self.items.iter().fold(family, |family, ((status, team, priority), count)| {
            family.with(&[("status", status), ("team", team), ("priority", priority)], *count as f64)
        })
    }
}

/// A gauge with one label.
fn counted(name: &'static str, help: &'static str, label: &'static str, counts: &[(impl AsRef<str>, u64)]) -> Family {
    let family = Family::gauge(name, help);
    counts.iter().fold(family, |family, (value, count)| family.with(&[(label, value.as_ref())], *count as f64))
}
