//! When the open items will be done: whole days of the past, drawn again many times over.

use super::Story;
use crate::analysis::advice::{COMPLETIONS_NEEDED, DAYS_NEEDED, HORIZON_DAYS, Percentiles, percentiles_of_futures};
use crate::analysis::throughput::DAY;
use chrono::{DateTime, Days, NaiveDate};
use serde::Serialize;

/// How many whole days are looked back on at most.
pub const WINDOW_DAYS: i64 = 30;

/// When the open items will be done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Futures {
    /// How many items are open.
    pub open: u64,
    /// How many whole days were drawn from.
    pub days_seen: usize,
    /// Completions on these days.
    pub completed: u64,
    /// Arrivals on these days.
    pub arrived: u64,
    /// How many futures were drawn.
    pub runs: usize,
    /// What makes the draws: the same seed gives the same futures.
    pub seed: u64,
    /// A future was followed for so many days.
    pub horizon_days: u32,
    /// In how many days all is done where nothing more arrives; nearest rank; null is beyond the horizon.
    pub without_arrivals: Option<Percentiles>,
    /// The same where as much arrives as on the days seen.
    pub with_arrivals: Option<Percentiles>,
    /// The days by which all is done where nothing more arrives, in so many of 100 futures.
    pub done_by: Option<DoneBy>,
    /// Why nothing is foretold.
    pub not_recorded: Option<String>,
}

/// Days (UTC) by which all is done; `None` is beyond the horizon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DoneBy {
    /// In 50 of 100 futures.
    pub p50: Option<NaiveDate>,
    /// In 85 of 100.
    pub p85: Option<NaiveDate>,
    /// In 95 of 100.
    pub p95: Option<NaiveDate>,
}

/// Draws `runs` futures of a board.
#[must_use]
pub fn futures(stories: &[Story], now: i64, runs: usize, seed: u64) -> Futures {
    let days = days_seen(stories, now);
    let figures = Futures {
        open: stories.iter().filter(|story| story.is_open()).count() as u64,
        days_seen: days.len(),
        arrived: days.iter().map(|day| day.0).sum(),
        completed: days.iter().map(|day| day.1).sum(),
        seed,
        horizon_days: HORIZON_DAYS,
        ..Futures::default()
    };
    if let Some(why) = too_little(&figures) {
        return Futures { not_recorded: Some(why), ..figures };
    }
    let quiet: Vec<(u64, u64)> = days.iter().map(|day| (0, day.1)).collect();
    let without = percentiles_of_futures(figures.open, &quiet, runs, seed);
    let today = DateTime::from_timestamp(now, 0).unwrap_or_default().date_naive();
    let day = |days: Option<u32>| today.checked_add_days(Days::new(u64::from(days?)));
    Futures {
        runs,
        done_by: Some(DoneBy { p50: day(without.p50_days), p85: day(without.p85_days), p95: day(without.p95_days) }),
        without_arrivals: Some(without),
        with_arrivals: Some(percentiles_of_futures(figures.open, &days, runs, seed)),
        ..figures
    }
}

/// Arrivals and completions of each whole day (UTC) behind the one on which the first item arrived, the newest
/// [`WINDOW_DAYS`] at most.
fn days_seen(stories: &[Story], now: i64) -> Vec<(u64, u64)> {
    let day_of = |at: i64| at.div_euclid(DAY);
    let today = day_of(now);
    let Some(began) = stories.iter().filter_map(|story| story.arrived).min().map(day_of) else { return Vec::new() };
    let first = (began + 1).max(today - WINDOW_DAYS);
    let place = |at: Option<i64>| at.map(day_of).filter(|day| (first..today).contains(day)).map(|day| day - first);
    let mut days = vec![(0, 0); usize::try_from(today - first).unwrap_or(0)];
    for story in stories {
        if let Some(day) = place(story.arrived) {
            days[day as usize].0 += 1;
        }
        if let Some(day) = place(story.completed()) {
            days[day as usize].1 += 1;
        }
    }
    days
}

