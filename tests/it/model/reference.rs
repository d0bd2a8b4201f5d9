//! What should happen: a deliberately naive board, written from the documents and not from the code.

use coordctl::clock::Now;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The kinds of refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    NoSuchItem,
    Held,
    WrongStatus,
    LeaseLost,
}

/// How a caller shows that a claim is its own.
#[derive(Debug, Clone)]
pub(super) struct Shows {
    pub(super) agent: Option<String>,
    pub(super) fence: Option<u64>,
}

/// A verb with everything it is called with.
#[derive(Debug, Clone)]
pub(super) enum Call {
    Create { agent: Option<String>, ttl: Option<u64>, points: Option<u64> },
    Take { id: String, agent: Option<String>, ttl: Option<u64> },
    Progress { id: String, by: Shows, percent: u8, phase: &'static str, note: bool },
    Renew { id: String, by: Shows, ttl: Option<u64> },
    Complete { id: String, by: Shows, result: &'static str, points: Option<u64> },
    Release { id: String, by: Shows },
}

/// What a verb answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Answer {
    pub(super) id: String,
    pub(super) agent: Option<String>,
    pub(super) fence: u64,
    /// Whether everything had been said and done before.
    pub(super) again: bool,
}

/// The end of a claim: counted from a boot, never by the wall clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lease {
    pub(super) boot: String,
    pub(super) deadline_ns: u64,
    pub(super) ttl: u64,
}

/// A work item as far as the rules can change it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) status: String,
    /// Who holds it, or held it when it was closed.
    pub(super) agent: Option<String>,
    pub(super) fence: u64,
    pub(super) attempt: u64,
    pub(super) lease: Option<Lease>,
    pub(super) percent: Option<u64>,
    pub(super) result: Option<String>,
    pub(super) points: Option<u64>,
    pub(super) scored: Option<u64>,
    pub(super) unfenced: bool,
    pub(super) notes: usize,
}

/// An agent as far as the rules can change it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Agent {
    pub(super) load: i64,
    pub(super) completed: u64,
}

/// A completion in the log: item, agent, result, points.
pub(super) type Scored = (String, Option<String>, String, u64);

/// The whole board.
#[derive(Debug, Clone, Default)]
pub(super) struct Model {
    pub(super) items: BTreeMap<String, Item>,
    pub(super) agents: BTreeMap<String, Agent>,
    pub(super) log: Vec<Scored>,
    /// The newest id number, in nanoseconds.
    pub(super) last_id: u64,
    /// Every fence that an item was given, oldest first.
    pub(super) fences: BTreeMap<String, Vec<u64>>,
}

impl Answer {
    pub(super) fn new(id: &str, agent: Option<&str>, fence: u64) -> Self {
        Answer { id: id.to_owned(), agent: agent.map(str::to_owned), fence, again: false }
    }
}

impl Lease {
    fn is_over(&self, now: &Now) -> bool {
        self.boot != now.boot_id || now.boot_ns >= self.deadline_ns
    }

    fn of(now: &Now, ttl: u64) -> Self {
        Lease { boot: now.boot_id.clone(), deadline_ns: now.boot_ns + ttl * 1_000_000_000, ttl }
    }

    /// Never earlier than it was, unless that was in another boot.
    fn renew(&mut self, now: &Now, ttl: u64) {
        let fresh = Lease::of(now, ttl);
        if self.boot != fresh.boot || self.deadline_ns <= fresh.deadline_ns {
            *self = fresh;
        }
    }
}

impl Item {
    pub(super) fn is_held(&self) -> bool {
        !self.is_pending() && !self.is_closed()
    }

    pub(super) fn is_closed(&self) -> bool {
        ["completed", "failed", "cancelled"].contains(&self.status.as_str())
    }

    pub(super) fn is_expired(&self, now: &Now) -> bool {
        self.is_held() && self.lease.as_ref().is_some_and(|lease| lease.is_over(now))
    }

    fn is_pending(&self) -> bool {
        ["pending", "available", ""].contains(&self.status.as_str())
    }

    /// Lets the holder of the newest claim through; says whether anything was shown.
    fn let_through(&self, by: &Shows, now: &Now) -> Result<bool, Refused> {
        if self.is_pending() && by.fence.is_some_and(|fence| fence <= self.fence) {
            return Err(Refused::LeaseLost);
        }
        if !self.is_held() {
            return Err(Refused::WrongStatus);
        }
        if let Some(fence) = by.fence {
            return if fence == self.fence { Ok(true) } else { Err(Refused::LeaseLost) };
        }
        if by.agent.is_some() && self.agent.is_some() && by.agent != self.agent {
            return Err(Refused::Held);
        }
        let shows_nothing_again = by.agent.is_none() && self.attempt > 1;
        if self.is_expired(now) || shows_nothing_again {
            return Err(Refused::LeaseLost);
        }
        Ok(by.agent.is_some())
    }

    /// A repeat is the same claim saying the same thing: the fence tells which claim, without one the name does.
    fn is_repeat(&self, by: &Shows, result: &str) -> Result<(), Refused> {
        match (by.fence, &by.agent) {
            (Some(fence), _) if fence != self.fence => Err(Refused::LeaseLost),
            (None, Some(_)) if by.agent != self.agent => Err(Refused::WrongStatus),
            (None, None) if self.attempt > 1 => Err(Refused::LeaseLost),
            _ if self.result.as_deref() != Some(result) => Err(Refused::WrongStatus),
            _ => Ok(()),
        }
    }
}

