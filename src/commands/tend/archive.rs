//! The rule that moves what is closed and old into the archive.

use super::look::Look;
use super::{Pass, off};
use crate::commands::archive::pass::{Moved, Wanted, pass as archived};
use crate::report::tend::{Deed, Line};
use crate::store::StoreError;
use crate::text::many;
use bytesize::ByteSize;

/// Moves what the settings of the archive say, once there is much of it.
pub(super) fn archive(pass: &Pass<'_>) -> anyhow::Result<Line> {
    let rule = &pass.rules.archive;
    if !rule.enabled {
        return Ok(off("archive"));
    }
    let (closed, journal) = Look::closed(pass.context)?;
    let value = format!("{closed} closed, {} of journal", ByteSize(journal));
    let threshold = format!("above {} or {}", rule.closed_above, rule.journal_above.0);
    let line = Line::new("archive", value, threshold);
    if closed <= rule.closed_above && journal <= rule.journal_above.0.as_u64() {
        return Ok(line);
    }
    let wanted = Wanted { dry_run: pass.is_dry, ..Wanted::by_settings(pass.context) };
    match archived(pass.context, &wanted) {
        Ok(moved) => Ok(told(pass, line, &moved)),
        Err(e) if matches!(e.downcast_ref(), Some(StoreError::Busy { .. })) => {
            Ok(line.with(Deed::Held, "another process archives"))
        }
        Err(e) => Err(e),
    }
}

fn told(pass: &Pass<'_>, line: Line, moved: &Moved) -> Line {
    let counts = &moved.counts;
    let parts = [
        (counts.items, "item"),
        (counts.completions, "completion"),
        (counts.agents, "agent"),
        (moved.span_files, "span file"),
        (moved.history_segments, "journal segment"),
    ];
    let told = parts.iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = told.map(|(count, one)| many(*count, one)).collect();
    match words.is_empty() {
        true => line.with(Deed::Held, "nothing is old enough, see archive.older_than and archive.keep_last"),
        false => line.with(Deed::Done, pass.done("archived", "archive", &words.join(", "))),
    }
}
