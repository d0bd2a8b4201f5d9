//! What should happen: a deliberately naive board, written from the documents and not from the code.

use super::calls::{Answer, Call, New, Refused, Shows};
use super::item::Item;
use coordctl::clock::Now;
use std::collections::{BTreeMap, BTreeSet};

/// An agent as far as the rules look at it or change it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Agent {
    pub(super) load: i64,
    pub(super) completed: u64,
    pub(super) failed: u64,
    pub(super) role: String,
    pub(super) team: String,
    pub(super) can: Vec<String>,
    pub(super) capacity: Option<u64>,
    pub(super) retired: bool,
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
    /// The processes that run.
    pub(super) running: BTreeSet<u32>,
}

impl Model {
    /// Changes the board as change number `sequence`, or says why not and changes nothing.
    pub(super) fn ask(&mut self, now: &Now, sequence: u64, call: &Call) -> Result<Answer, Refused> {
        let mut next = self.clone();
        let answer = next.change(now, sequence, call)?;
        *self = next;
        Ok(answer)
    }

    fn change(&mut self, now: &Now, sequence: u64, call: &Call) -> Result<Answer, Refused> {
        match call {
            Call::Add { new } => self.add(now, new).map(|id| Answer::about(&id)),
            Call::Create { new, taker } => self.create(now, sequence, new, taker),
            Call::Take { id, taker } => self.take(now, sequence, id, taker),
            Call::Next { wants, taker, count } => self.take_next(now, sequence, wants, taker, *count),
            Call::Progress { id, by, percent, phase, note } => {
                let (item, shown) = self.held(id, by, now)?;
                let author = by.agent.clone().or(item.agent.clone());
                (item.status, item.percent, item.unfenced) = (phase.to_string(), Some(u64::from(*percent)), !shown);
                if *note {
                    item.add_note(note_by(author.as_deref(), "half way"));
                }
                item.renew(now, None);
                Ok(Answer::new(id, None, item.fence))
            }
            Call::Renew { id, by, ttl } => {
                let (item, _) = self.held(id, by, now)?;
                item.renew(now, *ttl);
                Ok(Answer::new(id, None, item.fence))
            }
            Call::Complete { id, by, result, points, accept } => self.complete(now, id, by, result, (*points, *accept)),
            Call::Release { id, by } => {
                let (item, shown) = self.held(id, by, now)?;
                let agent = item.agent.clone();
                item.end("released", "");
                (item.status, item.unfenced) = ("pending".to_owned(), !shown);
                let answer = Answer::new(id, agent.as_deref(), item.fence);
                self.unload(agent.as_deref());
                Ok(answer)
            }
            Call::Fail { id, by, reason, retry } => self.fail(now, id, by, reason, *retry),
            Call::Reclaim => Ok(Answer { items: self.take_back(now), ..Answer::default() }),
            Call::Handoff { id, by, to, ttl } => {
                self.held(id, by, now)?;
                self.pass(now, sequence, id, to, *ttl, "handed_off")
            }
            Call::Reassign { id, to, ttl } => {
                if self.item(id)?.is_closed() {
                    return Err(Refused::WrongStatus);
                }
                self.pass(now, sequence, id, to, *ttl, "reassigned")
            }
            edit => self.edit(now, edit),
        }
    }

    /// A new item that nobody holds.
    pub(super) fn add(&mut self, now: &Now, new: &New) -> Result<String, Refused> {
        if new.depends_on.iter().any(|id| !self.items.contains_key(id)) {
            return Err(Refused::NoSuchItem);
        }
        let id = format!("work_{}", self.next_id(now));
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let item = Item {
            status: "pending".to_owned(),
            points: new.points,
            max_attempts: new.max_attempts,
            kind: new.kind.to_owned(),
            urgency: new.urgency,
            labels: texts(&new.labels),
            needs: texts(&new.needs),
            depends_on: new.depends_on.clone(),
            open: texts(&new.criteria),
            not_before: new.not_before,
            due: new.due,
            created_at: now.seconds(),
            ..Item::default()
        };
        self.items.insert(id.clone(), item);
        Ok(id)
    }

