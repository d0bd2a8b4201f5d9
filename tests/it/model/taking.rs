//! The model of who gets an item: what is offered to whom, in which order, and how it changes hands.

use super::calls::{Answer, New, Refused, Taker, To, Wants};
use super::item::{DEFAULT_TTL, Item, Lease};
use super::reference::{Agent, Model};
use coordctl::clock::Now;
use std::cmp::Reverse;

/// The team that agents of these tests say they are of.
pub(super) const TEAM: &str = "t";

impl Model {
    pub(super) fn create(&mut self, now: &Now, sequence: u64, new: &New, taker: &Taker) -> Result<Answer, Refused> {
        self.room(now, taker.agent.as_deref())?;
        let id = self.add(now, new)?;
        let agent = self.name(now, taker);
        Ok(self.hold(now, sequence, &id, &agent, taker))
    }

    pub(super) fn take(&mut self, now: &Now, sequence: u64, id: &str, taker: &Taker) -> Result<Answer, Refused> {
        let item = self.item(id)?;
        if item.is_held() && item.agent.is_some() {
            if item.offered && taker.agent == item.agent {
                return Ok(self.take_up(now, sequence, id, taker));
            }
            if !item.is_over(now, |pid| self.running.contains(&pid)) {
                return Err(Refused::Held);
            }
            self.expire(now, id);
        }
        let item = self.item(id)?;
        if item.is_closed() {
            return Err(Refused::WrongStatus);
        }
        if !self.is_ready(now, item, taker) {
            return Err(Refused::NotReady);
        }
        self.room(now, taker.agent.as_deref())?;
        let agent = self.name(now, taker);
        Ok(self.hold(now, sequence, id, &agent, taker))
    }

    /// First what was handed to the agent and waits for it, then whatever is ready: urgency, due date, age.
    pub(super) fn take_next(
        &mut self,
        now: &Now,
        sequence: u64,
        wants: &Wants,
        taker: &Taker,
        count: usize,
    ) -> Result<Answer, Refused> {
        let returned = self.take_back(now);
        let mut taken = Answer { fence: sequence, ..Answer::default() };
        for id in self.handed_to(taker, wants).into_iter().take(count) {
            taken.agent = self.take_up(now, sequence, &id, taker).agent;
            taken.items.push(id);
        }
        let room = match self.room(now, taker.agent.as_deref()) {
            Err(refused) if taken.items.is_empty() => return Err(refused),
            room => room.unwrap_or(0).min((count - taken.items.len()) as u64),
        };
        let ready = |(_, item): &(&String, &Item)| {
            item.is_pending() && item.is_wanted(wants) && self.is_ready(now, item, taker)
        };
        let mut queue: Vec<(&String, &Item)> = self.items.iter().filter(ready).collect();
        queue.sort_by_key(|(id, item)| {
            (Reverse(item.urgency), item.due.unwrap_or(i64::MAX), item.created_at, (*id).clone())
        });
        let next: Vec<String> = queue.into_iter().take(room as usize).map(|(id, _)| id.clone()).collect();
        if !next.is_empty() {
            let agent = self.name(now, taker);
            for id in next {
                taken.agent = self.hold(now, sequence, &id, &agent, taker).agent;
                taken.items.push(id);
            }
        }
        if taken.items.is_empty() { Err(Refused::NothingToClaim(!returned.is_empty())) } else { Ok(taken) }
    }

    /// Passes an item on: to an agent that holds it at once, or to whoever of a role or team claims it first.
    pub(super) fn pass(
        &mut self,
        now: &Now,
        sequence: u64,
        id: &str,
        to: &To,
        ttl: Option<Option<u64>>,
        how: &'static str,
    ) -> Result<Answer, Refused> {
        if let To::Agent(agent) = to {
            self.agents.get(agent).ok_or(Refused::NoSuchAgent)?;
            self.room(now, Some(agent))?;
        }
        let item = self.item_mut(id)?;
        let from = item.agent.clone().filter(|_| item.is_held());
        let present = from.as_ref().map(|_| item.lease.as_ref().map(|lease| lease.ttl));
        let ttl = ttl.or(present).unwrap_or(Some(DEFAULT_TTL));
        if item.is_held() {
            item.end(how, "");
        }
        (item.fence, item.reserved, item.unfenced) = (sequence, None, false);
        match to {
            To::Agent(agent) => {
                (item.status, item.agent, item.offered) = ("active".to_owned(), Some(agent.clone()), true);
                (item.attempt, item.rest) = (item.attempt + 1, None);
                item.lease = ttl.map(|ttl| Lease::of(now, ttl));
            }
            To::Role(name) => item.reserve("role", name),
            To::Team(name) => item.reserve("team", name),
        }
        self.fences.entry(id.to_owned()).or_default().push(sequence);
        self.unload(from.as_deref());
        if let To::Agent(agent) = to {
            self.agents.entry(agent.clone()).or_default().load += 1;
        }
        Ok(Answer::new(id, from.as_deref(), sequence))
    }

