//! The numbered invariants of `board` that can be seen by comparing a board before and after a change.

use super::calls::Call;
use coordctl::board::{Attempt, Backoff, Status, WorkItem, nanoseconds_in};
use coordctl::clock::Now;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The items of a board by their ids.
pub(super) type Items = BTreeMap<String, WorkItem>;

/// Sees every change, and remembers the largest numbers given so far.
#[derive(Debug, Default)]
pub(super) struct Witness {
    /// The largest fence (I3).
    pub(super) fence: u64,
    /// The largest number in an id that was made (I6).
    pub(super) id: u64,
}

impl Witness {
    /// Fails unless a change was allowed to happen.
    pub(super) fn see(&mut self, now: &Now, call: &Call, before: &Items, after: &Items) -> Result<(), TestCaseError> {
        prop_assert!(before.keys().all(|id| after.contains_key(id)), "{:?} lost an item", call);
        let mut newest = self.fence;
        for (id, item) in after {
            let old = before.get(id).filter(|old| *old != item);
            if before.contains_key(id) && old.is_none() {
                continue;
            }
            let (from, to) = (old.map(WorkItem::status), item.status());
            prop_assert!(is_in_table(from, call, to), "I5: {:?} went from {:?} to {:?}", call, from, to);
            if let Some(old) = old {
                check_handed_out(now, call, old, item)?;
            } else {
                self.check_new_id(id)?;
            }
            if item.fence() != old.map_or(0, WorkItem::fence) {
                prop_assert!(item.fence() > self.fence, "I3: fence {} after {}", item.fence(), self.fence);
                newest = newest.max(item.fence());
            }
        }
        self.fence = newest;
        Ok(())
    }

    fn check_new_id(&mut self, id: &str) -> Result<(), TestCaseError> {
        let number = nanoseconds_in(id).unwrap_or(0);
        prop_assert!(number > self.id, "I6: id {} after {}", number, self.id);
        self.id = number;
        Ok(())
    }
}

/// An item that is handed out was free, or its row says how the attempt before ended (I4).
fn check_handed_out(now: &Now, call: &Call, old: &WorkItem, item: &WorkItem) -> Result<(), TestCaseError> {
    let is_new_claim = item.holder().is_some() && item.fence() != old.fence();
    if !is_new_claim || old.holder().is_none() {
        return Ok(());
    }
    if item.attempt() == old.attempt() {
        let same = old.holder() == item.holder() && old.offered_to() == old.holder();
        prop_assert!(same, "I4: {:?} gave {} a new fence without a new attempt", call, item.id());
        return Ok(());
    }
    let is_passed = matches!(call, Call::Handoff { .. } | Call::Reassign { .. });
    prop_assert!(is_passed || old.is_expired(now), "I4: {:?} handed out {} while it was held", call, item.id());
    let is_told = Attempt::ended(item).iter().any(|ended| ended.fence == old.fence());
    prop_assert!(is_told, "I4: {:?} handed out {} and does not say how the claim before ended", call, item.id());
    Ok(())
}

/// A step of the wall clock ends no lease and no pause, and revives none (I15).
pub(super) fn check_wall_step(items: &Items, before: &Now, after: &Now) -> Result<(), TestCaseError> {
    for (id, item) in items {
        let rests = |now: &Now| Backoff::of(item).is_some_and(|backoff| !backoff.is_over(now));
        prop_assert_eq!(item.is_expired(before), item.is_expired(after), "I15: the lease of {}", id);
        prop_assert_eq!(rests(before), rests(after), "I15: the pause of {}", id);
    }
    Ok(())
}

/// The table of states.
fn is_in_table(from: Option<Status>, call: &Call, to: Status) -> bool {
    use Status::{Active, Blocked, Cancelled, Completed, Failed, InProgress, Pending};
    let Some(from) = from else {
        return match call {
            Call::Add { .. } => to == Pending,
            Call::Create { .. } => to == Active,
            _ => false,
        };
    };
    match call {
        Call::Add { .. } | Call::Create { .. } => false,
        // Whoever takes up what was handed to it may have worked on it already.
        Call::Take { .. } => !from.is_closed() && (to == Active || from.is_held() && to == from),
        Call::Next { .. } => {
            !from.is_closed() && (to == Active || from.is_held() && (to == from || matches!(to, Pending | Failed)))
        }
        Call::Reclaim | Call::Fail { .. } => from.is_held() && matches!(to, Pending | Failed),
        Call::Progress { .. } => from.is_held() && matches!(to, InProgress | Blocked),
        Call::Renew { .. } => from.is_held() && to == from,
        Call::Complete { .. } => from.is_held() && to == Completed,
        Call::Release { .. } => from.is_held() && to == Pending,
        Call::Handoff { .. } => from.is_held() && matches!(to, Active | Pending),
        Call::Reassign { .. } => !from.is_closed() && matches!(to, Active | Pending),
        Call::Block { .. } => from.is_held() && to == Blocked,
        Call::Unblock { .. } => from == Blocked && to == InProgress,
        Call::Requeue { .. } => from == Failed && to == Pending,
        Call::Drop { .. } => from == Failed && to == Cancelled,
        Call::Note { .. } | Call::Label { .. } | Call::Set { .. } | Call::Late { .. } => to == from,
    }
}
