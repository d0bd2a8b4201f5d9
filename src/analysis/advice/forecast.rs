//! When the open items will be done: what the last days brought, drawn again many times over.

use super::Subject;
use super::subject::DAYS_TOLD;
use crate::analysis::throughput::DAY;
use crate::text::{agree, many};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// How many futures are drawn.
pub const RUNS: usize = 1_000;
/// A future is followed for so many days.
pub const HORIZON_DAYS: u32 = 365;
/// Complete days that must have been seen before anything is foretold.
pub const DAYS_NEEDED: usize = 3;
/// Completions that must have been seen in these days.
pub const COMPLETIONS_NEEDED: u64 = 5;

/// What a forecast is computed from.
#[derive(Debug, Clone, Copy, Default)]
pub struct ForecastInput {
    /// The number of the newest change of the board: it makes the draws.
    pub sequence: u64,
    /// The moment, in seconds since 1970.
    pub at: i64,
    /// When the first item came onto the board, in seconds since 1970.
    pub began_at: Option<i64>,
    /// How many items are open.
    pub open: u64,
    /// Items that came onto the board on each of the last days; the last is today.
    pub arrived_per_day: [u64; DAYS_TOLD],
    /// Completions on each of the same days.
    pub completed_per_day: [u64; DAYS_TOLD],
}

/// When the open items will be done.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForecastFigures {
    /// How many items are open.
    pub open: u64,
    /// Over how many complete days arrivals and completions were seen.
    pub days_seen: usize,
    /// Completions in these days.
    pub completed: u64,
    /// Arrivals in these days.
    pub arrived: u64,
    /// How many futures were drawn; 0 where none were.
    pub runs: usize,
    /// A future was followed for so many days.
    pub horizon_days: u32,
    /// Where nothing more comes onto the board.
    pub without_arrivals: Option<Percentiles>,
    /// Where as much comes as on the days seen.
    pub with_arrivals: Option<Percentiles>,
    /// Why nothing is foretold.
    pub no_forecast: Option<String>,
}

/// In how many days from now all is done, in so many of 100 futures; `None` where that is beyond the horizon.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Percentiles {
    /// In 50 of 100.
    pub p50_days: Option<u32>,
    /// In 85 of 100.
    pub p85_days: Option<u32>,
    /// In 95 of 100.
    pub p95_days: Option<u32>,
}

impl From<&Subject> for ForecastInput {
    fn from(subject: &Subject) -> Self {
        ForecastInput {
            sequence: subject.sequence,
            at: subject.at,
            began_at: subject.began_at,
            open: subject.open_count(),
            arrived_per_day: subject.arrived_per_day,
            completed_per_day: subject.completed_per_day,
        }
    }
}

/// Foretells when all open items will be done.
///
/// A future is made day by day, each as one of the complete days seen, drawn at random with its arrivals and its
/// completions together; the draws depend on the board's sequence number alone. Today is not drawn: it is not over.
#[must_use]
pub fn forecast(input: &ForecastInput) -> ForecastFigures {
    let days = days_seen(input);
    let sum = |which: fn(&(u64, u64)) -> u64| days.iter().map(which).sum();
    let figures = ForecastFigures {
        open: input.open,
        days_seen: days.len(),
        arrived: sum(|day| day.0),
        completed: sum(|day| day.1),
        horizon_days: HORIZON_DAYS,
        ..ForecastFigures::default()
    };
    if let Some(why) = too_little(&figures) {
        return ForecastFigures { no_forecast: Some(why), ..figures };
    }
    let quiet: Vec<(u64, u64)> = days.iter().map(|&(_, completed)| (0, completed)).collect();
    ForecastFigures {
        runs: RUNS,
        without_arrivals: Some(percentiles_of_futures(input.open, &quiet, RUNS, input.sequence)),
        with_arrivals: Some(percentiles_of_futures(input.open, &days, RUNS, input.sequence)),
        ..figures
    }
}

/// Arrivals and completions of each complete day since the board began, at most those told.
fn days_seen(input: &ForecastInput) -> Vec<(u64, u64)> {
    let told = DAYS_TOLD - 1;
    let since = input.began_at.map_or(0, |began| input.at.div_euclid(DAY) - began.div_euclid(DAY));
    // The day on which the board began was not a whole one.
    let seen = usize::try_from(since - 1).unwrap_or(0).min(told);
    (told - seen..told).map(|day| (input.arrived_per_day[day], input.completed_per_day[day])).collect()
}

fn too_little(figures: &ForecastFigures) -> Option<String> {
    let (days, completed) = (figures.days_seen, figures.completed);
    if figures.open == 0 {
        Some("no item is open".to_owned())
    } else if days < DAYS_NEEDED {
        Some(format!(
            "{} {} seen, and {DAYS_NEEDED} are needed",
            many(days as u64, "complete day"),
            agree(days as u64, "was", "were")
        ))
    } else if completed < COMPLETIONS_NEEDED {
        Some(format!(
            "{} {} completed in the {} seen, and {COMPLETIONS_NEEDED} are needed",
            many(completed, "item"),
            agree(completed, "was", "were"),
            many(days as u64, "complete day")
        ))
    } else {
        None
    }
}

/// In how many days nothing is left of `open` items: `runs` futures, each made of such days of arrivals and completions.
#[must_use]
pub fn percentiles_of_futures(open: u64, days: &[(u64, u64)], runs: usize, seed: u64) -> Percentiles {
    let draws = |run: usize| Draws { seed, next: (run as u64) << 32 };
    let mut lengths: Vec<Option<u32>> = (0..runs).map(|run| future(open, days, draws(run))).collect();
    lengths.sort_unstable_by_key(|length| length.unwrap_or(u32::MAX));
    let at = |percent| nearest_rank(&lengths, percent).flatten();
    Percentiles { p50_days: at(50), p85_days: at(85), p95_days: at(95) }
}

