//! `claude scorecard`: what came of past advice.

use super::super::Context;
use super::super::past::past;
use super::{courses, rollouts, saved};
use crate::analysis::advice::{Past, Rollout, Score, Scorecard, Total};
use crate::claude::Report;
use crate::clock::{parse_stamp, stamp, wall_seconds};
use crate::report::advice;
use clap::Args;
use serde::Serialize;
use std::collections::HashMap;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude scorecard
  coordctl claude scorecard --since 7d --json | jq '.totals[] | {analysis, mode, verdict}'";

/// Show what came of past advice
///
/// For each time that a report was acted on, tried on a part or only noted: how often its advice was followed, and whether
/// the items that it named were finished sooner than the others.
#[derive(Debug, Args)]
pub struct ScorecardArgs {
    /// Since when: a time, or how long ago, such as 7d
    #[arg(long, value_name = "TIME", default_value = "30d", allow_hyphen_values = true)]
    since: String,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    since: String,
    reports: &'a [Score],
    totals: &'a [Total],
    fewest: u64,
    sequence: u64,
}

/// Runs `claude scorecard`.
///
/// # Errors
/// A bad time, or a board that cannot be read.
pub fn run(context: &Context<'_>, args: &ScorecardArgs) -> anyhow::Result<()> {
    let since = past("--since", &args.since, wall_seconds())?;
    let mut past = since_then(context, since)?;
    let sequence = context.read(|snapshot| {
        courses::follow(snapshot, &mut past)?;
        Ok(snapshot.sequence())
    })?;
    let card = Scorecard::of(&past);
    if context.terminal.json {
        let document = Document {
            schema: "coordctl.claude_scorecard.v1",
            since: stamp(since),
            reports: &card.reports,
            totals: &card.totals,
            fewest: card.fewest,
            sequence,
        };
        return Ok(context.terminal.document(&document)?);
    }
    Ok(context.terminal.data(&advice::scorecard(&card, context.terminal.list_width()))?)
}

/// What was done since about any report, the newest first; what came of it is not looked up yet.
fn since_then(context: &Context<'_>, since: i64) -> anyhow::Result<Vec<Past>> {
    let mut found = Vec::new();
    for name in context.with_store(|store| store.reports())? {
        let Some(report) = saved::read::<Report>(context, &name)? else { continue };
        for rollout in rollouts::of(&report).into_iter().rev() {
            let at = parse_stamp(&rollout.at).unwrap_or(0);
            if at >= since {
                found.push(past_of(&report, rollout, at));
            }
        }
    }
    found.sort_by_key(|past| std::cmp::Reverse(past.at));
    Ok(found)
}

fn past_of(report: &Report, rollout: Rollout, at: i64) -> Past {
    Past {
        report_id: report.report_id.clone(),
        analysis: report.analysis.clone(),
        provider: report.provider.clone(),
        at,
        rollout,
        courses: HashMap::new(),
    }
}
