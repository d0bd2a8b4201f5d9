//! Items that come back from a backup: as they were, but for claims, which are never revived.

use super::{Attempt, Outcome, Status, WorkItem};
use crate::clock::Now;
use serde_json::{Map, Value};

/// An item of a backup as it goes onto the board in the place of the present one.
///
/// A claim of the backup stays only where it is the present claim too, with the lease that it has now. Every other one
/// ends, that of the backup and the present one: the fence is the larger of both, so that neither holder may write, and
/// the next claim gets a larger one.
#[must_use]
pub fn put_back(back: WorkItem, present: Option<&WorkItem>, now: &Now, from: &str) -> WorkItem {
    let mut item = back;
    if let Some(present) = present.filter(|present| is_same_claim(&item, present)) {
        item.set_lease(present.lease().as_ref());
        return item;
    }
    let ended_fence = item.status().is_held().then(|| item.fence());
    let reason = format!("the board was put back to {from}");
    if item.status().is_held() {
        Attempt::end(&mut item, now, Outcome::Restored, &reason, Map::new());
        item.set("status", Status::Pending.word());
        item.set("released_at", now.stamp());
    }
    if let Some(present) = present {
        if present.status().is_held() && ended_fence != Some(present.fence()) {
            Attempt::of(present, now, Outcome::Restored, &reason, Map::new()).put(&mut item);
        }
        keep_larger(&mut item, "fence", present.fence());
        keep_larger(&mut item, "attempt", present.attempt());
    }
    item
}

fn is_same_claim(back: &WorkItem, present: &WorkItem) -> bool {
    let claim = |item: &WorkItem| item.holder().map(|holder| (holder, item.fence()));
    back.fence() > 0 && back.status().is_held() && claim(back) == claim(present)
}

fn keep_larger(item: &mut WorkItem, field: &str, other: u64) {
    let own = item.row().get(field).and_then(Value::as_u64).unwrap_or(0);
    if other > own {
        item.set(field, other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::{AgentId, Caller, Lease, check_holder};
    use serde_json::json;

    fn now() -> Now {
        Now { wall_ns: 9_000_000_000, boot_ns: 9_000_000_000, boot_id: "b".into() }
    }

    fn item(status: &str, agent: Option<&str>, fence: u64, lease_s: Option<u64>) -> WorkItem {
        let row =
            json!({ "work_item_id": "work_1", "agent_id": agent, "status": status, "fence": fence, "attempt": 1 });
        let mut item = WorkItem::from_row(row.as_object().cloned().unwrap_or_default());
        item.set_lease(lease_s.map(|s| Lease::granted(&now(), s)).as_ref());
        item
    }

    fn may_write(item: &WorkItem, agent: &str, fence: u64) -> bool {
        let by = |agent: Option<&str>, fence| Caller { agent: agent.map(AgentId::from_row), fence };
        let is_let = |caller: &Caller| item.status().is_held() && check_holder(item, caller, &now()).is_ok();
        is_let(&by(Some(agent), Some(fence))) || is_let(&by(None, Some(fence))) || is_let(&by(Some(agent), None))
    }

    #[test]
    fn a_claim_stays_only_where_it_is_the_present_one() {
        // backup, present → status, fence, ended attempts, who may write
        let ada = |fence| item("active", Some("ada"), fence, Some(60));
        let bob = |fence| item("in_progress", Some("bob"), fence, Some(60));
        let free = |fence| item("pending", None, fence, None);
        let done = |fence| item("completed", Some("bob"), fence, None);
        let cases = [
            (ada(5), Some(ada(5)), "active", 5, 0, [true, false]),
            (ada(5), Some(ada(8)), "pending", 8, 2, [false, false]),
            (ada(5), Some(bob(8)), "pending", 8, 2, [false, false]),
            (ada(5), Some(free(5)), "pending", 5, 1, [false, false]),
            (ada(5), Some(done(8)), "pending", 8, 1, [false, false]),
            (ada(5), None, "pending", 5, 1, [false, false]),
            (free(0), Some(bob(8)), "pending", 8, 1, [false, false]),
            (free(0), Some(done(8)), "pending", 8, 0, [false, false]),
            (done(8), Some(bob(9)), "completed", 9, 1, [false, false]),
            (done(8), None, "completed", 8, 0, [false, false]),
            // Nobody had claimed it here: nobody can tell whether it is the same claim.
            (ada(0), Some(ada(0)), "pending", 0, 1, [false, false]),
            // Of two that nobody holds, the larger fence counts all the same.
            (done(8), Some(free(9)), "completed", 9, 0, [false, false]),
        ];
        for (back, present, status, fence, ended, writers) in cases {
            let what = format!("{:?} over {:?}", back.row(), present.as_ref().map(WorkItem::row));
            let got = put_back(back, present.as_ref(), &now(), "then");
            assert_eq!((got.text("status"), got.fence(), Attempt::ended(&got).len()), (status, fence, ended), "{what}");
            assert_eq!([may_write(&got, "ada", 5), may_write(&got, "bob", 8)], writers, "{what}");
        }
    }

    #[test]
    fn the_lease_of_a_claim_that_stays_is_the_one_that_it_has_now() {
        let (back, present) = (item("active", Some("ada"), 5, Some(1)), item("active", Some("ada"), 5, Some(600)));
        assert_eq!(put_back(back, Some(&present), &now(), "then").lease(), present.lease());
    }

    #[test]
    fn it_says_when_the_claim_ended_and_counts_every_attempt() {
        let mut present = item("pending", None, 8, None);
        present.set("attempt", 3);
        let got = put_back(item("active", Some("ada"), 5, None), Some(&present), &now(), "then");
        assert_eq!((got.attempt(), got.text("released_at")), (3, now().stamp().as_str()));
    }

    #[test]
    fn the_agent_of_an_ended_claim_is_known_by_name() {
        let got = put_back(item("pending", None, 0, None), Some(&item("active", Some("bob"), 8, None)), &now(), "then");
        assert!(got.was_held_by(&AgentId::from_row("bob")), "bob would be told that it never held it");
    }
}
