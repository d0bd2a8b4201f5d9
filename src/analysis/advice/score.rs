//! How urgent an open item is, from 0 to 100: the terms, and the word that the score suggests.

use super::graph::{Behind, Graph};
use super::term::{Term, points, saturating, sum};
use super::{Durations, OpenItem, Subject};
use crate::board::{Priority, Rank};
use std::cmp::Reverse;

/// What each term can bring at most; together 100.
const WEIGHTS: [(&str, f64); 6] =
    [("priority", 35.0), ("due", 25.0), ("waiting", 12.0), ("chain", 8.0), ("age", 12.0), ("staleness", 8.0)];

/// The scores from which a word is suggested.
const SUGGESTED: [(Priority, i64); 3] =
    [(Priority::Critical, 60_00), (Priority::High, 40_00), (Priority::Medium, 20_00)];

const DAY: f64 = 24.0 * 3600.0;

/// The open items with their scores, the most urgent first.
#[derive(Debug)]
pub struct Scores {
    /// One entry an open item.
    pub scored: Vec<Scored>,
}

/// The score of the open item at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// The place in [`Subject::open`].
    pub place: usize,
    /// The score in hundredths of a point, from 0 to 10,000.
    pub hundredths: i64,
    /// How the score came about.
    pub terms: [Term; 6],
    /// What stands behind the item.
    pub behind: Behind,
}

impl Scores {
    /// The scores of all open items that were read.
    #[must_use]
    pub fn of(subject: &Subject) -> Self {
        let durations = Durations::of(&subject.finished);
        let usual = |item: &OpenItem| durations.usual(&item.work_type).unwrap_or(0.0);
        let behind = Graph::of(&subject.open).behind(&subject.open, usual);
        let score = |(place, behind): (usize, Behind)| Scored::of(subject, place, behind);
        let mut scored: Vec<Scored> = behind.into_iter().enumerate().map(score).collect();
        scored.sort_by_cached_key(|one| {
            let item = &subject.open[one.place];
            (Reverse(one.hundredths), rank(item), item.work_id.as_str())
        });
        Scores { scored }
    }
}

impl Scored {
    fn of(subject: &Subject, place: usize, behind: Behind) -> Self {
        let terms = terms(&subject.open[place], &behind, subject.at);
        Scored { place, hundredths: sum(&terms), terms, behind }
    }

    /// The score in points.
    #[must_use]
    pub fn points(&self) -> f64 {
        points(self.hundredths)
    }

    /// The word that the score suggests: never a less urgent one than people gave it.
    #[must_use]
    pub fn suggested(&self, own: Priority) -> Priority {
        let reached = SUGGESTED.iter().find(|(_, from)| self.hundredths >= *from);
        reached.map_or(own, |(word, _)| own.max(*word))
    }
}

/// The order in which the board offers items.
pub(super) fn rank(item: &OpenItem) -> Rank {
    let seconds = |at: i64| u32::try_from(at.max(0)).unwrap_or(u32::MAX);
    Rank::new(item.priority, item.due.map_or(u32::MAX, seconds), seconds(item.created_at))
}

/// The priority that counts: its own, or that of the most urgent item that waits on it.
pub(super) fn counted_priority(item: &OpenItem, behind: &Behind) -> Priority {
    behind.urgent.map_or(item.priority, |urgent| urgent.max(item.priority))
}

/// The due date that counts: its own, or the earliest of those that wait on it.
pub(super) fn counted_due(item: &OpenItem, behind: &Behind) -> Option<i64> {
    item.due.into_iter().chain(behind.due).min()
}

/// How long ago something was in seconds, no less than 0; `None` where nothing tells.
pub(super) fn since(now: i64, at: i64) -> Option<i64> {
    (at != 0).then(|| now.saturating_sub(at).max(0))
}

