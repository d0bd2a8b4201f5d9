//! The lines of the ledger of costs: a call is allowed before it begins, and settled when it has ended.
//!
//! A call that was never settled, because its process was killed, or whose provider did not say what it cost, counts with
//! all that it was allowed: nobody knows better.

use super::Usage;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A line: either `allowed_usd` or `outcome` is there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Which call it is about.
    pub call: String,
    /// When, RFC 3339.
    pub at: String,
    /// The analysis.
    pub analysis: String,
    /// `api` or `cli`.
    pub provider: String,
    /// The model that was asked for.
    pub model: String,
    /// The most that it may cost, where that is known; when it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed_usd: Option<f64>,
    /// `done`, or the sort of failure; when it has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// What was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage: Option<Usage>,
    /// How long it took, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<u64>,
}

/// A call, by all that the ledger says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Spent {
    /// The line that allowed it, or the one that settled it where the other is gone.
    pub begun: Entry,
    /// The line that settled it.
    pub settled: Option<Entry>,
}

impl Spent {
    /// What it cost in US dollars, or may have cost; `None` where no price is known.
    #[must_use]
    pub fn usd(&self) -> Option<f64> {
        match &self.settled {
            Some(settled) => settled.usage.unwrap_or_default().cost_usd.or(self.begun.allowed_usd),
            None => self.begun.allowed_usd,
        }
    }
}

/// The calls of a ledger in the order in which they began, and how many lines are no entries.
#[must_use]
pub fn calls(lines: &[u8]) -> (Vec<Spent>, u64) {
    let (mut calls, mut places, mut foreign): (Vec<Spent>, BTreeMap<String, usize>, u64) = Default::default();
    for line in lines.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
        let Ok(entry) = serde_json::from_slice::<Entry>(line) else {
            foreign += 1;
            continue;
        };
        let settled = entry.outcome.is_some();
        match places.get(&entry.call) {
            Some(&place) if settled => calls[place].settled = Some(entry),
            Some(_) => {}
            None => {
                places.insert(entry.call.clone(), calls.len());
                calls.push(Spent { settled: settled.then(|| entry.clone()), begun: entry });
            }
        }
    }
    (calls, foreign)
}

/// What a day's calls cost together, in US dollars.
#[must_use]
pub fn spent_usd(lines: &[u8]) -> f64 {
    calls(lines).0.iter().filter_map(Spent::usd).fold(0.0, |sum, usd| sum + usd)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(call: &str) -> Entry {
        let text = |word: &str| word.to_owned();
        Entry {
            call: text(call),
            at: text("2026-11-21T10:00:00Z"),
            analysis: text("health"),
            provider: text("api"),
            model: text("m"),
            allowed_usd: None,
            outcome: None,
            usage: None,
            duration_ms: None,
        }
    }

    fn begun(call: &str, usd: f64) -> String {
        serde_json::to_string(&Entry { allowed_usd: Some(usd), ..entry(call) }).unwrap()
    }

    fn settled(call: &str, usd: f64) -> String {
        let usage = Some(Usage { cost_usd: Some(usd), ..Usage::default() });
        serde_json::to_string(&Entry { outcome: Some("done".to_owned()), usage, ..entry(call) }).unwrap()
    }

    #[test]
    fn a_call_counts_what_it_cost_and_an_unsettled_one_what_it_may_have_cost() {
        let lines = [begun("a", 1.0), begun("b", 0.5), settled("a", 0.25), "half a li".to_owned(), settled("c", 2.0)];
        let lines = lines.join("\n");
        assert!((spent_usd(lines.as_bytes()) - 2.75).abs() < 1e-9);
        let (calls, foreign) = calls(lines.as_bytes());
        let told: Vec<_> = calls.iter().map(|call| (call.begun.call.as_str(), call.settled.is_some())).collect();
        assert_eq!((told, foreign), (vec![("a", true), ("b", false), ("c", true)], 1));
        assert!(spent_usd(b"").abs() < 1e-9);
    }

    #[test]
    fn a_failed_call_whose_cost_nobody_told_counts_all_that_it_was_allowed() {
        let failed = Entry { outcome: Some("timed_out".to_owned()), usage: Some(Usage::default()), ..entry("a") };
        let lines = [begun("a", 1.0), serde_json::to_string(&failed).unwrap()].join("\n");
        assert!((spent_usd(lines.as_bytes()) - 1.0).abs() < 1e-9);
        let free = [begun("a", 1.0), settled("a", 0.0)].join("\n");
        assert!(spent_usd(free.as_bytes()).abs() < 1e-9);
    }
}
