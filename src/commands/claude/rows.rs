//! Work items that come in on stdin, as a board.

use super::gather::item_of;
use crate::analysis::advice::Subject;
use crate::board::{Status, WorkItem};
use crate::claude::{Failed, Kind};
use crate::clock::wall_seconds;
use serde_json::{Map, Value};

/// The board that a JSON array of work items shows; nothing is known of agents and of what was done.
pub(super) fn subject(text: &str) -> Result<Subject, Failed> {
    let rows = rows(text).ok_or_else(|| {
        let message = "without Claude only work items can be analysed, and there is no JSON array of them on stdin";
        let hint = "set ANTHROPIC_API_KEY or install the claude program, or pipe in work_claims.json";
        Failed::new(Kind::Unavailable, message, hint)
    })?;
    let at = wall_seconds();
    let mut subject = Subject { at, ..Subject::default() };
    for item in rows.into_iter().map(WorkItem::from_row) {
        if let Some(place) = Status::ALL.iter().position(|status| *status == item.status()) {
            subject.counts[place] += 1;
        }
        if !item.status().is_closed() {
            subject.open.push(item_of(&item));
        }
    }
    settle_dependencies(&mut subject);
    Ok(subject)
}

/// Of what an item depends on, only that counts which is open here.
fn settle_dependencies(subject: &mut Subject) {
    let open: std::collections::HashSet<String> = subject.open.iter().map(|item| item.work_id.clone()).collect();
    for item in &mut subject.open {
        item.depends_on.retain(|id| open.contains(id));
        let is_due = item.not_before.is_none_or(|from| from <= subject.at);
        item.ready = item.status == Status::Pending && item.depends_on.is_empty() && is_due;
    }
}

/// Every row has an id; anything else is no list of work items.
fn rows(text: &str) -> Option<Vec<Map<String, Value>>> {
    let rows: Vec<Map<String, Value>> = serde_json::from_str(text).ok()?;
    rows.iter().all(|row| row.get("work_item_id").is_some_and(Value::is_string)).then_some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_list_of_work_items_is_taken_for_a_board() {
        assert!(rows(r#"[{"work_item_id":"work_1"}]"#).is_some() && rows("[]").is_some());
        for other in ["text", "{}", "[1]", r#"[{"id":"work_1"}]"#, r#"[{"work_item_id":1}]"#, ""] {
            assert!(rows(other).is_none(), "{other}");
        }
    }
}
