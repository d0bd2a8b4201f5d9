//! Claiming whatever is next.

use super::claim::{accept, hold_by};
use super::{Claimed, Offer, Offers, Policy, Priority, Profile, Rows, Take, WorkItem, code};
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

    /// Whether the columns of an item allow it to be offered `at` a time, in seconds since 1970.
    #[must_use]
    pub fn may_be_offered(&self, columns: &super::Columns, at: i64) -> bool {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        columns.is_pending() && columns.not_before() <= at && self.may_fit(columns)
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
    /// The rank of a priority, a due date (the largest number for none) and a time of creation.
    #[must_use]
    pub fn new(priority: Priority, due: u32, created_at: u32) -> Self {
        Rank { priority: Reverse(priority), due, created_at }
    }

    /// The rank of a pending item by its columns.
    #[must_use]
    pub fn of(columns: &super::Columns) -> Self {
        Self::new(columns.priority, columns.due().unwrap_or(u32::MAX), columns.created_at)
    }

    pub(super) fn of_item(item: &WorkItem) -> Self {
        Self::of(&super::Columns::of_pending(item))
    }
}

/// Claims up to `count` of the items that are offered, in the order of [`Offers`].
///
/// # Errors
/// [`super::Refusal::NothingToClaim`], [`super::Refusal::AtCapacity`], [`super::Refusal::Retired`].
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
    let mut offers = Offers::of(rows, now, wanted, Some(&profile), policy)?;
    let most = offers.most().min(count as u64);
    let mut claimed = Vec::new();
    while (claimed.len() as u64) < most
        && let Some(offer) = offers.next(rows, now)?
    {
        let (Offer::Handed(item) | Offer::Waiting(item)) = &offer;
        let trace = if claimed.is_empty() { take.trace.clone() } else { take.trace.beside(&item.id()) };
        let this = Take { trace, ..take.clone() };
        let done = match offer {
            Offer::Handed(item) => accept(rows, now, item, &this)?,
            Offer::Waiting(item) => hold_by(rows, now, item, &this)?,
        };
        // Without a name of its own the caller is one new agent, however many items it gets.
        take.agent = Some(done.agent_id.clone());
        claimed.push(done);
    }
    match claimed.is_empty() {
        true => Err(offers.refusal().into()),
        false => Ok(claimed),
    }
}
