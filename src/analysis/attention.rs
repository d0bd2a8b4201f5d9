//! What someone should look at, most urgent first.
//!
//! Leases may have been renewed without a trace in the columns. What the columns say of a lease makes an item a
//! candidate only; [`of_lease`] tells the truth from the item itself.

use super::{Moment, NANOSECONDS};
use crate::board::{Columns, Priority, Status, WorkItem};
use serde::Serialize;
use std::cmp::Reverse;

/// A lease is ending when no more than this is left of it, in seconds …
const ENDING: u64 = 600;
/// … and no more than this part of its length: a short lease that is renewed in time is no concern.
const ENDING_PART: u64 = 10;
/// A held item without a lease is stale after so many seconds without a change. A lease is a promise of its own.
const STALE: i64 = 24 * 3600;
/// A pending item has waited for long after so many seconds.
const WAITING: i64 = 7 * 24 * 3600;
/// The most candidates of one kind that are ranked; the rest are counted.
const RANKED: usize = 1_000;

/// Why an item needs attention, most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Concern {
    /// The lease ran out while the item was held.
    LeaseExpired,
    /// The lease runs out soon.
    LeaseEnding,
    /// Of critical priority, and held by nobody.
    Critical,
    /// Given up after its last attempt: a dead letter that nobody has dealt with.
    GivenUp,
    /// Held without a lease, with no sign of life for long.
    Stale,
    /// Pending for long.
    OldPending,
}

/// An item that may need attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Why.
    pub concern: Concern,
    /// The position of its row in the pass.
    pub row: usize,
    /// Its priority.
    pub priority: Priority,
    /// For how many seconds it has been so; negative for what is still to come.
    pub since: i64,
}

/// The most urgent candidates, and how many more there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ranked {
    /// The most urgent first.
    pub first: Vec<Candidate>,
    /// How many are left out.
    pub beyond: u64,
}

impl Candidate {
    /// What the columns say of a work item.
    pub(super) fn of(row: usize, columns: &Columns, at: &Moment<'_>) -> Option<Self> {
        let changed = at.since(columns.changed_at.max(columns.created_at));
        let (concern, since) = match columns.deadline_ns() {
            _ if columns.status == Status::Failed => (Concern::GivenUp, changed.unwrap_or(0)),
            _ if columns.status.is_closed() => return None,
            Some(deadline) if columns.status.is_held() => of_deadline(deadline, ENDING, at)?,
            None if columns.status.is_held() => (Concern::Stale, changed.filter(|&since| since > STALE)?),
            // Not to be started yet.
            _ if at.since(columns.not_before()).is_some_and(|since| since < 0) => return None,
            _ if columns.priority == Priority::Critical => (Concern::Critical, changed.unwrap_or(0)),
            _ => (Concern::OldPending, changed.filter(|&since| since > WAITING)?),
        };
        Some(Candidate { concern, row, priority: columns.priority, since })
    }

    /// The place in the order of urgency: by concern, then priority, then time, the longest first.
    #[must_use]
    pub fn urgency(&self) -> impl Ord + use<> {
        (self.concern, Reverse(self.priority), Reverse(self.since), self.row)
    }
}

impl Ranked {
    /// Ranks candidates; of very many, only the first are sorted.
    pub(super) fn of(mut candidates: Vec<Candidate>) -> Self {
        let beyond = candidates.len().saturating_sub(RANKED);
        if beyond > 0 {
            candidates.select_nth_unstable_by_key(RANKED, Candidate::urgency);
            candidates.truncate(RANKED);
        }
        candidates.sort_unstable_by_key(Candidate::urgency);
        Ranked { first: candidates, beyond: beyond as u64 }
    }
}

/// What is the matter with the lease of an item as last renewed, and since when, in seconds; `None` where all is well.
#[must_use]
pub fn of_lease(item: &WorkItem, at: &Moment<'_>) -> Option<(Concern, i64)> {
    let lease = item.lease().filter(|_| item.status().is_held())?;
    if lease.boot_id != at.boot_id {
        // The reboot ended it, unless it was over before.
        let uptime = i64::try_from(at.boot_ns / NANOSECONDS).unwrap_or(i64::MAX);
        return Some((Concern::LeaseExpired, at.seconds.saturating_sub(lease.expires_at).max(uptime)));
    }
    let soon = ENDING.min(lease.ttl_seconds / ENDING_PART);
    of_deadline(lease.deadline_ns, soon, at)
}

