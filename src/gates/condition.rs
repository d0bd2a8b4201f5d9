//! What is judged, and the limit it is held to.

use super::Quantity;
use crate::board::Priority;
use std::time::Duration;

/// Every key of `gates.toml`; the flags have the same names, with `-` for `_`.
pub const KEYS: [&str; 16] = [
    "p50",
    "p95",
    "p99",
    "max",
    "error_rate",
    "max_age",
    "max_pending",
    "max_blocked",
    "max_dead_letters",
    "max_late",
    "max_lost_spans",
    "max_damage",
    "max_cost",
    "min_health",
    "min_throughput",
    "min_completion_rate",
];

/// Which of many lengths of time is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// The median.
    P50,
    /// 95 of 100 are no longer.
    P95,
    /// 99 of 100 are no longer.
    P99,
    /// The longest.
    Max,
}

/// What is judged.
#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    /// How long the spans of a name took within the window.
    Latency(Rank, String),
    /// How much of the commands that change the board, or of the operations of a name, failed within the window.
    ErrorRate(Option<String>),
    /// The age of the oldest open item of a priority, or of any.
    Age(Option<Priority>),
    /// Items that wait.
    Pending,
    /// Items whose holder waits for something.
    Blocked,
    /// Items that were given up.
    DeadLetters,
    /// Held items whose lease has ended.
    Late,
    /// Spans that could not be written.
    LostSpans,
    /// Damaged places of the journal.
    Damage,
    /// What Claude cost in so long.
    Cost(Duration),
    /// The score of health.
    Health,
    /// Completions in so long.
    Throughput(Duration),
    /// Completions among what ended within the window.
    CompletionRate,
}

/// What is judged, and the limit it is held to.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// What is judged.
    pub measure: Measure,
    /// The limit: the most that is allowed, or for what should be large the least.
    pub limit: Quantity,
}

impl Condition {
    /// Adds it, in the place of one on the same measure.
    pub fn add_to(self, conditions: &mut Vec<Condition>) {
        match conditions.iter_mut().find(|other| other.measure == self.measure) {
            Some(other) => *other = self,
            None => conditions.push(self),
        }
    }
}

impl Rank {
    /// Its key.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Rank::P50 => "p50",
            Rank::P95 => "p95",
            Rank::P99 => "p99",
            Rank::Max => "max",
        }
    }
}

impl Measure {
    /// Whether the limit is the least that is allowed.
    #[must_use]
    pub fn is_floor(&self) -> bool {
        matches!(self, Measure::Health | Measure::Throughput(_) | Measure::CompletionRate)
    }

    /// What it is called, such as `p95`, and what it is about, such as `work.claim`.
    #[must_use]
    pub fn name(&self) -> (&'static str, Option<String>) {
        let per = |length: &Duration| Some(format!("per {}", humantime::format_duration(*length)));
        match self {
            Measure::Latency(rank, name) => (rank.word(), Some(name.clone())),
            Measure::ErrorRate(name) => ("error_rate", name.clone()),
            Measure::Age(priority) => ("max_age", Some(priority.map_or("any", Priority::word).to_owned())),
            Measure::Pending => ("max_pending", None),
            Measure::Blocked => ("max_blocked", None),
            Measure::DeadLetters => ("max_dead_letters", None),
            Measure::Late => ("max_late", None),
            Measure::LostSpans => ("max_lost_spans", None),
            Measure::Damage => ("max_damage", None),
            Measure::Cost(length) => ("max_cost", per(length)),
            Measure::Health => ("min_health", None),
            Measure::Throughput(length) => ("min_throughput", per(length)),
            Measure::CompletionRate => ("min_completion_rate", None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_condition_takes_the_place_of_one_on_the_same() {
        let age = |priority, ns| Condition { measure: Measure::Age(priority), limit: Quantity::Duration(ns) };
        let mut all = vec![age(Some(Priority::High), 1), age(None, 2)];
        age(None, 3).add_to(&mut all);
        age(Some(Priority::Low), 4).add_to(&mut all);
        assert_eq!(all, [age(Some(Priority::High), 1), age(None, 3), age(Some(Priority::Low), 4)]);
    }
}
