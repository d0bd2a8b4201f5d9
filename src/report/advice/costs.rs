//! What Claude was used for, and what it cost.

use crate::claude::Usage;
use crate::claude::ledger::Spent;
use crate::report::table::{Column, table};
use crate::text::{agree, many};
use serde::Serialize;
use std::collections::BTreeMap;

/// The calls of some time, summed up.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Costs {
    /// All calls together.
    pub total: Sum,
    /// By the analysis that they were made for.
    pub by_analysis: BTreeMap<String, Sum>,
    /// By the model that was asked for.
    pub by_model: BTreeMap<String, Sum>,
    /// What was spent today (UTC), in US dollars.
    pub today_usd: f64,
    /// The most that may be, where there is such a limit.
    pub daily_budget: Option<f64>,
}

/// Some calls.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Sum {
    /// How many.
    pub calls: u64,
    /// How many of them came to nothing.
    pub failed: u64,
    /// How many were never settled: their process was killed, or they still go on.
    pub unsettled: u64,
    /// How many cost what nobody knows.
    pub unpriced: u64,
    /// Tokens sent, those read from the cache included.
    pub input_tokens: u64,
    /// Tokens received.
    pub output_tokens: u64,
    /// What they cost, or may have cost, in US dollars.
    pub cost_usd: f64,
    /// How long they took together, in milliseconds.
    pub duration_ms: u64,
}

impl Costs {
    /// Sums calls up.
    #[must_use]
    pub fn of(calls: &[Spent], today_usd: f64, daily_budget: Option<f64>) -> Self {
        let mut costs = Costs { today_usd, daily_budget, ..Costs::default() };
        for call in calls {
            costs.total.add(call);
            costs.by_analysis.entry(call.begun.analysis.clone()).or_default().add(call);
            costs.by_model.entry(call.begun.model.clone()).or_default().add(call);
        }
        costs
    }
}

impl Sum {
    fn add(&mut self, call: &Spent) {
        let settled = call.settled.as_ref();
        let usage: Usage = settled.and_then(|settled| settled.usage).unwrap_or_default();
        let is_failed = settled.and_then(|settled| settled.outcome.as_deref()).is_some_and(|outcome| outcome != "done");
        self.calls += 1;
        self.failed += u64::from(is_failed);
        self.unsettled += u64::from(settled.is_none());
        self.unpriced += u64::from(call.usd().is_none());
        self.input_tokens += usage.input_tokens + usage.cache_read_tokens;
        self.output_tokens += usage.output_tokens;
        self.cost_usd += call.usd().unwrap_or(0.0);
        self.duration_ms += settled.and_then(|settled| settled.duration_ms).unwrap_or(0);
    }
}

/// A line for each analysis and model, the sum, and what is left of today.
#[must_use]
pub fn costs(costs: &Costs, width: usize) -> String {
    let columns = [
        Column::left("for"),
        Column::right("calls"),
        Column::right("failed"),
        Column::right("tokens sent"),
        Column::right("received"),
        Column::right("US dollars"),
    ];
    let lines = costs.by_analysis.iter().chain(&costs.by_model).map(|(name, sum)| row(name, sum));
    let rows: Vec<Vec<String>> = lines.chain([row("all", &costs.total)]).collect();
    let budget = match costs.daily_budget {
        Some(budget) => format!("{:.4} of {budget:.2} US dollars were spent today (UTC)", costs.today_usd),
        None => format!("{:.4} US dollars were spent today (UTC); no budget is set", costs.today_usd),
    };
    let open = match costs.total.unsettled {
        0 => String::new(),
        n => format!(
            "; {} {} not settled and {} with all {} allowed",
            many(n, "call"),
            agree(n, "is", "are"),
            agree(n, "counts", "count"),
            agree(n, "it was", "they were")
        ),
    };
    format!("{}\n{budget}{open}\n", table(&rows, &columns, width, true))
}

fn row(name: &str, sum: &Sum) -> Vec<String> {
    vec![
        name.to_owned(),
        sum.calls.to_string(),
        sum.failed.to_string(),
        sum.input_tokens.to_string(),
        sum.output_tokens.to_string(),
        format!("{:.4}", sum.cost_usd),
    ]
}
