//! What holds on every board, whoever changed it: looked for in all rows, one pass over each kind.
//!
//! The numbers I1 to I20 stand at the head of [`crate::board`]; these are the consequences of them that rows alone can
//! show. Rows that an older tool made may say anything: of what only this program promises, only rows with a fence are
//! asked.

use super::{Agent, AgentId, Attempt, Status, WorkId, WorkItem};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// Every invariant: its name, and what it says. Two of them are not for rows to show: who reads the board looks at them.
pub const INVARIANTS: [(&str, &str); 10] = [
    ("agents", "every holder of a claim made here is an agent of the board"),
    ("attempts", "the fences of an item's attempts grow, and none is above the item's own"),
    ("closed", "a closed item has no lease, a completed one says when"),
    ("completions", "every completion made here names an item, and every item completed here has one"),
    ("dependencies", "every dependency is on the board or in the archive, and none leads back to its item"),
    ("fences", "no fence is above the number of the newest change"),
    ("holders", "a held item names its holder, a pending one has neither holder nor lease"),
    ("ids", "every row has an id, and no two rows have one"),
    ("index", "the rows by the index are those by the journal alone"),
    ("journal", "every record of the journal can be read"),
];

/// A board that breaks its invariants.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Broken(pub String);

/// A row that breaks an invariant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Breach {
    /// The name of the invariant: one of [`INVARIANTS`].
    pub invariant: &'static str,
    /// The id of the row.
    pub id: String,
    /// What is wrong with it.
    pub what: String,
}

/// A look at all rows of a board.
#[derive(Debug)]
pub struct Inspection {
    newest: u64,
    items: HashMap<WorkId, Vec<WorkId>>,
    agents: HashSet<AgentId>,
    /// Who holds an item by a claim made here.
    holders: Vec<(WorkId, AgentId)>,
    /// Items that were completed here.
    completed: HashSet<WorkId>,
    /// What completions made here name.
    named: HashSet<WorkId>,
    /// What any completion names.
    mentioned: HashSet<WorkId>,
    breaches: Vec<Breach>,
}

impl Inspection {
    /// Of a board whose newest change has this number.
    #[must_use]
    pub fn of(newest: u64) -> Self {
        Inspection {
            newest,
            items: HashMap::new(),
            agents: HashSet::new(),
            holders: Vec::new(),
            completed: HashSet::new(),
            named: HashSet::new(),
            mentioned: HashSet::new(),
            breaches: Vec::new(),
        }
    }

    /// Looks at a work item.
    pub fn work(&mut self, item: &WorkItem) {
        let id = item.id();
        self.claim(&id, item);
        self.fences(&id, item);
        if item.fence() > 0 && item.status() == Status::Completed {
            self.completed.insert(id.clone());
        }
        match self.items.contains_key(&id) {
            _ if id.as_str().is_empty() => self.breach("ids", "", "a work item has no id"),
            true => self.breach("ids", id.as_str(), "two work items have this id"),
            false => {
                self.items.insert(id, item.depends_on());
            }
        }
    }

    /// Looks at an agent.
    pub fn agent(&mut self, agent: &Agent) {
        let id = agent.id();
        match self.agents.contains(&id) {
            _ if id.as_str().is_empty() => self.breach("ids", "", "an agent has no id"),
            true => self.breach("ids", id.as_str(), "two agents have this id"),
            false => {
                self.agents.insert(id);
            }
        }
    }

    /// Looks at a completion.
    pub fn completion(&mut self, row: &Map<String, Value>) {
        let named = row.get("work_item_id").and_then(Value::as_str).unwrap_or_default();
        // Older tools' completions have no such field, and may name what they threw away.
        let is_ours = row.contains_key("seconds");
        match named.is_empty() {
            true if is_ours => self.breach("completions", "", "a completion names no item"),
            true => {}
            false => {
                let named = WorkId::from_row(named);
                self.named.extend(is_ours.then(|| named.clone()));
                self.mentioned.insert(named);
            }
        }
    }

    /// The dependencies and the items of completions that are not on the board: they must be in its archive.
    pub fn elsewhere(&self) -> impl Iterator<Item = &WorkId> {
        let dependencies = self.items.values().flatten();
        let all: HashSet<&WorkId> = dependencies.chain(&self.named).collect();
        all.into_iter().filter(|id| !self.items.contains_key(*id))
    }

    /// Ends the look, once every row was looked at. `archived` are those of [`Inspection::elsewhere`] that are in the archive.
    #[must_use]
    pub fn finish(mut self, archived: &HashSet<WorkId>) -> Vec<Breach> {
        self.together(archived);
        self.circles();
        let mut breaches = self.breaches;
        breaches.sort_by(|a, b| (a.invariant, &a.id, &a.what).cmp(&(b.invariant, &b.id, &b.what)));
        breaches
    }

