//! A whole pass: rows, spans and history that are old leave the board for the archive.

use super::super::Context;
use super::choose::{Choice, Counts, Kept, choose};
use crate::board::Status;
use crate::store::{ArchivedHistory, ArchivedRows, ArchivedSpans, Published};
use serde::Serialize;
use std::time::Duration;

/// What is to leave the board.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// What was closed, or written, so long ago is old.
    pub older_than: Duration,
    /// So many of the newest closed items stay in any case, and so many of the newest completions.
    pub keep_last: usize,
    /// The statuses of items that may go; open ones never do.
    pub statuses: Vec<Status>,
    /// Where there are some, only items that fit one of them go, with their completions, and nothing else.
    pub patterns: Vec<String>,
    /// Whether agents go that hold nothing and were silent for long.
    pub agents: bool,
    /// Whether turned files of spans go.
    pub spans: bool,
    /// Whether it is only said what would go.
    pub dry_run: bool,
}

/// What left the board, and what did not and why.
#[derive(Debug, Default, Serialize)]
pub struct Moved {
    /// Rows.
    #[serde(flatten)]
    pub counts: Counts,
    /// Files of spans.
    pub span_files: u64,
    /// Segments of the journal.
    pub history_segments: u64,
    /// The bytes of their records.
    pub history_bytes: u64,
    /// What is old enough and stays.
    pub kept: Kept,
    /// Rows that changed, or came to be needed, while the pass was at it.
    pub changed_meanwhile: u64,
    /// Turned files of spans that an export has not had all of.
    pub spans_kept_for_export: Vec<String>,
    /// The files of the archive that were made.
    pub files: Vec<String>,
    /// How often the board's lock was held.
    pub steps: u64,
    /// The longest that it was held at once, in milliseconds.
    pub longest_hold_ms: f64,
}

impl Wanted {
    /// What the settings of a board say.
    #[must_use]
    pub fn by_settings(context: &Context<'_>) -> Self {
        let archive = &context.settings.archive;
        Wanted {
            older_than: archive.older_than,
            keep_last: usize::try_from(archive.keep_last).unwrap_or(usize::MAX),
            statuses: Self::usual_statuses(),
            patterns: Vec::new(),
            agents: false,
            spans: archive.spans,
            dry_run: false,
        }
    }
}

/// Runs a pass, and says what it moved.
///
/// # Errors
/// [`crate::store::StoreError::Busy`] where another pass runs; a board that cannot be read; a file that cannot be written.
pub fn pass(context: &Context<'_>, wanted: &Wanted) -> anyhow::Result<Moved> {
    if wanted.dry_run {
        return planned(context, wanted);
    }
    let (rows, spans, history, choice) = context.with_store(|store| -> anyhow::Result<_> {
        let archiving = store.begin_archiving()?;
        let choice = store.reading(|snapshot| choose(snapshot, wanted))?;
        let bar = context.terminal.progress("archiving", Some(choice.chosen.rows.len() as u64));
        let rows = archiving.rows(&choice.chosen, |done| bar.at(done))?;
        let spans = match wanted.spans && wanted.patterns.is_empty() {
            true => archiving.spans(before_ns(wanted))?,
            false => ArchivedSpans::default(),
        };
        // What left the board is no longer in the way of what leaves the journal.
        let history = match wanted.patterns.is_empty() {
            true => archiving.history(before_ns(wanted))?,
            false => ArchivedHistory::default(),
        };
        Ok((rows, spans, history, choice))
    })?;
    if rows.published == Some(Published::Owed) {
        context.publish_later();
    }
    Ok(Moved::of(&choice, rows, spans, history))
}

/// What a pass would move.
fn planned(context: &Context<'_>, wanted: &Wanted) -> anyhow::Result<Moved> {
    let Choice { counts, kept, .. } = context.read(|snapshot| choose(snapshot, wanted))?;
    let wants_spans = wanted.spans && wanted.patterns.is_empty();
    let (old, kept_for_export) = match wants_spans {
        true => context.with_store(|store| store.old_spans(before_ns(wanted)))?,
        false => Default::default(),
    };
    let (segments, history_bytes) = match wanted.patterns.is_empty() {
        true => context.with_store(|store| store.old_history(before_ns(wanted)))?,
        false => (0, 0),
    };
    Ok(Moved {
        counts,
        kept,
        span_files: old.len() as u64,
        history_segments: u64::from(segments),
        history_bytes,
        spans_kept_for_export: kept_for_export,
        ..Moved::default()
    })
}

/// Before when a file of spans must have been turned to be old, in nanoseconds since 1970.
fn before_ns(wanted: &Wanted) -> u64 {
    crate::clock::wall_ns().saturating_sub(u64::try_from(wanted.older_than.as_nanos()).unwrap_or(u64::MAX))
}

impl Moved {
    fn of(choice: &Choice, rows: ArchivedRows, spans: ArchivedSpans, history: ArchivedHistory) -> Self {
        let compacted = history.compacted.unwrap_or_default();
        let ArchivedRows { files, items, completions, agents, changed, longest_hold, steps, .. } = rows;
        let all = files.into_iter().chain(spans.files.iter().cloned()).chain(history.files);
        Moved {
            counts: Counts { items, completions, agents },
            span_files: spans.files.len() as u64,
            history_segments: u64::from(compacted.segments),
            history_bytes: compacted.bytes,
            kept: choice.kept,
            changed_meanwhile: changed,
            spans_kept_for_export: spans.kept_for_export,
            files: all.map(|file| file.name).collect(),
            steps: steps + u64::from(compacted.steps),
            longest_hold_ms: longest_hold.max(compacted.longest).as_secs_f64() * 1e3,
        }
    }
}
