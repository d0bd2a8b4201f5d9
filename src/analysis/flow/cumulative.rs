//! How many items had arrived, waited, were under way and were done, day by day: a cumulative-flow diagram as a table.

use super::{Phase, Story};
use crate::analysis::throughput::DAY;
use serde::Serialize;

/// The table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CumulativeFlow {
    /// The days, oldest first; the last is today, as far as it has gone.
    pub days: Vec<CumulativeDay>,
    /// Items that are left out: nothing tells when they arrived, or when they were closed.
    pub undated: usize,
}

/// How many items stood where at the end of a day: `arrived` is the sum of the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct CumulativeDay {
    /// The end of the day, in seconds since 1970; for today the moment of the report.
    pub at: i64,
    /// All that had come.
    pub arrived: usize,
    /// In nobody's hands.
    pub waiting: usize,
    /// In somebody's hands.
    pub in_progress: usize,
    /// Completed.
    pub done: usize,
    /// Given up.
    pub given_up: usize,
    /// Called off.
    pub called_off: usize,
}

/// Counts the items at the end of each of so many days (UTC), today included.
#[must_use]
pub fn cumulative_flow(stories: &[Story], now: i64, days: i64) -> CumulativeFlow {
    let is_dated = |story: &&Story| story.arrived.is_some() && (story.is_open() || story.closed.is_some());
    let dated: Vec<&Story> = stories.iter().filter(is_dated).collect();
    let midnight = now.div_euclid(DAY) * DAY;
    let ends = (1..days).rev().map(|ago| midnight - (ago - 1) * DAY - 1).chain([now]);
    CumulativeFlow { days: ends.map(|at| day(&dated, at)).collect(), undated: stories.len() - dated.len() }
}

fn day(stories: &[&Story], at: i64) -> CumulativeDay {
    let mut day = CumulativeDay { at, ..CumulativeDay::default() };
    for phase in stories.iter().filter_map(|story| story.phase_at(at)) {
        day.arrived += 1;
        *match phase {
            Phase::Waiting => &mut day.waiting,
            Phase::InProgress => &mut day.in_progress,
            Phase::Done => &mut day.done,
            Phase::GivenUp => &mut day.given_up,
            Phase::CalledOff => &mut day.called_off,
        } += 1;
    }
    day
}

#[cfg(test)]
mod tests {
    use super::super::Held;
    use super::*;
    use crate::board::Status;
    use proptest::prelude::*;

    const NOW: i64 = 20_000 * DAY + 3_600;

    fn story(status: Status, arrived: i64, held: Vec<Held>, closed: Option<i64>) -> Story {
        Story { status, arrived: Some(arrived), held, closed, ..Story::default() }
    }

    #[test]
    fn a_hand_made_week_is_told_as_it_was() {
        let noon = |ago: i64| (20_000 - ago) * DAY + DAY / 2;
        let held = |from: i64, until: Option<i64>| vec![Held { from: noon(from), until: until.map(noon) }];
        let stories = [
            story(Status::Completed, noon(3), held(2, Some(1)), Some(noon(1))),
            story(Status::Active, noon(2), held(1, None), None),
            story(Status::Failed, noon(3), held(3, Some(2)), Some(noon(2))),
            story(Status::Cancelled, noon(3), vec![], Some(noon(1))),
            story(Status::Pending, noon(1), held(1, Some(1)), None),
            Story { status: Status::Completed, arrived: Some(5), ..Story::default() },
        ];
        let found = cumulative_flow(&stories, NOW, 4);
        let row =
            |day: &CumulativeDay| [day.arrived, day.waiting, day.in_progress, day.done, day.given_up, day.called_off];
        let rows: Vec<_> = found.days.iter().map(row).collect();
        assert_eq!(rows, [[3, 2, 1, 0, 0, 0], [4, 2, 1, 0, 1, 0], [5, 1, 1, 1, 1, 1], [5, 1, 1, 1, 1, 1]]);
        assert_eq!((found.undated, found.days[3].at), (1, NOW));
    }

    #[test]
    fn an_empty_board_has_empty_days() {
        let found = cumulative_flow(&[], NOW, 14);
        assert!(found.days.len() == 14 && found.days.iter().all(|day| day.arrived == 0));
    }

    proptest! {
        #[test]
        fn no_item_is_lost_or_counted_twice(
            lives in prop::collection::vec((1..7_usize, 0..20_i64, 0..20_i64, 0..20_i64, 0..20_i64), 0..30)
        ) {
            let day = |n: i64| NOW - 20 * DAY + n * DAY;
            let stories: Vec<Story> = lives
                .iter()
                .map(|&(status, arrived, wait, touch, more)| {
                    let status = Status::ALL[status];
                    let until = day(arrived + wait + touch);
                    let held = vec![Held { from: day(arrived + wait), until: Some(until) }];
                    story(status, day(arrived), held, status.is_closed().then_some(until + more * DAY))
                })
                .collect();
            let found = cumulative_flow(&stories, NOW, 14);
            for (n, day) in found.days.iter().enumerate() {
                let parts = day.waiting + day.in_progress + day.done + day.given_up + day.called_off;
                prop_assert_eq!(day.arrived, parts);
                let arrived = stories.iter().filter(|story| story.arrived <= Some(day.at)).count();
                prop_assert_eq!(day.arrived, arrived);
                prop_assert!(n == 0 || found.days[n - 1].arrived <= day.arrived);
            }
        }
    }
}
