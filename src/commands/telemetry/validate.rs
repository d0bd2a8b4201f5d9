//! `telemetry validate`.

use super::super::Context;
use super::super::arguments::number;
use super::sources::sources;
use crate::store::StoreError;
use crate::telemetry::validate::{Fault, Judge, Verdict};
use crate::text::{escape, many};
use anyhow::Context as _;
use clap::Args;
use serde::Serialize;
use serde_json::json;
use std::path::PathBuf;

/// Check every line against the protocol
///
/// Every line must be a whole OTLP/JSON request below 1 MiB with at least one span. Every span must have ids of 16 and 8
/// bytes that are not all zero, an id that no other span of its trace has, a name, a known kind and status, times between
/// 2000 and 2100 that do not run backwards, and attributes with a name and a value, each once.
///
/// A parent must be in the files, hold its child in time, and not lie inside it. A parent that the span marks as remote
/// may be missing: it has not ended yet, or is kept elsewhere; that is counted, and is no fault. Where it is there, only
/// the spans work.item and work.attempt hold their remote children: these must begin while they last, and may end later.
///
/// Exit code 0 says that all is sound, 41 that there are faults.
#[derive(Debug, Args)]
pub struct ValidateArgs {
    /// Check these files, `-` for stdin; without any all files of spans of the board
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Show at most so many faults; all are counted
    #[arg(long, value_name = "N", default_value = "100", allow_negative_numbers = true)]
    limit: String,
}

/// The end of `telemetry validate --help`.
pub(super) const EXAMPLES: &str = "Examples:
  coordctl telemetry validate
  coordctl telemetry validate spans.jsonl --limit 5
  coordctl telemetry convert old_spans.jsonl | coordctl telemetry validate -";

/// The answer.
#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    sound: bool,
    #[serde(flatten)]
    verdict: &'a Verdict,
    shown: Vec<serde_json::Value>,
}

/// Runs `telemetry validate`.
///
/// # Errors
/// [`StoreError::Damaged`] where anything is wrong; a file that cannot be read; a number that is none.
pub(super) fn run(context: &Context<'_>, args: &ValidateArgs) -> anyhow::Result<()> {
    let limit = usize::try_from(number("limit", &args.limit, 1_000_000)?).unwrap_or(usize::MAX);
    let mut judge = Judge::new(limit);
    let (mut paths, mut before) = (Vec::new(), 0);
    let reading = context.terminal.progress("checking", None);
    for (path, source) in sources(context, &args.files)? {
        let mut bytes = 0;
        let told = |read| {
            bytes = read;
            reading.at(before + read);
        };
        judge.file(source.reader, told).with_context(|| format!("could not read {}", path.display()))?;
        paths.push(path);
        before += bytes;
    }
    let (verdict, faults) = judge.done();
    drop(reading);
    tell(context, &paths, &verdict, &faults)?;
    match faults.first().and_then(|fault| paths.get(fault.file)).or(paths.first()) {
        Some(path) if verdict.faults > 0 => {
            Err(StoreError::Damaged { path: path.clone(), what: counted(&verdict) }.into())
        }
        _ => Ok(()),
    }
}

fn tell(context: &Context<'_>, paths: &[PathBuf], verdict: &Verdict, faults: &[Fault]) -> anyhow::Result<()> {
    let path = |fault: &Fault| paths.get(fault.file).map(|path| path.display().to_string()).unwrap_or_default();
    if context.terminal.json {
        let shown = faults.iter().map(|fault| {
            let what = &fault.what;
            json!({ "file": path(fault), "line": fault.line, "code": what.code(), "span_id": fault.span, "message": what.to_string() })
        });
        let sound = verdict.faults == 0;
        let schema = "coordctl.telemetry_validation.v1";
        return Ok(context.terminal.document(&Document { schema, sound, verdict, shown: shown.collect() })?);
    }
    let line = |fault: &Fault| {
        let span = fault.span.as_ref().map(|id| format!(" (span {id})")).unwrap_or_default();
        escape(&format!("{}:{}: {}: {}{span}", path(fault), fault.line, fault.what.code(), fault.what)).into_owned()
            + "\n"
    };
    context.terminal.data(&faults.iter().map(line).collect::<String>())?;
    if verdict.faults > faults.len() as u64 {
        context.terminal.say(&format!("{} of {} faults shown; --limit shows more", faults.len(), verdict.faults));
    }
    if verdict.faults == 0 {
        context.terminal.say(&format!("sound: {}", scope(verdict)));
    }
    if verdict.remote_parents > 0 {
        let count = many(verdict.remote_parents, "parent");
        context
            .terminal
            .say(&format!("{count} in another process not in these files: not ended yet, or kept elsewhere"));
    }
    if verdict.partial_lines > 0 {
        let count = many(verdict.partial_lines, "last line");
        context.terminal.say(&format!("{count} not written to the end"));
    }
    Ok(())
}

fn counted(verdict: &Verdict) -> String {
    format!("{} in {}", many(verdict.faults, "fault"), scope(verdict))
}

fn scope(verdict: &Verdict) -> String {
    let Verdict { spans, lines, files, .. } = *verdict;
    format!("{} on {} of {}", many(spans, "span"), many(lines, "line"), many(files, "file"))
}
