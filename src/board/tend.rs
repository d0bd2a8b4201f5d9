//! What rules of upkeep do to items: they ask for attention, and call that off.

use super::{NewWork, Rows, Status, Wanted, WorkId, WorkItem, add, item_of};
use crate::clock::Now;
use serde::{Deserialize, Serialize};

/// The field that names the rule which added an item.
const RULE: &str = "tend_rule";
/// The field that names what it is about; absent where that is the board.
const SUBJECT: &str = "tend_subject";

/// An item to add because of a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Alarm {
    /// The rule.
    pub rule: &'static str,
    /// What it is about; empty for the board.
    pub subject: String,
    /// The item.
    pub new: NewWork,
    /// The most items of such rules that may wait at once.
    pub most: u64,
}

/// What became of an alarm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Raised {
    /// This item was added.
    Added(WorkId),
    /// This one is there already.
    IsOpen(WorkId),
    /// As many wait as may.
    Full,
}

/// Adds the item of an alarm, unless one of the same rule and subject waits, or too many do.
///
/// # Errors
/// Where a row cannot be read.
pub fn raise<R: Rows>(rows: &mut R, now: &Now, alarm: &Alarm) -> Result<Raised, R::Error> {
    let wanted =
        Wanted { work_type: Some(alarm.new.work_type.clone()), labels: alarm.new.labels.clone(), ..Wanted::default() };
    let mut waiting = 0;
    while let Some(item) = rows.waiting(&wanted, None, waiting)? {
        if rule_of(&item) == Some((alarm.rule, &alarm.subject)) {
            return Ok(Raised::IsOpen(item.id()));
        }
        waiting += 1;
    }
    if waiting as u64 >= alarm.most {
        return Ok(Raised::Full);
    }
    let mut item = add::made(rows, now, alarm.new.clone())?;
    item.set(RULE, alarm.rule);
    item.set_some(SUBJECT, Some(alarm.subject.as_str()).filter(|subject| !subject.is_empty()));
    let id = item.id();
    rows.put_work(item);
    Ok(Raised::Added(id))
}

/// Calls off an item that a rule added; `false` where somebody has begun to look at it.
///
/// # Errors
/// [`super::Refusal::NoSuchItem`], and where the row cannot be read.
pub fn call_off<R: Rows>(rows: &mut R, now: &Now, id: &WorkId, why: &str) -> Result<bool, R::Error> {
    let mut item = item_of(rows, id)?;
    if rule_of(&item).is_none() || !is_untouched(&item) {
        return Ok(false);
    }
    item.add_note(now, None, why);
    item.set("status", Status::Cancelled.word());
    item.set("updated_at", now.stamp());
    rows.put_work(item);
    Ok(true)
}

/// The rule that added an item, and what it is about.
#[must_use]
pub fn rule_of(item: &WorkItem) -> Option<(&str, &str)> {
    Some((item.text(RULE), item.text(SUBJECT))).filter(|(rule, _)| !rule.is_empty())
}

/// Whether an item waits as it was added: nobody has claimed, changed or noted anything.
#[must_use]
pub fn is_untouched(item: &WorkItem) -> bool {
    item.status() == Status::Pending
        && item.attempt() == 0
        && item.changed_at() == item.created_at()
        && item.text("updated_at").is_empty()
        && item.notes().next().is_none()
        && item.row().get("advice").is_none()
        && item.row().get("handoff").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn whatever_is_done_to_an_item_has_touched_it() {
        let row = json!({ "work_item_id": "w", "status": "pending", "created_at": "2026-01-01T00:00:00Z" });
        let item = WorkItem::from_row(row.as_object().cloned().unwrap_or_default());
        assert!(is_untouched(&item));
        let touches = [
            ("status", json!("active")),
            ("attempt", json!(1)),
            ("updated_at", json!("2026-01-01T00:00:00Z")),
            ("last_update", json!("2026-01-01T00:00:01Z")),
            ("notes", json!([{ "text": "x" }])),
            ("advice", json!([])),
            ("handoff", json!({})),
        ];
        for (field, value) in touches {
            let mut touched = item.clone();
            touched.set(field, value);
            assert!(!is_untouched(&touched), "{field}");
        }
    }
}
