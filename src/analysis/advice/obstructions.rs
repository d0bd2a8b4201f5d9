//! What holds single items up: other items, their holders, abilities that nobody has, reservations for the gone.

use super::bottlenecks::{NAMED, Obstruction, ObstructionKind, severity};
use super::queues::is_living;
use super::{OpenItem, Subject, Worker};
use crate::board::{Liveness, Status};
use crate::text::{agree, many};
use std::collections::{BTreeMap, HashMap};

/// Everything that holds open items up, beside queues.
pub(super) fn obstructions(subject: &Subject, open: u64) -> Vec<Obstruction> {
    let view = View::of(subject, open);
    let kinds = [view.missing_capabilities(), view.reserved_for_gone(), view.awaited_items(), view.blocked_holders()];
    kinds.concat()
}

struct View<'a> {
    subject: &'a Subject,
    open: u64,
    items: HashMap<&'a str, &'a OpenItem>,
    agents: HashMap<&'a str, &'a Worker>,
    /// The open items that depend on each item.
    waiting: BTreeMap<&'a str, Vec<&'a OpenItem>>,
}

impl<'a> View<'a> {
    fn of(subject: &'a Subject, open: u64) -> Self {
        let mut waiting: BTreeMap<&str, Vec<&OpenItem>> = BTreeMap::new();
        for item in &subject.open {
            for other in &item.depends_on {
                waiting.entry(other).or_default().push(item);
            }
        }
        View {
            subject,
            open,
            items: subject.open.iter().map(|item| (item.work_id.as_str(), item)).collect(),
            agents: subject.agents.iter().map(|agent| (agent.agent_id.as_str(), agent)).collect(),
            waiting,
        }
    }

    /// An obstruction of these items.
    fn found(&self, kind: ObstructionKind, place: &str, items: &[&OpenItem], is_stuck: bool) -> Obstruction {
        let mut oldest = items.to_vec();
        oldest.sort_by_key(|item| (item.created_at == 0, item.created_at));
        let age = |item: &&OpenItem| (item.created_at != 0).then(|| (self.subject.at - item.created_at).max(0));
        Obstruction {
            kind,
            gravity: severity(items.len() as u64, self.open, is_stuck),
            place: place.to_owned(),
            holds_up: items.len() as u64,
            is_stuck,
            longest_seconds: oldest.iter().find_map(age),
            evidence: String::new(),
            remedy: String::new(),
            work_ids: oldest.iter().take(NAMED).map(|item| item.work_id.clone()).collect(),
            agent_ids: Vec::new(),
        }
    }

    fn missing_capabilities(&self) -> Vec<Obstruction> {
        let living: Vec<&Worker> = self.subject.agents.iter().filter(|agent| is_living(agent)).collect();
        let mut missing: BTreeMap<&str, Vec<&OpenItem>> = BTreeMap::new();
        for item in self.subject.open.iter().filter(|item| item.status == Status::Pending) {
            for needed in &item.capabilities {
                if !living.iter().any(|agent| agent.capabilities.contains(needed)) {
                    missing.entry(needed).or_default().push(item);
                }
            }
        }
        let told = |(needed, items): (&&str, &Vec<&OpenItem>)| {
            let count = many(items.len() as u64, "pending item");
            let need = agree(items.len() as u64, "needs", "need");
            let living = many(living.len() as u64, "living agent");
            let evidence = format!("{count} {need} \"{needed}\", which none of the {living} has");
            let remedy = format!("an agent with \"{needed}\": {count} could be claimed by it");
            Obstruction { evidence, remedy, ..self.found(ObstructionKind::MissingCapability, needed, items, true) }
        };
        missing.iter().map(told).collect()
    }

    fn reserved_for_gone(&self) -> Vec<Obstruction> {
        let mut gone: BTreeMap<(&str, &str), Vec<&OpenItem>> = BTreeMap::new();
        for item in self.subject.open.iter().filter(|item| item.status == Status::Pending) {
            if let Some((kind, name)) = &item.reserved_for
                && !self.is_anybody(kind, name)
            {
                gone.entry((kind, name)).or_default().push(item);
            }
        }
        let told = |(&(kind, name), items): (&(&str, &str), &Vec<&OpenItem>)| {
            let count = many(items.len() as u64, "pending item");
            let evidence = format!("{count} reserved for {kind} \"{name}\", where no living agent is");
            let remedy = format!("handing {count} to somebody else than {kind} \"{name}\"");
            let agent_ids = self.agents.get(name).filter(|_| kind == "agent").map(|agent| agent.agent_id.clone());
            let found = self.found(ObstructionKind::ReservedForGone, name, items, true);
            Obstruction { evidence, remedy, agent_ids: agent_ids.into_iter().collect(), ..found }
        };
        gone.iter().map(told).collect()
    }