/// The percentile by nearest rank: the least of some sorted values that so many of a hundred do not exceed.
#[must_use]
pub fn nearest_rank<T: Copy>(sorted: &[T], percent: usize) -> Option<T> {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.checked_sub(1)?).copied()
}

/// How many days one future takes; `None` where the horizon comes first.
fn future(open: u64, days: &[(u64, u64)], mut draws: Draws) -> Option<u32> {
    let mut left = open;
    for day in 1..=HORIZON_DAYS {
        let (arrived, completed) = days[draws.below(days.len())];
        left = left.saturating_add(arrived).saturating_sub(completed);
        if left == 0 {
            return Some(day);
        }
    }
    None
}

/// Numbers that look random, and are the same for the same seed: XXH3 of one number after the other.
///
/// Each future has its own, so that it meets the same days with arrivals and without.
struct Draws {
    seed: u64,
    next: u64,
}

impl Draws {
    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        let hash = xxh3_64_with_seed(&self.next.to_le_bytes(), self.seed);
        self.next += 1;
        ((u128::from(hash) * limit as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TODAY: i64 = 20_000 * DAY + 3_600;

    fn input(open: u64, arrived: u64, completed: u64) -> ForecastInput {
        ForecastInput {
            sequence: 7,
            at: TODAY,
            began_at: Some(TODAY - 100 * DAY),
            open,
            arrived_per_day: [arrived; DAYS_TOLD],
            completed_per_day: [completed; DAYS_TOLD],
        }
    }

    fn days(of: Option<Percentiles>) -> [Option<u32>; 3] {
        of.map_or([None; 3], |of| [of.p50_days, of.p85_days, of.p95_days])
    }

    #[test]
    fn days_that_are_all_alike_leave_nothing_to_chance() {
        let seen = forecast(&input(20, 1, 3));
        assert_eq!(days(seen.without_arrivals), [Some(7); 3]);
        assert_eq!(days(seen.with_arrivals), [Some(10); 3]);
        assert_eq!((seen.days_seen, seen.completed, seen.arrived, seen.runs), (13, 39, 13, RUNS));
        let grows = forecast(&input(20, 3, 3));
        assert_eq!(days(grows.with_arrivals), [None; 3], "as much comes as goes");
    }

    #[test]
    fn a_percentile_is_the_least_that_so_many_do_not_exceed() {
        let lengths: Vec<Option<u32>> = (1..=20).map(Some).collect();
        for (percent, expected) in [(5, 1), (50, 10), (51, 11), (85, 17), (86, 18), (95, 19), (100, 20)] {
            assert_eq!(nearest_rank(&lengths, percent).flatten(), Some(expected), "{percent}");
        }
        assert_eq!((nearest_rank::<u32>(&[], 50), nearest_rank(&[Some(1), None], 95)), (None, Some(None)));
    }

    #[test]
    fn two_kinds_of_days_give_the_percentiles_of_their_sum() {
        // One day in two completes one item: the number of days for one item is geometric with 1/2.
        let mut board = input(1, 0, 0);
        board.began_at = Some(TODAY - 11 * DAY);
        (3..13).filter(|day| day % 2 == 0).for_each(|day| board.completed_per_day[day] = 1);
        let seen = forecast(&board);
        assert_eq!((seen.days_seen, seen.completed), (10, 5));
        // P(days ≤ k) = 1 − 2⁻ᵏ: 0.5, 0.75, 0.875, 0.9375, 0.96875. 0.5 is on the edge.
        let [p50, p85, p95] = days(seen.without_arrivals);
        assert!(p50 == Some(1) || p50 == Some(2), "{p50:?}");
        assert_eq!([p85, p95], [Some(3), Some(5)]);
    }

    #[test]
    fn too_little_is_said_and_nothing_foretold() {
        let young = |days: i64| ForecastInput { began_at: Some(TODAY - days * DAY), ..input(5, 0, 2) };
        let cases = [
            (input(0, 1, 1), Some("no item is open")),
            (young(3), Some("2 complete days were seen, and 3 are needed")),
            (young(4), None),
            (ForecastInput { began_at: None, ..input(5, 0, 2) }, Some("0 complete days were seen, and 3 are needed")),
            (input(5, 1, 0), Some("0 items were completed in the 13 complete days seen, and 5 are needed")),
        ];
        for (board, why) in cases {
            let seen = forecast(&board);
            assert_eq!(seen.no_forecast.as_deref(), why);
            assert_eq!(seen.with_arrivals.is_none(), why.is_some());
        }
    }

    #[test]
    fn today_is_not_drawn() {
        let mut board = input(5, 0, 2);
        let before = forecast(&board);
        board.completed_per_day[DAYS_TOLD - 1] = 1_000;
        assert_eq!(forecast(&board), before);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn percentiles_are_in_order_and_arrivals_never_help(
            open in 1..200_u64, sequence: u64,
            arrived in prop::array::uniform14(0..5_u64), completed in prop::array::uniform14(0..9_u64),
        ) {
            let board = ForecastInput {
                sequence, arrived_per_day: arrived, completed_per_day: completed, ..input(open, 0, 0)
            };
            let seen = forecast(&board);
            prop_assert_eq!(&seen, &forecast(&board));
            let late = |days: Option<u32>| days.unwrap_or(u32::MAX);
            let (without, with) = (days(seen.without_arrivals).map(late), days(seen.with_arrivals).map(late));
            prop_assert!(without.is_sorted() && with.is_sorted());
            prop_assert!(without.iter().zip(with).all(|(without, with)| *without <= with), "{:?}", seen);
        }
    }
}
