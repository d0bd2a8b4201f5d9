//! Items that are compared with others: how many were completed, and how soon.

use super::FEWEST;
use serde::Serialize;

/// Some items since the moment of the advice.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Group {
    /// How many.
    pub items: u64,
    /// How many were completed.
    pub completed: u64,
    /// The share of them that was completed, from 0 to 1; nothing where there are none.
    pub share_completed: Option<f64>,
    /// After how many seconds half of them were completed; nothing while fewer than half are. What is not completed
    /// counts as longer than everything else, so that a group does not look quick by leaving its hard items.
    pub median_seconds: Option<i64>,
}

/// How two groups compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// One of them has fewer than [`FEWEST`] items, or in neither half are completed.
    TooFewToTell,
    /// Half of those advised were completed sooner.
    Sooner,
    /// Half of the others were.
    Later,
    /// Both took as long.
    Alike,
}

impl Verdict {
    /// The words for it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Verdict::TooFewToTell => "too few to tell",
            Verdict::Sooner => "finished sooner",
            Verdict::Later => "finished later",
            Verdict::Alike => "took as long",
        }
    }

    pub(super) fn of(advised: &Group, compared: &Group) -> Self {
        if advised.items < FEWEST || compared.items < FEWEST {
            return Verdict::TooFewToTell;
        }
        match (advised.median_seconds, compared.median_seconds) {
            (None, None) => Verdict::TooFewToTell,
            (Some(_), None) => Verdict::Sooner,
            (None, Some(_)) => Verdict::Later,
            (Some(one), Some(other)) if one == other => Verdict::Alike,
            (Some(one), Some(other)) if one < other => Verdict::Sooner,
            _ => Verdict::Later,
        }
    }
}

impl Group {
    /// A group by the seconds to the completion of each item; `None` for one that is not completed.
    pub(super) fn of(seconds: &[Option<i64>]) -> Self {
        let items = seconds.len() as u64;
        let mut done: Vec<i64> = seconds.iter().flatten().copied().collect();
        done.sort_unstable();
        let half = seconds.len().div_ceil(2);
        Group {
            items,
            completed: done.len() as u64,
            share_completed: (items > 0).then(|| done.len() as f64 / items as f64),
            median_seconds: half.checked_sub(1).and_then(|last| done.get(last)).copied(),
        }
    }
}
