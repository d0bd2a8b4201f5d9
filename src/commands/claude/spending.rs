//! What a call may cost: asked before it begins, written down before and after.

use super::super::Context;
use crate::claude::ledger::{Entry, spent_usd};
use crate::claude::{Failed, Kind, Price, Usage, price_of};
use crate::clock::{stamp, wall_seconds};
use crate::settings::{ClaudeSettings, PriceTable};
use crate::store::StoreError;
use std::collections::BTreeMap;

/// A call that is to be paid for.
pub(super) struct Purse<'a> {
    context: &'a Context<'a>,
    settings: &'a ClaudeSettings,
    analysis: &'static str,
    provider: &'static str,
    calls: u32,
}

/// A call that was allowed.
pub(super) struct Allowed {
    entry: Entry,
    /// The most that it may cost, in US dollars.
    pub(super) usd: Option<f64>,
}

impl<'a> Purse<'a> {
    pub(super) fn new(
        context: &'a Context<'a>,
        settings: &'a ClaudeSettings,
        analysis: &'static str,
        provider: &'static str,
    ) -> Self {
        Purse { context, settings, analysis, provider, calls: 0 }
    }

    /// The price of the model, as settled.
    pub(super) fn price(&self, model: &str) -> Option<Price> {
        price(&self.settings.prices, model)
    }

    /// Allows a call that sends so many tokens, if there is money for it, and writes that down.
    ///
    /// A provider that keeps to a limit by itself (`keeps`) is given what there is; another one must not need more.
    pub(super) fn allow(&mut self, input_tokens: u64, keeps: bool) -> anyhow::Result<Allowed> {
        self.calls += 1;
        let (settings, model) = (self.settings, &self.settings.model);
        let needed = self.price(model).map(|price| price.most(input_tokens, settings.max_tokens));
        let entry = self.entry();
        let day = day(&entry.at);
        let decide = |lines: &[u8]| -> anyhow::Result<_> {
            let usd = self.settled_on(needed, keeps, spent_usd(lines))?;
            let entry = Entry { allowed_usd: usd, ..entry.clone() };
            Ok((usd, serde_json::to_vec(&entry)?))
        };
        let added = self.context.with_store(|store| store.add_cost(&day, decide));
        let usd = match added {
            Err(e) if matches!(e.downcast_ref(), Some(StoreError::NoBoard(_))) => {
                self.settled_on(needed, keeps, 0.0)?
            }
            added => added?,
        };
        Ok(Allowed { entry, usd })
    }

    /// Writes down what became of a call.
    pub(super) fn settle(&self, allowed: &Allowed, outcome: &str, usage: Usage, duration_ms: u64) {
        let entry = Entry {
            at: now(),
            outcome: Some(outcome.to_owned()),
            usage: Some(usage),
            duration_ms: Some(duration_ms),
            ..allowed.entry.clone()
        };
        let day = day(&allowed.entry.at);
        let line = serde_json::to_vec(&entry).unwrap_or_default();
        match self.context.with_store(|store| store.add_cost::<_, StoreError>(&day, |_| Ok(((), line.clone())))) {
            Ok(()) | Err(StoreError::NoBoard(_)) => {}
            Err(e) => self.context.terminal.warn(&format!("what the call cost is not written down: {e}")),
        }
    }

    /// How much a call may cost when so much was spent today; `None` for any amount.
    fn settled_on(&self, needed: Option<f64>, keeps: bool, spent: f64) -> anyhow::Result<Option<f64>> {
        let left = self.settings.daily_budget.map(|budget| budget - spent);
        let limit = match (self.settings.call_budget, left) {
            (Some(call), Some(left)) => Some(call.min(left)),
            (one, other) => one.or(other),
        };
        let Some(limit) = limit else { return Ok(needed) };
        match needed {
            _ if left.is_some_and(|left| left <= 0.0) => Err(self.over(needed, limit, spent).into()),
            _ if keeps => Ok(Some(limit)),
            Some(needed) if needed <= limit => Ok(Some(needed)),
            // No limit was set by anybody, and the price is not known: that is no reason to refuse.
            None if self.settings.daily_budget.is_none() => Ok(None),
            needed => Err(self.over(needed, limit, spent).into()),
        }
    }

    fn over(&self, needed: Option<f64>, limit: f64, spent: f64) -> Failed {
        let (model, limit) = (crate::text::quote(&self.settings.model), limit.max(0.0));
        let message = match (needed, self.settings.daily_budget) {
            (None, _) => format!("what {model} costs is not known, so that it cannot be kept within the budget"),
            (Some(needed), Some(budget)) => format!(
                "the call may cost {needed:.2} US dollars, and {limit:.2} are left for it: {spent:.2} of {budget:.2} were spent today"
            ),
            (Some(needed), None) => {
                format!("the call may cost {needed:.2} US dollars, and {limit:.2} is the most that one may")
            }
        };
        let hint = match needed {
            None => "name its price in coordctl.toml, as docs/settings.md says, or take a model whose price is known",
            Some(_) => {
                "see \"coordctl claude costs\"; take a cheaper model, fewer --max-tokens, or raise claude.daily_budget or claude.call_budget"
            }
        };
        Failed::new(Kind::OverBudget, message, hint)
    }

    fn entry(&self) -> Entry {
        Entry {
            call: format!("{}-{}", self.context.trace.span_id, self.calls),
            at: now(),
            analysis: self.analysis.to_owned(),
            provider: self.provider.to_owned(),
            model: self.settings.model.clone(),
            allowed_usd: None,
            outcome: None,
            usage: None,
            duration_ms: None,
        }
    }
}

/// The price of a model: the settings' own, else the one that is known.
pub(super) fn price(own: &BTreeMap<String, PriceTable>, model: &str) -> Option<Price> {
    let own = own.get(model).map(|price| Price { input: price.input, output: price.output });
    own.or_else(|| price_of(model))
}

/// The day (UTC) of a time as [`now`] writes it.
pub(super) fn day(at: &str) -> String {
    at.chars().take(10).collect()
}

/// The time, RFC 3339, UTC.
pub(super) fn now() -> String {
    stamp(wall_seconds())
}
