//! The last run of each job, from the spans of the board: the newest files first, no more than needed.

use crate::schedule::JOBS;
use crate::schedule::standing::Run;
use crate::store::{SpanFile, StoreError, span_files};
use crate::telemetry::otlp::{Brief, BriefLine};
use crate::telemetry::read::{Line, Lines};
use memchr::memmem;
use std::collections::BTreeMap;
use std::path::Path;

/// The attribute that a run has.
const JOB: &str = "coordctl.cron.job";

/// The last run of each job.
pub(super) fn last_runs(board: &Path) -> Result<BTreeMap<String, Run>, StoreError> {
    let mut runs = BTreeMap::new();
    for file in span_files(board)?.iter().rev() {
        read(file, &mut runs).map_err(StoreError::io("read", &file.path))?;
        if JOBS.iter().all(|job| runs.contains_key(job.name)) {
            break;
        }
    }
    Ok(runs)
}

fn read(file: &SpanFile, runs: &mut BTreeMap<String, Run>) -> std::io::Result<()> {
    let finder = memmem::Finder::new(JOB.as_bytes());
    let mut lines = Lines::new(file.read_from(0)?, 0, false);
    while let Some(line) = lines.next_line()? {
        let Line::Whole(line) = line else { continue };
        if finder.find(line).is_some()
            && let Some(line) = BriefLine::read(line)
        {
            line.spans().for_each(|span| add(&span, runs));
        }
    }
    Ok(())
}

/// Adds a run, unless a later one of its job is known. One that was left out because the last one still ran is none.
fn add(span: &Brief<'_>, runs: &mut BTreeMap<String, Run>) {
    let attributes = span.own();
    let Some(job) = attributes.text(JOB) else { return };
    if attributes.text("coordctl.outcome").as_deref() == Some("skipped") {
        return;
    }
    let run = Run {
        started: i64::try_from(span.started_ns() / 1_000_000_000).unwrap_or(i64::MAX),
        took_ms: span.duration_ns() / 1_000_000,
        exit: attributes.integer("process.exit.code").unwrap_or(-1),
    };
    let known = runs.entry(job).or_insert_with(|| run.clone());
    if run.started >= known.started {
        *known = run;
    }
}
