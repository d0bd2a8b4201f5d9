//! Which open items wait on which: how many stand behind each, and how long the longest chain is.
//!
//! Cost grows with items and edges. Direct counts and chains are exact. Counting everything behind an item exactly is as
//! dear as comparing all pairs, so that count stops at [`COUNTED`] and says so. Items that depend on each other in a
//! circle (the board refuses new circles, old data has them) are taken together: a chain that meets a circle counts all
//! of it, which is as much as it can be and no endless loop.

use super::OpenItem;
use crate::board::Priority;
use std::collections::HashMap;

/// The most items that are counted behind one.
pub const COUNTED: u64 = 100;

/// What stands behind an item.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Behind {
    /// How many open items name it as a dependency.
    pub direct: u64,
    /// How many open items wait on it, directly or through others; [`COUNTED`] where there are more.
    pub waiting: u64,
    /// Whether there are more than that.
    pub more: bool,
    /// How many items the longest chain behind it has, itself not counted.
    pub chain: u64,
    /// The dearest chain behind it, by the costs that were given, itself not counted.
    pub chain_cost: f64,
    /// The most urgent priority among the items that wait on it.
    pub urgent: Option<Priority>,
    /// The earliest due date among the items that wait on it, in seconds since 1970.
    pub due: Option<i64>,
    /// Whether it depends on itself, directly or through others.
    pub circle: bool,
}

/// The open items by their places, and who waits on whom.
#[derive(Debug)]
pub struct Graph {
    /// For each item those that depend on it.
    waits: Vec<Vec<usize>>,
    /// For each item those that it depends on.
    needs: Vec<Vec<usize>>,
}

impl Graph {
    /// The graph of some open items; a dependency that is not among them stands in nobody's way here.
    #[must_use]
    pub fn of(items: &[OpenItem]) -> Self {
        let places: HashMap<&str, usize> =
            items.iter().enumerate().map(|(at, one)| (one.work_id.as_str(), at)).collect();
        let mut graph = Graph { waits: vec![Vec::new(); items.len()], needs: vec![Vec::new(); items.len()] };
        for (at, item) in items.iter().enumerate() {
            let mut needs: Vec<usize> =
                item.depends_on.iter().filter_map(|id| places.get(id.as_str()).copied()).collect();
            needs.sort_unstable();
            needs.dedup();
            needs.iter().for_each(|&need| graph.waits[need].push(at));
            graph.needs[at] = needs;
        }
        graph
    }

    /// What stands behind each of the items that the graph was made of; `cost` is what one link of a chain costs.
    #[must_use]
    pub fn behind(&self, items: &[OpenItem], cost: impl Fn(&OpenItem) -> f64) -> Vec<Behind> {
        let circles = self.circles();
        let mut behind: Vec<Behind> = self.waits.iter().enumerate().map(Behind::directly).collect();
        let mut seen = vec![usize::MAX; items.len()];
        let mut whole = vec![Whole::default(); circles.len()];
        let mut circle_of = vec![0; items.len()];
        circles.iter().enumerate().for_each(|(n, members)| members.iter().for_each(|&at| circle_of[at] = n));
        // Whoever waits comes later in the order, so the last circle knows all that is behind it.
        for (n, members) in circles.iter().enumerate().rev() {
            let beyond = members.iter().flat_map(|&at| &self.waits[at]).filter(|&&other| circle_of[other] != n);
            let below = beyond.fold(Whole::default(), |best, &other| best.or(&whole[circle_of[other]]));
            let own = members.iter().fold(Whole::default(), |all, &at| all.and(&items[at], cost(&items[at])));
            let is_circle = members.len() > 1 || members.iter().any(|at| self.waits[*at].contains(at));
            whole[n] = own.before(&below);
            for &at in members {
                (behind[at].waiting, behind[at].more) = self.waiting(at, &behind, &mut seen);
                let one = Whole::default().and(&items[at], cost(&items[at]));
                behind[at].take(if is_circle { &whole[n] } else { &below }, is_circle.then_some(&one));
            }
        }
        behind
    }

