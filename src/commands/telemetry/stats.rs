//! `telemetry stats`.

use super::super::Context;
use super::super::arguments::misspelt;
use super::reading::Which;
use crate::analysis::spans::{Figures, Gathered, LOCK, PREFIX, Seen, Slow, Sort};
use crate::report::span_stats::SpanStats;
use crate::settings::BadInput;
use crate::telemetry::otlp::{Brief, BriefLine};
use clap::Args;
use std::borrow::Cow;

/// Count operations, errors and how long they took
///
/// Percentiles are exact, by nearest rank: p95 is the smallest duration that 95 of 100 spans do not exceed. Commands,
/// their steps (the wait for the board's lock, the flush to the disk and the like), and what lasts long by nature (the
/// life of an item, an attempt, run, wait, events, dashboard and tail) are never counted together.
///
/// The share of the lock is the time that operations waited for it, divided by all the time of those that took it. A
/// trace is as slow as its longest operation. How much was read, and at which rate, is said on stderr.
#[derive(Debug, Args)]
pub struct StatsArgs {
    #[command(flatten)]
    which: Which,
    /// What operations are grouped by: operation, agent or team
    #[arg(long, value_name = "operation|agent|team", default_value = "operation")]
    by: String,
}

/// The end of `telemetry stats --help`.
pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl telemetry stats
  coordctl telemetry stats --since 24h --by agent
  coordctl telemetry stats spans.jsonl.gz --json | jq '.operations[] | {operation, p95_ms}'";

/// What operations are grouped by: a word, and the attribute that holds it.
type By = (&'static str, Option<&'static str>);

const BY: [By; 3] = [("operation", None), ("agent", Some("coordctl.agent.id")), ("team", Some("coordctl.team"))];

/// Runs `telemetry stats`.
///
/// # Errors
/// Bad values, or files that cannot be read.
pub(super) fn run(context: &Context<'_>, args: &StatsArgs) -> anyhow::Result<()> {
    let (by, key) = by(&args.by)?;
    let since_ns = args.which.since_ns()?;
    let take = |gathered: &mut Gathered, line: &BriefLine<'_>| gather(gathered, line, key, since_ns);
    let (figures, reading) = args.which.read(context, take)?;
    let mut all = figures.into_iter().reduce(|mut all, more| {
        all.merge(more);
        all
    });
    let all = all.get_or_insert_default();
    let [operations, steps, lives] = [Sort::Operation, Sort::Step, Sort::Life].map(|sort| all.figures(sort));
    let (extent, spans, slowest) = (all.extent, all.spans, all.slowest.kept());
    let stats = SpanStats { by, operations, steps, lives, slowest, extent, spans };
    if context.terminal.json {
        let mut document = serde_json::json!({ "schema": "coordctl.telemetry_stats.v1" });
        document["since"] =
            serde_json::json!((since_ns > 0).then(|| crate::clock::stamp((since_ns / 1_000_000_000) as i64)));
        document["read"] = reading.document(spans);
        if let (Some(document), serde_json::Value::Object(stats)) = (document.as_object_mut(), stats.document()) {
            document.extend(stats);
        }
        return Ok(context.terminal.document(&document)?);
    }
    context.terminal.data(&stats.text(context.terminal.list_width(), context.terminal.colour))?;
    reading.say(context, spans);
    Ok(())
}

fn by(word: &str) -> Result<By, BadInput> {
    let found = BY.into_iter().find(|(name, _)| *name == word);
    found.ok_or_else(|| misspelt("grouping of operations", word, &BY.map(|(name, _)| name)))
}

/// The commands in all spans of the board by their names without `work.`, and how long they took.
///
/// # Errors
/// Where a file of spans cannot be read.
pub(in crate::commands) fn operations(context: &Context<'_>) -> anyhow::Result<Vec<(String, Figures)>> {
    let take = |gathered: &mut Gathered, line: &BriefLine<'_>| gather(gathered, line, None, 0);
    let (figures, _) = Which::default().read(context, take)?;
    let mut all = Gathered::default();
    figures.into_iter().for_each(|more| all.merge(more));
    let bare = |(name, figures): (String, Figures)| (name.trim_start_matches(PREFIX).to_owned(), figures);
    Ok(all.figures(Sort::Operation).into_iter().map(bare).collect())
}

/// Counts the spans of a line that ended since then.
fn gather(gathered: &mut Gathered, line: &BriefLine<'_>, key: Option<&str>, since_ns: u64) {
    let is_lock = |span: &Brief<'_>| span.name() == LOCK;
    let locks: Vec<(&str, u64)> =
        line.spans().filter(is_lock).map(|lock| (lock.parent_span_id(), lock.duration_ns())).collect();
    for span in line.spans().filter(|span| span.ended_ns() >= since_ns) {
        let sort = Sort::of(span.name());
        let of_it = |(parent, took): &(&str, u64)| (*parent == span.span_id()).then_some(*took);
        let group = match (sort, key) {
            (Sort::Operation, Some(key)) => span.attribute(key).unwrap_or_default(),
            _ => Cow::Borrowed(span.name()),
        };
        gathered.add(&Seen {
            sort,
            group: &group,
            started_ns: span.started_ns(),
            ended_ns: span.ended_ns(),
            duration_ns: span.duration_ns(),
            failed: span.failed(),
            lock_ns: locks.iter().filter_map(of_it).reduce(u64::saturating_add),
        });
        if sort == Sort::Operation && gathered.slowest.wants(span.duration_ns()) {
            gathered.slowest.offer(slow(&span));
        }
    }
}

fn slow(span: &Brief<'_>) -> Slow {
    Slow {
        trace_id: span.trace_id().to_owned(),
        name: span.name().to_owned(),
        work_id: span.attribute("coordctl.work.id").map(Cow::into_owned),
        duration_ns: span.duration_ns(),
        ended_ns: span.ended_ns(),
    }
}
