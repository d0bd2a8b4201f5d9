//! How far the exports of spans are.

use super::super::Context;
use super::finding::{Finding, Severity};
use super::spans::is_older;
use crate::store::{ExportCursor, SpanFile, export_cursors, span_files};
use std::time::Duration;

/// An export that stands in a file turned so long ago is behind.
const BEHIND: Duration = Duration::from_secs(86_400);

/// Checks every cursor against the files.
pub(super) fn check(context: &Context<'_>) -> Vec<Finding> {
    let board = &context.location.path;
    match (export_cursors(board), span_files(board)) {
        (Ok(cursors), Ok(files)) => cursors.iter().filter_map(|cursor| of(cursor, &files)).collect(),
        (Err(e), _) => {
            let what = "the cursors of exports cannot be read";
            vec![Finding::new(Severity::Warning, "export_cursor_unreadable", what, e.to_string())]
        }
        // Told with the spans.
        (Ok(_), Err(_)) => Vec::new(),
    }
}

fn of(cursor: &ExportCursor, files: &[SpanFile]) -> Option<Finding> {
    let path = format!(".coordctl/export/{}.json", cursor.sink);
    let warning = |code, what: &str, evidence| Finding::new(Severity::Warning, code, what, evidence);
    let Some(place) = &cursor.place else {
        let what = "a cursor of an export cannot be read, so no file of spans is removed";
        return Some(warning("export_cursor_unreadable", what, path).hint("look at the file: it should be JSON"));
    };
    let at = match place.segment.as_str() {
        "" => 0,
        segment => match files.iter().position(|file| file.segment == segment) {
            Some(at) => at,
            None => {
                let evidence = format!("{path} stands at byte {} of a file that is gone", place.offset);
                let what = "an export has a gap: the file it stood in is gone";
                return Some(warning("export_gap", what, evidence).hint("run \"coordctl telemetry export\" to go on"));
            }
        },
    };
    let behind = files.get(at..).unwrap_or_default();
    if !behind.first().is_some_and(|file| is_older(file, BEHIND)) {
        return None;
    }
    let bytes: u64 = behind.iter().map(|file| file.bytes).sum();
    let evidence = format!("{path}: {} files with {bytes} bytes are not sent", behind.len());
    let what = "an export is more than a day behind, and no file that it needs is removed";
    Some(warning("export_behind", what, evidence).hint("run \"coordctl telemetry export\" and see what it says"))
}
