//! Counting spans that belong together.

use crate::analysis::advice::nearest_rank;

/// Durations and failures. Every duration is kept, so that percentiles are exact: 8 bytes for each span.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Tally {
    durations: Vec<u64>,
    errors: u64,
    /// Operations that took the board's lock: how long they waited for it, and how long they took in all.
    lock_ns: u64,
    locked_ns: u64,
    locked: u64,
}

/// What a [`Tally`] comes to. Times are nanoseconds; those of no span are 0.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// How many spans.
    pub count: u64,
    /// How many of them failed.
    pub errors: u64,
    /// The median.
    pub p50_ns: u64,
    /// 95 of 100 took no longer.
    pub p95_ns: u64,
    /// 99 of 100 took no longer.
    pub p99_ns: u64,
    /// The longest.
    pub max_ns: u64,
    /// How many took the board's lock.
    pub locked: u64,
    /// How long those took.
    pub locked_ns: u64,
    /// How long they waited for the lock.
    pub lock_ns: u64,
}

impl Tally {
    /// Counts a span.
    pub fn add(&mut self, duration_ns: u64, failed: bool) {
        self.durations.push(duration_ns);
        self.errors += u64::from(failed);
    }

    /// Notes how long an operation waited for the lock.
    pub fn add_lock(&mut self, duration_ns: u64, lock_ns: u64) {
        self.locked += 1;
        self.locked_ns = self.locked_ns.saturating_add(duration_ns);
        self.lock_ns = self.lock_ns.saturating_add(lock_ns);
    }

    /// Takes over what another counted.
    pub fn merge(&mut self, mut other: Self) {
        self.durations.append(&mut other.durations);
        self.errors += other.errors;
        self.locked += other.locked;
        self.locked_ns = self.locked_ns.saturating_add(other.locked_ns);
        self.lock_ns = self.lock_ns.saturating_add(other.lock_ns);
    }

    /// What it comes to.
    #[must_use]
    pub fn figures(mut self) -> Figures {
        self.durations.sort_unstable();
        let rank = |percent| nearest_rank(&self.durations, percent).unwrap_or(0);
        Figures {
            count: self.durations.len() as u64,
            errors: self.errors,
            p50_ns: rank(50),
            p95_ns: rank(95),
            p99_ns: rank(99),
            max_ns: rank(100),
            locked: self.locked,
            locked_ns: self.locked_ns,
            lock_ns: self.lock_ns,
        }
    }
}

impl Figures {
    /// The part that failed, from 0 to 1.
    #[must_use]
    pub fn error_rate(&self) -> f64 {
        if self.count == 0 { 0.0 } else { self.errors as f64 / self.count as f64 }
    }

    /// The part of their time that operations waited for the lock, from 0 to 1; `None` where none took it.
    #[must_use]
    pub fn lock_share(&self) -> Option<f64> {
        (self.locked_ns > 0).then(|| self.lock_ns as f64 / self.locked_ns as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn figures(durations: &[u64]) -> Figures {
        let mut tally = Tally::default();
        durations.iter().for_each(|&duration| tally.add(duration, duration % 2 == 1));
        tally.figures()
    }

    #[test]
    fn percentiles_are_those_of_the_nearest_rank() {
        let to = |last: u64| (1..=last).rev().collect::<Vec<_>>();
        let cases = [
            (vec![], [0, 0, 0, 0]),
            (vec![7], [7, 7, 7, 7]),
            (to(2), [1, 2, 2, 2]),
            (to(20), [10, 19, 20, 20]),
            (to(100), [50, 95, 99, 100]),
            (to(101), [51, 96, 100, 101]),
            (to(1000), [500, 950, 990, 1000]),
        ];
        for (durations, expected) in cases {
            let found = figures(&durations);
            assert_eq!([found.p50_ns, found.p95_ns, found.p99_ns, found.max_ns], expected, "{}", durations.len());
        }
        assert_eq!((figures(&to(5)).errors, figures(&to(5)).error_rate()), (3, 0.6));
    }

    #[test]
    fn the_lock_has_its_share_of_those_that_took_it_only() {
        let mut tally = Tally::default();
        assert_eq!(tally.clone().figures().lock_share(), None);
        tally.add(1000, false);
        tally.add(100, false);
        tally.add_lock(100, 25);
        assert_eq!(tally.figures().lock_share(), Some(0.25));
    }

    proptest! {
        #[test]
        fn a_percentile_is_the_smallest_value_that_enough_do_not_exceed(
            durations in proptest::collection::vec(0_u64..50, 1..200), cut in 0_usize..200,
        ) {
            let (one, two) = durations.split_at(cut.min(durations.len()));
            let mut tally = Tally::default();
            one.iter().for_each(|&duration| tally.add(duration, duration % 2 == 1));
            let mut other = Tally::default();
            two.iter().for_each(|&duration| other.add(duration, duration % 2 == 1));
            tally.merge(other);
            let found = tally.figures();
            prop_assert_eq!(found, figures(&durations));
            for (percent, value) in [(50, found.p50_ns), (95, found.p95_ns), (99, found.p99_ns), (100, found.max_ns)] {
                let not_above = |limit| durations.iter().filter(|&&duration| duration <= limit).count() * 100;
                prop_assert!(not_above(value) >= percent * durations.len());
                prop_assert!(value == 0 || not_above(value - 1) < percent * durations.len());
                prop_assert!(durations.contains(&value));
            }
        }
    }
}
