//! Which item one agent should take: claim one, finish what it holds first, or wait.

use super::assignments::{Candidate, History};
use super::term::{Term, points, sum};
use super::{OpenItem, Scores, Subject, Worker};
use crate::board::{Liveness, Status};
use serde::{Deserialize, Serialize};

/// The most candidates, and the most held items, that are told one by one.
pub const TOLD: usize = 10;

/// What an agent should do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Claim the first of the candidates.
    Claim,
    /// Finish, give back or unblock what it holds.
    Finish,
    /// Nothing suits it now.
    Wait,
}

/// Why it should finish what it holds first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// It holds as many items as it may.
    Full,
    /// The lease of an item that it holds is over.
    LeaseOver,
    /// The lease of an item that it holds is two thirds over, or it was silent for a day under a claim without one.
    Late,
    /// An item that it holds is blocked.
    Blocked,
    /// One item more is worth less than what the load of those that it holds costs.
    Loaded,
}

/// Which item an agent should take.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecommendFigures {
    /// The agent that was asked about; `None` for a new one.
    pub agent_id: Option<String>,
    /// Whether it is among the agents that may be given work; a new agent has no team and no capabilities.
    pub known: bool,
    /// The only type of work that was asked about.
    pub work_type: Option<String>,
    /// What it should do.
    pub step: Step,
    /// Why it should finish what it holds first.
    pub troubles: Vec<Trouble>,
    /// What it holds, at most [`TOLD`]: with ended leases first, then blocked, then the highest score first.
    pub held: Vec<HeldItem>,
    /// How many items it holds.
    pub load: u64,
    /// How many items it may hold; `None` for any number.
    pub capacity: Option<u64>,
    /// The items that it may have now, the most worth first, at most [`TOLD`].
    pub candidates: Vec<Suitable>,
    /// How many more there are.
    pub candidates_more: u64,
    /// How many items of the type that was asked about are ready.
    pub ready: u64,
    /// How many of these it may not have for want of a capability, or because they are kept for others.
    pub barred: u64,
    /// How many pending items of that type are not ready.
    pub not_ready: u64,
    /// Seconds until the next of those is offered, where a time is set.
    pub next_in_seconds: Option<i64>,
    /// How many open items were not read.
    pub not_read: u64,
}

/// An item that the agent holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeldItem {
    /// Its id.
    pub work_id: String,
    /// What kind of work it is.
    pub work_type: String,
    /// Where it stands.
    pub status: Status,
    /// How far it is, in per cent.
    pub progress: u64,
    /// Whether its lease is over.
    pub lease_over: bool,
    /// What the agent says that it waits for.
    pub blocked_on: String,
    /// Its priority score.
    pub score: f64,
}

/// An item that the agent may have now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suitable {
    /// Its id.
    pub work_id: String,
    /// What kind of work it is.
    pub work_type: String,
    /// What it is worth that the agent gets it: the sum of the points of `terms`, those of an assignment.
    pub worth: f64,
    /// How that came about.
    pub terms: Vec<Term>,
    /// Its priority score.
    pub score: f64,
    /// How many open items wait on it.
    pub waiting: u64,
    /// Seconds to its due date, negative where that is past.
    pub due_in_seconds: Option<i64>,
    /// How many items of this kind the agent has completed, among those that were read.
    pub done_before: u64,
}

/// What an agent, or a new one, should do next; only items of one type where one is named.
#[must_use]
pub fn recommend(subject: &Subject, agent: Option<&str>, work_type: Option<&str>) -> RecommendFigures {
    let known = subject.agents.iter().find(|worker| Some(worker.agent_id.as_str()) == agent);
    let worker = known.cloned().unwrap_or_else(|| newcomer(agent.unwrap_or_default(), subject));
    let candidate = Candidate::new(&worker);
    let scores = Scores::of(subject);
    let mut figures = counted(subject, &candidate, work_type);
    figures.agent_id = agent.map(str::to_owned);
    figures.known = known.is_some();
    figures.held = held(subject, &scores, &worker.agent_id);
    let mut suitable = suitable(subject, &scores, &candidate, work_type);
    suitable.sort_by_key(|one| std::cmp::Reverse(sum(&one.terms)));
    figures.troubles = troubles(&worker, &figures.held, &candidate, suitable.first());
    figures.step = step(&figures.troubles, worker.load, suitable.is_empty());
    figures.candidates_more = suitable.len().saturating_sub(TOLD) as u64;
    suitable.truncate(TOLD);
    figures.candidates = suitable;
    figures.held.truncate(TOLD);
    figures
}

