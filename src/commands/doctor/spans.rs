//! The spans of commands: lost ones, foreign lines, sizes, and whether there are any at all.

use super::super::Context;
use super::finding::{Finding, Severity};
use super::lines::look_at;
use crate::clock::{parse_stamp, wall_ns, wall_seconds};
use crate::store::{LostSpans, SpanFile, SpanLimits, lost_spans, span_files};
use std::time::Duration;

/// For so long a lost span is a warning; afterwards it is good to know.
const FRESH: Duration = Duration::from_secs(7 * 86_400);
/// So long a turned file may wait until it is compressed.
const WAIT: Duration = Duration::from_mins(10);

/// Checks everything about the files of spans.
pub(super) fn check(context: &Context<'_>) -> Vec<Finding> {
    let (board, limits) = (&context.location.path, &context.settings.span_limits);
    let mut findings = Vec::new();
    if !context.settings.telemetry {
        findings.push(telemetry_off(context));
    }
    match lost_spans(board) {
        Ok(lost) => findings.extend(lost.map(of_lost)),
        Err(e) => findings.push(unreadable("the count of lost spans cannot be read", e.to_string())),
    }
    match span_files(board) {
        Ok(files) => {
            findings.extend(of_lines(&files));
            findings.extend(of_sizes(&files, limits));
        }
        Err(e) => findings.push(unreadable("the files of spans cannot be read", e.to_string())),
    }
    findings
}

fn unreadable(what: &str, evidence: String) -> Finding {
    Finding::new(Severity::Warning, "spans_unreadable", what, evidence)
}

fn telemetry_off(context: &Context<'_>) -> Finding {
    let by = match context.environment.get("OTEL_SDK_DISABLED") {
        Some(value) if value.eq_ignore_ascii_case("true") => "OTEL_SDK_DISABLED=true",
        _ => "telemetry.enabled = false in coordctl.toml",
    };
    Finding::new(Severity::Info, "telemetry_off", "commands leave no spans", by)
}

fn of_lost(lost: LostSpans) -> Finding {
    let LostSpans { count, since, last, reason } = lost;
    let now = wall_seconds();
    let age = parse_stamp(&last).map_or(0, |last| now.saturating_sub(last));
    let is_fresh = age < i64::try_from(FRESH.as_secs()).unwrap_or(i64::MAX);
    let severity = if is_fresh { Severity::Warning } else { Severity::Info };
    let evidence = format!("{count} since {since}, the last at {last}: {reason}");
    Finding::new(severity, "spans_lost", "spans could not be written; their commands did their work", evidence)
        .hint("see that there is room and that telemetry_spans.jsonl is a file which may be written")
}

fn of_lines(files: &[SpanFile]) -> Vec<Finding> {
    let found = look_at(files);
    let mut findings = Vec::new();
    if let Some((name, offset)) = found.first_bad {
        let left_out = match found.left_out {
            0 => String::new(),
            n => format!("; {n} older files were not looked at"),
        };
        let evidence = format!(
            "{} of {} lines, the first in {name} at byte {offset}{left_out}",
            found.bad,
            found.bad + found.good
        );
        findings.push(
            Finding::new(Severity::Warning, "spans_not_otlp", "lines among the spans are no OTLP/JSON", evidence)
                .hint("run \"coordctl telemetry convert --help\" to see how spans of older tools are converted"),
        );
    }
    let unread = found.unreadable.into_iter();
    findings.extend(
        unread.map(|(name, e)| unreadable("a file of spans cannot be read to its end", format!("{name}: {e}"))),
    );
    findings
}

fn of_sizes(files: &[SpanFile], limits: &SpanLimits) -> Vec<Finding> {
    let rotate = "run \"coordctl telemetry rotate\"";
    let mut findings = Vec::new();
    let current = files.iter().find(|file| file.current).map_or(0, |file| file.bytes);
    if let Some(most) = limits.rotate_bytes.filter(|most| current / 2 > *most) {
        let evidence = format!("telemetry_spans.jsonl has {current} bytes, telemetry.rotate_size is {most}");
        let what = "the file of spans is too large and was not turned";
        findings.push(Finding::new(Severity::Warning, "spans_not_turned", what, evidence).hint(rotate));
    }
    let waiting: Vec<&SpanFile> = files.iter().filter(|file| !file.compressed && is_older(file, WAIT)).collect();
    if !waiting.is_empty() {
        let bytes: u64 = waiting.iter().map(|file| file.bytes).sum();
        let evidence = format!("{} files with {bytes} bytes", waiting.len());
        let what = "turned files wait for compression";
        findings.push(Finding::new(Severity::Info, "spans_not_compressed", what, evidence).hint(rotate));
    }
    let all: u64 = files.iter().map(|file| file.bytes).sum();
    if let Some(most) = limits.keep_bytes.filter(|most| all > *most) {
        let evidence = format!("{} files with {all} bytes, telemetry.keep_size is {most}", files.len());
        let hint = format!("{rotate}, which says whether an export needs them");
        let what = "the files of spans are larger than they may be";
        findings.push(Finding::new(Severity::Warning, "spans_over_keep_size", what, evidence).hint(hint));
    }
    findings
}

/// Whether a file was turned so long ago.
pub(super) fn is_older(file: &SpanFile, than: Duration) -> bool {
    file.turned_at().is_some_and(|turned| Duration::from_nanos(wall_ns().saturating_sub(turned)) > than)
}
