//! A queue in a sentence.

use super::length::{length, many, per_cent};
use super::{Queue, QueueOf};

impl Queue {
    /// Whose it is: `team "a"`, `items of no team`, `type "b"`.
    #[must_use]
    pub fn title(&self) -> String {
        match (self.of, self.name.as_str()) {
            (QueueOf::Team, "") => "items of no team".to_owned(),
            (QueueOf::Team, name) => format!("team \"{name}\""),
            (QueueOf::WorkType, "") => "items of no type".to_owned(),
            (QueueOf::WorkType, name) => format!("type \"{name}\""),
        }
    }

    /// Its figures, those that are known.
    #[must_use]
    pub fn sentence(&self) -> String {
        let oldest = self.oldest_wait_seconds.map(|seconds| format!(", the oldest for {}", length(seconds as f64)));
        let waiting = format!("{} pending{}", many(self.pending, "item"), oldest.unwrap_or_default());
        let served = match self.servers {
            0 => "no living agent".to_owned(),
            servers => many(servers, "living agent"),
        };
        let parts = [Some(waiting), Some(served), self.rates(), self.outlook()];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    fn rates(&self) -> Option<String> {
        let comes = self.arrivals_per_day.map(|rate| format!("{rate:.2} arrive a day"));
        let done = self.services_per_day.map(|rate| format!("an agent completes {rate:.2} a day"));
        let busy = self.utilisation.map(|part| format!("utilisation {}", per_cent(part)));
        let known: Vec<String> = [comes, done, busy].into_iter().flatten().collect();
        (!known.is_empty()).then(|| known.join(", "))
    }

    fn outlook(&self) -> Option<String> {
        match self.expected_wait_seconds {
            _ if self.grows => Some("at this pace it grows without bound".to_owned()),
            Some(wait) => Some(format!("at this pace an item waits {} on average", length(wait))),
            None => None,
        }
    }
}
