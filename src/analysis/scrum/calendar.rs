//! Days, sprints, quarters and weeks. All days are those of UTC.

use crate::analysis::throughput::DAY;
use crate::program::Stretch;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime};
use serde::Serialize;

/// Where a stretch of days comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodSource {
    /// From `program.toml`.
    Program,
    /// It is a quarter of the calendar.
    Quarter,
    /// It is a week of the calendar (ISO 8601).
    Week,
    /// The caller asked for it.
    Asked,
}

/// A stretch of days, both ends included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Period {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub start: NaiveDate,
    /// Its last day.
    pub end: NaiveDate,
    /// Where it comes from.
    pub source: PeriodSource,
}

impl Period {
    /// A stretch of the program.
    #[must_use]
    pub fn planned(stretch: &Stretch) -> Self {
        let Stretch { name, start, end } = stretch.clone();
        Period { name, start, end, source: PeriodSource::Program }
    }

    /// When it begins, in seconds since 1970.
    #[must_use]
    pub fn from(&self) -> i64 {
        midnight(self.start)
    }

    /// When it is over: the first second behind it.
    #[must_use]
    pub fn until(&self) -> i64 {
        midnight(self.end).saturating_add(DAY)
    }

    /// How many days it has.
    #[must_use]
    pub fn days(&self) -> i64 {
        (self.until() - self.from()) / DAY
    }

    /// Which of its days a moment lies on, from 1; `None` outside of it.
    #[must_use]
    pub fn day_number(&self, at: i64) -> Option<i64> {
        (self.from()..self.until()).contains(&at).then(|| (at - self.from()) / DAY + 1)
    }
}

/// The day of a moment.
#[must_use]
pub fn day_of(at: i64) -> NaiveDate {
    DateTime::from_timestamp(at, 0).unwrap_or_default().date_naive()
}

/// When a day begins, in seconds since 1970.
#[must_use]
pub fn midnight(day: NaiveDate) -> i64 {
    day.and_time(NaiveTime::MIN).and_utc().timestamp()
}

/// The quarter of the calendar that a day lies in, as a Program Increment.
#[must_use]
pub fn quarter(day: NaiveDate) -> Period {
    let first = day.month0() / 3 * 3 + 1;
    let start = NaiveDate::from_ymd_opt(day.year(), first, 1).unwrap_or(day);
    let next = start.checked_add_months(chrono::Months::new(3)).unwrap_or(day);
    Period {
        name: format!("PI_{}_Q{}", day.year(), day.month0() / 3 + 1),
        start,
        end: next.pred_opt().unwrap_or(day),
        source: PeriodSource::Quarter,
    }
}

/// The last whole weeks before a day, oldest first.
#[must_use]
pub fn weeks_before(day: NaiveDate, count: u64) -> Vec<Period> {
    let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
    let week = |ago: u64| {
        let start = monday - Days::new(7 * ago);
        let (year, number) = (start.iso_week().year(), start.iso_week().week());
        Period { name: format!("{year}-W{number:02}"), start, end: start + Days::new(6), source: PeriodSource::Week }
    };
    (1..=count).rev().map(week).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn every_month_has_its_quarter() {
        let of_month = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4];
        for (month, quarter_of) in (1..=12).zip(of_month) {
            let middle = NaiveDate::from_ymd_opt(2026, month, 15).expect("a day");
            assert_eq!(quarter(middle).name, format!("PI_2026_Q{quarter_of}"), "month {month}");
        }
    }

    #[test]
    fn quarters_follow_each_other_without_a_gap_leap_days_included() {
        let mut at = day("2023-01-01");
        let mut total = 0;
        for n in 0..16 {
            let found = quarter(at);
            assert_eq!((found.start, found.name), (at, format!("PI_{}_Q{}", 2023 + n / 4, n % 4 + 1)));
            total += (found.end - found.start).num_days() + 1;
            at = found.end.succ_opt().expect("a day");
        }
        assert_eq!((at, total), (day("2027-01-01"), 365 + 366 + 365 + 365));
        assert_eq!(quarter(day("2024-02-29")).end, day("2024-03-31"));
    }

    #[test]
    fn both_ends_of_a_period_belong_to_it() {
        let stretch = Stretch { name: "S".into(), start: day("2024-02-26"), end: day("2024-03-03") };
        let period = Period::planned(&stretch);
        assert_eq!((period.days(), period.until() - period.from()), (7, 7 * 86_400));
        let numbers = [-1, 0, 3 * 86_400, 7 * 86_400 - 1, 7 * 86_400].map(|at| period.day_number(period.from() + at));
        assert_eq!(numbers, [None, Some(1), Some(4), Some(7), None]);
        assert_eq!(day_of(period.from() + 3 * 86_400), day("2024-02-29"));
    }

    #[test]
    fn weeks_are_whole_and_end_before_this_one() {
        let weeks = weeks_before(day("2026-01-07"), 3);
        let told: Vec<_> = weeks.iter().map(|week| (week.name.as_str(), week.start.to_string())).collect();
        let expected = [("2025-W51", "2025-12-15"), ("2025-W52", "2025-12-22"), ("2026-W01", "2025-12-29")];
        assert_eq!(told, expected.map(|(name, start)| (name, start.to_owned())));
        assert_eq!(weeks[2].end, day("2026-01-04"));
    }
}
