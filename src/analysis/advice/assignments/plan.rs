//! Two ways to give items to agents: the best one, and what happens without advice.

use super::pair::Candidate;
use super::pool::{AT_ONCE, Pool};
use crate::analysis::advice::score::rank;
use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// For each agent of a pool the places of the items that it gets, in the order in which it takes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan(pub Vec<Vec<usize>>);

impl Plan {
    /// What a plan is worth: the sum of the worth of its pairs, in hundredths of a point.
    #[must_use]
    pub fn worth(&self, pool: &Pool<'_>) -> i64 {
        let of_agent = |(agent, items): (&Candidate<'_>, &Vec<usize>)| -> i64 {
            let pair =
                |(n, &item): (usize, &usize)| worth(pool, agent, item) + agent.load_in_hundredths(held(agent, n));
            items.iter().enumerate().map(pair).sum()
        };
        pool.agents.iter().zip(&self.0).map(of_agent).sum()
    }

    /// How many items are given away.
    #[must_use]
    pub fn assigned(&self) -> u64 {
        self.0.iter().map(|items| items.len() as u64).sum()
    }

    /// The most items that any agent of the pool holds afterwards.
    #[must_use]
    pub fn most_held(&self, pool: &Pool<'_>) -> u64 {
        pool.agents.iter().zip(&self.0).map(|(agent, items)| held(agent, items.len())).max().unwrap_or(0)
    }
}

/// The plan that is worth most of all that the rules allow.
///
/// An agent counts once for each item that it may still take, each place costing more than the one before, so that the
/// matching of items to places (Kuhn-Munkres) is the best plan. A pair that may not be, or that is worth nothing, counts
/// as nothing; so does a place that nobody fills.
#[must_use]
pub fn best(pool: &Pool<'_>) -> Plan {
    let places: Vec<(usize, usize)> = (0..pool.agents.len())
        .flat_map(|agent| (0..places(&pool.agents[agent])).map(move |nth| (agent, nth)))
        .collect();
    let mut plan = Plan(vec![Vec::new(); pool.agents.len()]);
    if pool.items.is_empty() || places.is_empty() {
        return plan;
    }
    let loads: Vec<i64> = places.iter().map(|&(agent, nth)| load(&pool.agents[agent], nth)).collect();
    let allowed = worths(pool);
    let value = |item: usize, place: usize| {
        let pair = places.get(place).and_then(|&(agent, _)| allowed[item][agent]);
        pair.map_or(0, |worth| (worth + loads[place]).max(0))
    };
    let columns = places.len().max(pool.items.len());
    let weights = Matrix::from_fn(pool.items.len(), columns, |(item, place)| value(item, place));
    for (item, place) in kuhn_munkres(&weights).1.into_iter().enumerate() {
        if value(item, place) > 0 {
            plan.0[places[place].0].push(item);
        }
    }
    plan
}

/// What happens without advice: again and again the agent that holds least (of several the first by name) takes the
/// first item that the board offers it, until nobody is offered anything.
#[must_use]
pub fn present(pool: &Pool<'_>) -> Plan {
    let mut offered: Vec<usize> = (0..pool.items.len()).collect();
    offered.sort_by_key(|&item| (rank(pool.items[item].0), pool.items[item].1.place));
    let mut plan = Plan(vec![Vec::new(); pool.agents.len()]);
    let mut asking: Vec<usize> = (0..pool.agents.len()).collect();
    while let Some(turn) = next_turn(pool, &plan, &asking) {
        let agent = asking[turn];
        let may_take = plan.0[agent].len() < places(&pool.agents[agent]);
        let first = offered.iter().position(|&item| may_take && pool.agents[agent].bar(pool.items[item].0).is_none());
        match first {
            Some(first) => plan.0[agent].push(offered.remove(first)),
            None => {
                asking.remove(turn);
            }
        }
    }
    plan
}

/// The place among those that ask of the one that holds least, of several the first by name.
fn next_turn(pool: &Pool<'_>, plan: &Plan, asking: &[usize]) -> Option<usize> {
    let order = |&turn: &usize| {
        let agent = &pool.agents[asking[turn]];
        (held(agent, plan.0[asking[turn]].len()), &agent.worker.agent_id)
    };
    (0..asking.len()).min_by(|one, other| order(one).cmp(&order(other)))
}

/// How many items an agent is advised to take at most.
fn places(agent: &Candidate<'_>) -> usize {
    agent.room().min(AT_ONCE) as usize
}

/// How many items an agent holds with `more` of them.
fn held(agent: &Candidate<'_>, more: usize) -> u64 {
    agent.worker.load.saturating_add(more as u64)
}

fn load(agent: &Candidate<'_>, nth: usize) -> i64 {
    agent.load_in_hundredths(held(agent, nth))
}

fn worth(pool: &Pool<'_>, agent: &Candidate<'_>, item: usize) -> i64 {
    let (item, scored) = &pool.items[item];
    agent.worth_in_hundredths(item, scored.points(), &pool.history)
}

/// The worth of each pair that may be, by item and agent.
fn worths(pool: &Pool<'_>) -> Vec<Vec<Option<i64>>> {
    let of_item = |item: usize| {
        let may = |agent: &Candidate<'_>| agent.bar(pool.items[item].0).is_none();
        pool.agents.iter().map(|agent| may(agent).then(|| worth(pool, agent, item))).collect()
    };
    (0..pool.items.len()).map(of_item).collect()
}