    /// The items that depend on each other taken together, each before those that wait on it (Kosaraju).
    fn circles(&self) -> Vec<Vec<usize>> {
        let mut circles = Vec::new();
        let mut seen = vec![false; self.needs.len()];
        for root in self.finished().into_iter().rev() {
            let mut members = Vec::new();
            let mut todo = vec![root];
            while let Some(at) = todo.pop() {
                if !std::mem::replace(&mut seen[at], true) {
                    members.push(at);
                    todo.extend(self.needs[at].iter().filter(|&&other| !seen[other]));
                }
            }
            if !members.is_empty() {
                circles.push(members);
            }
        }
        circles
    }

    /// The items in the order in which a search in depth along `waits` leaves them.
    fn finished(&self) -> Vec<usize> {
        let mut seen = vec![false; self.waits.len()];
        let mut order = Vec::with_capacity(seen.len());
        for root in 0..self.waits.len() {
            let mut path = vec![(root, 0)];
            if std::mem::replace(&mut seen[root], true) {
                continue;
            }
            while let Some((at, next)) = path.last_mut() {
                let (here, other) = (*at, self.waits[*at].get(*next).copied());
                *next += 1;
                match other {
                    Some(other) if !std::mem::replace(&mut seen[other], true) => path.push((other, 0)),
                    Some(_) => {}
                    None => {
                        order.push(here);
                        path.pop();
                    }
                }
            }
        }
        order
    }

    /// How many others can be reached from an item; `seen` tells who reached which place last.
    fn waiting(&self, root: usize, behind: &[Behind], seen: &mut [usize]) -> (u64, bool) {
        // Whatever waits on those that wait here waits here, too: where that is too much, nothing need be counted.
        if self.waits[root].iter().any(|&other| behind[other].more) {
            return (COUNTED, true);
        }
        let mut todo = vec![root];
        seen[root] = root;
        let mut count = 0;
        while let Some(at) = todo.pop() {
            for &other in &self.waits[at] {
                if std::mem::replace(&mut seen[other], root) != root {
                    if count == COUNTED {
                        return (COUNTED, true);
                    }
                    count += 1;
                    todo.push(other);
                }
            }
        }
        (count, false)
    }
}

/// A circle, or a single item, with everything behind it.
#[derive(Debug, Clone, Default)]
struct Whole {
    chain: u64,
    cost: f64,
    urgent: Option<Priority>,
    due: Option<i64>,
}

impl Whole {
    /// With one more item in the same place of a chain.
    fn and(&self, item: &OpenItem, cost: f64) -> Self {
        Whole {
            chain: self.chain + 1,
            cost: self.cost + cost,
            urgent: self.urgent.max(Some(item.priority)),
            due: earliest(self.due, item.due),
        }
    }

    /// The worse of two ways on.
    fn or(&self, other: &Self) -> Self {
        Whole {
            chain: self.chain.max(other.chain),
            cost: self.cost.max(other.cost),
            urgent: self.urgent.max(other.urgent),
            due: earliest(self.due, other.due),
        }
    }

    /// With what is behind it.
    fn before(&self, below: &Self) -> Self {
        let both = self.or(below);
        Whole { chain: self.chain + below.chain, cost: self.cost + below.cost, ..both }
    }
}

impl Behind {
    /// What is known of the item at a place from those that name it.
    fn directly((place, waits): (usize, &Vec<usize>)) -> Self {
        let direct = waits.iter().filter(|&&other| other != place).count() as u64;
        Behind { direct, ..Behind::default() }
    }

    /// Takes over what is behind it; `own` is its own link where that counts in `whole`, because it is in a circle.
    fn take(&mut self, whole: &Whole, own: Option<&Whole>) {
        self.chain = whole.chain - own.map_or(0, |own| own.chain);
        self.chain_cost = whole.cost - own.map_or(0.0, |own| own.cost);
        (self.urgent, self.due, self.circle) = (whole.urgent, whole.due, own.is_some());
    }
}

/// The earlier of two moments, as far as there are any.
fn earliest(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    one.into_iter().chain(other).min()
}

#[cfg(test)]
mod tests;
