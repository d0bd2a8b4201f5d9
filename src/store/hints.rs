//! What keeps a pending item from being offered, as far as its row and the index tell.

use super::error::StoreError;
use super::index::{Hint, Index};
use super::row::{Kind, key};
use crate::board::{Backoff, Profile, Reservation, Status, WorkItem};

/// The hint to keep about an item, for the boot named `boot_id`: something that would keep anyone from being offered it
/// or, without such a thing, something that it asks of an agent, which this one does not have where one is named.
pub(super) fn hint(
    index: &Index,
    item: &WorkItem,
    boot_id: &str,
    who: Option<&Profile>,
) -> Result<Option<Hint>, StoreError> {
    if item.status() != Status::Pending {
        return Ok(None);
    }
    let hint = open_dependency(index, item)?.map(Hint::WaitsFor);
    Ok(hint.or_else(|| rest(item, boot_id)).or_else(|| lacking(item, who)).or_else(|| kept(item, who)))
}

/// The slot of an item that this one depends on and that is not completed.
fn open_dependency(index: &Index, item: &WorkItem) -> Result<Option<u64>, StoreError> {
    for id in item.depends_on() {
        match index.find(key(Kind::Work, id.as_str()))? {
            Some((number, slot)) if slot.columns.status != Status::Completed => return Ok(Some(number)),
            _ => {}
        }
    }
    Ok(None)
}

fn rest(item: &WorkItem, boot_id: &str) -> Option<Hint> {
    let backoff = Backoff::of(item).filter(|backoff| backoff.boot_id == boot_id)?;
    Some(Hint::RestsUntil(backoff.deadline_ns / 1_000_000_000))
}

fn lacking(item: &WorkItem, who: Option<&Profile>) -> Option<Hint> {
    let lacks = |capability: &&str| who.is_none_or(|who| !who.capabilities.iter().any(|has| has == capability));
    item.capabilities().find(lacks).map(Hint::needs)
}

fn kept(item: &WorkItem, who: Option<&Profile>) -> Option<Hint> {
    // A hint has no room for an end: the few items that are kept for a while are read each time.
    let kept = Reservation::of(item).filter(|kept| kept.end.is_none())?;
    who.is_none_or(|who| !who.is(&kept.kind, &kept.name)).then(|| Hint::kept_for(&kept.name))
}
