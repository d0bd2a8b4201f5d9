//! A state that was in use by an older tool, and what its rows say.

use crate::legacy::shared;
use crate::sandbox::{Sandbox, skip};
use chrono::DateTime;
use serde_json::{Value, json};

/// A report of an analysis from the board alone.
pub(super) fn local(board: &Sandbox, arguments: &[&str]) -> Value {
    let report = board.json(&[&["claude"], arguments, &["--provider", "local"]].concat());
    assert_eq!((&report["provider"], &report["reason"]), (&json!("local"), &Value::Null), "{report}");
    report
}

/// A copy of such a state, and the rows of its items; nothing where this machine has none.
pub(super) fn in_use() -> Option<(Sandbox, Vec<Value>)> {
    let Some(from) = shared() else {
        skip("no state of an older tool on this machine (COORDCTL_LEGACY_STATE)");
        return None;
    };
    let board = Sandbox::new();
    std::fs::create_dir(board.board()).expect("a directory can be made");
    for name in ["work_claims.json", "agent_status.json", "coordination_log.json"] {
        std::fs::copy(from.join(name), board.path(name)).expect("a file can be copied");
    }
    let items = board.view("work_claims.json");
    Some((board, items))
}

/// A field of a row, empty where it has none.
pub(super) fn text<'a>(row: &'a Value, field: &str) -> &'a str {
    row[field].as_str().unwrap_or_default()
}

/// A time of a row, in seconds since 1970.
pub(super) fn seconds(row: &Value, field: &str) -> Option<i64> {
    DateTime::parse_from_rfc3339(text(row, field)).ok().map(|time| time.timestamp())
}

/// When an old row came onto the board: as written, else by the time in its id, else by its claim.
pub(super) fn created(row: &Value) -> Option<i64> {
    let digits = text(row, "work_item_id").rsplit('_').next().filter(|digits| digits.len() == 19);
    let in_id = digits.and_then(|digits| Some(digits.parse::<i64>().ok()? / 1_000_000_000));
    seconds(row, "created_at").or(in_id).or(seconds(row, "claimed_at"))
}

pub(super) fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("no number: {value}"))
}
