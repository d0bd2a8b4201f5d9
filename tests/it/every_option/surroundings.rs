//! Values of the verbs that keep a board and its surroundings in order.

use super::rows::Kind::{self, AnyItem, Elsewhere, Text, Textfile, Word};

/// Names of jobs.
const JOB: Kind = Word("docter", "did you mean \"doctor\"? allowed are: tend, doctor");

/// As [`super::rows::VERBS`].
pub(super) const VERBS: &[(&str, &[&str])] = &[
    ("cron install", &["--crontab"]),
    ("cron show", &["--crontab"]),
    ("cron run", &["doctor"]),
    ("worktree add", &["there", "--work", "{free}"]),
];

/// As [`super::rows::ROWS`].
pub(super) const ROWS: &[(&str, &str, Kind)] = &[
    ("cron install,cron show", "--only", JOB),
    ("cron install,cron show", "--every", Elsewhere),
    ("cron install,cron show", "--at", Elsewhere),
    ("cron install,cron show", "--textfile", Textfile),
    ("cron run", "--textfile", Elsewhere),
    ("cron run", "JOB", JOB),
    ("cron run", "--schedule", Text),
    ("worktree add", "PATH", Elsewhere),
    ("worktree add", "--work", AnyItem),
    ("worktree add", "--branch", Elsewhere),
    ("worktree add", "--base", Elsewhere),
    ("worktree add", "--port-range", Elsewhere),
    ("worktree remove", "WORK_ID|PATH", Elsewhere),
    ("worktree remove", "--archive", Elsewhere),
];
