//! What a board said at one moment, row by row: enough to tell later what was added, changed and lost.

use super::content::{Sum, hash};
use super::entropy::Values;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What a file that holds a baseline says it is.
pub const SCHEMA: &str = "coordctl.baseline.v1";
/// The newest version that is known.
pub const VERSION: u64 = 1;
/// What every version of it begins with.
const FAMILY: &str = "coordctl.baseline.v";
/// Bits of entropy are rounded to so many parts of one.
const ROUNDED: f64 = 1e6;

/// A board at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Baseline {
    /// [`SCHEMA`].
    pub schema: String,
    /// What was looked at, and with what.
    pub versions: Versions,
    /// When, `YYYY-MM-DDTHH:MM:SSZ`.
    pub taken_at: String,
    /// The board's directory.
    pub path: String,
    /// The number of the newest change.
    pub sequence: u64,
    /// The rows by kind: `work`, `agent` and `completion`.
    pub kinds: BTreeMap<String, KindOf>,
    /// How long commands took, by their names without `work.`.
    pub latency: BTreeMap<String, Latency>,
    /// The hash of all the rest, 32 hexadecimal digits: a file that was changed by hand or cut is noticed.
    pub checksum: String,
}

/// Versions at that moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions {
    /// Of the program.
    pub coordctl: String,
    /// Of the board's format; `None` where there are only files of an older tool.
    pub format: Option<u64>,
}

/// The rows of a kind.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct KindOf {
    /// How many.
    pub count: u64,
    /// The sum of the hashes of their contents modulo 2^128, 32 hexadecimal digits.
    pub hash: String,
    /// How many of each status; empty for rows that have none.
    pub statuses: BTreeMap<String, u64>,
    /// Their fields.
    pub fields: BTreeMap<String, Field>,
    /// The hash of each row's content by its id, behind the status for a work item: `completed 0f…`. Rows of completions
    /// have no id: their hashes are the names, and how often each occurs is the value.
    pub rows: BTreeMap<String, String>,
}

/// A field of the rows of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// How many rows have it.
    pub present: u64,
    /// The entropy of its values in bits, to six places; rows without it count as one value.
    pub entropy: f64,
}

/// How long a command took.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Latency {
    /// How many spans.
    pub count: u64,
    /// The median in milliseconds.
    pub p50_ms: f64,
    /// The 95th percentile in milliseconds.
    pub p95_ms: f64,
    /// The 99th percentile in milliseconds.
    pub p99_ms: f64,
}

/// Why a text is no baseline.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It is something else, or a part of one.
    #[error("it is no baseline: {0}")]
    Other(String),
    /// It was changed since it was written.
    #[error("its checksum does not fit: it was changed or cut since it was written")]
    Changed,
    /// A newer program wrote it: its version.
    #[error("its version is {0}, and {VERSION} is the newest that is known")]
    Newer(u64),
}

/// Rows of a kind on their way into a [`KindOf`].
#[derive(Debug, Default)]
pub struct RowsOf {
    kind: KindOf,
    sum: Sum,
    values: Values,
    present: BTreeMap<String, u64>,
}

impl RowsOf {
    /// Adds a row with its id, empty where it has none of its own, and its status, where it has one that counts.
    pub fn add(&mut self, id: &str, status: Option<&str>, row: &Map<String, Value>) {
        let content = hash(row);
        self.sum.add(content);
        self.values.add(row);
        row.keys().for_each(|name| *self.present.entry(name.clone()).or_default() += 1);
        status.iter().for_each(|status| *self.kind.statuses.entry((*status).to_owned()).or_default() += 1);
        let (content, rows) = (format!("{content:032x}"), &mut self.kind.rows);
        if id.is_empty() {
            let times = rows.get(&content).and_then(|times| times.parse::<u64>().ok()).unwrap_or(0);
            rows.insert(content, (times + 1).to_string());
        } else {
            let status = status.map_or(String::new(), |status| format!("{status} "));
            rows.insert(id.to_owned(), status + &content);
        }
    }

    /// Ends with the last row.
    #[must_use]
    pub fn finish(self) -> KindOf {
        let RowsOf { kind, sum, values, present } = self;
        let field = |(name, present): (String, u64)| {
            let entropy = (values.entropy(&name) * ROUNDED).round() / ROUNDED;
            (name, Field { present, entropy })
        };
        let fields = present.into_iter().map(field).collect();
        KindOf { count: sum.count, hash: sum.to_string(), fields, ..kind }
    }
}

