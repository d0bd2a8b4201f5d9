//! Claiming whatever is next.

use super::claim::{accept, check_room, hold_by};
use super::{Claimed, Policy, Priority, Profile, Refusal, Rows, Take, WorkId, WorkItem, code, obstacles, reclaim};
use crate::clock::Now;
use std::cmp::Reverse;

/// What kind of item is wanted; everything where nothing is named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only items of this type.
    pub work_type: Option<String>,
    /// Only items of this team.
    pub team: Option<String>,
    /// Only items with all of these labels.
    pub labels: Vec<String>,
    /// Only items at least as urgent.
    pub priority_at_least: Option<Priority>,
}

impl Wanted {
    /// Whether an item is wanted.
    #[must_use]
    pub fn fits(&self, item: &WorkItem) -> bool {
        let named = |name: &Option<String>, field| name.as_deref().is_none_or(|name| item.text(field) == name);
        named(&self.work_type, "work_type")
            && named(&self.team, "team")
            && self.labels.iter().all(|wanted| item.labels().any(|label| label == wanted))
            && self.priority_at_least.is_none_or(|least| item.priority() >= least)
    }

    /// Whether the columns of an item allow it to be wanted; names are compared by their codes.
    #[must_use]
    pub fn may_fit(&self, columns: &super::Columns) -> bool {
        let named = |name: &Option<String>, column: u32| name.as_deref().is_none_or(|name| code(name) == column);
        named(&self.work_type, columns.work_type)
            && named(&self.team, columns.team)
            && self.priority_at_least.is_none_or(|least| columns.priority >= least)
    }
}

/// The order in which items are offered: priority, then due date, then age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    priority: Reverse<Priority>,
    /// In seconds since 1970, the largest number where there is no due date.
    due: u32,
    /// In seconds since 1970.
    created_at: u32,
}

impl Rank {
    /// The rank of a pending item by its columns.
    #[must_use]
    pub fn of(columns: &super::Columns) -> Self {
        let due = columns.due().unwrap_or(u32::MAX);
        Rank { priority: Reverse(columns.priority), due, created_at: columns.created_at }
    }

    fn of_item(item: &WorkItem) -> Self {
        Self::of(&super::Columns::of_pending(item))
    }
}

/// Picks up to `count` items in the order of [`Rank`] and claims them. Items that ended leases give back are among them.
///
/// # Errors
/// [`Refusal::NothingToClaim`], [`Refusal::AtCapacity`], [`Refusal::Retired`].
pub fn claim_next<R: Rows>(
    rows: &mut R,
    now: &Now,
    wanted: &Wanted,
    take: &Take,
    count: usize,
    policy: &Policy,
) -> Result<Vec<Claimed>, R::Error> {
    let mut take = take.clone();
    let profile = Profile::of(rows, &take)?;
    let (returned, taken_back) = returned(rows, now, policy)?;
    let mut queue = Queue { returned, head: None, place: 0 };
    let mut claimed = Vec::new();
    for item in offered_to(rows, &profile)?.into_iter().filter(|item| wanted.fits(item)).take(count) {
        // The agent holds it already: it takes no room.
        claimed.push(accept(rows, now, item, &take)?);
    }
    let most = match check_room(rows, now, &profile) {
        Err(refused) if claimed.is_empty() => return Err(refused),
        room => count.min(claimed.len().saturating_add(usize::try_from(room.unwrap_or(0)).unwrap_or(usize::MAX))),
    };
    while claimed.len() < most
        && let Some(item) = queue.next(rows, wanted)?
    {
        if wanted.fits(&item) && obstacles(rows, now, &item, Some(&profile))?.is_empty() {
            let done = hold_by(rows, now, item, &take)?;
            // Without a name of its own the caller is one new agent, however many items it gets.
            take.agent = Some(done.agent_id.clone());
            claimed.push(done);
        }
    }
    if claimed.is_empty() { Err(Refusal::NothingToClaim { taken_back }.into()) } else { Ok(claimed) }
}

/// Takes back what ended leases held. Returns what of it is pending, best last, and whether there was anything.
fn returned<R: Rows>(rows: &mut R, now: &Now, policy: &Policy) -> Result<(Vec<WorkItem>, bool), R::Error> {
    let (mut returned, back) = (Vec::new(), reclaim(rows, now, policy)?);
    for back in &back {
        returned.extend(rows.work(&back.work_id)?.filter(|item| !item.status().is_closed()));
    }
    returned.sort_by_key(|item| Reverse(place_of(item)));
    Ok((returned, !back.is_empty()))
}

/// The place of an item among others: of two with the same rank, the one that was added first.
fn place_of(item: &WorkItem) -> (Rank, WorkId) {
    (Rank::of_item(item), item.id())
}

/// What was handed to this agent and waits to be taken up.
fn offered_to<R: Rows>(rows: &mut R, profile: &Profile) -> Result<Vec<WorkItem>, R::Error> {
    let Some(agent) = &profile.agent else { return Ok(Vec::new()) };
    let held = rows.held_by(agent)?;
    Ok(held.into_iter().filter(|item| item.offered_to().as_ref() == Some(agent)).collect())
}

/// The pending items in order: those that waited before, and those that ended leases have just given back.
struct Queue {
    /// Best last.
    returned: Vec<WorkItem>,
    /// The best of those that waited, and the place behind it.
    head: Option<WorkItem>,
    place: usize,
}

impl Queue {
    fn next<R: Rows>(&mut self, rows: &mut R, wanted: &Wanted) -> Result<Option<WorkItem>, R::Error> {
        if self.head.is_none() {
            self.head = rows.waiting(wanted, self.place)?;
            self.place += 1;
        }
        let is_returned = match (&self.head, self.returned.last()) {
            (Some(head), Some(returned)) => place_of(returned) < place_of(head),
            (head, _) => head.is_none(),
        };
        Ok(if is_returned { self.returned.pop() } else { self.head.take() })
    }
}