    /// Whether a living agent is meant by a reservation.
    fn is_anybody(&self, kind: &str, name: &str) -> bool {
        let is_meant = |agent: &Worker| match kind {
            "agent" => agent.agent_id == name,
            "role" => agent.role == name,
            "team" => agent.team == name,
            _ => false,
        };
        self.subject.agents.iter().any(|agent| is_living(agent) && is_meant(agent))
    }

    /// Whether a holder is there no more; one that was not read, where there are very many, may be.
    fn is_gone(&self, holder: &str) -> bool {
        match self.agents.get(holder) {
            Some(agent) => agent.state == Liveness::Gone,
            None => self.subject.agents_left_out == 0,
        }
    }

    fn awaited_items(&self) -> Vec<Obstruction> {
        self.waiting.iter().map(|(id, items)| self.awaited(id, items)).collect()
    }

    fn awaited(&self, id: &str, items: &[&OpenItem]) -> Obstruction {
        let count = items.len() as u64;
        let wait = format!("{} {} for it", many(count, "open item"), agree(count, "waits", "wait"));
        let item = self.items.get(id);
        let holder = item.and_then(|item| item.agent_id.as_deref());
        // It may be open and not read where there are very many.
        let is_lost = item.is_none() && self.subject.open_left_out == 0;
        let stands = match (item, holder) {
            (None, _) if is_lost => "it is not open any more, and was not completed".to_owned(),
            (None, _) => "it is not among the items that were read".to_owned(),
            (Some(item), Some(holder)) => {
                let gone = if self.is_gone(holder) { ", who is gone" } else { "" };
                format!("it is {} and held by \"{holder}\"{gone}", item.status.word())
            }
            (Some(item), None) => format!("it is {} and nobody holds it", item.status.word()),
        };
        let is_stuck = is_lost || holder.is_some_and(|holder| self.is_gone(holder));
        let mut found = self.found(ObstructionKind::AwaitedItem, id, items, is_stuck);
        found.evidence = format!("{wait}; {stands}");
        let frees = many(count, "item");
        found.remedy = match holder {
            _ if is_lost => format!("taking the dependency on {id} from {frees}, or doing it after all"),
            Some(holder) => format!("the completion of {id} by \"{holder}\", or by another holder: it frees {frees}"),
            None => format!("claiming {id} next: its completion frees {frees}"),
        };
        if item.is_some() {
            found.work_ids.insert(0, id.to_owned());
        }
        found.agent_ids =
            holder.filter(|holder| self.agents.contains_key(holder)).map(str::to_owned).into_iter().collect();
        found
    }

    fn blocked_holders(&self) -> Vec<Obstruction> {
        let mut holders: BTreeMap<&str, Vec<&OpenItem>> = BTreeMap::new();
        for item in self.subject.open.iter().filter(|item| item.status == Status::Blocked) {
            if let Some(holder) = &item.agent_id
                && self.waiting.contains_key(item.work_id.as_str())
            {
                holders.entry(holder).or_default().push(item);
            }
        }
        holders.iter().map(|(holder, blocked)| self.blocked_holder(holder, blocked)).collect()
    }

    fn blocked_holder(&self, holder: &str, blocked: &[&OpenItem]) -> Obstruction {
        let mut waiting: Vec<&OpenItem> =
            blocked.iter().flat_map(|item| self.waiting[item.work_id.as_str()].iter().copied()).collect();
        waiting.sort_by(|one, other| one.work_id.cmp(&other.work_id));
        waiting.dedup_by(|one, other| one.work_id == other.work_id);
        let agent = self.agents.get(holder);
        let reasons: Vec<String> = blocked
            .iter()
            .filter(|item| !item.blocked_on.is_empty())
            .map(|item| format!("\"{}\"", item.blocked_on))
            .collect();
        let reasons = if reasons.is_empty() { String::new() } else { format!("; it waits for {}", reasons.join(", ")) };
        let count = many(blocked.len() as u64, "blocked item");
        let dependents = waiting.len() as u64;
        let dependent = format!("{} {}", many(dependents, "open item"), agree(dependents, "depends", "depend"));
        let mut found = self.found(ObstructionKind::BlockedHolder, holder, &waiting, self.is_gone(holder));
        found.evidence = format!("it holds {count} that {dependent} on{reasons}");
        found.remedy = format!("clearing what blocks {count} of \"{holder}\"");
        found.work_ids = blocked.iter().map(|item| item.work_id.clone()).chain(found.work_ids).take(NAMED).collect();
        found.agent_ids = agent.map(|agent| agent.agent_id.clone()).into_iter().collect();
        found
    }
}

#[cfg(test)]
mod tests;
