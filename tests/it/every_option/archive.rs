//! The rows of `archive` and its verbs.

use super::rows::Kind;
use super::rows::Kind::{Count, Duration, Elsewhere, Text, Time, Word};

/// As `rows::VERBS`.
pub(super) const VERBS: &[(&str, &[&str])] = &[
    ("archive search", &["x"]),
    ("archive show", &["work_1"]),
    ("archive restore", &["work_1"]),
    ("archive list", &[]),
];

/// As `rows::ROWS`.
pub(super) const ROWS: &[(&str, &str, Kind)] = &[
    ("archive", "--older-than", Duration),
    ("archive", "--keep-last", Count),
    ("archive", "--match", Text),
    ("archive", "--status", Word("compelted", "did you mean \"completed\"? allowed are: completed, failed, cancelled")),
    ("archive search", "TEXT", Text),
    ("archive search", "--type", Text),
    ("archive search", "--team", Text),
    ("archive search", "--agent", Text),
    ("archive search", "--label", Text),
    ("archive search", "--status", Word("actve", "did you mean \"active\"? allowed are")),
    ("archive search", "--since", Time),
    ("archive search", "--until", Time),
    ("archive search", "--limit", Count),
    (
        "archive search",
        "--kind",
        Word("wrok", "did you mean \"work\"? allowed are: work, completion, agent, span, event"),
    ),
    ("archive show,archive restore", "ID", Elsewhere),
];
