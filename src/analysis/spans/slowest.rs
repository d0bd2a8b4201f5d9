//! The slowest traces.
//!
//! A trace is as slow as its longest operation. Its extent would tell how long an item lay around, which says nothing
//! of what is slow.

use std::cmp::Reverse;

/// The longest operation of a trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slow {
    /// The trace: 32 hexadecimal digits.
    pub trace_id: String,
    /// The operation.
    pub name: String,
    /// The work item that it is about, where it is about one.
    pub work_id: Option<String>,
    /// How long it took in nanoseconds.
    pub duration_ns: u64,
    /// When it ended, in nanoseconds since 1970.
    pub ended_ns: u64,
}

/// The slowest traces of those that were offered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slowest {
    kept: Vec<Slow>,
}

impl Slowest {
    /// How many are kept.
    pub const MOST: usize = 10;

    /// Whether an operation of this duration would be kept as things stand; `false` is cheap and final.
    #[must_use]
    pub fn wants(&self, duration_ns: u64) -> bool {
        self.kept.len() < Self::MOST || self.kept.last().is_some_and(|last| last.duration_ns <= duration_ns)
    }

    /// Offers an operation.
    pub fn offer(&mut self, slow: Slow) {
        match self.kept.iter().position(|kept| kept.trace_id == slow.trace_id) {
            Some(at) if key(&self.kept[at]) <= key(&slow) => return,
            Some(at) => drop(self.kept.remove(at)),
            None => {}
        }
        let at = self.kept.partition_point(|kept| key(kept) <= key(&slow));
        self.kept.insert(at, slow);
        self.kept.truncate(Self::MOST);
    }

    /// Offers all that another kept.
    pub fn merge(&mut self, other: Self) {
        other.kept.into_iter().for_each(|slow| self.offer(slow));
    }

    /// The slowest first.
    #[must_use]
    pub fn kept(&self) -> &[Slow] {
        &self.kept
    }
}

/// What decides which is slower: of equals, the older and then any, but always the same.
fn key(slow: &Slow) -> (Reverse<u64>, u64, &str, &str) {
    (Reverse(slow.duration_ns), slow.ended_ns, &slow.trace_id, &slow.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn slow(&(trace, duration_ns, ended_ns): &(u8, u64, u64)) -> Slow {
        Slow { trace_id: trace.to_string(), name: "work.claim".into(), work_id: None, duration_ns, ended_ns }
    }

    fn offered(all: &[(u8, u64, u64)]) -> Slowest {
        let mut slowest = Slowest::default();
        for one in all.iter().map(slow) {
            if slowest.wants(one.duration_ns) {
                slowest.offer(one);
            }
        }
        slowest
    }

    proptest! {
        #[test]
        fn each_trace_stands_once_by_its_longest_operation(
            all in proptest::collection::vec((0_u8..20, 0_u64..30, 0_u64..3), 0..200), cut in 0_usize..200,
        ) {
            let mut longest: BTreeMap<u8, Slow> = BTreeMap::new();
            for (trace, one) in all.iter().map(|one| (one.0, slow(one))) {
                let kept = longest.entry(trace).or_insert_with(|| one.clone());
                if key(&one) < key(kept) {
                    *kept = one;
                }
            }
            let mut expected: Vec<Slow> = longest.into_values().collect();
            expected.sort_by(|one, two| key(one).cmp(&key(two)));
            expected.truncate(Slowest::MOST);
            let (one, two) = all.split_at(cut.min(all.len()));
            let mut merged = offered(one);
            merged.merge(offered(two));
            let whole = offered(&all);
            prop_assert_eq!(merged.kept(), &expected[..]);
            prop_assert_eq!(whole.kept(), &expected[..]);
        }
    }
}