impl Model {
    /// Changes the board as change number `sequence`, or says why not.
    pub(super) fn ask(&mut self, now: &Now, sequence: u64, call: &Call) -> Result<Answer, Refused> {
        match call {
            Call::Create { agent, ttl, points } => {
                let id = format!("work_{}", self.next_id(now));
                self.items.insert(id.clone(), Item { points: *points, ..Item::default() });
                Ok(self.hold(now, sequence, &id, agent.as_deref(), *ttl))
            }
            Call::Take { id, agent, ttl } => self.take(now, sequence, id, agent.as_deref(), *ttl),
            Call::Progress { id, by, percent, phase, note } => {
                let (item, shown) = self.held(id, by, now)?;
                item.status = (*phase).to_owned();
                item.percent = Some(u64::from(*percent));
                item.unfenced = !shown;
                item.notes = (item.notes + usize::from(*note)).min(20);
                if let Some(lease) = &mut item.lease {
                    lease.renew(now, lease.ttl);
                }
                Ok(Answer::new(id, None, item.fence))
            }
            Call::Renew { id, by, ttl } => {
                let (item, _) = self.held(id, by, now)?;
                // A claim without a lease has none to renew, and nothing shortens it.
                if let Some(lease) = &mut item.lease {
                    lease.renew(now, ttl.unwrap_or(lease.ttl));
                }
                Ok(Answer::new(id, None, item.fence))
            }
            Call::Complete { id, by, result, points } => self.complete(now, id, by, result, *points),
            Call::Release { id, by } => {
                let (item, shown) = self.held(id, by, now)?;
                let agent = item.agent.take();
                (item.status, item.lease, item.unfenced) = ("pending".to_owned(), None, !shown);
                let answer = Answer::new(id, agent.as_deref(), item.fence);
                self.unload(agent.as_deref());
                Ok(answer)
            }
        }
    }

    fn take(
        &mut self,
        now: &Now,
        sequence: u64,
        id: &str,
        agent: Option<&str>,
        ttl: Option<u64>,
    ) -> Result<Answer, Refused> {
        let item = self.items.get(id).ok_or(Refused::NoSuchItem)?;
        if item.is_closed() {
            return Err(Refused::WrongStatus);
        }
        if let (true, Some(holder)) = (item.is_held(), item.agent.clone()) {
            if !item.is_expired(now) {
                return Err(Refused::Held);
            }
            self.unload(Some(&holder));
        }
        Ok(self.hold(now, sequence, id, agent, ttl))
    }

    fn complete(
        &mut self,
        now: &Now,
        id: &str,
        by: &Shows,
        result: &str,
        points: Option<u64>,
    ) -> Result<Answer, Refused> {
        let item = self.items.get(id).ok_or(Refused::NoSuchItem)?;
        if item.status == "completed" {
            item.is_repeat(by, result)?;
            return Ok(Answer { again: true, ..Answer::new(id, item.agent.as_deref(), item.fence) });
        }
        let (item, shown) = self.held(id, by, now)?;
        let points = points.or(item.points).unwrap_or(5);
        (item.status, item.lease, item.unfenced) = ("completed".to_owned(), None, !shown);
        (item.result, item.percent, item.scored) = (Some(result.to_owned()), Some(100), Some(points));
        let (agent, fence) = (item.agent.clone(), item.fence);
        self.log.push((id.to_owned(), agent.clone(), result.to_owned(), points));
        self.unload(agent.as_deref());
        if let Some(agent) = agent.as_deref().and_then(|agent| self.agents.get_mut(agent)) {
            agent.completed += 1;
        }
        Ok(Answer::new(id, agent.as_deref(), fence))
    }

    fn hold(&mut self, now: &Now, sequence: u64, id: &str, agent: Option<&str>, ttl: Option<u64>) -> Answer {
        let agent = agent.map_or_else(|| format!("agent_{}", self.next_id(now)), str::to_owned);
        self.agents.entry(agent.clone()).or_default().load += 1;
        self.fences.entry(id.to_owned()).or_default().push(sequence);
        let item = self.items.entry(id.to_owned()).or_default();
        item.status = "active".to_owned();
        item.agent = Some(agent.clone());
        item.fence = sequence;
        item.attempt += 1;
        item.lease = ttl.map(|ttl| Lease::of(now, ttl));
        item.unfenced = false;
        Answer::new(id, Some(&agent), sequence)
    }

    fn held(&mut self, id: &str, by: &Shows, now: &Now) -> Result<(&mut Item, bool), Refused> {
        let item = self.items.get_mut(id).ok_or(Refused::NoSuchItem)?;
        let shown = item.let_through(by, now)?;
        Ok((item, shown))
    }

    fn unload(&mut self, agent: Option<&str>) {
        if let Some(agent) = agent.and_then(|agent| self.agents.get_mut(agent)) {
            agent.load = (agent.load - 1).max(0);
        }
    }

    fn next_id(&mut self, now: &Now) -> u64 {
        self.last_id = now.wall_ns.max(self.last_id + 1);
        self.last_id
    }
}
