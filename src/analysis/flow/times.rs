//! How long completed items took, and how much of that time they were in somebody's hands.

use super::Story;
use crate::analysis::advice::nearest_rank;
use serde::Serialize;

/// How long items took. Times are in seconds.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FlowTimes {
    /// How many items were completed.
    pub completed: usize,
    /// From arrival to completion, of items whose row says when they were created.
    pub lead: Option<Spread>,
    /// From the first claim to completion.
    pub cycle: Option<Spread>,
    /// In somebody's hands.
    pub touch: Option<Spread>,
    /// In nobody's hands: lead less touch.
    pub wait: Option<Spread>,
    /// Process efficiency, also called flow efficiency: the sum of touch ÷ the sum of lead, of items with both.
    pub efficiency: Option<f64>,
}

/// Percentiles by nearest rank: so many of a hundred items took at most so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// How many items it rests on.
    pub items: usize,
    /// The sum, in seconds.
    pub sum: i64,
    /// Of 50 of 100 items.
    pub p50: i64,
    /// Of 85 of 100 items.
    pub p85: i64,
    /// Of 95 of 100 items.
    pub p95: i64,
}

impl Spread {
    /// The percentiles of some lengths; `None` where there are none.
    #[must_use]
    pub fn of(mut lengths: Vec<i64>) -> Option<Self> {
        lengths.sort_unstable();
        let at = |percent| nearest_rank(&lengths, percent);
        Some(Spread { items: lengths.len(), sum: lengths.iter().sum(), p50: at(50)?, p85: at(85)?, p95: at(95)? })
    }
}

/// How long some items took; those that are not completed count for nothing.
#[must_use]
pub fn flow_times<'a>(stories: impl IntoIterator<Item = &'a Story>) -> FlowTimes {
    let done: Vec<&Story> = stories.into_iter().filter(|story| story.completed().is_some()).collect();
    let spread = |length: &dyn Fn(&Story) -> Option<i64>| {
        Spread::of(done.iter().filter_map(|story| length(story)).filter(|length| *length >= 0).collect())
    };
    let both = || done.iter().filter_map(|story| Some((story.lead()?, story.touch()?)));
    let (leads, touches) = both().fold((0, 0), |(a, b), (lead, touch)| (a + lead, b + touch));
    FlowTimes {
        completed: done.len(),
        lead: spread(&Story::lead),
        cycle: spread(&Story::cycle),
        touch: spread(&Story::touch),
        wait: spread(&Story::wait),
        efficiency: (leads > 0).then(|| touches as f64 / leads as f64),
    }
}

/// How long an item that is completed took; `None` where its row does not tell.
impl Story {
    /// From arrival to completion.
    #[must_use]
    pub fn lead(&self) -> Option<i64> {
        Some(self.completed()? - self.created?)
    }

    /// From the first claim to completion.
    #[must_use]
    pub fn cycle(&self) -> Option<i64> {
        Some(self.completed()? - self.first_held()?)
    }

    /// In somebody's hands, where anybody was ever told to hold it.
    #[must_use]
    pub fn touch(&self) -> Option<i64> {
        let completed = self.completed()?;
        let touched = self.touched(completed)?;
        (!self.held.is_empty()).then_some(self.created.map_or(touched, |created| touched.min(completed - created)))
    }

    /// In nobody's hands.
    #[must_use]
    pub fn wait(&self) -> Option<i64> {
        Some(self.lead()? - self.touch()?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Held;
    use super::*;
    use crate::board::Status;
    use proptest::prelude::*;

    /// An item with times in minutes.
    fn done(arrived: i64, held: &[(i64, i64)], closed: i64) -> Story {
        let held = held.iter().map(|(from, until)| Held { from: from * 60, until: Some(until * 60) }).collect();
        let (created, closed) = (Some(arrived * 60), Some(closed * 60));
        Story { status: Status::Completed, created, held, closed, ..Story::default() }
    }

    #[test]
    fn the_figures_are_those_of_the_minutes_counted_one_by_one() {
        let stories = [done(10, &[(20, 30), (50, 55)], 55), done(0, &[(5, 9)], 9), done(3, &[(3, 103)], 103)];
        let found = flow_times(&stories);
        // Counted minute by minute: in whose hands is it, from arrival to completion?
        let (mut leads, mut touches) = (Vec::new(), Vec::new());
        for story in &stories {
            let minutes: Vec<i64> = (0..200).map(|minute| minute * 60).collect();
            let lives = |t: &&i64| story.created <= Some(**t) && Some(**t) < story.closed;
            let is_held = |t: &&i64| story.held.iter().any(|one| one.from <= **t && Some(**t) < one.until);
            leads.push(minutes.iter().filter(lives).count() as i64 * 60);
            touches.push(minutes.iter().filter(lives).filter(is_held).count() as i64 * 60);
        }
        assert_eq!((leads.as_slice(), touches.as_slice()), (&[2700, 540, 6000][..], &[900, 240, 6000][..]));
        assert_eq!(found.lead, Some(Spread { items: 3, sum: 9240, p50: 2700, p85: 6000, p95: 6000 }));
        assert_eq!(found.cycle.map(|one| (one.p50, one.sum)), Some((2100, 35 * 60 + 4 * 60 + 100 * 60)));
        assert_eq!(found.touch.map(|one| (one.p50, one.sum)), Some((900, touches.iter().sum())));
        assert_eq!(found.wait.map(|one| (one.p50, one.p85)), Some((300, 1800)));
        assert_eq!(found.efficiency, Some(7140.0 / 9240.0));
    }

    #[test]
    fn a_minute_in_two_hands_is_not_told_twice() {
        let found = flow_times(&[done(0, &[(0, 100), (50, 150)], 150)]);
        assert_eq!((found.touch.map(|one| one.sum), found.wait.map(|one| one.sum)), (Some(9000), Some(0)));
    }

    #[test]
    fn percentiles_are_the_least_lengths_that_so_many_do_not_exceed() {
        let stories: Vec<Story> = (1..=40).map(|n| done(0, &[(0, n)], n)).collect();
        let counted = |percent: i64| (1..=40).find(|n| n * 100 >= percent * 40).map(|n| n * 60);
        let found = flow_times(&stories).lead.map(|lead| [lead.p50, lead.p85, lead.p95].map(Some));
        assert_eq!(found, Some([counted(50), counted(85), counted(95)]));
    }

    #[test]
    fn items_without_times_are_counted_and_bring_no_figure() {
        let bare = Story { status: Status::Completed, closed: Some(60), ..Story::default() };
        let found = flow_times(&[bare]);
        assert_eq!(found, FlowTimes { completed: 1, ..FlowTimes::default() });
        assert_eq!(flow_times(&[]), FlowTimes::default());
    }

    proptest! {
        #[test]
        fn percentiles_are_ordered_and_efficiency_lies_between_none_and_all(
            lives in prop::collection::vec((0..500_i64, 0..500_i64, 0..500_i64, 0..500_i64), 1..40)
        ) {
            let stories: Vec<Story> = lives
                .iter()
                .map(|&(arrived, wait, touch, more)| {
                    let first = arrived + wait;
                    done(arrived, &[(first, first + touch)], first + touch + more)
                })
                .collect();
            let found = flow_times(&stories);
            for spread in [found.lead, found.cycle, found.touch, found.wait].into_iter().flatten() {
                prop_assert!(spread.p50 <= spread.p85 && spread.p85 <= spread.p95);
                prop_assert_eq!(spread.items, stories.len());
            }
            prop_assert!(found.efficiency.is_none_or(|part| (0.0..=1.0).contains(&part)));
        }
    }
}
