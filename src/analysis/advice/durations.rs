//! How long items of each kind are usually held.

use super::Finished;
use crate::analysis::median;
use std::collections::HashMap;

/// How many completions of a kind its own median needs; with fewer that of all kinds counts.
const ENOUGH: usize = 3;

/// Median seconds between claim and completion.
#[derive(Debug, Clone, Default)]
pub struct Durations {
    of_type: HashMap<String, f64>,
    of_all: Option<f64>,
}

impl Durations {
    /// What some completed items tell.
    #[must_use]
    pub fn of(finished: &[Finished]) -> Self {
        let mut by_type: HashMap<&str, Vec<i64>> = HashMap::new();
        for (one, seconds) in finished.iter().filter_map(|one| Some((one, one.seconds_held?))) {
            by_type.entry(&one.work_type).or_default().push(seconds);
        }
        let of_all = median(by_type.values().flatten().copied().collect());
        let enough = by_type.into_iter().filter(|(_, seconds)| seconds.len() >= ENOUGH);
        let of_type = enough.filter_map(|(name, seconds)| Some((name.to_owned(), median(seconds)?))).collect();
        Durations { of_type, of_all }
    }

    /// How long an item of this type is usually held, in seconds; `None` where no completion tells anything.
    #[must_use]
    pub fn usual(&self, work_type: &str) -> Option<f64> {
        self.of_type.get(work_type).copied().or(self.of_all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_needs_enough_completions_for_a_median_of_its_own() {
        let one = |work_type: &str, seconds_held| Finished {
            work_type: work_type.into(),
            seconds_held,
            ..Finished::default()
        };
        let done = [("fix", 10), ("fix", 20), ("fix", 60), ("doc", 100), ("doc", 100)];
        let mut done: Vec<_> = done.map(|(work_type, seconds)| one(work_type, Some(seconds))).into();
        done.push(one("doc", None));
        let durations = Durations::of(&done);
        assert_eq!(["fix", "doc", "new"].map(|name| durations.usual(name)), [Some(20.0), Some(60.0), Some(60.0)]);
        assert_eq!(Durations::of(&[one("fix", None)]).usual("fix"), None);
    }
}
