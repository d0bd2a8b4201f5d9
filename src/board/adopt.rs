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
        origin.set("fence", rows.sequence());
        if let Some(ttl) = ttl {
            origin.set("lease", Lease::granted(now, ttl).to_value());
        }
        adoption.claims += 1;
    }
    rows.put_work(WorkItem::from_row(origin.into_row()));
    Ok(true)
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
