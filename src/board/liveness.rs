//! Whether an agent is still there: the one definition that lists, the dashboard and checks use.
//!
//! Computed from what the board knows anyway: the items that the agent holds with their leases as last renewed, and its
//! last sign of life. Nothing of it is stored, so nothing of it can be out of date.

use super::{Lease, WorkItem};
use crate::clock::Now;
use serde::Serialize;

/// How long an agent may be silent, in seconds, where no lease says it: one that holds nothing is gone then, and one with
/// a claim that does not end by itself is late then and gone after twice as long.
pub const SILENCE: i64 = 24 * 3600;

/// What an agent is doing, as far as the board can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Liveness {
    /// It holds items, and all of them were renewed within two thirds of their leases.
    Working,
    /// It holds nothing, and gave a sign of life within [`SILENCE`].
    Idle,
    /// It holds an item whose lease is two thirds over, or over altogether, without being renewed.
    Late,
    /// It holds nothing and was silent for [`SILENCE`]; or the lease of every item it holds has been over for as long
    /// as it lasted, or since the last boot, without a sign of life since it ended.
    Gone,
    /// It was retired: it gets no work before it is registered again.
    Retired,
}

impl Liveness {
    /// Every state, the busiest first.
    pub const ALL: [Liveness; 5] =
        [Liveness::Working, Liveness::Idle, Liveness::Late, Liveness::Gone, Liveness::Retired];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Liveness::Working => "working",
            Liveness::Idle => "idle",
            Liveness::Late => "late",
            Liveness::Gone => "gone",
            Liveness::Retired => "retired",
        }
    }

    /// The state with this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// The state of an agent that has not been retired.
    ///
    /// `last_sign` is its newest sign of life, in seconds since 1970, and `held` what it holds, leases as last renewed.
    #[must_use]
    pub fn of(held: &[WorkItem], last_sign: Option<i64>, now: &Now) -> Self {
        let silent_since = |at: i64| last_sign.is_none_or(|sign| sign <= at);
        let claims: Vec<Claim> = held.iter().map(|item| Claim::of(item, last_sign, now)).collect();
        let is_over = |claim: &Claim| matches!(claim, Claim::Over { ended_at } if silent_since(*ended_at));
        if claims.is_empty() {
            return if silent_since(now.seconds() - SILENCE) { Liveness::Gone } else { Liveness::Idle };
        }
        if claims.iter().all(is_over) {
            return Liveness::Gone;
        }
        if claims.iter().all(|claim| *claim == Claim::Fresh) { Liveness::Working } else { Liveness::Late }
    }
}

/// How a claim stands.
#[derive(Debug, PartialEq, Eq)]
enum Claim {
    /// Renewed in time.
    Fresh,
    /// A renewal is missing.
    Late,
    /// Over for so long that its holder must be thought dead; the time is in seconds since 1970.
    Over { ended_at: i64 },
}

impl Claim {
    fn of(item: &WorkItem, last_sign: Option<i64>, now: &Now) -> Self {
        match item.lease() {
            Some(lease) => Claim::under(&lease, now),
            // Every sign of life renews a claim that does not end by itself.
            None => Claim::without_lease(item.changed_at().max(last_sign.unwrap_or(0)), now),
        }
    }

    fn under(lease: &Lease, now: &Now) -> Self {
        if lease.boot_id != now.boot_id {
            let booted_at = now.seconds() - i64::try_from(now.boot_ns / 1_000_000_000).unwrap_or(0);
            return Claim::Over { ended_at: lease.expires_at.min(booted_at) };
        }
        let left = lease.deadline_ns.saturating_sub(now.boot_ns);
        if now.boot_ns >= lease.grace_ends_ns() {
            Claim::Over { ended_at: lease.expires_at }
        } else if left.saturating_mul(3) <= lease.ttl_seconds.saturating_mul(1_000_000_000) {
            Claim::Late
        } else {
            Claim::Fresh
        }
    }

