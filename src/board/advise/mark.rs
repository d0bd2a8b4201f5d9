//! The marks that advice leaves on an item: which report changed what.

use crate::board::{WorkId, WorkItem};
use crate::clock::Now;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The field of a row that holds the marks. It is a list: one report may advise the priority of an item, and a later one
/// who is to take it, and each can be taken back for itself.
const MARKS: &str = "advice";
/// How many marks a row keeps; older ones stay in its history.
const KEPT: usize = 10;

/// A field of an item that was changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    /// The item.
    pub work_id: WorkId,
    /// `priority` or `reserved`.
    pub field: String,
    /// What was in it; null where it was not there.
    pub before: Value,
    /// What is in it now.
    pub after: Value,
}

/// An item that was left alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The item.
    pub work_id: WorkId,
    /// Why, as the second half of a sentence about it.
    pub reason: String,
}

/// One change by advice, as it stands in a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// The report.
    pub report: String,
    /// When it was done, `YYYY-MM-DDTHH:MM:SSZ`.
    pub at: String,
    /// The field that was changed.
    pub field: String,
    /// What was in it; null where it was not there.
    pub before: Value,
    /// What was put into it.
    pub after: Value,
    /// When it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undone_at: Option<String>,
}

impl Mark {
    pub(super) fn of(report: &str, now: &Now, changed: &Changed) -> Self {
        Mark {
            report: report.to_owned(),
            at: now.stamp(),
            field: changed.field.clone(),
            before: changed.before.clone(),
            after: changed.after.clone(),
            undone_at: None,
        }
    }

    /// The marks of an item, oldest first; what cannot be read is none.
    #[must_use]
    pub fn all(item: &WorkItem) -> Vec<Mark> {
        let rows = item.row().get(MARKS).and_then(Value::as_array);
        rows.into_iter().flatten().filter_map(|row| serde_json::from_value(row.clone()).ok()).collect()
    }

    /// Adds it to those of an item, of which the newest are kept.
    pub(super) fn put(&self, item: &mut WorkItem) {
        let mut marks = item.row().get(MARKS).and_then(Value::as_array).cloned().unwrap_or_default();
        marks.extend(serde_json::to_value(self));
        let surplus = marks.len().saturating_sub(KEPT);
        marks.drain(..surplus);
        item.set(MARKS, marks);
    }

    /// Notes on the item that it was taken back.
    pub(super) fn undo(&self, item: &mut WorkItem, now: &Now) {
        let undone = Mark { undone_at: Some(now.stamp()), ..self.clone() };
        let mut marks = item.row().get(MARKS).and_then(Value::as_array).cloned().unwrap_or_default();
        let is_this = |row: &Value| serde_json::from_value(row.clone()).is_ok_and(|mark: Mark| mark == *self);
        if let (Some(at), Ok(undone)) = (marks.iter().rposition(is_this), serde_json::to_value(undone)) {
            marks[at] = undone;
        }
        item.set(MARKS, marks);
    }
}