impl Baseline {
    /// Puts the checksum in.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        self.checksum = self.sum();
        self
    }

    /// As the text of a file.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// [`Unfit`] where it is no baseline, or not as it was written.
    pub fn parse(text: &str) -> Result<Self, Unfit> {
        let other = |e: serde_json::Error| Unfit::Other(e.to_string());
        let document: Value = serde_json::from_str(text).map_err(other)?;
        let schema = document.get("schema").and_then(Value::as_str).and_then(|schema| schema.strip_prefix(FAMILY));
        match schema.and_then(|version| version.parse().ok()) {
            Some(VERSION) => {}
            Some(version) if version > VERSION => return Err(Unfit::Newer(version)),
            _ => return Err(Unfit::Other(format!("its \"schema\" is not {SCHEMA:?}"))),
        }
        let baseline: Baseline = serde_json::from_value(document).map_err(other)?;
        if baseline.checksum == baseline.sum() { Ok(baseline) } else { Err(Unfit::Changed) }
    }

    fn sum(&self) -> String {
        let bare = Baseline { checksum: String::new(), ..self.clone() };
        let content = serde_json::to_value(bare).ok().and_then(|value| value.as_object().map(hash));
        format!("{:032x}", content.unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn row(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().expect("an object")
    }

    fn baseline() -> Baseline {
        let mut work = RowsOf::default();
        work.add("work_0", Some("active"), &row(&json!({ "status": "active", "a": 1 })));
        work.add("work_1", Some("completed"), &row(&json!({ "status": "completed", "b": "x" })));
        let latency = Latency { count: 3, p50_ms: 1.25, p95_ms: 2.0, p99_ms: 2.1 };
        Baseline {
            schema: SCHEMA.into(),
            versions: Versions { coordctl: "0.1.0".into(), format: Some(1) },
            taken_at: "2026-01-01T00:00:00Z".into(),
            path: "a/b".into(),
            sequence: 7,
            kinds: BTreeMap::from([("work".to_owned(), work.finish())]),
            latency: BTreeMap::from([("claim".to_owned(), latency)]),
            checksum: String::new(),
        }
        .sealed()
    }

    #[test]
    fn rows_are_counted_by_status_and_field() {
        let work = &baseline().kinds["work"];
        assert_eq!((work.count, work.statuses["active"], work.statuses["completed"]), (2, 1, 1));
        assert_eq!(work.fields["a"], Field { present: 1, entropy: 1.0 });
        assert_eq!(work.fields["status"], Field { present: 2, entropy: 1.0 });
        assert!(work.rows["work_1"].starts_with("completed ") && work.rows["work_1"].len() == 42);
    }

    #[test]
    fn rows_without_an_id_are_counted_by_what_they_say() {
        let mut rows = RowsOf::default();
        [json!({ "a": 1 }), json!({ "a": 1 }), json!({ "a": 2 })].iter().for_each(|one| rows.add("", None, &row(one)));
        let kind = rows.finish();
        let mut times: Vec<&str> = kind.rows.values().map(String::as_str).collect();
        times.sort_unstable();
        assert_eq!((kind.count, times), (3, vec!["1", "2"]));
    }

    #[test]
    fn what_was_written_is_read_back_and_any_change_is_noticed() {
        let text = baseline().text();
        assert_eq!(Baseline::parse(&text), Ok(baseline()));
        for (from, to) in [("\"sequence\": 7", "\"sequence\": 8"), ("\"count\": 2", "\"count\": 3"), ("1.25", "1.26")] {
            assert!(text.contains(from), "{from}");
            assert_eq!(Baseline::parse(&text.replacen(from, to, 1)), Err(Unfit::Changed), "{from}");
        }
    }

    #[test]
    fn something_else_and_something_newer_are_told_apart() {
        for other in ["", "[]", "{}", "{\"schema\":\"coordctl.list.v1\"}", "{\"schema\":\"coordctl.baseline.v1\"}"] {
            assert!(matches!(Baseline::parse(other), Err(Unfit::Other(_))), "{other}");
        }
        let newer = "{\"schema\":\"coordctl.baseline.v2\"}";
        assert_eq!(Baseline::parse(newer), Err(Unfit::Newer(2)));
    }
}
