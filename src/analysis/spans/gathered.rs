//! Spans by sort and by name.

use super::{Figures, Slowest, Sort, Tally};
use std::collections::HashMap;

/// A span as far as it is counted.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// What it is.
    pub sort: Sort,
    /// What it is counted with: its name, or for an operation who it was done by.
    pub group: &'a str,
    /// Nanoseconds since 1970.
    pub started_ns: u64,
    /// Nanoseconds since 1970.
    pub ended_ns: u64,
    /// How long it took.
    pub duration_ns: u64,
    /// Whether it failed.
    pub failed: bool,
    /// How long it waited for the board's lock; `None` where it did not take it.
    pub lock_ns: Option<u64>,
}

/// What was seen of many spans.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gathered {
    groups: HashMap<Sort, HashMap<String, Tally>>,
    /// The slowest traces.
    pub slowest: Slowest,
    /// How many spans.
    pub spans: u64,
    /// The first start and the last end, in nanoseconds since 1970; `None` of no span.
    pub extent: Option<(u64, u64)>,
}

impl Gathered {
    /// Counts a span.
    pub fn add(&mut self, seen: &Seen<'_>) {
        let groups = self.groups.entry(seen.sort).or_default();
        if !groups.contains_key(seen.group) {
            groups.insert(seen.group.to_owned(), Tally::default());
        }
        if let Some(tally) = groups.get_mut(seen.group) {
            tally.add(seen.duration_ns, seen.failed);
            seen.lock_ns.iter().for_each(|&lock_ns| tally.add_lock(seen.duration_ns, lock_ns));
        }
        self.spans += 1;
        self.extend((seen.started_ns, seen.ended_ns));
    }

    /// Takes over what another gathered.
    pub fn merge(&mut self, other: Self) {
        for (sort, groups) in other.groups {
            let own = self.groups.entry(sort).or_default();
            groups.into_iter().for_each(|(name, tally)| own.entry(name).or_default().merge(tally));
        }
        self.slowest.merge(other.slowest);
        self.spans += other.spans;
        other.extent.into_iter().for_each(|extent| self.extend(extent));
    }

    /// The figures of a sort by group, the most frequent first, then by name.
    pub fn figures(&mut self, sort: Sort) -> Vec<(String, Figures)> {
        let groups = self.groups.remove(&sort).unwrap_or_default();
        let mut all: Vec<_> = groups.into_iter().map(|(name, tally)| (name, tally.figures())).collect();
        all.sort_by(|(one, a), (two, b)| b.count.cmp(&a.count).then_with(|| one.cmp(two)));
        all
    }

    fn extend(&mut self, (first, last): (u64, u64)) {
        let (from, to) = self.extent.unwrap_or((first, last));
        self.extent = Some((from.min(first), to.max(last)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(sort: Sort, group: &str, ended_ns: u64) -> Seen<'_> {
        Seen { sort, group, started_ns: 5, ended_ns, duration_ns: ended_ns - 5, failed: false, lock_ns: None }
    }

    #[test]
    fn sorts_are_never_counted_together() {
        let mut one = Gathered::default();
        one.add(&seen(Sort::Operation, "a", 10));
        one.add(&seen(Sort::Step, "a", 1000));
        let mut two = Gathered::default();
        two.add(&seen(Sort::Operation, "b", 7));
        two.add(&seen(Sort::Operation, "a", 20));
        one.merge(two);
        assert_eq!((one.spans, one.extent), (4, Some((5, 1000))));
        let figures = one.figures(Sort::Operation);
        let counts: Vec<_> = figures.iter().map(|(name, figures)| (&**name, figures.count, figures.max_ns)).collect();
        assert_eq!(counts, [("a", 2, 15), ("b", 1, 2)]);
        assert_eq!(one.figures(Sort::Step)[0].1.max_ns, 995);
        assert!(one.figures(Sort::Life).is_empty());
    }
}