fn terms(item: &OpenItem, behind: &Behind, now: i64) -> [Term; 6] {
    let days = |seconds: i64| seconds as f64 / DAY;
    let level = f64::from(counted_priority(item, behind) as u8);
    let left = counted_due(item, behind).map(|due| days(due.saturating_sub(now)));
    let [age, silent] = [item.created_at, item.changed_at].map(|at| since(now, at).map(days));
    let [waiting, chain] = [behind.waiting as f64, behind.chain as f64];
    let found = [
        (Some(level), "level", 0.3 * level - 0.2),
        (left, "days left", left.map_or(0.0, |left| 1.0 / (1.0 + left.max(0.0)))),
        (Some(waiting), "items", saturating(waiting, 3.0)),
        (Some(chain), "items", saturating(chain, 2.0)),
        (age, "days", age.map_or(0.0, |age| saturating(age, 7.0))),
        (silent, "days", silent.map_or(0.0, |silent| saturating(silent, 3.0))),
    ];
    let mut weights = WEIGHTS.into_iter();
    found.map(|(value, unit, share)| {
        let (name, weight) = weights.next().unwrap_or_default();
        Term::new(name, unit, value, share, weight)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000;
    const DAY: i64 = 24 * 3600;

    fn item(priority: Priority, age: i64, due_in: Option<i64>) -> OpenItem {
        let due = due_in.map(|left| NOW + left);
        OpenItem { priority, created_at: NOW - age, changed_at: NOW - age, due, ..OpenItem::default() }
    }

    fn shares(item: &OpenItem, behind: &Behind) -> [f64; 6] {
        terms(item, behind, NOW).map(|term| term.share)
    }

    #[test]
    fn each_term_counts_as_its_formula_says() {
        use Priority::{Critical, High, Low, Medium};
        let none = Behind::default();
        let of = |priority| shares(&item(priority, 0, None), &none)[0];
        assert_eq!([Low, Medium, High, Critical].map(of), [0.1, 0.4, 0.7, 1.0]);
        let due = |left| shares(&item(Low, 0, left), &none)[1];
        let lefts = [None, Some(DAY), Some(7 * DAY), Some(0), Some(-DAY)];
        assert_eq!(lefts.map(due), [0.0, 0.5, 0.125, 1.0, 1.0]);
        let behind = Behind { waiting: 3, chain: 2, ..none };
        assert_eq!(shares(&item(Low, 7 * DAY, None), &behind), [0.1, 0.0, 0.5, 0.5, 0.5, 0.7]);
        assert_eq!(WEIGHTS.iter().map(|(_, weight)| weight).sum::<f64>(), 100.0);
    }

    #[test]
    fn what_nothing_tells_brings_nothing_and_is_not_known() {
        let unknown = terms(&OpenItem::default(), &Behind::default(), NOW);
        let known: Vec<_> = unknown.iter().map(|term| term.value.is_some()).collect();
        assert_eq!(known, [true, false, true, true, false, false]);
        let ahead = terms(&item(Priority::Low, -DAY, None), &Behind::default(), NOW);
        assert_eq!((ahead[4].value, ahead[4].points), (Some(0.0), 0.0));
    }

    #[test]
    fn an_item_is_as_urgent_as_what_waits_on_it() {
        let behind = Behind { urgent: Some(Priority::Critical), due: Some(NOW + DAY), ..Behind::default() };
        assert_eq!(shares(&item(Priority::Low, 0, Some(7 * DAY)), &behind)[..2], [1.0, 0.5]);
        let less = Behind { urgent: Some(Priority::Low), due: Some(NOW + 9 * DAY), ..Behind::default() };
        assert_eq!(shares(&item(Priority::High, 0, Some(7 * DAY)), &less)[..2], [0.7, 0.125]);
    }

    #[test]
    fn a_word_is_suggested_from_its_score_on_and_never_lowered() {
        use Priority::{Critical, High, Low, Medium};
        let one =
            |hundredths| Scored { hundredths, ..Scored::of(&subject(vec![OpenItem::default()]), 0, Behind::default()) };
        let cases = [
            (60_00, Low, Critical),
            (59_99, Low, High),
            (40_00, Medium, High),
            (39_99, Medium, Medium),
            (39_99, Low, Medium),
            (19_99, Low, Low),
            (0, Critical, Critical),
            (45_00, Critical, Critical),
        ];
        for (hundredths, own, word) in cases {
            assert_eq!(one(hundredths).suggested(own), word, "{hundredths} of {own:?}");
        }
    }

    #[test]
    fn age_alone_raises_no_item_to_critical_or_high() {
        for own in [Priority::Low, Priority::Medium, Priority::High] {
            let scores = Scores::of(&subject(vec![item(own, 9_000 * DAY, None)]));
            assert_eq!(scores.scored[0].suggested(own), own.max(Priority::Medium), "{own:?}");
        }
    }

    #[test]
    fn equal_scores_stand_in_the_order_of_the_board() {
        let mut open = vec![item(Priority::High, 0, None), item(Priority::High, 0, None), item(Priority::Low, 0, None)];
        open.iter_mut().zip(["b", "a", "c"]).for_each(|(item, id)| item.work_id = id.into());
        let places: Vec<_> = Scores::of(&subject(open)).scored.iter().map(|one| one.place).collect();
        assert_eq!(places, [1, 0, 2]);
    }

    fn subject(open: Vec<OpenItem>) -> Subject {
        Subject { at: NOW, open, ..Subject::default() }
    }
}
