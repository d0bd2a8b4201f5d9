//! What is offered to whom, and in which order: the one definition for claiming and for explaining.

use super::claim::room;
use super::{AgentId, Obstacle, Policy, Profile, Rank, Refusal, Rows, Wanted, WorkItem, obstacles, reclaim};
use crate::clock::Now;
use std::cmp::Reverse;

/// An item that an agent may have now.
#[derive(Debug, Clone, PartialEq)]
pub enum Offer {
    /// The agent holds it already: it was handed to it.
    Handed(WorkItem),
    /// Nobody holds it.
    Waiting(WorkItem),
}

impl Offer {
    /// The item.
    #[must_use]
    pub fn item(&self) -> &WorkItem {
        let (Offer::Handed(item) | Offer::Waiting(item)) = self;
        item
    }
}

/// The items that are offered, one by one: first those that were handed to the agent, then in the order of [`Rank`]
/// those that wait, with those that ended leases have just given back.
#[derive(Debug)]
pub struct Offers {
    wanted: Wanted,
    who: Option<Profile>,
    /// What was handed to the agent, best last.
    handed: Vec<WorkItem>,
    /// What ended leases gave back, best last.
    returned: Vec<WorkItem>,
    /// The best of those that waited, and the place behind it.
    head: Option<WorkItem>,
    place: usize,
    room: Result<u64, Obstacle>,
    taken_back: bool,
}

impl Offers {
    /// What is offered to `who`, or to anyone where nobody is named. Takes back what ended leases hold.
    ///
    /// # Errors
    /// Where a row cannot be read.
    pub fn of<R: Rows>(
        rows: &mut R,
        now: &Now,
        wanted: &Wanted,
        who: Option<&Profile>,
        policy: &Policy,
    ) -> Result<Self, R::Error> {
        let (returned, taken_back) = returned(rows, now, policy)?;
        let room = who.map_or(Ok(Ok(u64::MAX)), |who| room(rows, now, who))?;
        let agent = who.filter(|who| !who.is_retired).and_then(|who| who.agent.as_ref());
        let mut handed = agent.map_or(Ok(Vec::new()), |agent| handed_to(rows, agent))?;
        handed.retain(|item| wanted.fits(item));
        handed.reverse();
        Ok(Offers {
            wanted: wanted.clone(),
            who: who.cloned(),
            handed,
            returned,
            head: None,
            place: 0,
            room,
            taken_back,
        })
    }

    /// What keeps the agent from being given any item that it does not hold already.
    #[must_use]
    pub fn bar(&self) -> Option<&Obstacle> {
        self.room.as_ref().err()
    }

    /// How many of the offers the agent may take in one go; what was handed to it takes no room.
    #[must_use]
    pub fn most(&self) -> u64 {
        let room = self.room.as_ref().copied().unwrap_or(0);
        room.saturating_add(self.handed.len() as u64)
    }

    /// The next item that is offered.
    ///
    /// # Errors
    /// Where a row cannot be read.
    pub fn next<R: Rows>(&mut self, rows: &mut R, now: &Now) -> Result<Option<Offer>, R::Error> {
        if let Some(item) = self.handed.pop() {
            return Ok(Some(Offer::Handed(item)));
        }
        while self.bar().is_none()
            && let Some(item) = self.queued(rows)?
        {
            if self.wanted.fits(&item) && obstacles(rows, now, &item, self.who.as_ref())?.is_empty() {
                return Ok(Some(Offer::Waiting(item)));
            }
        }
        Ok(None)
    }

    /// The refusal where nothing was offered.
    pub(super) fn refusal(&self) -> Refusal {
        let nothing = Refusal::NothingToClaim { taken_back: self.taken_back };
        let agent = self.who.as_ref().and_then(|who| who.agent.as_ref());
        agent.zip(self.bar()).and_then(|(agent, bar)| bar.refusal(agent)).unwrap_or(nothing)
    }

    /// The next of those that waited and those that were given back.
    fn queued<R: Rows>(&mut self, rows: &mut R) -> Result<Option<WorkItem>, R::Error> {
        if self.head.is_none() {
            self.head = rows.waiting(&self.wanted, self.who.as_ref(), self.place)?;
            self.place += 1;
        }
        let is_returned = match (&self.head, self.returned.last()) {
            // Of two with the same rank, the one that was added first.
            (Some(head), Some(returned)) => (Rank::of_item(returned), returned.id()) < (Rank::of_item(head), head.id()),
            (head, _) => head.is_none(),
        };
        Ok(if is_returned { self.returned.pop() } else { self.head.take() })
    }
}

/// Takes back what ended leases held. Returns what of it is pending, best last, and whether there was anything.
fn returned<R: Rows>(rows: &mut R, now: &Now, policy: &Policy) -> Result<(Vec<WorkItem>, bool), R::Error> {
    let (mut returned, back) = (Vec::new(), reclaim(rows, now, policy)?);
    for back in &back {
        returned.extend(rows.work(&back.work_id)?.filter(|item| !item.status().is_closed()));
    }
    // The best goes to the end, and among equals the oldest: the sort keeps their order.
    returned.reverse();
    returned.sort_by_key(|item| Reverse(Rank::of_item(item)));
    Ok((returned, !back.is_empty()))
}

/// What was handed to this agent and waits to be taken up.
fn handed_to<R: Rows>(rows: &mut R, agent: &AgentId) -> Result<Vec<WorkItem>, R::Error> {
    let held = rows.held_by(agent)?;
    Ok(held.into_iter().filter(|item| item.offered_to().as_ref() == Some(agent)).collect())
}