    fn claim(&mut self, id: &WorkId, item: &WorkItem) {
        let (status, is_ours, id) = (item.status(), item.fence() > 0, id.as_str());
        if status.is_closed() && item.lease().is_some() {
            self.breach("closed", id, "it is closed and has a lease");
        }
        if status == Status::Completed && is_ours && item.time("completed_at").is_none() {
            self.breach("closed", id, "it is completed and does not say when");
        }
        if status.is_held() && is_ours && item.holder().is_none() {
            self.breach("holders", id, "it is held and names no holder");
        }
        if status == Status::Pending && is_ours && (item.lease().is_some() || !item.text("agent_id").is_empty()) {
            self.breach("holders", id, "it is pending and has a holder or a lease");
        }
        // A claim that was taken over may be of somebody whom the older tool never wrote down.
        let was_made_here = is_ours && !item.row().contains_key("migrated");
        if let Some(holder) = item.holder().filter(|_| was_made_here) {
            self.holders.push((item.id(), holder));
        }
    }

    fn fences(&mut self, id: &WorkId, item: &WorkItem) {
        let (fence, newest) = (item.fence(), self.newest);
        if fence > newest {
            self.breach("fences", id.as_str(), format!("its fence is {fence}, and the newest change is {newest}"));
        }
        let fences: Vec<u64> = Attempt::ended(item).iter().map(|attempt| attempt.fence).filter(|f| *f > 0).collect();
        if fences.windows(2).any(|pair| pair[0] >= pair[1]) || fences.last().is_some_and(|last| *last > fence) {
            self.breach("attempts", id.as_str(), format!("its attempts had the fences {fences:?}, and it has {fence}"));
        }
    }

    /// What several rows must say together.
    fn together(&mut self, archived: &HashSet<WorkId>) {
        let mut found = Vec::new();
        let is_known = |id: &WorkId| self.items.contains_key(id) || archived.contains(id);
        for (id, on) in self.items.iter().flat_map(|(id, on)| on.iter().map(move |on| (id, on))) {
            if !is_known(on) {
                found.push(("dependencies", id.as_str(), format!("it depends on {on}, which is nowhere")));
            }
        }
        for id in self.named.iter().filter(|id| !is_known(id)) {
            found.push(("completions", id.as_str(), "a completion names it, and it is nowhere".to_owned()));
        }
        for id in self.completed.iter().filter(|id| !self.mentioned.contains(*id)) {
            found.push(("completions", id.as_str(), "it was completed, and there is no completion of it".to_owned()));
        }
        for (id, holder) in self.holders.iter().filter(|(_, holder)| !self.agents.contains(holder)) {
            found.push(("agents", id.as_str(), format!("it is held by {holder}, whom the board does not know")));
        }
        let found = found.into_iter().map(|(invariant, id, what)| Breach { invariant, id: id.to_owned(), what });
        let found: Vec<Breach> = found.collect();
        self.breaches.extend(found);
    }

    /// Items that depend on themselves through others: what is left when everything that leads nowhere is taken away.
    fn circles(&mut self) {
        let mut waiting: HashMap<&WorkId, usize> = HashMap::new();
        let mut needed_by: HashMap<&WorkId, Vec<&WorkId>> = HashMap::new();
        for (id, on) in &self.items {
            let on: HashSet<&WorkId> = on.iter().filter(|on| self.items.contains_key(*on)).collect();
            waiting.insert(id, on.len());
            on.into_iter().for_each(|on| needed_by.entry(on).or_default().push(id));
        }
        let mut free: Vec<&WorkId> = waiting.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
        while let Some(id) = free.pop() {
            waiting.remove(id);
            for next in needed_by.get(id).into_iter().flatten() {
                if let Some(count) = waiting.get_mut(next) {
                    *count -= 1;
                    free.extend((*count == 0).then_some(*next));
                }
            }
        }
        let stuck: Vec<String> = waiting.into_keys().map(|id| id.as_str().to_owned()).collect();
        for id in stuck {
            self.breach("dependencies", &id, "it is in a circle of dependencies, or waits for one");
        }
    }