fn step(troubles: &[Trouble], load: u64, nothing_suits: bool) -> Step {
    match troubles {
        [] if nothing_suits => Step::Wait,
        [] => Step::Claim,
        // Whoever may hold nothing at all has nothing to finish either.
        _ if load == 0 => Step::Wait,
        _ => Step::Finish,
    }
}

/// An agent that the board does not know, or that was retired: it holds what it holds, and nothing else is known.
fn newcomer(agent: &str, subject: &Subject) -> Worker {
    let load = subject.open.iter().filter(|item| is_held_by(item, agent)).count() as u64;
    Worker {
        agent_id: agent.to_owned(),
        team: String::new(),
        role: String::new(),
        capabilities: Vec::new(),
        capacity: None,
        state: Liveness::Idle,
        load,
        completed: 0,
        failed: 0,
        last_sign_at: None,
    }
}

fn is_held_by(item: &OpenItem, agent: &str) -> bool {
    !agent.is_empty() && item.status.is_held() && item.agent_id.as_deref() == Some(agent)
}

fn is_of(item: &OpenItem, work_type: Option<&str>) -> bool {
    work_type.is_none_or(|wanted| item.work_type == wanted)
}

/// The figures with what is counted over all items.
fn counted(subject: &Subject, candidate: &Candidate<'_>, work_type: Option<&str>) -> RecommendFigures {
    let pending = |item: &&OpenItem| item.status == Status::Pending && is_of(item, work_type);
    let (ready, other): (Vec<_>, Vec<_>) = subject.open.iter().filter(pending).partition(|item| item.ready);
    let ahead = other.iter().filter_map(|item| item.not_before).map(|at| at.saturating_sub(subject.at));
    RecommendFigures {
        agent_id: None,
        known: false,
        work_type: work_type.map(str::to_owned),
        step: Step::Wait,
        troubles: Vec::new(),
        held: Vec::new(),
        load: candidate.worker.load,
        capacity: candidate.worker.capacity,
        candidates: Vec::new(),
        candidates_more: 0,
        ready: ready.len() as u64,
        barred: ready.iter().filter(|item| candidate.bar(item).is_some()).count() as u64,
        not_ready: other.len() as u64,
        next_in_seconds: ahead.filter(|&seconds| seconds > 0).min(),
        not_read: subject.open_left_out,
    }
}

fn held(subject: &Subject, scores: &Scores, agent: &str) -> Vec<HeldItem> {
    let mine = scores.scored.iter().filter(|one| is_held_by(&subject.open[one.place], agent));
    let told = |one: &super::Scored| {
        let item = &subject.open[one.place];
        HeldItem {
            work_id: item.work_id.clone(),
            work_type: item.work_type.clone(),
            status: item.status,
            progress: item.progress,
            lease_over: item.lease_over,
            blocked_on: item.blocked_on.clone(),
            score: one.points(),
        }
    };
    let mut held: Vec<HeldItem> = mine.map(told).collect();
    held.sort_by_key(|item| (!item.lease_over, item.status != Status::Blocked));
    held
}

fn suitable(subject: &Subject, scores: &Scores, candidate: &Candidate<'_>, work_type: Option<&str>) -> Vec<Suitable> {
    let history = History::of(&subject.finished, &subject.agents);
    let may = |item: &OpenItem| {
        item.status == Status::Pending && item.ready && is_of(item, work_type) && candidate.bar(item).is_none()
    };
    let offered = scores.scored.iter().filter(|one| may(&subject.open[one.place]));
    let told = |one: &super::Scored| {
        let item = &subject.open[one.place];
        let terms = candidate.terms(item, one.points(), &history, candidate.worker.load);
        Suitable {
            work_id: item.work_id.clone(),
            work_type: item.work_type.clone(),
            worth: points(sum(&terms)),
            terms,
            score: one.points(),
            waiting: one.behind.waiting,
            due_in_seconds: item.due.map(|due| due.saturating_sub(subject.at)),
            done_before: history.past(candidate.worker, &item.work_type).own,
        }
    };
    offered.map(told).collect()
}

/// Why the agent should finish what it holds before it takes `best`.
fn troubles(worker: &Worker, held: &[HeldItem], candidate: &Candidate<'_>, best: Option<&Suitable>) -> Vec<Trouble> {
    let holds = !held.is_empty();
    let found = [
        (Trouble::Full, candidate.room() == 0),
        (Trouble::LeaseOver, held.iter().any(|item| item.lease_over)),
        (Trouble::Late, holds && worker.state == Liveness::Late && !held.iter().any(|item| item.lease_over)),
        (Trouble::Blocked, held.iter().any(|item| item.status == Status::Blocked)),
        (Trouble::Loaded, holds && best.is_some_and(|best| sum(&best.terms) <= 0)),
    ];
    found.into_iter().filter_map(|(trouble, is_so)| is_so.then_some(trouble)).collect()
}
