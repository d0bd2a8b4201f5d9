//! The verdicts of a gate, as a table and as a document.

use super::latency::{latency, milliseconds};
use super::table::{Column, table};
use crate::analysis::spans::{Limit, Verdict};
use serde_json::{Value, json};

/// As a table whose lines are at most `width` terminal columns.
#[must_use]
pub fn text(verdicts: &[Verdict], width: usize) -> String {
    let row = |verdict: &Verdict| {
        let (limit, found) = shown(verdict.limit);
        let met = if verdict.met { "met" } else { "not met" };
        vec![verdict.condition.to_owned(), limit, found, met.to_owned()]
    };
    let rows: Vec<_> = verdicts.iter().map(row).collect();
    let columns = [Column::left("condition"), Column::right("limit"), Column::right("found"), Column::left("verdict")];
    table(&rows, &columns, width, true)
}

/// In one sentence: what is not met.
#[must_use]
pub fn sentence(verdicts: &[Verdict]) -> String {
    let failed: Vec<String> = verdicts.iter().filter(|verdict| !verdict.met).map(said).collect();
    failed.join("; ")
}

/// As objects.
#[must_use]
pub fn objects(verdicts: &[Verdict]) -> Vec<Value> {
    verdicts.iter().map(object).collect()
}

fn said(verdict: &Verdict) -> String {
    let (limit, found) = shown(verdict.limit);
    match verdict.limit {
        Limit::Count { found: 0, .. } => {
            "no span matches, and a gate that looks at nothing stays shut unless --min-count 0 is given".to_owned()
        }
        Limit::Count { .. } => format!("{found} spans match, not {}", limit.replace('≥', "at least")),
        _ => format!("{} is {found}, more than {}", verdict.condition, limit.trim_start_matches("≤ ")),
    }
}

fn shown(limit: Limit) -> (String, String) {
    match limit {
        Limit::Duration { most_ns, found_ns } => (format!("≤ {}", latency(most_ns)), latency(found_ns)),
        Limit::Percent { most, found } => (format!("≤ {most}%"), format!("{}%", rounded(found))),
        Limit::Count { least, found } => (format!("≥ {least}"), found.to_string()),
    }
}

/// With three decimals at most, and none that say nothing.
fn rounded(percent: f64) -> f64 {
    (percent * 1000.0).round() / 1000.0
}

fn object(verdict: &Verdict) -> Value {
    let Verdict { condition, met, limit } = verdict;
    match *limit {
        Limit::Duration { most_ns, found_ns } => json!({
            "condition": condition, "limit_ms": milliseconds(most_ns), "found_ms": milliseconds(found_ns), "met": met,
        }),
        Limit::Percent { most, found } => {
            json!({ "condition": condition, "limit_percent": most, "found_percent": found, "met": met })
        }
        Limit::Count { least, found } => json!({ "condition": condition, "limit": least, "found": found, "met": met }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_met_is_said_with_both_numbers() {
        let verdict = |condition, limit, met| Verdict { condition, limit, met };
        let duration = Limit::Duration { most_ns: 100_000_000, found_ns: 153_200_000 };
        let percent = Limit::Percent { most: 1.0, found: 100.0 / 30.0 };
        let count = |found| Limit::Count { least: 5, found };
        let verdicts =
            [verdict("count", count(3), false), verdict("p95", duration, false), verdict("error rate", percent, false)];
        let said = "3 spans match, not at least 5; p95 is 153ms, more than 100ms; error rate is 3.333%, more than 1%";
        assert_eq!(sentence(&verdicts), said);
        assert_eq!(sentence(&[verdict("p95", duration, true)]), "");
        let none = sentence(&[verdict("count", count(0), false)]);
        assert_eq!(none, "no span matches, and a gate that looks at nothing stays shut unless --min-count 0 is given");
        let shown = text(&verdicts, 80);
        assert!(shown.contains("\np95         ≤ 100ms   153ms  not met\n"), "{shown}");
    }
}
