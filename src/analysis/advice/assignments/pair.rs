//! One item and one agent: whether the agent may have it, and what it is worth that it has it.

use super::history::History;
use crate::analysis::advice::term::{Term, saturating, sum};
use crate::analysis::advice::{OpenItem, Worker};
use crate::board::{AgentId, Profile};
use serde::{Deserialize, Serialize};

/// What each term can bring at most; that of the load takes points.
const TAKEN: f64 = 40.0;
const URGENCY: f64 = 50.0;
const TEAM: f64 = 15.0;
const FIT: f64 = 10.0;
const EXPERIENCE: f64 = 20.0;
const RELIABILITY: f64 = 10.0;
const LOAD: f64 = -40.0;

/// What an agent that may hold any number of items is taken to be able to carry.
pub const USUAL_CAPACITY: u64 = 4;

/// Why an agent may not have an item that is ready.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bar {
    /// It lacks a capability.
    Lacks(String),
    /// The item is kept for another agent, role or team.
    Reserved(String, String),
}

/// An agent with what the rules of the board ask of it.
#[derive(Debug, Clone)]
pub struct Candidate<'a> {
    /// The agent.
    pub worker: &'a Worker,
    profile: Profile,
}

impl<'a> Candidate<'a> {
    /// The agent as the rules see it.
    #[must_use]
    pub fn new(worker: &'a Worker) -> Self {
        let profile = Profile {
            agent: Some(AgentId::from_row(&worker.agent_id)),
            role: worker.role.clone(),
            team: worker.team.clone(),
            capabilities: worker.capabilities.clone(),
            capacity: worker.capacity,
            is_retired: false,
        };
        Candidate { worker, profile }
    }

    /// What keeps it from an item that is ready.
    #[must_use]
    pub fn bar(&self, item: &OpenItem) -> Option<Bar> {
        let lacking = item.capabilities.iter().find(|needed| !self.worker.capabilities.contains(needed));
        let elsewhere = item.reserved_for.as_ref().filter(|(kind, name)| !self.profile.is(kind, name));
        let reserved = elsewhere.map(|(kind, name)| Bar::Reserved(kind.clone(), name.clone()));
        lacking.map(|name| Bar::Lacks(name.clone())).or(reserved)
    }

    /// How many more items it may hold.
    #[must_use]
    pub fn room(&self) -> u64 {
        self.worker.capacity.map_or(u64::MAX, |capacity| capacity.saturating_sub(self.worker.load))
    }

    /// What it is worth that it gets an item of this score when it already holds `held`: the terms.
    #[must_use]
    pub fn terms(&self, item: &OpenItem, score: f64, history: &History, held: u64) -> Vec<Term> {
        let mut terms = self.worth(item, score, history).to_vec();
        terms.push(self.load(held));
        terms
    }

    /// The worth without the load, in hundredths of a point.
    pub(super) fn worth_in_hundredths(&self, item: &OpenItem, score: f64, history: &History) -> i64 {
        sum(&self.worth(item, score, history))
    }

    fn worth(&self, item: &OpenItem, score: f64, history: &History) -> [Term; 6] {
        let known = |text: &str| !text.is_empty();
        let same = known(&item.team) && item.team == self.worker.team;
        let team = (known(&item.team) && known(&self.worker.team)).then_some(f64::from(u8::from(same)));
        let fit = (1 + item.capabilities.len()) as f64 / (1 + self.worker.capabilities.len()) as f64;
        let past = history.past(self.worker, &item.work_type);
        let experience = saturating(past.own as f64, 2.0).max(0.5 * saturating(past.team as f64, 6.0));
        let attempts = self.worker.completed + self.worker.failed;
        let reliability = (1 + self.worker.completed) as f64 / (2 + attempts) as f64;
        [
            Term::new("taken", "item", Some(1.0), 1.0, TAKEN),
            Term::new("urgency", "points", Some(score), score / 100.0, URGENCY),
            Term::new("team", "same", team, team.unwrap_or(0.0), TEAM),
            Term::new("fit", "needed of had", Some(fit), fit, FIT),
            Term::new("experience", "done before", history.tells().then_some(past.own as f64), experience, EXPERIENCE),
            Term::new("reliability", "attempts", (attempts > 0).then_some(attempts as f64), reliability, RELIABILITY),
        ]
    }

