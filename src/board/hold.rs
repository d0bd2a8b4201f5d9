//! Who may change an item that is held.

use super::{AgentId, Refusal, WorkItem};
use crate::clock::Now;

/// How a caller shows that a claim is its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caller {
    /// The agent the caller says it is.
    pub agent: Option<AgentId>,
    /// The fence its claim was given.
    pub fence: Option<u64>,
}

/// How the caller was let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// By the fence: the strongest, a newer claim would have a larger one.
    Fence,
    /// By the holder's name, while the claim is live.
    Name,
    /// By nothing: let through only while the item has been claimed once and its lease is live.
    Nothing,
}

/// Lets the holder of a held item through and nobody else (I3).
///
/// A current fence is enough even when the lease has ended, as long as nobody took the item since.
///
/// # Errors
/// [`Refusal::LeaseLost`] for an older fence, an ended lease or a caller that shows nothing on a second attempt;
/// [`Refusal::Held`] for the name of an agent that never held it.
pub fn check(item: &WorkItem, caller: &Caller, now: &Now) -> Result<Shown, Refusal> {
    let lost = |why: String| Refusal::LeaseLost { id: item.id(), why };
    if let Some(fence) = caller.fence {
        return match fence == item.fence() {
            true => Ok(Shown::Fence),
            false => Err(lost(format!("its fence is {fence}, the newest is {}", item.fence()))),
        };
    }
    if let (Some(agent), Some(holder)) = (&caller.agent, item.holder())
        && *agent != holder
    {
        return match item.was_held_by(agent) {
            true => Err(lost(format!("\"{holder}\" holds it now"))),
            false => Err(held_by(item, holder)),
        };
    }
    if item.is_expired(now) {
        return Err(lost("its lease has ended and no fence was given".to_owned()));
    }
    match &caller.agent {
        Some(_) => Ok(Shown::Name),
        None if item.attempt() <= 1 => Ok(Shown::Nothing),
        None => Err(lost("it was claimed again, and neither agent nor fence was given".to_owned())),
    }
}

/// The refusal for an item that `holder` holds.
#[must_use]
pub(super) fn held_by(item: &WorkItem, holder: AgentId) -> Refusal {
    let expires_at = item.lease().map(|lease| crate::clock::stamp(lease.expires_at));
    Refusal::Held { id: item.id(), holder, expires_at }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Lease;
    use serde_json::json;

    fn now(boot_s: u64) -> Now {
        Now { wall_ns: 0, boot_ns: boot_s * 1_000_000_000, boot_id: "b".into() }
    }

    fn held(attempt: u64, lease_s: Option<u64>) -> WorkItem {
        let row = json!({ "work_item_id": "work_1", "agent_id": "ada", "status": "active", "fence": 7,
            "attempt": attempt });
        let mut item = WorkItem::from_row(row.as_object().cloned().unwrap_or_default());
        item.set_lease(lease_s.map(|s| Lease::granted(&now(0), s)).as_ref());
        item
    }

    fn caller(agent: Option<&str>, fence: Option<u64>) -> Caller {
        Caller { agent: agent.map(AgentId::from_row), fence }
    }

    #[test]
    fn only_the_holder_of_the_newest_claim_gets_through() {
        // (attempt, lease, at, agent, fence) → who showed what, or the refusal's kind
        let cases = [
            (1, Some(60), 10, Some("ada"), None, "name"),
            (1, Some(60), 10, Some("ada"), Some(7), "fence"),
            (1, Some(60), 10, None, Some(7), "fence"),
            (1, Some(60), 90, None, Some(7), "fence"),
            (1, Some(60), 10, Some("ada"), Some(6), "lost"),
            (1, Some(60), 90, Some("ada"), None, "lost"),
            (1, Some(60), 10, Some("bob"), None, "held"),
            (1, Some(60), 90, Some("bob"), None, "held"),
            (1, Some(60), 10, None, None, "nothing"),
            (1, None, 9_000_000, None, None, "nothing"),
            (2, Some(60), 10, None, None, "lost"),
            (2, Some(60), 10, Some("ada"), None, "name"),
        ];
        for (attempt, lease, at, agent, fence, expected) in cases {
            let got = match check(&held(attempt, lease), &caller(agent, fence), &now(at)) {
                Ok(Shown::Fence) => "fence",
                Ok(Shown::Name) => "name",
                Ok(Shown::Nothing) => "nothing",
                Err(Refusal::LeaseLost { .. }) => "lost",
                Err(Refusal::Held { .. }) => "held",
                Err(_) => "other",
            };
            assert_eq!(got, expected, "attempt {attempt} lease {lease:?} at {at} by {agent:?} fence {fence:?}");
        }
    }
}
