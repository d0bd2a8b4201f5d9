//! Taking over rows of another tool: each comes onto the board once, whoever brings it and however often.

use super::{Agent, AgentId, Lease, Origin, Rows, Status, WorkId, WorkItem};
use crate::clock::Now;
use serde::{Deserialize, Serialize};

/// A row to be taken over.
#[derive(Debug, Clone, PartialEq)]
pub enum Newcomer {
    /// A work item, by its own id.
    Work(Origin),
    /// An agent, by its own id.
    Agent(Origin),
    /// A completion, under a name that only the very same one gets.
    Completion(String, Origin),
}

/// What became of rows that were brought.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adoption {
    /// Those that were on the board, by their places in the list.
    pub were_there: Vec<usize>,
    /// How many open claims were given a fence, and with it the lease that was asked for.
    pub claims: u64,
}

/// Takes over rows that the board does not have. An open claim gets a fence of this board, and a lease of so many seconds
/// from now on: whoever holds it can renew it, and what nobody renews comes back.
///
/// # Errors
/// Where a row cannot be read.
pub fn adopt<R: Rows>(rows: &mut R, now: &Now, list: &[Newcomer], ttl: Option<u64>) -> Result<Adoption, R::Error> {
    let mut adoption = Adoption::default();
    for (place, newcomer) in list.iter().enumerate() {
        let is_new = match newcomer.clone() {
            Newcomer::Work(origin) => work(rows, now, origin, ttl, &mut adoption)?,
            Newcomer::Agent(origin) => agent(rows, now, origin)?,
            Newcomer::Completion(name, origin) => rows.put_completion_once(&name, marked(origin, now).into_row())?,
        };
        if !is_new {
            adoption.were_there.push(place);
        }
    }
    Ok(adoption)
}

fn work<R: Rows>(
    rows: &mut R,
    now: &Now,
    origin: Origin,
    ttl: Option<u64>,
    adoption: &mut Adoption,
) -> Result<bool, R::Error> {
    if rows.work(&WorkId::from_row(origin.text("work_item_id")))?.is_some() {
        return Ok(false);
    }
    let mut origin = marked(origin, now);
    if Status::of(origin.text("status")).is_held() {
        open(&mut origin, rows.sequence(), now, ttl);
        adoption.claims += 1;
    }
    rows.put_work(WorkItem::from_row(origin.into_row()));
    Ok(true)
}

fn open(origin: &mut Origin, fence: u64, now: &Now, ttl: Option<u64>) {
    origin.set("fence", fence);
    if let Some(ttl) = ttl {
        origin.set("lease", Lease::granted(now, ttl).to_value());
    }
}

/// Whether an item is open although it was never claimed here: without a fence and a lease it would stay so for ever.
#[must_use]
pub fn is_endless(item: &WorkItem) -> bool {
    item.status().is_held() && item.fence() == 0 && item.lease().is_none()
}

/// Gives those of these items that [`is_endless`] a fence, and a lease of so many seconds from now on, as open claims get
/// that are taken over; how many there were. Where nobody holds one it is pending.
///
/// # Errors
/// Where a row cannot be read.
pub fn limit<R: Rows>(rows: &mut R, now: &Now, items: &[WorkId], ttl: u64) -> Result<u64, R::Error> {
    let mut claims = 0;
    for id in items {
        let Some(item) = rows.work(id)?.filter(is_endless) else { continue };
        let is_held = item.holder().is_some();
        let origin = Origin::of(item.row().clone()).unwrap_or_else(|| Origin::unknown(item.into_row()));
        let mut origin = marked(origin, now);
        match is_held {
            true => open(&mut origin, rows.sequence(), now, Some(ttl)),
            false => origin.set("status", Status::Pending.word()),
        }
        claims += u64::from(is_held);
        rows.put_work(WorkItem::from_row(origin.into_row()));
    }
    Ok(claims)
}

fn agent<R: Rows>(rows: &mut R, now: &Now, origin: Origin) -> Result<bool, R::Error> {
    if rows.agent(&AgentId::from_row(origin.text("agent_id")))?.is_some() {
        return Ok(false);
    }
    rows.put_agent(Agent::from_row(marked(origin, now).into_row()));
    Ok(true)
}

fn marked(mut origin: Origin, now: &Now) -> Origin {
    origin.note("at", now.stamp());
    origin
}