    fn complete(
        &mut self,
        now: &Now,
        id: &str,
        by: &Shows,
        result: &str,
        (points, accept): (Option<u64>, bool),
    ) -> Result<Answer, Refused> {
        let item = self.item(id)?;
        if item.status == "completed" {
            item.is_completed_again(by, result)?;
            return Ok(Answer { again: true, ..Answer::new(id, item.agent.as_deref(), item.fence) });
        }
        let (item, shown) = self.held(id, by, now)?;
        if !accept && !item.open.is_empty() {
            return Err(Refused::OpenCriteria);
        }
        item.open.clear();
        let points = points.or(item.points).unwrap_or(5);
        (item.status, item.lease, item.unfenced) = ("completed".to_owned(), None, !shown);
        (item.result, item.percent, item.scored) = (Some(result.to_owned()), Some(100), Some(points));
        item.offered = false;
        let (agent, fence) = (item.agent.clone(), item.fence);
        self.log.push((id.to_owned(), agent.clone(), result.to_owned(), points));
        self.unload(agent.as_deref());
        if let Some(agent) = agent.as_deref().and_then(|agent| self.agents.get_mut(agent)) {
            agent.completed += 1;
        }
        Ok(Answer::new(id, agent.as_deref(), fence))
    }

    fn fail(&mut self, now: &Now, id: &str, by: &Shows, reason: &str, retry: Option<bool>) -> Result<Answer, Refused> {
        let item = self.item(id)?;
        if item.is_failed_again(by, reason) {
            let agent = item.ended.last().and_then(|ended| ended.agent.clone());
            return Ok(Answer { again: true, ..Answer::new(id, agent.as_deref(), item.fence) });
        }
        let (item, shown) = self.held(id, by, now)?;
        let agent = item.agent.clone();
        item.end("failed", reason);
        item.fail(now, retry, true);
        item.unfenced = !shown;
        let answer = Answer::new(id, agent.as_deref(), item.fence);
        self.count_failure(agent.as_deref());
        Ok(answer)
    }

    /// Takes back what ended leases held: each a failed attempt, offered again without a pause.
    pub(super) fn take_back(&mut self, now: &Now) -> Vec<String> {
        let is_over = |item: &Item| item.is_over(now, |pid| self.running.contains(&pid));
        let over: Vec<String> = self.items.iter().filter(|(_, item)| is_over(item)).map(|(id, _)| id.clone()).collect();
        over.iter().for_each(|id| self.expire(now, id));
        over
    }

    pub(super) fn expire(&mut self, now: &Now, id: &str) {
        let Some(item) = self.items.get_mut(id) else { return };
        let agent = item.agent.clone();
        item.end("expired", "");
        item.fail(now, None, false);
        self.count_failure(agent.as_deref());
    }

    pub(super) fn item(&self, id: &str) -> Result<&Item, Refused> {
        self.items.get(id).ok_or(Refused::NoSuchItem)
    }

    pub(super) fn item_mut(&mut self, id: &str) -> Result<&mut Item, Refused> {
        self.items.get_mut(id).ok_or(Refused::NoSuchItem)
    }

    pub(super) fn held(&mut self, id: &str, by: &Shows, now: &Now) -> Result<(&mut Item, bool), Refused> {
        let item = self.item_mut(id)?;
        let shown = item.let_through(by, now)?;
        Ok((item, shown))
    }

    fn count_failure(&mut self, agent: Option<&str>) {
        self.unload(agent);
        if let Some(agent) = agent.and_then(|agent| self.agents.get_mut(agent)) {
            agent.failed += 1;
        }
    }

    pub(super) fn unload(&mut self, agent: Option<&str>) {
        if let Some(agent) = agent.and_then(|agent| self.agents.get_mut(agent)) {
            agent.load = (agent.load - 1).max(0);
        }
    }

    pub(super) fn next_id(&mut self, now: &Now) -> u64 {
        self.last_id = now.wall_ns.max(self.last_id + 1);
        self.last_id
    }
}

/// A note as the model writes it down.
pub(super) fn note_by(author: Option<&str>, text: &str) -> String {
    format!("{}: {text}", author.unwrap_or_default())
}
