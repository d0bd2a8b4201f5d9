//! What another program changed in a row: found by the version of the row that it must have read.

use super::value::same;
use crate::board::Status;
use crate::clock::parse_stamp;
use serde_json::{Map, Value};

/// A row as it stood after a change.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The number of the change.
    pub sequence: u64,
    /// Whether the change took it from another program, which had it before the board did.
    pub is_theirs: bool,
    /// The row.
    pub row: Map<String, Value>,
}

/// Fields that only coordctl writes: what others write there is not taken.
const OURS: [&str; 20] = [
    "fence",
    "lease",
    "attempt",
    "attempts",
    "unfenced",
    "process",
    "failures",
    "max_attempts",
    "backoff",
    "reserved",
    "reserved_until",
    "handoff",
    "advice",
    "acceptance",
    "evidence",
    "current_workload",
    "performance_metrics",
    "claim_limit",
    "registered_at",
    "retired_at",
];

/// Fields of `telemetry` that only coordctl writes.
const OURS_IN_TELEMETRY: [&str; 10] = [
    "trace_id",
    "span_id",
    "parent_span_id",
    "opened_unix_nano",
    "attempt_unix_nano",
    "create_trace_id",
    "create_span_id",
    "earlier_trace_id",
    "operation",
    "service",
];

/// Times of which the later one counts, whoever wrote it.
const LATER_COUNTS: [&str; 4] = ["claimed_at", "last_update", "updated_at", "last_heartbeat"];

/// What another program's row is compared with: the versions of the row, newest first.
#[derive(Debug, Clone, Copy)]
pub struct Foreign<'a> {
    /// The row as the other program wrote it.
    pub theirs: &'a Map<String, Value>,
    /// The row as it stood after each change, newest first; none where the board does not know it.
    pub versions: &'a [Version],
    /// The change before which the other program must have read, where other rows of its file tell.
    pub read_before: Option<u64>,
}

impl<'a> Foreign<'a> {
    /// The version that was edited: the one that differs in the fewest fields, the newest of several.
    ///
    /// `None` where the row says nothing that some version did not say: it is a copy, however old.
    #[must_use]
    pub fn base(&self) -> Option<&'a Version> {
        if self.versions.iter().any(|version| edits(self.theirs, &version.row).is_empty()) {
            return None;
        }
        let may_be =
            |version: &&Version| version.is_theirs || self.read_before.is_none_or(|before| version.sequence < before);
        let is_possible = self.versions.iter().any(|version| may_be(&version));
        let possible = self.versions.iter().filter(|version| !is_possible || may_be(version));
        possible.min_by_key(|version| differences(self.theirs, &version.row))
    }

    /// The change that made an unedited old copy old: its file was read before it.
    #[must_use]
    pub fn made_old_by(&self) -> Option<u64> {
        let at = self.versions.iter().position(|version| differences(self.theirs, &version.row) == 0)?;
        at.checked_sub(1).map(|newer| self.versions[newer].sequence)
    }
}

/// Whether a field is one that others may write.
pub(super) fn is_theirs(field: &str) -> bool {
    !OURS.contains(&field)
}

/// Whether a field of `telemetry` is one that others may write.
pub(super) fn is_theirs_in_telemetry(field: &str) -> bool {
    !OURS_IN_TELEMETRY.contains(&field)
}

/// Whether of a field the later time counts.
pub(super) fn is_later_counting(field: &str) -> bool {
    LATER_COUNTS.contains(&field)
}

/// The fields in which a row says something else than a version of it, as far as others may say it.
///
/// A field that is missing is no edit: programs that do not know a field leave it out.
pub fn edits<'a>(theirs: &'a Map<String, Value>, version: &Map<String, Value>) -> Vec<&'a str> {
    let is_edit = |field: &str, value: &Value| match (field, version.get(field)) {
        (field, old) if is_later_counting(field) => time(value).is_some_and(|new| Some(new) > old.and_then(time)),
        (_, None) => !value.is_null(),
        ("telemetry", Some(Value::Object(old))) => value.as_object().is_some_and(|new| {
            new.iter().any(|(field, value)| {
                is_theirs_in_telemetry(field) && !old.get(field).is_some_and(|old| same(old, value))
            })
        }),
        (_, Some(old)) => !same(old, value),
    };
    let fields = theirs.iter().filter(|(field, value)| is_theirs(field) && is_edit(field, value));
    let mut fields: Vec<&str> = fields.map(|(field, _)| field.as_str()).collect();
    if !names_its_agent(theirs) {
        fields.retain(|field| *field != "agent_id");
    }
    fields
}

/// Whether the agent in a row means something: not where nobody holds the item and nobody completed it.
fn names_its_agent(row: &Map<String, Value>) -> bool {
    let Some(word) = row.get("status").and_then(Value::as_str) else { return true };
    let status = Status::of(word);
    status.is_held() || status == Status::Completed
}

