//! What was finished, and how fast.

use super::Moment;
use crate::board::{Columns, Kind, WorkItem};

/// How many days are told one by one, today included.
pub const DAYS: usize = 14;
/// How many of the newest completed items the median is taken over: their rows must be read.
pub const SAMPLE: usize = 200;
/// Seconds of a day. Days begin at midnight UTC.
pub(super) const DAY: i64 = 24 * 3600;

/// What the log of completions tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pace {
    /// All completions.
    pub completed: u64,
    /// All points.
    pub points: u64,
    /// Completions on each of the last days, oldest first; the last is today.
    pub completed_per_day: [u64; DAYS],
    /// Points on each of the same days.
    pub points_per_day: [u64; DAYS],
}

impl Pace {
    /// Counts a completion; one of an unknown day, or of a day to come, counts in the totals alone.
    pub(super) fn add(&mut self, columns: &Columns, at: &Moment<'_>) {
        if columns.kind != Kind::Completion {
            return;
        }
        self.completed += 1;
        self.points = self.points.saturating_add(columns.points());
        if let Some(day) = day_of(i64::from(columns.created_at), at) {
            self.completed_per_day[day] += 1;
            self.points_per_day[day] = self.points_per_day[day].saturating_add(columns.points());
        }
    }
}

/// Which of the last days a time (seconds since 1970) lies on; `None` for an earlier one, and for a day to come.
pub(super) fn day_of(seconds: i64, at: &Moment<'_>) -> Option<usize> {
    let days_ago = at.seconds.div_euclid(DAY) - seconds.div_euclid(DAY);
    usize::try_from(days_ago).ok().and_then(|ago| (DAYS - 1).checked_sub(ago))
}

/// The midnight that the last days begin with, in seconds since 1970.
pub(super) fn first_day(at: i64) -> i64 {
    (at.div_euclid(DAY) + 1 - DAYS as i64) * DAY
}

/// The positions of the newest completed items, at most [`SAMPLE`]; the newest first.
pub(super) fn newest(mut completed: Vec<(u32, usize)>) -> Vec<usize> {
    completed.sort_unstable_by(|a, b| b.cmp(a));
    completed.into_iter().take(SAMPLE).map(|(_, row)| row).collect()
}

/// The median time from claim to completion in hours; `None` where no item tells both times in this order.
#[must_use]
pub fn median_hours(items: &[WorkItem]) -> Option<f64> {
    let seconds = items.iter().filter_map(WorkItem::seconds_held).collect();
    median(seconds).map(|seconds| seconds / 3600.0)
}

/// The median of some numbers; `None` where there are none.
#[must_use]
pub fn median(mut numbers: Vec<i64>) -> Option<f64> {
    numbers.sort_unstable();
    let middle = numbers.len() / 2;
    match numbers.len() % 2 {
        1 => numbers.get(middle).map(|&number| number as f64),
        _ => Some((*numbers.get(middle.checked_sub(1)?)? as f64 + *numbers.get(middle)? as f64) / 2.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn done(created_at: u32, extra: u64) -> Columns {
        Columns { created_at, extra, ..Columns::empty(Kind::Completion) }
    }

    #[test]
    fn a_completion_counts_on_its_own_day_and_only_there() {
        let midnight = 20_000 * DAY as u32;
        let at = Moment { seconds: i64::from(midnight) + 10, boot_ns: 0, boot_id: "b" };
        let mut pace = Pace::default();
        let (first, before) = (midnight - 13 * DAY as u32, midnight - 13 * DAY as u32 - 1);
        for (time, points) in [(midnight, 5), (midnight - 1, 3), (first, 2), (before, 100), (0, 1000), (u32::MAX, 7)] {
            pace.add(&done(time, points), &at);
        }
        let mut expected = [0; DAYS];
        (expected[0], expected[12], expected[13]) = (1, 1, 1);
        assert_eq!(pace.completed_per_day, expected);
        (expected[0], expected[12], expected[13]) = (2, 3, 5);
        assert_eq!(pace.points_per_day, expected);
        assert_eq!((pace.completed, pace.points), (6, 1117));
    }

    #[test]
    fn the_median_needs_both_times_in_their_order() {
        let item = |claimed: &str, completed: &str| {
            let row = json!({ "claimed_at": claimed, "completed_at": completed });
            WorkItem::from_row(row.as_object().cloned().unwrap_or_default())
        };
        let [one, two, four] = [1, 2, 4].map(|h| item("2025-06-16T00:00:00Z", &format!("2025-06-16T0{h}:00:00Z")));
        let odd = [item("", "2025-06-16T09:00:00Z"), item("2025-06-16T09:00:00Z", "2025-06-16T00:00:00Z")];
        assert_eq!(median_hours(&odd), None);
        assert_eq!(median_hours(&[&odd[..], std::slice::from_ref(&two)].concat()), Some(2.0));
        assert_eq!(median_hours(&[four.clone(), one.clone()]), Some(2.5));
        assert_eq!(median_hours(&[four, one, two]), Some(2.0));
    }

    #[test]
    fn the_sample_is_the_newest() {
        let all = (0..SAMPLE as u32 + 5).map(|n| (n * 10 % 1_000_003, n as usize)).collect();
        let rows = newest(all);
        assert_eq!((rows.len(), rows[0], rows[SAMPLE - 1]), (SAMPLE, SAMPLE + 4, 5));
    }
}
