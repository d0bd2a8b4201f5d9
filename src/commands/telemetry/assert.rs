//! `telemetry assert`.

use super::super::Context;
use super::super::arguments::number;
use super::filter::Where;
use super::reading::Which;
use crate::analysis::spans::{Limits, NotMet, Sort, Tally};
use crate::gates;
use crate::report::latency::milliseconds;
use crate::report::span_gate;
use crate::settings::{BadInput, duration};
use crate::telemetry::otlp::BriefLine;
use crate::text::quote;
use clap::Args;
use serde_json::json;

/// Exit 0 only if spans keep within limits
///
/// Looks at commands, or where --where names operations, at those, which may then be steps (store.lock) or life spans
/// (attempt, item) too. Conditions on one key with = are alternatives; conditions on different keys, and those with !=,
/// must hold together. An empty value stands for none: error!= means every span that failed with an error type.
///
/// Percentiles are exact, by nearest rank. Exit code 50 says that a condition is not met, also where no span matches:
/// a gate that looks at nothing must not open. Only --min-count 0 lets that pass.
#[derive(Debug, Args)]
pub struct AssertArgs {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    filter: Where,
    #[command(flatten)]
    conditions: Conditions,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct Conditions {
    /// The longest median, such as 20ms
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    p50: Option<String>,
    /// The longest 95th percentile
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    p95: Option<String>,
    /// The longest 99th percentile
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    p99: Option<String>,
    /// The longest of all
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    max: Option<String>,
    /// The largest part that may fail, such as 1% or 0.5
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    error_rate: Option<String>,
    /// The fewest spans that must match [default: 1]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    min_count: Option<String>,
}

/// What to look at where a condition is not met.
const HINT: &str = "run \"coordctl telemetry stats\" to see where the time goes";

/// The end of `telemetry assert --help`.
pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl telemetry assert --where operation=claim --p95 100ms --error-rate 1%
  coordctl telemetry assert --since 1h --where team=core --where agent!=tester --max 2s --min-count 100
  coordctl telemetry assert --where operation=store.lock --p99 50ms spans.jsonl.gz

Exit codes: 0 met, 3 bad value, 50 not met";

/// Runs `telemetry assert`.
///
/// # Errors
/// Bad values, files that cannot be read, or [`NotMet`].
pub(super) fn run(context: &Context<'_>, args: &AssertArgs) -> anyhow::Result<()> {
    let limits = args.conditions.limits()?;
    let (filter, since_ns) = (args.filter.filter()?, args.which.since_ns()?);
    let take = |tally: &mut Tally, line: &BriefLine<'_>| {
        for span in line.spans().filter(|span| span.ended_ns() >= since_ns) {
            if filter.fits(&span, &[Sort::Operation]) {
                tally.add(span.duration_ns(), span.failed());
            }
        }
    };
    let (tallies, reading) = args.which.read(context, take)?;
    let mut all = Tally::default();
    tallies.into_iter().for_each(|tally| all.merge(tally));
    let figures = all.figures();
    let verdicts = limits.judge(&figures);
    let met = verdicts.iter().all(|verdict| verdict.met);
    match context.terminal.json {
        true => context.terminal.document(&json!({
            "schema": "coordctl.telemetry_assert.v1",
            "met": met,
            "where": args.filter.texts(),
            "since": (since_ns > 0).then(|| crate::clock::stamp((since_ns / 1_000_000_000) as i64)),
            "conditions": span_gate::objects(&verdicts),
            "count": figures.count,
            "errors": figures.errors,
            "p50_ms": milliseconds(figures.p50_ns),
            "p95_ms": milliseconds(figures.p95_ns),
            "p99_ms": milliseconds(figures.p99_ns),
            "max_ms": milliseconds(figures.max_ns),
            "lines": reading.counted.lines,
            "not_otlp_lines": reading.counted.foreign,
        }))?,
        false => context.terminal.data(&span_gate::text(&verdicts, context.terminal.list_width()))?,
    }
    match met {
        true => Ok(()),
        false => Err(NotMet { why: span_gate::sentence(&verdicts), hint: HINT }.into()),
    }
}

impl Conditions {
    fn limits(&self) -> Result<Limits, BadInput> {
        Ok(Limits {
            p50_ns: limit("--p50", self.p50.as_deref())?,
            p95_ns: limit("--p95", self.p95.as_deref())?,
            p99_ns: limit("--p99", self.p99.as_deref())?,
            max_ns: limit("--max", self.max.as_deref())?,
            error_percent: self.error_rate.as_deref().map(percent).transpose()?,
            min_count: self.min_count.as_deref().map_or(Ok(1), |text| number("number of spans", text, u64::MAX))?,
        })
    }
}

fn limit(place: &str, text: Option<&str>) -> Result<Option<u64>, BadInput> {
    let length = text.map(|text| duration(place, text)).transpose()?;
    Ok(length.map(|length| u64::try_from(length.as_nanos()).unwrap_or(u64::MAX)))
}

fn percent(text: &str) -> Result<f64, BadInput> {
    gates::percent(text).ok_or_else(|| {
        BadInput::new(
            format!("--error-rate is {}, which is no percentage", quote(text)),
            "write a number from 0 to 100, such as 1% or 0.5",
        )
    })
}
