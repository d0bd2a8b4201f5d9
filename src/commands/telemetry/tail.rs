//! `telemetry tail`.

use super::super::Context;
use super::super::arguments::number;
use super::filter::{Filter, Where};
use super::newest::newest;
use crate::analysis::spans::Sort;
use crate::clock::wall_stamp;
use crate::report::latency::milliseconds;
use crate::report::span_line::SpanLine;
use crate::store::SpanFollow;
use crate::telemetry::otlp::{Brief, BriefLine};
use clap::Args;
use serde_json::json;
use std::time::Duration;

/// Print the newest spans, and go on as they come
///
/// A line for each span, in the order in which they were written: when it ended (UTC), how long it took, its name, the
/// work item, the agent, and how it ended. With --json an object for each, with its ids and all its attributes.
///
/// With --follow until interrupted or nobody reads any more. Nothing is left out or told twice where the file of spans
/// is turned meanwhile.
#[derive(Debug, Args)]
pub struct TailArgs {
    /// Go on as spans come
    #[arg(long, short)]
    follow: bool,
    /// Begin with this many, the newest
    #[arg(long, short = 'n', value_name = "N", default_value = "20", allow_negative_numbers = true)]
    limit: String,
    /// Also the steps of operations, such as the wait for the board's lock
    #[arg(long)]
    steps: bool,
    #[command(flatten)]
    filter: Where,
}

/// The end of `telemetry tail --help`.
pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl telemetry tail
  coordctl telemetry tail -f --where agent=ada
  coordctl telemetry tail --where 'error!=' --json | jq -r .error";

/// How often it is looked whether anybody still reads what is followed.
const TICK: Duration = Duration::from_secs(1);

/// Which spans are shown, and how.
pub(super) struct Shown {
    filter: Filter,
    sorts: Vec<Sort>,
    json: bool,
}

/// Runs `telemetry tail`.
///
/// # Errors
/// Bad values, or files that cannot be read.
pub(super) fn run(context: &Context<'_>, args: &TailArgs) -> anyhow::Result<()> {
    let most = usize::try_from(number("number of spans", &args.limit, 1_000_000)?)?;
    let mut sorts = vec![Sort::Operation, Sort::Life];
    sorts.extend(args.steps.then_some(Sort::Step));
    let shown = Shown { filter: args.filter.filter()?, sorts, json: context.terminal.json };
    let board = &context.location.path;
    let files = crate::store::span_files(board)?;
    let (lines, offset) = newest(&files, most, &shown)?;
    if !context.terminal.data_wanted(&lines.concat())? || !args.follow {
        return Ok(());
    }
    let mut follow = SpanFollow::after(board, files, offset);
    while context.terminal.is_read() {
        let bytes = follow.more()?;
        if bytes.is_empty() {
            follow.rest(TICK);
            continue;
        }
        let lines: String = bytes.split(|&byte| byte == b'\n').flat_map(|line| shown.lines(line)).collect();
        if !lines.is_empty() && !context.terminal.data_wanted(&lines)? {
            return Ok(());
        }
    }
    Ok(())
}

impl Shown {
    /// What is shown of a line: a line for each of its spans that is meant.
    pub(super) fn lines(&self, line: &[u8]) -> Vec<String> {
        let Some(read) = BriefLine::read(line) else { return Vec::new() };
        let meant = read.spans().filter(|span| self.filter.fits(span, &self.sorts));
        meant.map(|span| if self.json { object(&span) } else { text(&span) }).collect()
    }
}

fn text(span: &Brief<'_>) -> String {
    let [work, agent, outcome, error] =
        ["coordctl.work.id", "coordctl.agent.id", "coordctl.outcome", "error.type"].map(|key| span.attribute(key));
    let message = if span.message().is_empty() { "failed" } else { span.message() };
    SpanLine {
        ended_ns: span.ended_ns(),
        duration_ns: span.duration_ns(),
        name: span.name(),
        work_id: work.as_deref(),
        agent: agent.as_deref(),
        outcome: outcome.as_deref(),
        error: span.failed().then(|| error.as_deref().unwrap_or(message)),
    }
    .text()
}

fn object(span: &Brief<'_>) -> String {
    let [work, agent, team, outcome, error] =
        ["coordctl.work.id", "coordctl.agent.id", "coordctl.team", "coordctl.outcome", "error.type"]
            .map(|key| span.attribute(key));
    let attributes: serde_json::Map<_, _> =
        span.attributes().into_iter().map(|attribute| (attribute.key, json!(attribute.value))).collect();
    let parent = span.parent_span_id();
    let object = json!({
        "ended_at": wall_stamp(span.ended_ns()),
        "operation": span.name(),
        "duration_ms": milliseconds(span.duration_ns()),
        "failed": span.failed(),
        "work_id": work,
        "agent": agent,
        "team": team,
        "outcome": outcome,
        "error": error,
        "message": span.message(),
        "trace_id": span.trace_id(),
        "span_id": span.span_id(),
        "parent_span_id": (!parent.is_empty()).then_some(parent),
        "attributes": attributes,
    });
    format!("{object}\n")
}