/// What a deadline says; that of an earlier boot stands in the columns as 1, as long ago as this boot.
fn of_deadline(deadline_ns: u64, soon: u64, at: &Moment<'_>) -> Option<(Concern, i64)> {
    let since = at.since_deadline(deadline_ns);
    match deadline_ns <= at.boot_ns {
        true => Some((Concern::LeaseExpired, since)),
        false if since.unsigned_abs() < soon => Some((Concern::LeaseEnding, since)),
        false => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Kind;
    use serde_json::json;

    const DAY: i64 = 24 * 3600;

    fn at() -> Moment<'static> {
        Moment { seconds: 2_000_000_000, boot_ns: 50_000 * NANOSECONDS, boot_id: "b" }
    }

    fn columns(status: Status, priority: Priority, age: i64, deadline_s: u64) -> Columns {
        let changed_at = (at().seconds - age) as u32;
        let extra = deadline_s * NANOSECONDS;
        Columns { status, priority, changed_at, created_at: 1, extra, ..Columns::empty(Kind::Work) }
    }

    #[test]
    fn each_concern_begins_where_it_says() {
        use {Concern as C, Priority as P, Status as S};
        let cases = [
            (columns(S::Active, P::Low, 0, 50_000), Some((C::LeaseExpired, 0))),
            (columns(S::Blocked, P::Low, 0, 49_990), Some((C::LeaseExpired, 10))),
            (columns(S::InProgress, P::Low, 0, 50_599), Some((C::LeaseEnding, -599))),
            (columns(S::Active, P::Low, 9 * DAY, 50_600), None),
            (columns(S::Active, P::Critical, DAY, 0), None),
            (columns(S::Active, P::Low, DAY + 1, 0), Some((C::Stale, DAY + 1))),
            (columns(S::Pending, P::Critical, 5, 0), Some((C::Critical, 5))),
            (Columns { extra: 2_000_000_001 << 32, ..columns(S::Pending, P::Critical, 5, 0) }, None),
            (columns(S::Pending, P::High, 7 * DAY, 0), None),
            (columns(S::Pending, P::High, 7 * DAY + 1, 0), Some((C::OldPending, 7 * DAY + 1))),
            (columns(S::Completed, P::Critical, 9 * DAY, 1), None),
            (columns(S::Failed, P::Low, 3, 1), Some((C::GivenUp, 3))),
            (columns(S::Cancelled, P::Critical, 9 * DAY, 1), None),
            (Columns { status: S::Active, ..Columns::empty(Kind::Work) }, None),
        ];
        for (columns, expected) in cases {
            let found = Candidate::of(0, &columns, &at()).map(|one| (one.concern, one.since));
            assert_eq!(found, expected, "{columns:?}");
        }
    }

    #[test]
    fn the_most_urgent_come_first_also_among_very_many() {
        let one = |concern, priority, since, row| Candidate { concern, row, priority, since };
        let waiting = |n: usize| one(Concern::OldPending, Priority::Low, n as i64, n);
        let mut many: Vec<_> = (10..RANKED + 20).map(waiting).collect();
        many.push(one(Concern::LeaseEnding, Priority::Medium, -500, 1));
        many.push(one(Concern::LeaseEnding, Priority::Medium, -20, 2));
        many.push(one(Concern::LeaseEnding, Priority::High, -550, 3));
        many.push(one(Concern::LeaseExpired, Priority::Low, 1, 4));
        let ranked = Ranked::of(many);
        let rows: Vec<_> = ranked.first.iter().take(6).map(|one| one.row).collect();
        assert_eq!(rows, [4, 3, 2, 1, RANKED + 19, RANKED + 18]);
        assert_eq!((ranked.first.len(), ranked.beyond), (RANKED, 14));
    }

    #[test]
    fn an_item_tells_the_truth_about_its_lease() {
        let item = |boot_id: &str, deadline_s: u64, ttl: u64, expires_at: &str| {
            let row = json!({ "status": "active", "lease": { "boot_id": boot_id, "ttl_seconds": ttl,
                "deadline_boottime_ns": (deadline_s * NANOSECONDS).to_string(), "expires_at": expires_at } });
            WorkItem::from_row(row.as_object().cloned().unwrap_or_default())
        };
        let (past, future) = ("2033-05-18T03:33:20Z", "2050-01-01T00:00:00Z");
        let cases = [
            (item("b", 49_000, 60, past), Some((Concern::LeaseExpired, 1_000))),
            (item("b", 50_100, 7200, past), Some((Concern::LeaseEnding, -100))),
            (item("b", 50_100, 600, past), None),
            (item("b", 50_059, 600, past), Some((Concern::LeaseEnding, -59))),
            (item("b", 50_700, 90_000, past), None),
            (item("a", 90_000, 60, future), Some((Concern::LeaseExpired, 50_000))),
            (item("a", 90_000, 60, "2033-05-17T03:33:20Z"), Some((Concern::LeaseExpired, 86_400))),
        ];
        for (item, expected) in cases {
            assert_eq!(of_lease(&item, &at()), expected, "{item:?}");
        }
    }
}
