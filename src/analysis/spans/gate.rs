//! Whether spans keep within limits.

use super::Figures;

/// What is allowed; `None` where anything is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The longest median, in nanoseconds.
    pub p50_ns: Option<u64>,
    /// The longest 95th percentile, in nanoseconds.
    pub p95_ns: Option<u64>,
    /// The longest 99th percentile, in nanoseconds.
    pub p99_ns: Option<u64>,
    /// The longest of all, in nanoseconds.
    pub max_ns: Option<u64>,
    /// The largest part that may fail, in percent.
    pub error_percent: Option<f64>,
    /// The fewest spans that there must be.
    pub min_count: u64,
}

/// A limit, and what was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// A duration of at most so many nanoseconds.
    Duration {
        /// The limit.
        most_ns: u64,
        /// What was found.
        found_ns: u64,
    },
    /// At most so many percent.
    Percent {
        /// The limit.
        most: f64,
        /// What was found.
        found: f64,
    },
    /// At least so many.
    Count {
        /// The limit.
        least: u64,
        /// What was found.
        found: u64,
    },
}

/// One condition and whether it is met.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// The condition: `p50`, `p95`, `p99`, `max`, `error rate` or `count`.
    pub condition: &'static str,
    /// Its limit, and what was found.
    pub limit: Limit,
    /// Whether it is met.
    pub met: bool,
}

/// A gate that stays shut.
#[derive(Debug, thiserror::Error)]
#[error("{why}")]
pub struct NotMet {
    /// What is not met.
    pub why: String,
    /// What to look at.
    pub hint: &'static str,
}

impl Limits {
    /// A verdict on each condition: on the count always, since a gate that looked at nothing must not open by itself.
    #[must_use]
    pub fn judge(&self, figures: &Figures) -> Vec<Verdict> {
        let duration = |condition, most: Option<u64>, found_ns| {
            let limit = |most_ns| Limit::Duration { most_ns, found_ns };
            most.map(|most| Verdict { condition, limit: limit(most), met: found_ns <= most })
        };
        let found = figures.error_rate() * 100.0;
        // 57 of 10,000 are 0.57 %, though 0.57 × 10,000 may come out a little below 5,700.
        let keeps = |most: f64| figures.errors as f64 * 100.0 <= most * figures.count as f64 * (1.0 + 1e-12);
        let percent =
            |most| Verdict { condition: "error rate", limit: Limit::Percent { most, found }, met: keeps(most) };
        let count = Limit::Count { least: self.min_count, found: figures.count };
        [
            Some(Verdict { condition: "count", limit: count, met: figures.count >= self.min_count }),
            duration("p50", self.p50_ns, figures.p50_ns),
            duration("p95", self.p95_ns, figures.p95_ns),
            duration("p99", self.p99_ns, figures.p99_ns),
            duration("max", self.max_ns, figures.max_ns),
            self.error_percent.map(percent),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANY: Limits =
        Limits { p50_ns: None, p95_ns: None, p99_ns: None, max_ns: None, error_percent: None, min_count: 1 };

    fn met(limits: &Limits, figures: &Figures) -> Vec<(&'static str, bool)> {
        limits.judge(figures).iter().map(|verdict| (verdict.condition, verdict.met)).collect()
    }

    #[test]
    fn a_limit_is_met_by_what_reaches_it() {
        let figures =
            Figures { count: 300, errors: 3, p50_ns: 5, p95_ns: 95, p99_ns: 99, max_ns: 100, ..Figures::default() };
        let limits = |ns: u64, error_percent| Limits {
            p50_ns: Some(ns),
            p95_ns: Some(ns),
            p99_ns: Some(ns),
            max_ns: Some(ns),
            error_percent: Some(error_percent),
            min_count: 300,
        };
        let all = ["count", "p50", "p95", "p99", "max", "error rate"];
        assert_eq!(met(&limits(100, 1.0), &figures), all.map(|name| (name, true)));
        let verdicts = met(&limits(98, 0.99), &figures);
        assert_eq!(verdicts.iter().map(|(_, met)| *met).collect::<Vec<_>>(), [true, true, true, false, false, false]);
        assert_eq!(met(&Limits { min_count: 301, ..ANY }, &figures), [("count", false)]);
    }

    #[test]
    fn nothing_at_all_is_met_only_where_it_is_allowed() {
        let limits = Limits { p95_ns: Some(1), error_percent: Some(0.0), ..ANY };
        let none = Figures::default();
        assert_eq!(met(&limits, &none), [("count", false), ("p95", true), ("error rate", true)]);
        assert!(Limits { min_count: 0, ..limits }.judge(&none).iter().all(|verdict| verdict.met));
    }
}
