//! From a snapshot of the board to an explanation, by rehearsing the next claim.
//!
//! Bounded on large boards: columns decide first; rows are read of the pending items that name this one, of the ready
//! items before it up to a limit, and of the agents seen last.

use crate::board::{
    self, AgentId, Attempt, DEFAULT_TEAM, Kind, Lookup, Obstacle, Offers, Policy, Profile, Status, Take, Wanted,
    WorkId, WorkItem, unfitness,
};
use crate::clock::{Now, stamp};
use crate::report::explanation::{Closing, Dependent, Explanation, Holding, SCHEMA, Verdict};
use crate::report::obstacles::told;
use crate::store::{Found, Rehearsal, Snapshot, StoreError};
use std::cmp::Reverse;

/// How many ready items are read at most to find the place of one.
const PLACES: usize = 1000;
/// How many agents are looked at.
const AGENTS: usize = 50;
/// How many of the items that wait for this one are named.
const DEPENDENTS: usize = 20;

/// Gathers everything that decides who gets `item`.
pub(super) fn explanation(
    snapshot: &mut Snapshot,
    item: &WorkItem,
    agent: Option<&AgentId>,
    policy: &Policy,
) -> Result<Explanation, StoreError> {
    let (id, now, sequence) = (item.id(), snapshot.now().clone(), snapshot.sequence());
    let (agents, agents_left_out) = match agent {
        Some(agent) => (vec![profile(snapshot, agent)?], 0),
        None => profiles(snapshot)?,
    };
    let (needed_by, needed_by_left_out) = dependents(snapshot, item)?;
    let mut board = Rehearsal::of(snapshot)?;
    let mut queue = Offers::of(&mut board, &now, &Wanted::default(), None, policy)?;
    let after = board.work(&id)?.unwrap_or_else(|| item.clone());
    let obstacles = board::obstacles(&mut board, &now, &after, None)?;
    let before = if obstacles.is_empty() { before(&mut board, &now, &mut queue, &id)? } else { None };
    let ahead = Ahead { item: &after, before: before.as_deref(), is_ready: obstacles.is_empty() };
    let agents: Result<_, _> = agents.iter().map(|who| ahead.verdict(&mut board, &now, who)).collect();
    let text = |field: &str| item.text(field).to_owned();
    Ok(Explanation {
        schema: SCHEMA,
        work_id: id,
        description: text("description"),
        priority: text("priority"),
        status: text("status"),
        stands: item.status(),
        team: text("team"),
        routed_by: Some(text("routed_by")).filter(|rule| !rule.is_empty()),
        closed: closing(item),
        holder: item.holder().map(|holder| holding(&mut board, &now, item, holder, &after)),
        blocked_on: Some(text("blocked_on")).filter(|on| !on.is_empty()),
        claims: item.attempt(),
        failures: item.number("failures").unwrap_or(0),
        max_attempts: policy.attempts_of(item),
        attempts: Attempt::ended(item),
        ready: obstacles.is_empty(),
        waits_for: board::prerequisites(&mut board, &now, item)?,
        needed_by,
        needed_by_left_out,
        agents: agents?,
        agents_left_out,
        place: before.as_ref().map(|before| before.len() as u64 + 1),
        obstacles: told(obstacles),
        places_counted: PLACES as u64,
        sequence,
    })
}

fn closing(item: &WorkItem) -> Option<Closing> {
    let at = stamp(item.changed_at());
    item.status().is_closed().then(|| Closing { at, result: item.text("result").to_owned() })
}

fn holding(board: &mut Rehearsal<'_>, now: &Now, item: &WorkItem, holder: AgentId, after: &WorkItem) -> Holding {
    let is_over = board::is_over(board, now, item);
    Holding {
        handed: item.offered_to().as_ref() == Some(&holder),
        agent_id: holder,
        since: item.text("claimed_at").to_owned(),
        fence: item.fence(),
        lease_expires_at: item.lease().map(|lease| stamp(lease.expires_at)),
        is_over,
        becomes: is_over.then(|| after.status()),
    }
}

