//! Items that were given up: back to the board, or dropped.

use super::{Refusal, Rows, Status, WorkId, WorkItem, item_of, life};
use crate::clock::Now;
use serde::{Deserialize, Serialize};

/// The field that counts how often a rule has offered an item again.
const BY_RULE: &str = "requeued_by_rule";

/// A dead letter that was dealt with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dealt {
    /// The item.
    pub work_id: WorkId,
    /// `pending` or `cancelled`.
    pub status: String,
    /// The item's trace.
    pub trace_id: String,
}

/// Offers a failed item again, with all its attempts before it; those that were made stay in its row.
///
/// # Errors
/// [`Refusal::NoSuchItem`], [`Refusal::WrongStatus`] where it has not failed.
pub fn requeue<R: Rows>(rows: &mut R, now: &Now, id: &WorkId, why: Option<&str>) -> Result<Dealt, R::Error> {
    let item = failed(rows, id, "requeued")?;
    Ok(offer_again(rows, now, item, why))
}

/// Offers a failed item again because a rule says so; `None` where it has not failed any more, or a rule has done so as
/// often as it may.
///
/// # Errors
/// [`Refusal::NoSuchItem`], and where the row cannot be read.
pub fn requeue_by_rule<R: Rows>(
    rows: &mut R,
    now: &Now,
    id: &WorkId,
    why: &str,
    times: u64,
) -> Result<Option<Dealt>, R::Error> {
    let mut item = item_of(rows, id)?;
    if !is_retried(&item, times) {
        return Ok(None);
    }
    item.set(BY_RULE, item.number(BY_RULE).unwrap_or(0) + 1);
    Ok(Some(offer_again(rows, now, item, Some(why))))
}

/// Whether a rule that offers an item again at most so many times may do so.
#[must_use]
pub fn is_retried(item: &WorkItem, times: u64) -> bool {
    item.status() == Status::Failed && item.number(BY_RULE).unwrap_or(0) < times
}

fn offer_again<R: Rows>(rows: &mut R, now: &Now, mut item: WorkItem, why: Option<&str>) -> Dealt {
    item.unset("failures");
    item.unset("backoff");
    item.set("released_at", now.stamp());
    life::open_again(&mut item, now);
    put(rows, now, item, Status::Pending, why)
}

/// Calls a failed item off. It stays on the board as cancelled.
///
/// # Errors
/// As [`requeue`].
pub fn drop_letter<R: Rows>(rows: &mut R, now: &Now, id: &WorkId, why: Option<&str>) -> Result<Dealt, R::Error> {
    let item = failed(rows, id, "dropped")?;
    Ok(put(rows, now, item, Status::Cancelled, why))
}

fn failed<R: Rows>(rows: &mut R, id: &WorkId, verb: &'static str) -> Result<WorkItem, R::Error> {
    let item = item_of(rows, id)?;
    match item.status() {
        Status::Failed => Ok(item),
        status => Err(Refusal::WrongStatus { id: id.clone(), status, verb }.into()),
    }
}

fn put<R: Rows>(rows: &mut R, now: &Now, mut item: WorkItem, status: Status, why: Option<&str>) -> Dealt {
    if let Some(why) = why {
        item.add_note(now, None, why);
    }
    item.set("status", status.word());
    item.set("updated_at", now.stamp());
    let trace_id = item.trace_id().unwrap_or_default().to_owned();
    let dealt = Dealt { work_id: item.id(), status: status.word().to_owned(), trace_id };
    rows.put_work(item);
    dealt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_offers_an_item_again_as_often_as_it_may() {
        let mut item = WorkItem::from_row(serde_json::Map::new());
        item.set("status", "failed");
        assert_eq!([0, 1].map(|times| is_retried(&item, times)), [false, true]);
        item.set(BY_RULE, 2);
        assert_eq!([1, 2, 3].map(|times| is_retried(&item, times)), [false, false, true]);
        item.set("status", "pending");
        assert!(!is_retried(&item, 9));
    }
}
