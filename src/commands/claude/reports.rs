//! `claude reports`: which analyses there are, and which were made.

use super::super::Context;
use super::saved;
use crate::claude::{Analysis, Report};
use crate::clock::{parse_stamp, wall_seconds};
use crate::report::advice::{ReportLine, reports};
use crate::settings::BadInput;
use crate::store::ReportName;
use crate::text::quote;
use clap::Args;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude reports
  coordctl claude reports report_1750055888000000000 | jq .answer";

/// Show which analyses there are, how old, by whom and at what cost
#[derive(Debug, Args)]
pub struct ReportsArgs {
    /// Print this report
    #[arg(value_name = "REPORT_ID")]
    id: Option<String>,
}

/// Runs `claude reports`.
///
/// # Errors
/// An unknown report, or one that cannot be read.
pub fn run(context: &Context<'_>, args: &ReportsArgs) -> anyhow::Result<()> {
    let names = context.with_store(|store| store.reports())?;
    if let Some(id) = &args.id {
        return Ok(context.terminal.document(&kept::<Value>(context, &names, id)?)?);
    }
    let sequence = context.read(|snapshot| Ok(snapshot.sequence()))?;
    let lines = lines(context, &names, sequence)?;
    if context.terminal.json {
        let document = json!({ "schema": "coordctl.claude_reports.v1", "reports": lines, "sequence": sequence });
        return Ok(context.terminal.document(&document)?);
    }
    Ok(context.terminal.data(&reports(&lines, context.terminal.list_width()))?)
}

/// The report with an id, as it is kept.
pub(super) fn named(context: &Context<'_>, id: &str) -> anyhow::Result<Report> {
    kept(context, &context.with_store(|store| store.reports())?, id)
}

/// The same of these, as one or the other type.
fn kept<T: DeserializeOwned>(context: &Context<'_>, names: &[ReportName], id: &str) -> anyhow::Result<T> {
    let name = names.iter().find(|name| name.id == id);
    let report = name.map(|name| saved::read(context, name)).transpose()?.flatten();
    let unknown = || {
        let message = format!("there is no report {}", quote(id));
        BadInput::new(message, "\"coordctl claude reports\" shows which are kept")
    };
    Ok(report.ok_or_else(unknown)?)
}

/// A line for each analysis of the board, those that were never made at the end.
fn lines(context: &Context<'_>, names: &[ReportName], sequence: u64) -> anyhow::Result<Vec<ReportLine>> {
    let now = wall_seconds();
    let mut kept: BTreeMap<&str, (u64, &ReportName)> = BTreeMap::new();
    for name in names {
        let analysis = name.key.rsplit_once('-').map_or(name.key.as_str(), |(analysis, _)| analysis);
        kept.entry(analysis).or_insert((0, name)).0 += 1;
    }
    let mut lines = Vec::new();
    for analysis in Analysis::ALL.into_iter().filter(|analysis| analysis.is_kept()) {
        let newest = kept.get(analysis.name());
        let report: Option<Report> = newest.map(|(_, name)| saved::read(context, name)).transpose()?.flatten();
        lines.push(line(analysis, report, newest.map_or(0, |(count, _)| *count), now, sequence));
    }
    lines.sort_by_key(|line| line.age_seconds.unwrap_or(i64::MAX));
    Ok(lines)
}

fn line(analysis: Analysis, report: Option<Report>, kept: u64, now: i64, sequence: u64) -> ReportLine {
    let made = report.as_ref().and_then(|report| parse_stamp(&report.at));
    let of = report.as_ref();
    ReportLine {
        analysis: analysis.name().to_owned(),
        arguments: of.map(|report| report.arguments.clone()).unwrap_or_default(),
        age_seconds: made.map(|made| now.saturating_sub(made)),
        provider: of.map(|report| report.provider.clone()),
        model: of.and_then(|report| report.model.clone()),
        cost_usd: of.and_then(|report| report.usage.cost_usd),
        confidence: of.map(|report| report.confidence),
        changes_since: of.map(|report| sequence.saturating_sub(report.board_sequence)),
        kept,
        at: of.map(|report| report.at.clone()),
        report_id: report.map(|report| report.report_id),
    }
}