    fn without_lease(seen_at: i64, now: &Now) -> Self {
        match now.seconds().saturating_sub(seen_at) {
            silent if silent < SILENCE => Claim::Fresh,
            silent if silent < 2 * SILENCE => Claim::Late,
            _ => Claim::Over { ended_at: seen_at },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const NOW_S: i64 = 2_000_000_000;
    const UPTIME_S: u64 = 500_000;

    fn now() -> Now {
        Now { wall_ns: NOW_S as u64 * 1_000_000_000, boot_ns: UPTIME_S * 1_000_000_000, boot_id: "b".into() }
    }

    /// A held item whose lease of 300 s was granted so many seconds ago.
    fn leased(granted_ago: u64) -> WorkItem {
        let mut then = now();
        then.boot_ns -= granted_ago * 1_000_000_000;
        then.wall_ns -= granted_ago * 1_000_000_000;
        let mut item = unleased(0);
        item.set_lease(Some(&Lease::granted(&then, 300)));
        item
    }

    /// A held item without a lease that changed so many seconds ago.
    fn unleased(changed_ago: i64) -> WorkItem {
        let row = json!({ "status": "active", "agent_id": "ada",
            "last_update": crate::clock::stamp(NOW_S - changed_ago) });
        WorkItem::from_row(row.as_object().cloned().unwrap_or_default())
    }

    fn of_earlier_boot() -> WorkItem {
        let mut item = unleased(0);
        item.set_lease(Some(&Lease::granted(&Now { boot_id: "a".into(), ..now() }, 300)));
        item
    }

    #[test]
    fn each_state_begins_where_it_says() {
        use Liveness::{Gone, Idle, Late, Working};
        let day = SILENCE;
        // what it holds, seconds since its last sign of life, and the state
        let cases = [
            (vec![], Some(0), Idle),
            (vec![], Some(day - 1), Idle),
            (vec![], Some(day), Gone),
            (vec![], None, Gone),
            (vec![leased(0)], Some(0), Working),
            (vec![leased(199)], Some(199), Working),
            (vec![leased(200)], Some(200), Late),
            (vec![leased(300)], Some(300), Late),
            (vec![leased(599)], Some(599), Late),
            (vec![leased(600)], Some(600), Gone),
            (vec![leased(600)], None, Gone),
            // A sign of life since the lease ended: it is there, but has lost the item.
            (vec![leased(600)], Some(299), Late),
            (vec![leased(600)], Some(300), Gone),
            (vec![leased(600), leased(0)], Some(0), Late),
            (vec![leased(200), leased(0)], Some(0), Late),
            (vec![leased(10), leased(0)], Some(0), Working),
            (vec![of_earlier_boot()], Some(UPTIME_S as i64 + 1), Gone),
            (vec![of_earlier_boot()], Some(60), Late),
            (vec![unleased(day - 1)], None, Working),
            (vec![unleased(day)], Some(day), Late),
            (vec![unleased(2 * day - 1)], None, Late),
            (vec![unleased(2 * day)], Some(2 * day), Gone),
            (vec![unleased(2 * day)], Some(60), Working),
        ];
        for (n, (held, silent, expected)) in cases.into_iter().enumerate() {
            assert_eq!(Liveness::of(&held, silent.map(|silent| NOW_S - silent), &now()), expected, "case {n}");
        }
    }

    #[test]
    fn a_stepping_wall_clock_makes_nobody_late() {
        for wall_s in [1, NOW_S as u64 + 9_000_000] {
            let stepped = Now { wall_ns: wall_s * 1_000_000_000, ..now() };
            assert_eq!(Liveness::of(&[leased(10)], Some(NOW_S), &stepped), Liveness::Working, "at {wall_s}");
        }
    }

    #[test]
    fn every_state_is_found_by_its_word() {
        assert!(Liveness::ALL.iter().all(|state| Liveness::named(state.word()) == Some(*state)));
    }
}
