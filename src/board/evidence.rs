//! Evidence: what shows that completed work was done.

use super::WorkItem;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::time::Duration;

/// What was shown when an item was completed; stands in its row as `evidence`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Files, as they were when the item was completed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub artifacts: Vec<Artifact>,
    /// Commits that hold the work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commits: Vec<Commit>,
    /// Commands that were run and succeeded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
}

/// A file, as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Artifact {
    /// The path as it was given.
    pub path: String,
    /// The same path from the root.
    pub absolute_path: String,
    /// How many bytes were read.
    pub size: u64,
    /// Their SHA-256, 64 hexadecimal digits.
    pub sha256: String,
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commit {
    /// The whole id where git knew it, else the digits that were given.
    pub sha: String,
    /// Whether git found it in the repository around the working directory.
    pub verified: bool,
}

/// A command that was run and succeeded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The command, as the shell was given it.
    pub command: String,
    /// What it exited with.
    pub exit_status: i32,
    /// How long it ran.
    #[serde(rename = "duration_seconds", with = "in_seconds")]
    pub duration: Duration,
}

impl Evidence {
    /// The evidence in a row; empty where there is none or it is of another tool's making.
    #[must_use]
    pub fn of(item: &WorkItem) -> Self {
        let evidence = item.row().get("evidence").cloned();
        evidence.and_then(|evidence| serde_json::from_value(evidence).ok()).unwrap_or_default()
    }

    /// Whether nothing was shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.artifacts.is_empty() && self.commits.is_empty() && self.checks.is_empty()
    }

    /// Puts the evidence into a row; what an old row has in its place is kept inside.
    pub(super) fn put(&self, item: &mut WorkItem) {
        let Ok(Value::Object(mut evidence)) = serde_json::to_value(self) else { return };
        if evidence.is_empty() {
            return;
        }
        if let Some(before) = item.row().get("evidence").filter(|before| !before.is_null()) {
            evidence.insert("before".to_owned(), before.clone());
        }
        item.set("evidence", evidence);
    }
}

/// A length of time as a number of seconds with three decimals.
mod in_seconds {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use std::time::Duration;

    pub(super) fn serialize<S: Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(duration.as_millis() as f64 / 1000.0)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        Duration::try_from_secs_f64(f64::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn item(row: &Value) -> WorkItem {
        WorkItem::from_row(row.as_object().cloned().unwrap_or_default())
    }

    fn evidence() -> Evidence {
        let duration = Duration::from_micros(1_234_567);
        Evidence { checks: vec![Check { command: "make".into(), exit_status: 0, duration }], ..Evidence::default() }
    }

    #[test]
    fn evidence_comes_back_out_of_a_row_with_milliseconds() {
        let mut row = item(&json!({}));
        evidence().put(&mut row);
        assert_eq!(row.row()["evidence"]["checks"][0]["duration_seconds"].to_string(), "1.234");
        assert_eq!(Evidence::of(&row).checks[0].duration, Duration::from_millis(1234));
    }

    #[test]
    fn what_an_old_row_has_as_evidence_is_kept() {
        for old in [json!("see wiki"), json!({ "url": "x" }), json!([1])] {
            let mut row = item(&json!({ "evidence": old }));
            assert!(Evidence::of(&row).is_empty(), "{old}");
            evidence().put(&mut row);
            assert_eq!((&row.row()["evidence"]["before"], Evidence::of(&row).checks.len()), (&old, 1));
        }
    }

    #[test]
    fn no_evidence_leaves_the_row_alone() {
        let mut row = item(&json!({ "evidence": "see wiki" }));
        Evidence::default().put(&mut row);
        assert_eq!(row.row()["evidence"], "see wiki");
    }
}