    fn breach(&mut self, invariant: &'static str, id: &str, what: impl Into<String>) {
        self.breaches.push(Breach { invariant, id: id.to_owned(), what: what.into() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Lease;
    use crate::clock::Now;
    use serde_json::json;

    fn item(fields: &Value) -> WorkItem {
        let mut row = json!({ "work_item_id": "work_1", "status": "pending", "fence": 5 });
        for (name, value) in fields.as_object().expect("an object") {
            row[name] = value.clone();
        }
        WorkItem::from_row(row.as_object().cloned().unwrap_or_default())
    }

    fn agent(id: &str) -> Agent {
        Agent::from_row(Map::from_iter([("agent_id".to_owned(), id.into())]))
    }

    /// The invariants that some rows break, on a board of 9 changes with the agent ada and an archive that holds `work_old`.
    fn broken(items: &[WorkItem], completions: &[&str]) -> Vec<&'static str> {
        let mut look = Inspection::of(9);
        items.iter().for_each(|item| look.work(item));
        look.agent(&agent("ada"));
        for named in completions {
            let row = json!({ "work_item_id": named, "seconds": 1 });
            look.completion(row.as_object().expect("an object"));
        }
        let archived = HashSet::from([WorkId::from_row("work_old")]);
        assert!(
            archived
                .iter()
                .all(|id| look.items.contains_key(id) || !look.named.contains(id) || look.elsewhere().any(|e| e == id))
        );
        look.finish(&archived).into_iter().map(|breach| breach.invariant).collect()
    }

    fn lease() -> Value {
        Lease::granted(&Now { wall_ns: 0, boot_ns: 0, boot_id: "b".into() }, 60).to_value()
    }

    #[test]
    fn what_the_rules_make_breaks_nothing() {
        let held =
            item(&json!({ "status": "active", "agent_id": "ada", "lease": lease(), "depends_on": ["work_old"] }));
        let done = json!({ "work_item_id": "work_2", "status": "completed", "completed_at": "2026-01-01T00:00:00Z" });
        let old = json!({ "work_item_id": "work_3", "status": "active", "fence": 0, "agent_id": "" });
        let taken = json!({ "work_item_id": "work_4", "status": "active", "agent_id": "bob", "migrated": {} });
        assert_eq!(broken(&[held, item(&done), item(&old), item(&taken)], &["work_2", "work_old"]), [""; 0]);
        // An older tool completed it: it says neither when, nor is there a completion.
        assert_eq!(broken(&[item(&json!({ "status": "completed", "fence": 0 }))], &[]), [""; 0]);
        // A completion of an older tool is one too.
        let mut look = Inspection::of(9);
        look.work(&item(&json!({ "status": "completed", "completed_at": "2026-01-01T00:00:00Z" })));
        look.completion(&Map::from_iter([("work_item_id".to_owned(), "work_1".into())]));
        assert_eq!(look.finish(&HashSet::new()), []);
    }

    #[test]
    fn each_breach_is_told_by_its_name() {
        let attempt = |fence: u64| {
            json!({ "attempt": 1, "agent_id": null, "fence": fence, "claimed_at": null, "ended_at": "", "outcome": "failed",
                "reason": "" })
        };
        let cases = [
            (json!({ "work_item_id": "" }), "ids"),
            (json!({ "status": "cancelled", "lease": lease() }), "closed"),
            (json!({ "status": "active" }), "holders"),
            (json!({ "status": "active", "agent_id": "bob" }), "agents"),
            (json!({ "agent_id": "ada" }), "holders"),
            (json!({ "lease": lease() }), "holders"),
            (json!({ "fence": 10 }), "fences"),
            (json!({ "attempts": [attempt(6)] }), "attempts"),
            (json!({ "attempts": [attempt(3), attempt(3)] }), "attempts"),
            (json!({ "depends_on": ["work_nowhere"] }), "dependencies"),
            (json!({ "depends_on": ["work_1"] }), "dependencies"),
        ];
        for (fields, invariant) in cases {
            assert_eq!(broken(&[item(&fields)], &[]), [invariant], "{fields}");
        }
        for fences in [vec![3, 9], vec![0, 0, 3]] {
            let attempts: Vec<Value> = fences.into_iter().map(attempt).collect();
            assert_eq!(broken(&[item(&json!({ "fence": 9, "attempts": attempts }))], &[]), [""; 0]);
        }
        assert_eq!(broken(&[item(&json!({})), item(&json!({}))], &[]), ["ids"]);
        assert_eq!(broken(&[], &["work_nowhere"]), ["completions"]);
        assert_eq!(broken(&[], &[""]), ["completions"]);
        let mut look = Inspection::of(1);
        look.completion(&Map::from_iter([("work_item_id".to_owned(), "work_nowhere".into())]));
        look.completion(&Map::new());
        assert_eq!(look.finish(&HashSet::new()), [], "an older tool made them");
        let done = |at: &str| item(&json!({ "status": "completed", "completed_at": at }));
        assert_eq!(broken(&[done("2026-01-01T00:00:00Z")], &[]), ["completions"]);
        assert_eq!(broken(&[done("")], &["work_1"]), ["closed"]);
    }

    #[test]
    fn circles_are_found_and_chains_are_none() {
        let named = |id: &str, on: &[&str]| item(&json!({ "work_item_id": id, "depends_on": on }));
        let circle = [named("work_1", &["work_2"]), named("work_2", &["work_3"]), named("work_3", &["work_1"])];
        assert_eq!(broken(&circle, &[]).len(), 3);
        let chain =
            [named("work_1", &["work_2", "work_3"]), named("work_2", &["work_3", "work_3"]), named("work_3", &[])];
        assert_eq!(broken(&chain, &[]), [""; 0]);
    }

    #[test]
    fn two_agents_with_one_name_and_one_without_are_told() {
        let mut look = Inspection::of(1);
        ["ada", "ada", ""].iter().for_each(|id| look.agent(&agent(id)));
        assert_eq!(look.finish(&HashSet::new()).len(), 2);
    }

    #[test]
    fn every_name_is_in_the_table_once_and_in_order() {
        assert!(INVARIANTS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
