//! Who should take what: the matching of ready items to agents that is worth most.
//!
//! What a pair is worth, and what an agent's load costs, stands in `pair`; who and what is matched at all in `pool`; the
//! best plan, and the one that the board would lead to without advice, in `plan`.

mod history;
mod pair;
mod plan;
mod pool;

pub use history::{History, Past};
pub use pair::{Bar, Candidate, USUAL_CAPACITY};
pub use plan::{Plan, best, present};
pub use pool::{AGENTS, AT_ONCE, Counts, ITEMS, Pool};

use super::term::{Term, points, sum};
use super::{OpenItem, Subject};
use serde::{Deserialize, Serialize};

/// The most items without an agent that are told one by one.
pub const LEFT_TOLD: usize = 100;

/// Who should take what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssignmentFigures {
    /// The pairs, the item with the highest score first.
    pub pairs: Vec<Pair>,
    /// The ready items that nobody gets, at most [`LEFT_TOLD`]: those that were matched first, then those that no agent
    /// may have, then those left out; each the highest score first.
    pub unassigned: Vec<Left>,
    /// How many more there are.
    pub unassigned_more: u64,
    /// What the advice leads to.
    pub advised: Outcome,
    /// What happens without it among the same items and agents: again and again the agent that holds least takes the
    /// first item that the board offers it.
    pub present: Outcome,
    /// The pairs of that.
    pub present_pairs: Vec<(String, String)>,
    /// What was looked at, and what was not.
    pub counts: Counts,
    /// The most items that one agent is advised to take at once.
    pub at_once: u64,
}

/// An item for an agent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The item.
    pub work_id: String,
    /// What kind of work it is.
    pub work_type: String,
    /// The agent.
    pub agent_id: String,
    /// Its team.
    pub team: String,
    /// What the pair is worth: the sum of the points of `terms`.
    pub worth: f64,
    /// How that came about.
    pub terms: Vec<Term>,
    /// How many items the agent holds before it takes this one.
    pub held: u64,
    /// How many items it may hold; `None` for any number.
    pub capacity: Option<u64>,
    /// How many items of this kind it has completed, among those that were read.
    pub done_before: u64,
    /// Whether it would get this item without the advice, too.
    pub also_at_present: bool,
}

/// An item that nobody gets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Left {
    /// The item.
    pub work_id: String,
    /// What kind of work it is.
    pub work_type: String,
    /// Why.
    pub cause: Cause,
    /// What keeps the idlest agent from it, where that is the cause.
    pub bar: Option<Bar>,
}

/// Why nobody gets an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// No agent is there and has room.
    NoAgent,
    /// None of the agents that are there and have room may have it.
    NobodyMay,
    /// The agents that may have it get others that are worth more, or hold so much that it is not worth it.
    OthersFirst,
    /// There are more items than are matched.
    LeftOut,
}

/// What a plan leads to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The sum of the worth of its pairs.
    pub worth: f64,
    /// How many items are taken.
    pub assigned: u64,
    /// The most items that any of the agents holds afterwards.
    pub most_held: u64,
}

/// Matches the ready items with the agents.
#[must_use]
pub fn assignments(subject: &Subject) -> AssignmentFigures {
    let pool = Pool::of(subject);
    let (best, present) = (best(&pool), present(&pool));
    // Nobody is moved for nothing.
    let advised = if best.worth(&pool) > present.worth(&pool) { best } else { present.clone() };
    let pairs = pairs(&pool, &advised, &present);
    let taken: Vec<usize> = advised.0.iter().flatten().copied().collect();
    let (unassigned, unassigned_more) = left(&pool, &taken);
    AssignmentFigures {
        pairs,
        unassigned,
        unassigned_more,
        advised: outcome(&pool, &advised),
        present: outcome(&pool, &present),
        present_pairs: named(&pool, &present),
        counts: pool.counts.clone(),
        at_once: AT_ONCE,
    }
}

fn outcome(pool: &Pool<'_>, plan: &Plan) -> Outcome {
    Outcome { worth: points(plan.worth(pool)), assigned: plan.assigned(), most_held: plan.most_held(pool) }
}

fn pairs(pool: &Pool<'_>, plan: &Plan, present: &Plan) -> Vec<Pair> {
    let of_agent = |agent: usize| plan.0[agent].iter().enumerate().map(move |(nth, &item)| (item, agent, nth));
    let mut placed: Vec<_> = (0..plan.0.len()).flat_map(of_agent).collect();
    placed.sort_unstable();
    placed
        .into_iter()
        .map(|(item, agent, nth)| pair(pool, item, agent, nth, present.0[agent].contains(&item)))
        .collect()
}

fn pair(pool: &Pool<'_>, item: usize, agent: usize, nth: usize, also_at_present: bool) -> Pair {
    let ((item, scored), agent) = (&pool.items[item], &pool.agents[agent]);
    let held = agent.worker.load.saturating_add(nth as u64);
    let terms = agent.terms(item, scored.points(), &pool.history, held);
    Pair {
        work_id: item.work_id.clone(),
        work_type: item.work_type.clone(),
        agent_id: agent.worker.agent_id.clone(),
        team: agent.worker.team.clone(),
        worth: points(sum(&terms)),
        terms,
        held,
        capacity: agent.worker.capacity,
        done_before: pool.history.past(agent.worker, &item.work_type).own,
        also_at_present,
    }
}

/// The pairs of a plan by their names, in the order of the items.
fn named(pool: &Pool<'_>, plan: &Plan) -> Vec<(String, String)> {
    let of_agent = |agent: usize| plan.0[agent].iter().map(move |&item| (item, agent));
    let mut placed: Vec<_> = (0..plan.0.len()).flat_map(of_agent).collect();
    placed.sort_unstable();
    let name = |(item, agent): (usize, usize)| {
        (pool.items[item].0.work_id.clone(), pool.agents[agent].worker.agent_id.clone())
    };
    placed.into_iter().map(name).collect()
}

/// The ready items that nobody gets, and how many more there are than are told.
fn left(pool: &Pool<'_>, taken: &[usize]) -> (Vec<Left>, u64) {
    let none = if pool.agents.is_empty() { Cause::NoAgent } else { Cause::NobodyMay };
    let barred = pool.barred.iter().map(|(item, bar)| of(item, none, bar.clone()));
    let free = (0..pool.items.len()).filter(|item| !taken.contains(item));
    let free = free.map(|item| of(pool.items[item].0, Cause::OthersFirst, None));
    let beyond = pool.beyond.iter().map(|item| of(item, Cause::LeftOut, None));
    let mut all = free.chain(barred).chain(beyond);
    let told = all.by_ref().take(LEFT_TOLD).collect();
    (told, all.count() as u64)
}

fn of(item: &OpenItem, cause: Cause, bar: Option<Bar>) -> Left {
    Left { work_id: item.work_id.clone(), work_type: item.work_type.clone(), cause, bar }
}

#[cfg(test)]
mod tests;
