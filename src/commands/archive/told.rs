//! What a pass moved, in sentences.

use super::pass::{Moved, Wanted};
use crate::text::many;

/// What was moved, or would be, and what stayed and why.
pub(super) fn moved(moved: &Moved, wanted: &Wanted) -> Vec<String> {
    let counts = moved.counts;
    let what = [
        (counts.items, "item"),
        (counts.completions, "completion"),
        (counts.agents, "agent"),
        (moved.span_files, "file of spans"),
        (moved.history_segments, "segment of history"),
    ];
    let some: Vec<String> =
        what.iter().filter(|(count, _)| *count > 0).map(|(count, one)| counted(*count, one)).collect();
    let verb = if wanted.dry_run { "would go" } else { "archived" };
    let mut lines = vec![match some.is_empty() {
        true => format!("nothing {}", if wanted.dry_run { "would go" } else { "to archive" }),
        false => format!("{verb}: {}", some.join(", ")),
    }];
    let kept = moved.kept;
    let stays = [
        (kept.open_matching, "open and fit a pattern: open work is never archived"),
        (kept.needed, "needed by an item that is open or failed"),
        (kept.restored, "back from the archive, and not for long"),
        (moved.changed_meanwhile, "changed meanwhile: the next pass looks at them again"),
    ];
    lines.extend(stays.iter().filter(|(count, _)| *count > 0).map(|(count, why)| format!("{count} stay: {why}")));
    if !moved.spans_kept_for_export.is_empty() {
        lines
            .push(format!("kept, because an export has not had all of it: {}", moved.spans_kept_for_export.join(", ")));
    }
    if moved.steps > 0 {
        let times = many(moved.steps, "time");
        lines.push(format!("the lock was held {times}, {:.1} ms at the longest", moved.longest_hold_ms));
    }
    lines
}

fn counted(count: u64, one: &str) -> String {
    match one.split_once(' ') {
        Some((head, rest)) => format!("{} {rest}", many(count, head)),
        None => many(count, one),
    }
}
