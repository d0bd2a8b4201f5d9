//! Durations in fixed buckets.

use serde::{Deserialize, Serialize};

/// Nanoseconds in a second.
const SECOND: u64 = 1_000_000_000;

/// The upper bounds of the buckets for operations and waits, in nanoseconds: 0.1 ms to 10 s.
pub const OPERATION_BOUNDS_NS: &[u64] = &[
    100_000,
    250_000,
    500_000,
    1_000_000,
    2_500_000,
    5_000_000,
    10_000_000,
    25_000_000,
    50_000_000,
    100_000_000,
    250_000_000,
    500_000_000,
    SECOND,
    2_500_000_000,
    5 * SECOND,
    10 * SECOND,
];

/// The upper bounds of the buckets for attempts, in nanoseconds: 1 s to a day.
pub const ATTEMPT_BOUNDS_NS: &[u64] = &[
    SECOND,
    10 * SECOND,
    30 * SECOND,
    60 * SECOND,
    300 * SECOND,
    900 * SECOND,
    3600 * SECOND,
    4 * 3600 * SECOND,
    24 * 3600 * SECOND,
];

/// How many durations fell into each of some buckets, and their sum.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Histogram {
    /// The number in each bucket, not in those below it; the last is for what is longer than every bound.
    counts: Vec<u64>,
    /// The sum of all durations in nanoseconds.
    pub sum_ns: u64,
}

impl Histogram {
    /// Counts a duration in nanoseconds; `bounds` must be the same for each one of a histogram.
    pub fn add(&mut self, bounds: &[u64], duration_ns: u64) {
        self.counts.resize(bounds.len() + 1, 0);
        let place = bounds.partition_point(|&bound| bound < duration_ns);
        self.counts[place] = self.counts[place].saturating_add(1);
        self.sum_ns = self.sum_ns.saturating_add(duration_ns);
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// For each bound how many are no longer than it, as Prometheus counts them.
    pub fn up_to<'a>(&'a self, bounds: &'a [u64]) -> impl Iterator<Item = (u64, u64)> + 'a {
        let mut sum = 0;
        bounds.iter().enumerate().map(move |(place, &bound)| {
            sum += self.counts.get(place).copied().unwrap_or(0);
            (bound, sum)
        })
    }

    /// The upper bound of the bucket in which `percent` of 100 durations of some histograms together end; twice the last
    /// bound beyond it, and 0 where there is none.
    pub(super) fn quantile<'a>(of: impl Iterator<Item = &'a Self>, bounds: &[u64], percent: u64) -> u64 {
        let mut sums = vec![0_u64; bounds.len() + 1];
        for histogram in of {
            sums.iter_mut().zip(&histogram.counts).for_each(|(sum, count)| *sum = sum.saturating_add(*count));
        }
        let total: u64 = sums.iter().sum();
        let wanted = total.saturating_mul(percent).div_ceil(100);
        let mut below = 0;
        let place = sums.iter().position(|count| {
            below += count;
            below >= wanted
        });
        match (total, place.and_then(|place| bounds.get(place))) {
            (0, _) => 0,
            (_, Some(bound)) => *bound,
            (_, None) => bounds.last().map_or(0, |bound| bound.saturating_mul(2)),
        }
    }

    /// Whether it was made with so many bounds, or holds nothing.
    pub(super) fn fits(&self, bounds: &[u64]) -> bool {
        self.counts.is_empty() || self.counts.len() == bounds.len() + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_in_the_bucket_of_its_bound_and_in_all_above() {
        let bounds = [10, 20, 30];
        let mut histogram = Histogram::default();
        for duration in [0, 10, 11, 30, 31, u64::MAX] {
            histogram.add(&bounds, duration);
        }
        assert_eq!(histogram.up_to(&bounds).collect::<Vec<_>>(), [(10, 2), (20, 3), (30, 4)]);
        assert_eq!((histogram.count(), histogram.sum_ns), (6, u64::MAX));
        assert!(histogram.fits(&bounds) && !histogram.fits(&[1]));
        assert_eq!(Histogram::default().up_to(&bounds).map(|(_, count)| count).sum::<u64>(), 0);
    }
}