    /// Whether nothing keeps a free item from this taker.
    fn is_ready(&self, now: &Now, item: &Item, taker: &Taker) -> bool {
        let is_done = |id: &String| self.items.get(id).is_some_and(|item| item.status == "completed");
        let (role, team, can) = self.profile(taker);
        let is_for_them = match &item.reserved {
            Some((kind, name)) if kind == "role" => *name == role,
            Some((_, name)) => *name == team,
            None => true,
        };
        item.depends_on.iter().all(is_done)
            && item.not_before.is_none_or(|at| at <= now.seconds())
            && !item.rests(now)
            && item.needs.iter().all(|need| can.contains(need))
            && is_for_them
    }

    /// The role, the team and what they can do: as registered, and what they say of themselves.
    fn profile(&self, taker: &Taker) -> (String, String, Vec<String>) {
        let known = taker.agent.as_ref().and_then(|agent| self.agents.get(agent));
        let said = taker.can.iter().map(|can| (*can).to_owned());
        match known {
            Some(agent) => (agent.role.clone(), agent.team.clone(), said.chain(agent.can.clone()).collect()),
            None => (String::new(), TEAM.to_owned(), said.collect()),
        }
    }

    /// How many more items an agent may hold; claims that are over do not count.
    fn room(&self, now: &Now, agent: Option<&str>) -> Result<u64, Refused> {
        let Some((name, known)) = agent.and_then(|name| Some((name, self.agents.get(name)?))) else {
            return Ok(u64::MAX);
        };
        if known.retired {
            return Err(Refused::Retired);
        }
        let is_live = |item: &&Item| item.is_held_by(name) && !item.is_over(now, |pid| self.running.contains(&pid));
        let live = self.items.values().filter(is_live).count() as u64;
        match known.capacity.map_or(u64::MAX, |capacity| capacity.saturating_sub(live)) {
            0 => Err(Refused::AtCapacity),
            room => Ok(room),
        }
    }

    fn handed_to(&self, taker: &Taker, wants: &Wants) -> Vec<String> {
        let Some(agent) = taker.agent.as_deref() else { return Vec::new() };
        let waits = |item: &Item| item.offered && item.is_held_by(agent) && item.is_wanted(wants);
        self.items.iter().filter(|(_, item)| waits(item)).map(|(id, _)| id.clone()).collect()
    }

    /// The taker's name; one without a name is a new agent.
    fn name(&mut self, now: &Now, taker: &Taker) -> String {
        taker.agent.clone().unwrap_or_else(|| format!("agent_{}", self.next_id(now)))
    }

    fn hold(&mut self, now: &Now, sequence: u64, id: &str, agent: &str, taker: &Taker) -> Answer {
        let new = Agent { team: TEAM.to_owned(), ..Agent::default() };
        self.agents.entry(agent.to_owned()).or_insert(new).load += 1;
        let item = self.items.entry(id.to_owned()).or_default();
        (item.status, item.agent) = ("active".to_owned(), Some(agent.to_owned()));
        item.attempt = item.attempt.saturating_add(1);
        (item.unfenced, item.rest, item.reserved) = (false, None, None);
        self.grant(now, sequence, id, agent, taker)
    }

    /// Lets the holder of an item that was handed to it take it up.
    fn take_up(&mut self, now: &Now, sequence: u64, id: &str, taker: &Taker) -> Answer {
        let agent = taker.agent.clone().unwrap_or_default();
        self.grant(now, sequence, id, &agent, taker)
    }

    fn grant(&mut self, now: &Now, sequence: u64, id: &str, agent: &str, taker: &Taker) -> Answer {
        let item = self.items.entry(id.to_owned()).or_default();
        item.fence = sequence;
        item.lease = taker.ttl.map(|ttl| Lease::of(now, ttl));
        (item.process, item.offered) = (taker.process, false);
        self.fences.entry(id.to_owned()).or_default().push(sequence);
        Answer::new(id, Some(agent), sequence)
    }
}

impl Item {
    fn reserve(&mut self, kind: &str, name: &str) {
        self.status = "pending".to_owned();
        self.reserved = Some((kind.to_owned(), name.to_owned()));
    }
}
