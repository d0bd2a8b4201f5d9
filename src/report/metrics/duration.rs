//! Durations as histograms of Prometheus.

use super::{Family, Kind};
use crate::analysis::metrics::Histogram;

/// Nanoseconds in a second.
const SECOND: f64 = 1e9;

impl Family {
    pub(super) fn histogram(name: &'static str, help: &'static str) -> Self {
        Family::new(Kind::Histogram, name, help)
    }

    /// Adds the buckets, the sum and the count of some durations; of none there is nothing to tell.
    pub(super) fn add_histogram(&mut self, labels: &[(&'static str, &str)], histogram: &Histogram, bounds_ns: &[u64]) {
        if histogram.count() == 0 {
            return;
        }
        for (bound, count) in histogram.up_to(bounds_ns) {
            let bound = (bound as f64 / SECOND).to_string();
            self.add("_bucket", &[labels, &[("le", &bound)]].concat(), count as f64);
        }
        self.add("_bucket", &[labels, &[("le", "+Inf")]].concat(), histogram.count() as f64);
        self.add("_sum", labels, histogram.sum_ns as f64 / SECOND);
        self.add("_count", labels, histogram.count() as f64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_bucket_holds_all_and_times_are_in_seconds() {
        let bounds = [500_000, 1_000_000_000];
        let mut histogram = Histogram::default();
        [400_000, 2_000_000, 3_000_000_000].into_iter().for_each(|ns| histogram.add(&bounds, ns));
        let mut family = Family::histogram("coordctl_z_seconds", "Z.");
        family.add_histogram(&[("operation", "o")], &histogram, &bounds);
        family.add_histogram(&[("operation", "none")], &Histogram::default(), &bounds);
        let text = super::super::text(&[family], "b");
        let samples: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let expected = [
            "coordctl_z_seconds_bucket{board=\"b\",operation=\"o\",le=\"0.0005\"} 1",
            "coordctl_z_seconds_bucket{board=\"b\",operation=\"o\",le=\"1\"} 2",
            "coordctl_z_seconds_bucket{board=\"b\",operation=\"o\",le=\"+Inf\"} 3",
            "coordctl_z_seconds_sum{board=\"b\",operation=\"o\"} 3.0024",
            "coordctl_z_seconds_count{board=\"b\",operation=\"o\"} 3",
        ];
        assert_eq!(samples, expected);
    }
}