/// The ready items that are offered before this one; `None` where there are more than [`PLACES`].
fn before(
    board: &mut Rehearsal<'_>,
    now: &Now,
    queue: &mut Offers,
    id: &WorkId,
) -> Result<Option<Vec<WorkItem>>, StoreError> {
    let mut before = Vec::new();
    while before.len() < PLACES
        && let Some(offer) = queue.next(board, now)?
    {
        if offer.item().id() == *id {
            return Ok(Some(before));
        }
        before.push(offer.item().clone());
    }
    Ok(None)
}

/// An item, and what is offered before it.
struct Ahead<'a> {
    item: &'a WorkItem,
    before: Option<&'a [WorkItem]>,
    is_ready: bool,
}

impl Ahead<'_> {
    /// What one agent may expect.
    fn verdict(&self, board: &mut Rehearsal<'_>, now: &Now, who: &Profile) -> Result<Verdict, StoreError> {
        let agent_id = who.agent.clone().unwrap_or_else(|| AgentId::from_row(""));
        let handed: Vec<WorkItem> = board.held_by(&agent_id)?;
        let handed: Vec<WorkId> =
            handed.iter().filter(|item| item.offered_to().as_ref() == Some(&agent_id)).map(WorkItem::id).collect();
        if let Some(at) = handed.iter().position(|id| *id == self.item.id()).filter(|_| !who.is_retired) {
            return Ok(Verdict { agent_id, offered: true, place: Some(at as u64 + 1), obstacles: Vec::new() });
        }
        let mut obstacles: Vec<Obstacle> = unfitness(now, self.item, who);
        obstacles.extend(board::room(board, now, who)?.err());
        let offered = self.is_ready && obstacles.is_empty();
        let before = self.before.filter(|_| offered).map(|before| {
            let fit = before.iter().filter(|item| unfitness(now, item, who).is_empty());
            fit.count() + handed.len()
        });
        Ok(Verdict { agent_id, offered, place: before.map(|before| before as u64 + 1), obstacles: told(obstacles) })
    }
}

/// The profile of an agent that is named, known or not.
fn profile(snapshot: &mut Snapshot, agent: &AgentId) -> Result<Profile, StoreError> {
    Profile::of(snapshot, &Take { agent: Some(agent.clone()), team: DEFAULT_TEAM.to_owned(), ..Take::default() })
}

/// The profiles of the agents that were seen last and have not retired, and how many more rows of agents there are.
fn profiles(snapshot: &mut Snapshot) -> Result<(Vec<Profile>, u64), StoreError> {
    let mut found = snapshot.rows(Kind::Agent)?;
    found.sort_by_key(|found| Reverse(found.columns.changed_at));
    let (mut profiles, mut looked_at) = (Vec::new(), 0);
    for row in &found {
        if profiles.len() == AGENTS {
            break;
        }
        looked_at += 1;
        profiles.push(board::Agent::from_row(snapshot.row(row)?).profile());
        profiles.retain(|profile: &Profile| !profile.is_retired);
    }
    Ok((profiles, (found.len() - looked_at) as u64))
}

/// The pending items that depend on an item which is not completed, and how many more there are.
fn dependents(snapshot: &mut Snapshot, item: &WorkItem) -> Result<(Vec<Dependent>, u64), StoreError> {
    let (mut named, mut more) = (Vec::new(), 0);
    if item.status() == Status::Completed {
        return Ok((named, more));
    }
    let (id, mut found) = (item.id(), snapshot.rows(Kind::Work)?);
    found.retain(|found| found.columns.is_pending());
    for found in &found {
        match dependent(snapshot, found, &id)? {
            None => {}
            Some(dependent) if named.len() < DEPENDENTS => named.push(dependent),
            Some(_) => more += 1,
        }
    }
    Ok((named, more))
}

/// The item in a row, if it depends on another. A row that does not name the other is not taken apart.
fn dependent(snapshot: &Snapshot, found: &Found, id: &WorkId) -> Result<Option<Dependent>, StoreError> {
    if !snapshot.item_text(found)?.get().contains(id.as_str()) {
        return Ok(None);
    }
    let item = snapshot.item(found)?;
    let depends = item.depends_on().contains(id);
    Ok(depends.then(|| Dependent { work_id: item.id(), description: item.text("description").to_owned() }))
}
