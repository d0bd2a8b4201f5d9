//! Handing an item on: one change of holder, with the text that the next one needs.

use super::claim::{check_room, drop_load, register};
use super::progress::held_item;
use super::{
    AgentId, Attempt, Caller, Lease, Lookup, Outcome, Refusal, Reservation, Rows, Status, TraceContext, WorkId,
    WorkItem, item_of, life,
};
use crate::clock::Now;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// Who is to have an item next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// One agent: it holds the item at once.
    Agent(AgentId),
    /// Whoever of this role claims it first.
    Role(String),
    /// Whoever of this team claims it first.
    Team(String),
}

/// A change of holder to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handing {
    /// Who is to have it.
    pub to: Recipient,
    /// What the next holder needs to know.
    pub text: String,
    /// The length of the next holder's lease in seconds, `Some(None)` for none; `None` for that of the present one, or
    /// of the board where nobody holds it.
    pub ttl_seconds: Option<Option<u64>>,
    /// The length where neither tells.
    pub default_ttl_seconds: Option<u64>,
    /// The span of the change.
    pub trace: TraceContext,
}

impl Handing {
    fn ttl_for(&self, item: &WorkItem) -> Option<u64> {
        let present = item.holder().map(|_| item.lease().map(|lease| lease.ttl_seconds));
        self.ttl_seconds.or(present).unwrap_or(self.default_ttl_seconds)
    }
}

/// An item that was handed on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// The item.
    pub work_id: WorkId,
    /// Who held it; `None` where nobody did.
    pub from: Option<AgentId>,
    /// Who has it now, or may claim it.
    pub to: Recipient,
    /// The new fence: every older one is void.
    pub fence: u64,
    /// `active` where an agent holds it now, `pending` where a role or team may claim it.
    pub status: String,
    /// When the next holder's lease ends by the wall clock.
    pub lease_expires_at: Option<String>,
    /// The item's trace.
    pub trace_id: String,
}

/// Hands an item on from its holder.
///
/// # Errors
/// As [`super::progress()`]; for the recipient [`Refusal::NoSuchAgent`], [`Refusal::Retired`], [`Refusal::AtCapacity`].
pub fn handoff<R: Rows>(
    rows: &mut R,
    now: &Now,
    id: &WorkId,
    caller: &Caller,
    handing: &Handing,
) -> Result<Handed, R::Error> {
    let (item, _) = held_item(rows, now, id, caller, "handed on")?;
    let by = caller.agent.clone().or(item.holder());
    pass(rows, now, item, handing, by.as_ref(), Outcome::HandedOff)
}

/// Gives an open item to somebody, from outside: whoever holds it loses it. The row says who did it and why.
///
/// # Errors
/// [`Refusal::NoSuchItem`], [`Refusal::WrongStatus`] once it is closed; for the recipient as [`handoff`].
pub fn reassign<R: Rows>(
    rows: &mut R,
    now: &Now,
    id: &WorkId,
    by: &AgentId,
    handing: &Handing,
) -> Result<Handed, R::Error> {
    let item = item_of(rows, id)?;
    if item.status().is_closed() {
        return Err(Refusal::WrongStatus { id: id.clone(), status: item.status(), verb: "reassigned" }.into());
    }
    pass(rows, now, item, handing, Some(by), Outcome::Reassigned)
}

fn pass<R: Rows>(
    rows: &mut R,
    now: &Now,
    mut item: WorkItem,
    handing: &Handing,
    by: Option<&AgentId>,
    outcome: Outcome,
) -> Result<Handed, R::Error> {
    check_recipient(rows, now, &handing.to)?;
    let (from, ttl) = (item.holder(), handing.ttl_for(&item));
    if item.status().is_held() {
        Attempt::end(&mut item, now, outcome, &handing.text, Map::new());
    }
    if let Some(from) = &from {
        drop_load(rows, from)?;
    }
    Reservation::clear(&mut item);
    item.unset("unfenced");
    // A number of its own, so that every older fence is void (I3).
    item.set("fence", rows.sequence());
    item.set("handoff", text_for_next(now, handing, from.as_ref(), by, item.fence()));
    item.set_telemetry("span_id", &handing.trace.span_id);
    match &handing.to {
        Recipient::Agent(agent) => give(rows, now, &mut item, agent, ttl)?,
        Recipient::Role(name) => reserve(&mut item, now, "role", name),
        Recipient::Team(name) => reserve(&mut item, now, "team", name),
    }
    let handed = Handed {
        work_id: item.id(),
        from,
        to: handing.to.clone(),
        fence: item.fence(),
        status: item.text("status").to_owned(),
        lease_expires_at: item.lease().map(|lease| crate::clock::stamp(lease.expires_at)),
        trace_id: item.trace_id().unwrap_or(&handing.trace.trace_id).to_owned(),
    };
    rows.put_work(item);
    Ok(handed)
}

/// An agent that is to hold an item must be known, at work, and have room for it.
fn check_recipient<L: Lookup>(rows: &mut L, now: &Now, to: &Recipient) -> Result<(), L::Error> {
    let Recipient::Agent(id) = to else { return Ok(()) };
    let Some(agent) = rows.agent(id)? else {
        return Err(Refusal::NoSuchAgent { id: id.clone(), near: Vec::new() }.into());
    };
    check_room(rows, now, &agent.profile())
}

fn text_for_next(now: &Now, handing: &Handing, from: Option<&AgentId>, by: Option<&AgentId>, fence: u64) -> Value {
    json!({ "from": from, "to": handing.to, "by": by, "at": now.stamp(), "fence": fence, "text": handing.text })
}

/// The agent holds the item at once; it learns its fence when it claims the item by its id.
fn give<R: Rows>(
    rows: &mut R,
    now: &Now,
    item: &mut WorkItem,
    agent: &AgentId,
    ttl: Option<u64>,
) -> Result<(), R::Error> {
    // Before the agent is named: a row without a number counts whom it names.
    item.set("attempt", item.attempt().saturating_add(1));
    item.set("agent_id", agent.as_str());
    item.set("claimed_at", now.stamp());
    item.set("status", Status::Active.word());
    life::begin_attempt(item, now, None);
    item.unset("backoff");
    item.set_lease(ttl.map(|ttl| Lease::granted(now, ttl)).as_ref());
    register(rows, now, agent, "").map(|_| ())
}

fn reserve(item: &mut WorkItem, now: &Now, kind: &str, name: &str) {
    item.set("status", Status::Pending.word());
    item.set("released_at", now.stamp());
    Reservation { kind: kind.to_owned(), name: name.to_owned(), end: None }.put(item);
}
