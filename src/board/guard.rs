//! Whether a claim still stands: the question before a push or a deploy.

use super::{AgentId, Refusal, WorkItem};
use crate::clock::{Now, stamp};
use serde::Serialize;

const SECOND_NS: u64 = 1_000_000_000;

/// A claim that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Guarded {
    /// Who holds the item.
    pub agent_id: Option<AgentId>,
    /// The fence of its claim.
    pub fence: u64,
    /// When the lease ends by the wall clock; `None` where it does not end by itself.
    pub lease_expires_at: Option<String>,
    /// How many whole seconds are left of it.
    pub remaining_seconds: Option<u64>,
}

/// Lets through only who holds the item under exactly this fence and a lease that lasts `for_seconds` more.
///
/// Stricter than [`super::check_holder`]: a lease that is over is refused although nobody took the item yet, because
/// between this answer and the push somebody could.
///
/// # Errors
/// [`Refusal::LeaseLost`], which says who has the item now.
pub fn guard(
    item: &WorkItem,
    now: &Now,
    fence: u64,
    agent: Option<&AgentId>,
    for_seconds: u64,
) -> Result<Guarded, Refusal> {
    let lost = |why: String| Err(Refusal::LeaseLost { id: item.id(), why });
    if !item.status().is_held() {
        return lost(format!("nobody holds it, it is {}", item.status().word()));
    }
    let holder = item.holder();
    if fence != item.fence() {
        return lost(format!("its fence is {fence}, the newest is {}{}", item.fence(), held_by(item, now)));
    }
    if agent.is_some() && agent != holder.as_ref() {
        return lost(format!("it is not the claim of the agent named{}", held_by(item, now)));
    }
    let left_ns = item.lease().map(|lease| match lease.is_over(now) {
        true => 0,
        false => lease.deadline_ns.saturating_sub(now.boot_ns),
    });
    match left_ns {
        Some(0) => lost("its lease is over: nobody has taken the item yet, but anybody may at any moment".to_owned()),
        Some(left) if left < for_seconds.saturating_mul(SECOND_NS) => {
            lost(format!("its lease lasts {} s more, and {for_seconds} s are needed", left / SECOND_NS))
        }
        left => Ok(Guarded {
            agent_id: holder,
            fence,
            lease_expires_at: item.lease().map(|lease| stamp(lease.expires_at)),
            remaining_seconds: left.map(|left| left / SECOND_NS),
        }),
    }
}

/// Who holds an item, to be said behind what else is wrong.
fn held_by(item: &WorkItem, now: &Now) -> String {
    let until = match item.lease() {
        None => String::new(),
        Some(lease) if lease.is_over(now) => ", whose lease is over too".to_owned(),
        Some(lease) => format!(" until {}", stamp(lease.expires_at)),
    };
    item.holder().map(|holder| format!("; \"{holder}\" holds it{until}")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Lease;
    use serde_json::json;

    /// What is let through with how many seconds left, or the beginning of the reason why it is not.
    type Expected = Result<Option<u64>, &'static str>;
    /// Status, lease, moment, fence, agent, seconds needed.
    type Case = (&'static str, Option<u64>, u64, u64, Option<&'static str>, u64, Expected);

    fn now(boot_s: u64) -> Now {
        Now { wall_ns: 0, boot_ns: boot_s * SECOND_NS, boot_id: "b".into() }
    }

    #[test]
    fn only_the_newest_claim_with_a_live_lease_is_let_through() {
        let cases: [Case; 12] = [
            ("active", Some(60), 10, 7, None, 0, Ok(Some(50))),
            ("blocked", Some(60), 10, 7, Some("ada"), 50, Ok(Some(50))),
            ("testing", Some(60), 59, 7, None, 1, Ok(Some(1))),
            ("active", Some(60), 60, 7, None, 0, Err("its lease is over")),
            ("active", Some(60), 10, 7, None, 51, Err("its lease lasts 50 s more, and 51 s are needed")),
            ("active", Some(60), 10, 6, None, 0, Err("its fence is 6, the newest is 7; \"ada\" holds it until ")),
            ("active", Some(60), 10, 8, None, 0, Err("its fence is 8")),
            ("active", Some(60), 10, 7, Some("bob"), 0, Err("it is not the claim of the agent named; \"ada\"")),
            ("active", None, 9_000, 7, None, 1_000_000, Ok(None)),
            ("pending", None, 10, 7, None, 0, Err("nobody holds it, it is pending")),
            ("completed", Some(60), 10, 7, None, 0, Err("nobody holds it, it is completed")),
            ("failed", None, 10, 7, None, 0, Err("nobody holds it, it is failed")),
        ];
        for (status, lease, at, fence, agent, needed, expected) in cases {
            let row = json!({ "work_item_id": "work_1", "agent_id": "ada", "status": status, "fence": 7 });
            let mut item = WorkItem::from_row(row.as_object().cloned().unwrap_or_default());
            item.set_lease(lease.map(|s| Lease::granted(&now(0), s)).as_ref());
            let got = guard(&item, &now(at), fence, agent.map(AgentId::from_row).as_ref(), needed);
            match (got, expected) {
                (Ok(guarded), Ok(left)) => assert_eq!(guarded.remaining_seconds, left, "{status} at {at}"),
                (Err(Refusal::LeaseLost { why, .. }), Err(start)) => assert!(why.starts_with(start), "{why}"),
                (got, expected) => panic!("{status} at {at}, fence {fence}: {got:?}, not {expected:?}"),
            }
        }
    }

    #[test]
    fn another_boot_ends_the_lease() {
        let mut item = WorkItem::from_row(serde_json::Map::new());
        item.set("status", "active");
        item.set("fence", 1);
        item.set_lease(Some(&Lease::granted(&Now { boot_id: "a".into(), ..now(0) }, 3600)));
        assert!(guard(&item, &now(1), 1, None, 0).is_err());
    }
}