    /// What the next item costs an agent that holds `held`: each costs more than the one before.
    fn load(&self, held: u64) -> Term {
        let capacity = self.worker.capacity.unwrap_or(USUAL_CAPACITY).max(1);
        let share = held as f64 / capacity as f64;
        // A share may be above 1 where nobody set a limit: the cost goes on growing.
        Term::new("load", "held", Some(held as f64), share.min(1.0), LOAD * share.max(1.0))
    }

    /// The same in hundredths of a point.
    pub(super) fn load_in_hundredths(&self, held: u64) -> i64 {
        self.load(held).hundredths()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::advice::Finished;
    use crate::board::Liveness;

    fn worker(capabilities: &[&str], capacity: Option<u64>) -> Worker {
        Worker {
            agent_id: "ada".into(),
            team: "red".into(),
            role: "coder".into(),
            capabilities: capabilities.iter().map(|&name| name.into()).collect(),
            capacity,
            state: Liveness::Idle,
            load: 0,
            completed: 0,
            failed: 0,
            last_sign_at: None,
        }
    }

    fn points(terms: &[Term]) -> Vec<f64> {
        terms.iter().map(|term| term.points).collect()
    }

    #[test]
    fn an_agent_needs_every_capability_and_must_be_meant() {
        let worker = worker(&["rust"], None);
        let ada = Candidate::new(&worker);
        let item = |capabilities: &[&str], kind: &str, name: &str| OpenItem {
            capabilities: capabilities.iter().map(|&name| name.into()).collect(),
            reserved_for: (!kind.is_empty()).then(|| (kind.into(), name.into())),
            ..OpenItem::default()
        };
        let reserved = |kind: &str, name: &str| Some(Bar::Reserved(kind.into(), name.into()));
        let cases = [
            (item(&[], "", ""), None),
            (item(&["rust"], "agent", "ada"), None),
            (item(&["rust", "sql"], "", ""), Some(Bar::Lacks("sql".into()))),
            (item(&[], "role", "coder"), None),
            (item(&[], "team", "red"), None),
            (item(&[], "team", "ada"), reserved("team", "ada")),
            (item(&[], "agent", "bob"), reserved("agent", "bob")),
        ];
        for (item, bar) in cases {
            assert_eq!(ada.bar(&item), bar, "{item:?}");
        }
    }

    #[test]
    fn each_term_counts_as_its_formula_says() {
        let mut worker = worker(&["rust", "sql", "go"], Some(4));
        (worker.completed, worker.failed) = (5, 2);
        let done = |agent_id: &str| Finished {
            agent_id: agent_id.into(),
            work_type: "fix".into(),
            team: "red".into(),
            ..Finished::default()
        };
        let history = History::of(&[done("ada"), done("ada"), done("bob")], &[worker.clone()]);
        let item = OpenItem {
            work_type: "fix".into(),
            team: "red".into(),
            capabilities: vec!["sql".into()],
            ..OpenItem::default()
        };
        let terms = Candidate::new(&worker).terms(&item, 60.0, &history, 1);
        assert_eq!(points(&terms), [40.0, 30.0, 15.0, 5.0, 10.0, 6.67, -10.0]);
        assert!(terms.iter().all(|term| term.value.is_some()), "{terms:?}");
    }

    #[test]
    fn what_the_board_does_not_tell_brings_nothing() {
        let worker = Worker { team: String::new(), ..worker(&[], None) };
        let terms = Candidate::new(&worker).terms(&OpenItem::default(), 0.0, &History::default(), 0);
        assert_eq!(points(&terms), [40.0, 0.0, 0.0, 10.0, 0.0, 5.0, 0.0]);
        let unknown: Vec<_> = terms.iter().filter(|term| term.value.is_none()).map(|term| &*term.name).collect();
        assert_eq!(unknown, ["team", "experience", "reliability"]);
    }

    #[test]
    fn each_further_item_costs_no_less_than_the_one_before() {
        for capacity in [None, Some(0), Some(1), Some(2), Some(7)] {
            let worker = worker(&[], capacity);
            let ada = Candidate::new(&worker);
            let costs: Vec<_> = (0..20).map(|held| -ada.load_in_hundredths(held)).collect();
            assert!(costs.is_sorted() && costs[0] == 0 && costs[1] > 0, "{capacity:?}: {costs:?}");
        }
        let worker = worker(&[], None);
        assert_eq!(Candidate::new(&worker).load_in_hundredths(6), -60_00);
    }
}
