//! `claude costs`: what Claude was used for, and what it cost.

use super::super::Context;
use super::super::past::past;
use super::spending::day;
use crate::claude::ledger::{Spent, calls, spent_usd};
use crate::clock::{parse_stamp, stamp, wall_seconds};
use crate::report::advice;
use crate::text::{agree, many};
use clap::Args;
use serde_json::json;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude costs
  coordctl claude costs --since 7d --json | jq .total.cost_usd";

/// Show what Claude was used for, and what it cost
#[derive(Debug, Args)]
pub struct CostsArgs {
    /// Since when: a time, or how long ago, such as 7d
    #[arg(long, value_name = "TIME", default_value = "30d", allow_hyphen_values = true)]
    since: String,
}

/// Runs `claude costs`.
///
/// # Errors
/// A bad time, or a ledger that cannot be read.
pub fn run(context: &Context<'_>, args: &CostsArgs) -> anyhow::Result<()> {
    let now = wall_seconds();
    let since = past("--since", &args.since, now)?;
    let days = context.with_store(|store| store.costs(&day(&stamp(since))))?;
    let (found, foreign): (Vec<_>, Vec<_>) = days.iter().map(|lines| calls(lines)).unzip();
    let begun = |call: &Spent| parse_stamp(&call.begun.at).is_some_and(|at| at >= since);
    let calls: Vec<Spent> = found.into_iter().flatten().filter(begun).collect();
    let today = context.with_store(|store| store.costs(&day(&stamp(now))))?;
    let today_usd = today.iter().map(|lines| spent_usd(lines)).fold(0.0, |sum, usd| sum + usd);
    let costs = advice::Costs::of(&calls, today_usd, context.settings.claude.daily_budget);
    let foreign: u64 = foreign.into_iter().sum();
    if foreign > 0 {
        context.terminal.warn(&format!(
            "{} of the ledger cannot be read and {} not counted",
            many(foreign, "line"),
            agree(foreign, "is", "are")
        ));
    }
    if context.terminal.json {
        let document = json!({
            "schema": "coordctl.claude_costs.v1",
            "since": stamp(since),
            "total": costs.total,
            "by_analysis": costs.by_analysis,
            "by_model": costs.by_model,
            "today_usd": today_usd,
            "daily_budget": costs.daily_budget,
            "unreadable_lines": foreign,
        });
        return Ok(context.terminal.document(&document)?);
    }
    Ok(context.terminal.data(&advice::costs(&costs, context.terminal.list_width()))?)
}
