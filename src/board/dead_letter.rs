//! Items that were given up: back to the board, or dropped.

use super::{Refusal, Rows, Status, WorkId, WorkItem, item_of, life};
use crate::clock::Now;
use serde::{Deserialize, Serialize};

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
    let mut item = failed(rows, id, "requeued")?;
    item.unset("failures");
    item.unset("backoff");
    item.set("released_at", now.stamp());
    life::open_again(&mut item, now);
    Ok(put(rows, now, item, Status::Pending, why))
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