fn too_little(figures: &Futures) -> Option<String> {
    if figures.open == 0 {
        Some("no item is open".to_owned())
    } else if figures.days_seen < DAYS_NEEDED {
        Some(format!("fewer than {DAYS_NEEDED} whole days were seen"))
    } else if figures.completed < COMPLETIONS_NEEDED {
        Some(format!("fewer than {COMPLETIONS_NEEDED} items were completed on the whole days seen"))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Status;
    use proptest::prelude::*;

    const NOW: i64 = 20_000 * DAY + 600;

    /// One item that arrived and was completed so many days ago; one that is open where it was not.
    fn story(arrived: i64, closed: Option<i64>) -> Story {
        let at = |ago: i64| NOW - ago * DAY;
        let status = if closed.is_some() { Status::Completed } else { Status::Pending };
        Story { status, arrived: Some(at(arrived)), closed: closed.map(at), ..Story::default() }
    }

    fn board(open: usize) -> Vec<Story> {
        let mut stories: Vec<Story> = (1..=10).flat_map(|ago| [story(11, Some(ago)), story(11, Some(ago))]).collect();
        stories.extend((0..open).map(|_| story(11, None)));
        stories
    }

    #[test]
    fn two_a_day_finish_seven_in_four_days_whatever_is_drawn() {
        let found = futures(&board(7), NOW, 500, 3);
        assert_eq!((found.days_seen, found.completed, found.arrived, found.open), (10, 20, 0, 7));
        let four = Percentiles { p50_days: Some(4), p85_days: Some(4), p95_days: Some(4) };
        assert_eq!((found.without_arrivals, found.with_arrivals), (Some(four), Some(four)));
        let fourth = "2024-10-08".parse().ok();
        assert_eq!(found.done_by, Some(DoneBy { p50: fourth, p85: fourth, p95: fourth }));
    }

    #[test]
    fn what_arrives_takes_its_time() {
        // One arrives and two are completed on every day: of four, two go in a day, or one more than came.
        let pair = |ago: i64| [story(ago, Some(ago)), story(11, Some(ago))];
        let stories: Vec<Story> = (1..=10).flat_map(pair).chain((0..4).map(|_| story(11, None))).collect();
        let found = futures(&stories, NOW, 50, 3);
        let all = |days| Some(Percentiles { p50_days: Some(days), p85_days: Some(days), p95_days: Some(days) });
        assert_eq!((found.arrived, found.without_arrivals, found.with_arrivals), (10, all(2), all(4)));
    }

    #[test]
    fn percentiles_are_those_of_the_chances_worked_out() {
        // Three are completed on two days of three, one on the third. Three are open.
        let done = |ago: i64| (0..if ago % 3 == 0 { 1 } else { 3 }).map(move |_| story(10, Some(ago)));
        let stories: Vec<Story> = (1..=9).flat_map(done).chain((0..3).map(|_| story(10, None))).collect();
        // On the first day with a chance of 2/3; on the second, behind a slow one, 1/3 × 2/3; else on the third.
        let chances = [2.0 / 3.0, 2.0 / 9.0, 1.0 / 9.0];
        let day = |percent: f64| {
            (1..=3).find(|day| chances[..*day].iter().sum::<f64>() >= percent / 100.0).map(|day| day as u32)
        };
        let expected = Percentiles { p50_days: day(50.0), p85_days: day(85.0), p95_days: day(95.0) };
        assert_eq!((expected.p50_days, expected.p85_days, expected.p95_days), (Some(1), Some(2), Some(3)));
        for seed in 0..6 {
            let found = futures(&stories, NOW, 3000, seed);
            assert_eq!((found.days_seen, found.without_arrivals), (9, Some(expected)), "seed {seed}");
            let day = |text: &str| text.parse().ok();
            let by = DoneBy { p50: day("2024-10-05"), p85: day("2024-10-06"), p95: day("2024-10-07") };
            assert_eq!(found.done_by, Some(by));
        }
        let lengths: std::collections::BTreeSet<_> =
            (0..60).map(|seed| futures(&stories, NOW, 1, seed).without_arrivals.and_then(|all| all.p50_days)).collect();
        assert_eq!(lengths.len(), 3, "another seed is another future");
    }

    #[test]
    fn the_newest_thirty_days_are_drawn_from() {
        let stories: Vec<Story> = (1..=40).map(|ago| story(50, Some(ago))).chain([story(50, None)]).collect();
        let found = futures(&stories, NOW, 10, 1);
        assert_eq!((found.days_seen, found.completed), (30, 30));
    }

    #[test]
    fn too_little_is_no_forecast_and_says_why() {
        let why = |stories: &[Story]| futures(stories, NOW, 100, 1).not_recorded.unwrap_or_default();
        assert_eq!(why(&[]), "no item is open");
        assert_eq!(why(&[story(2, None)]), "fewer than 3 whole days were seen");
        assert_eq!(
            why(&[story(9, None), story(9, Some(2))]),
            "fewer than 5 items were completed on the whole days seen"
        );
    }

    proptest! {
        #[test]
        fn the_same_seed_gives_the_same_futures_and_percentiles_are_ordered(seed in any::<u64>(), open in 1..30_usize) {
            let mut stories = board(open);
            stories.extend((1..4).flat_map(|ago| (0..ago).map(move |_| story(11, Some(ago)))));
            let found = futures(&stories, NOW, 200, seed);
            prop_assert_eq!(&found, &futures(&stories, NOW, 200, seed));
            let all = found.without_arrivals.expect("there is a forecast");
            prop_assert!(all.p50_days <= all.p85_days && all.p85_days <= all.p95_days);
        }
    }
}
