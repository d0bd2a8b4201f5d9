//! What gates and rules of upkeep take. What conditions may be is tested with them.

use super::rows::Kind::{self, Count, Duration, Elsewhere};

/// See [`super::rows::VERBS`].
pub(super) const VERBS: &[(&str, &[&str])] = &[("gate", &["--max-pending", "9"]), ("tend", &[])];

/// See [`super::rows::ROWS`].
pub(super) const ROWS: &[(&str, &str, Kind)] = &[
    ("gate", "--p50", Elsewhere),
    ("gate", "--p95", Elsewhere),
    ("gate", "--p99", Elsewhere),
    ("gate", "--max", Elsewhere),
    ("gate", "--error-rate", Elsewhere),
    ("gate", "--max-age", Elsewhere),
    ("gate", "--max-pending", Count),
    ("gate", "--max-blocked", Count),
    ("gate", "--max-dead-letters", Count),
    ("gate", "--max-late", Count),
    ("gate", "--max-lost-spans", Count),
    ("gate", "--max-damage", Count),
    ("gate", "--max-cost", Elsewhere),
    ("gate", "--min-health", Elsewhere),
    ("gate", "--min-throughput", Elsewhere),
    ("gate", "--min-completion-rate", Elsewhere),
    ("gate", "--file", Elsewhere),
    ("gate", "--window", Duration),
    ("gate", "--junit", Elsewhere),
];
