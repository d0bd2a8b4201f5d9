//! The verdicts of a gate: a table, a document, what GitHub shows, and JUnit's XML.

mod github;
mod junit;

pub use github::{annotations, summary};
pub use junit::junit;

use super::latency::latency;
use super::table::{Column, table};
use crate::gates::{Outcome, Quantity, Verdict};
use serde_json::{Value, json};

/// As a table whose lines are at most `width` terminal columns.
#[must_use]
pub fn text(verdicts: &[Verdict], width: usize) -> String {
    let rows: Vec<Vec<String>> = verdicts.iter().map(|verdict| Row::of(verdict).cells().to_vec()).collect();
    let columns = [Column::whole("condition"), Column::right("limit"), Column::right("value"), Column::left("verdict")];
    table(&rows, &columns, width, true)
}

/// In one sentence: what is not met.
#[must_use]
pub fn sentence(verdicts: &[Verdict]) -> String {
    verdicts.iter().filter(|verdict| !verdict.passes()).map(said).collect::<Vec<_>>().join("; ")
}

/// As objects.
#[must_use]
pub fn objects(verdicts: &[Verdict]) -> Vec<Value> {
    verdicts.iter().map(object).collect()
}

/// The words for a verdict.
struct Row {
    condition: String,
    limit: String,
    value: String,
    verdict: &'static str,
}

impl Row {
    fn of(verdict: &Verdict) -> Self {
        let (name, subject) = verdict.condition.measure.name();
        let sign = if verdict.condition.measure.is_floor() { "≥" } else { "≤" };
        let condition = match subject {
            Some(subject) => format!("{name} {}", subject.strip_prefix("work.").unwrap_or(&subject)),
            None => name.to_owned(),
        };
        Row {
            condition,
            limit: format!("{sign} {}", shown(verdict.condition.limit)),
            value: verdict.found.map_or_else(|| "–".to_owned(), shown),
            verdict: verdict.outcome.word(),
        }
    }

    fn cells(self) -> [String; 4] {
        [self.condition, self.limit, self.value, self.verdict.to_owned()]
    }
}

/// What a verdict comes to, in words.
fn said(verdict: &Verdict) -> String {
    let Row { condition, limit, value, .. } = Row::of(verdict);
    let bare = limit.trim_start_matches(['≤', '≥', ' ']);
    match verdict.outcome {
        Outcome::Met => format!("{condition} is {value}, {limit}"),
        Outcome::NotMet if verdict.condition.measure.is_floor() => format!("{condition} is {value}, less than {bare}"),
        Outcome::NotMet => format!("{condition} is {value}, more than {bare}"),
        Outcome::NoData => format!("{condition} has no data, and a gate that looks at nothing stays shut"),
        Outcome::NoDataAllowed => format!("{condition} has no data, which --allow-no-data lets pass"),
    }
}

fn shown(quantity: Quantity) -> String {
    match quantity {
        Quantity::Duration(ns) => latency(ns),
        Quantity::Percent(percent) => format!("{}%", rounded(percent)),
        Quantity::Count(count) => count.to_string(),
        Quantity::Points(points) => rounded(points).to_string(),
        Quantity::Usd(usd) => format!("${}", (usd * 1e6).round() / 1e6),
    }
}

/// With three decimals at most, and none that say nothing.
fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

fn object(verdict: &Verdict) -> Value {
    let (name, subject) = verdict.condition.measure.name();
    let limit = verdict.condition.limit;
    json!({
        "condition": name,
        "subject": subject,
        "limit": limit.number(),
        "is_least": verdict.condition.measure.is_floor(),
        "value": verdict.found.map(Quantity::number),
        "unit": limit.unit(),
        "verdict": verdict.outcome.word().replace(", ", "_").replace(' ', "_"),
        "passes": verdict.passes(),
        "text": said(verdict),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::Condition;

    pub(super) fn verdict(key: &str, text: &str, found: Option<Quantity>) -> Verdict {
        Verdict::of(Condition::read(key, text).expect("a condition"), found, false)
    }

    #[test]
    fn what_is_not_met_is_said_with_both_numbers() {
        let verdicts = [
            verdict("p95", "claim=100ms", Some(Quantity::Duration(153_200_000))),
            verdict("error_rate", "1%", Some(Quantity::Percent(100.0 / 30.0))),
            verdict("min_health", "80", Some(Quantity::Points(79.5))),
            verdict("max_cost", "5/1d", Some(Quantity::Usd(5.25))),
            verdict("max_age", "critical=4h", Some(Quantity::Duration(1))),
            verdict("p50", "store.lock=1s", None),
        ];
        let told = "p95 claim is 153ms, more than 100ms; error_rate is 3.333%, more than 1%; min_health is 79.5, less than 80; \
                    max_cost per 1day is $5.25, more than $5; p50 store.lock has no data, and a gate that looks at nothing \
                    stays shut";
        assert_eq!(sentence(&verdicts), told);
        let shown = text(&verdicts, 80);
        assert!(shown.contains("\np95 claim          ≤ 100ms   153ms  not met\n"), "{shown}");
        assert!(shown.contains("\nmax_age critical    ≤ 4.0h     1ns  met\n"), "{shown}");
        let document = object(&verdicts[5]);
        assert_eq!(
            (&document["verdict"], &document["value"], &document["passes"]),
            (&"no_data".into(), &Value::Null, &false.into())
        );
        let document = object(&verdicts[2]);
        assert_eq!(
            (&document["limit"], &document["unit"], &document["is_least"]),
            (&80.0.into(), &"points".into(), &true.into())
        );
    }
}