/// In how many fields two rows differ, those included that others may not write: all of them tell which was read.
fn differences(theirs: &Map<String, Value>, version: &Map<String, Value>) -> usize {
    let other = |field: &String, value: &Value| !version.get(field).is_some_and(|old| same(old, value));
    let differing = theirs.iter().filter(|(field, value)| other(field, value)).count();
    differing + version.keys().filter(|field| !theirs.contains_key(*field)).count()
}

pub(super) fn time(value: &Value) -> Option<i64> {
    parse_stamp(value.as_str()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn row(value: Value) -> Map<String, Value> {
        match value {
            Value::Object(row) => row,
            other => panic!("{other} is no row"),
        }
    }

    /// Versions, newest first: number, whether another program made it, row.
    fn versions(rows: &[(u64, bool, Value)]) -> Vec<Version> {
        let version = |(sequence, is_theirs, value): &(u64, bool, Value)| Version {
            sequence: *sequence,
            is_theirs: *is_theirs,
            row: row(value.clone()),
        };
        rows.iter().map(version).collect()
    }

    #[test]
    fn the_base_is_the_version_that_differs_least() {
        let made = json!({ "id": "w", "status": "pending" });
        let claimed = json!({ "id": "w", "status": "active", "agent_id": "ada", "fence": 2 });
        let at =
            |percent| json!({ "id": "w", "status": "in_progress", "agent_id": "ada", "fence": 2, "progress": percent });
        let history = |is_theirs| {
            versions(&[
                (4, is_theirs, at(60)),
                (3, is_theirs, at(30)),
                (2, false, claimed.clone()),
                (1, false, made.clone()),
            ])
        };
        let done =
            |percent| json!({ "id": "w", "status": "completed", "agent_id": "ada", "fence": 2, "progress": percent });
        let without_fence = json!({ "id": "w", "status": "active", "agent_id": "ada" });
        // What they wrote, before which change they read, whether the newest versions are theirs, the base.
        let cases = [
            (done(60), None, false, Some(4)),
            (done(30), None, false, Some(3)),
            // As far from both: the newest.
            (at(90), None, false, Some(4)),
            (at(90), Some(4), false, Some(3)),
            // What they had themselves before the board did, they may have read.
            (at(90), Some(3), true, Some(4)),
            // Nothing tells then.
            (at(90), Some(1), false, Some(4)),
            // Copies, however old.
            (at(30), None, false, None),
            (claimed.clone(), None, false, None),
            (without_fence, None, false, None),
            (json!({ "id": "w", "status": "pending", "priority": "high" }), None, false, Some(1)),
        ];
        for (theirs, read_before, is_theirs, expected) in cases {
            let (theirs, versions) = (row(theirs), history(is_theirs));
            let foreign = Foreign { theirs: &theirs, versions: &versions, read_before };
            assert_eq!(foreign.base().map(|base| base.sequence), expected, "{theirs:?} {read_before:?}");
        }
    }

    #[test]
    fn an_unedited_old_copy_tells_before_which_change_it_was_read() {
        let versions =
            versions(&[(7, false, json!({ "n": 3 })), (5, false, json!({ "n": 2 })), (2, false, json!({ "n": 1 }))]);
        for (n, expected) in [(3, None), (2, Some(7)), (1, Some(5)), (9, None)] {
            let theirs = row(json!({ "n": n }));
            assert_eq!(
                Foreign { theirs: &theirs, versions: &versions, read_before: None }.made_old_by(),
                expected,
                "{n}"
            );
        }
    }

    #[test]
    fn only_what_others_may_say_is_an_edit() {
        let ours = row(json!({ "status": "active", "fence": 3, "telemetry": { "span_id": "1", "own": "a" },
            "last_update": "2026-01-31T12:00:00Z" }));
        let cases = [
            (json!({ "fence": 9, "lease": {}, "attempt": 2 }), vec![]),
            (json!({ "status": "active", "unknown": null }), vec![]),
            (json!({ "telemetry": { "span_id": "2" } }), vec![]),
            (json!({ "telemetry": { "own": "b" } }), vec!["telemetry"]),
            (json!({ "telemetry": "text" }), vec![]),
            (json!({ "last_update": "2026-01-31T11:00:00Z" }), vec![]),
            (json!({ "last_update": "yesterday" }), vec![]),
            (json!({ "last_update": "2026-01-31T13:00:00Z" }), vec!["last_update"]),
            (json!({ "status": "completed", "n": 1 }), vec!["status", "n"]),
            (json!({ "status": "pending", "agent_id": "ada" }), vec!["status"]),
        ];
        for (theirs, expected) in cases {
            assert_eq!(edits(&row(theirs.clone()), &ours), expected, "{theirs}");
        }
    }
}
