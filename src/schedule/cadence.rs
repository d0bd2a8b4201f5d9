//! How often, and when.

use crate::clock::Local;
use std::fmt;
use std::time::Duration;

/// The times of a job that both cron and systemd can be told. They are those of the machine's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cadence {
    /// Every so many minutes, which part an hour evenly.
    Minutes(u32),
    /// Every so many hours, which part a day evenly.
    Hours {
        /// How many.
        every: u32,
        /// At which minute.
        minute: u32,
    },
    /// Once a day.
    Day {
        /// At which hour.
        hour: u32,
        /// At which minute.
        minute: u32,
    },
    /// Once a week, on Sunday.
    Week {
        /// At which hour.
        hour: u32,
        /// At which minute.
        minute: u32,
    },
}

impl Cadence {
    /// The same as often as `length` says; `None` where an hour or a day cannot be parted so.
    #[must_use]
    pub fn every(self, length: Duration) -> Option<Self> {
        let seconds = length.as_secs();
        let minutes = u32::try_from(seconds / 60).ok().filter(|_| seconds.is_multiple_of(60))?;
        let (hour, minute) = self.time().unwrap_or((3, 0));
        match minutes {
            1..=59 if 60 % minutes == 0 => Some(Cadence::Minutes(minutes)),
            1440 => Some(Cadence::Day { hour, minute }),
            10080 => Some(Cadence::Week { hour, minute }),
            60..1440 if minutes % 60 == 0 && 1440 % minutes == 0 => {
                Some(Cadence::Hours { every: minutes / 60, minute: self.minute() })
            }
            _ => None,
        }
    }

    /// The same at this time of the day; `None` for what is done more than once a day.
    #[must_use]
    pub fn at(self, hour: u32, minute: u32) -> Option<Self> {
        match self {
            Cadence::Day { .. } => Some(Cadence::Day { hour, minute }),
            Cadence::Week { .. } => Some(Cadence::Week { hour, minute }),
            _ => None,
        }
    }

    fn time(self) -> Option<(u32, u32)> {
        match self {
            Cadence::Day { hour, minute } | Cadence::Week { hour, minute } => Some((hour, minute)),
            _ => None,
        }
    }

    fn minute(self) -> u32 {
        match self {
            Cadence::Minutes(_) => 0,
            Cadence::Hours { minute, .. } | Cadence::Day { minute, .. } | Cadence::Week { minute, .. } => minute,
        }
    }

    /// The same for systemd's `OnCalendar=`.
    #[must_use]
    pub fn calendar(self) -> String {
        match self {
            Cadence::Minutes(1) => "*-*-* *:*:00".to_owned(),
            Cadence::Minutes(every) => format!("*-*-* *:0/{every}:00"),
            Cadence::Hours { every: 1, minute } => format!("*-*-* *:{minute:02}:00"),
            Cadence::Hours { every, minute } => format!("*-*-* 0/{every}:{minute:02}:00"),
            Cadence::Day { hour, minute } => format!("*-*-* {hour:02}:{minute:02}:00"),
            Cadence::Week { hour, minute } => format!("Sun *-*-* {hour:02}:{minute:02}:00"),
        }
    }

    /// By how many seconds systemd may put it off, so that not everything on a machine begins at once.
    #[must_use]
    pub fn spread_seconds(self) -> u32 {
        match self {
            Cadence::Minutes(every) => every * 2,
            Cadence::Hours { .. } => 60,
            Cadence::Day { .. } | Cadence::Week { .. } => 240,
        }
    }
}

/// As crontab has it: minute, hour, day of the month, month, day of the week.
impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cadence::Minutes(1) => write!(f, "* * * * *"),
            Cadence::Minutes(every) => write!(f, "*/{every} * * * *"),
            Cadence::Hours { every: 1, minute } => write!(f, "{minute} * * * *"),
            Cadence::Hours { every, minute } => write!(f, "{minute} */{every} * * *"),
            Cadence::Day { hour, minute } => write!(f, "{minute} {hour} * * *"),
            Cadence::Week { hour, minute } => write!(f, "{minute} {hour} * * 0"),
        }
    }
}

/// One of the five fields of a line of a crontab, as far as we write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Every(u32),
    Exactly(u32),
}

impl Field {
    fn parse(text: &str) -> Option<Self> {
        match (text, text.strip_prefix("*/")) {
            ("*", _) => Some(Field::Every(1)),
            (_, Some(every)) => every.parse().ok().filter(|&every| every > 0).map(Field::Every),
            _ => text.parse().ok().map(Field::Exactly),
        }
    }

    fn holds(self, number: u32) -> bool {
        match self {
            Field::Every(every) => number.is_multiple_of(every),
            Field::Exactly(wanted) => number == wanted,
        }
    }
}

/// The times that a line of a crontab stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fields {
    minute: Field,
    hour: Field,
    weekday: Field,
}

/// How far a due time is looked for: a week and the hour by which clocks are set.
const FAR: i64 = 8 * 24 * 60;

impl Fields {
    /// Reads them; `None` for what we do not write ourselves, such as a range.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fields: Vec<&str> = text.split_whitespace().collect();
        let [minute, hour, "*", "*", weekday] = fields.as_slice() else { return None };
        let weekday = if *weekday == "7" { "0" } else { weekday };
        Some(Fields { minute: Field::parse(minute)?, hour: Field::parse(hour)?, weekday: Field::parse(weekday)? })
    }

    fn hold(self, time: Local) -> bool {
        self.minute.holds(time.minute) && self.hour.holds(time.hour) && self.weekday.holds(time.weekday)
    }

    /// The first due time after `after`, in seconds since 1970.
    #[must_use]
    pub fn next(self, after: i64, local: impl Fn(i64) -> Local) -> Option<i64> {
        let first = after.div_euclid(60) + 1;
        (first..first + FAR).map(|minute| minute * 60).find(|&at| self.hold(local(at)))
    }

    /// The last due time at or before `before`, in seconds since 1970.
    #[must_use]
    pub fn last(self, before: i64, local: impl Fn(i64) -> Local) -> Option<i64> {
        let last = before.div_euclid(60);
        (last - FAR..=last).rev().map(|minute| minute * 60).find(|&at| self.hold(local(at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The local time of a place on the prime meridian, without summer time.
    fn utc(seconds: i64) -> Local {
        let minutes = seconds.div_euclid(60);
        let part = |number: i64, of: i64| u32::try_from(number.rem_euclid(of)).unwrap_or_default();
        // 1970-01-01 was a Thursday.
        Local { minute: part(minutes, 60), hour: part(minutes / 60, 24), weekday: part(minutes / 1440 + 4, 7) }
    }

    #[test]
    fn both_forms_of_a_cadence_mean_the_same() {
        let cases = [
            (Cadence::Minutes(1), "* * * * *", "*-*-* *:*:00"),
            (Cadence::Minutes(5), "*/5 * * * *", "*-*-* *:0/5:00"),
            (Cadence::Hours { every: 1, minute: 17 }, "17 * * * *", "*-*-* *:17:00"),
            (Cadence::Hours { every: 6, minute: 7 }, "7 */6 * * *", "*-*-* 0/6:07:00"),
            (Cadence::Day { hour: 3, minute: 5 }, "5 3 * * *", "*-*-* 03:05:00"),
            (Cadence::Week { hour: 23, minute: 59 }, "59 23 * * 0", "Sun *-*-* 23:59:00"),
        ];
        for (cadence, cron, calendar) in cases {
            assert_eq!((cadence.to_string().as_str(), cadence.calendar().as_str()), (cron, calendar));
            assert!(Fields::parse(cron).is_some(), "{cron}");
        }
    }

    #[test]
    fn only_lengths_that_part_an_hour_or_a_day_evenly_are_taken() {
        let hourly = Cadence::Hours { every: 1, minute: 17 };
        let every = |minutes: u64| hourly.every(Duration::from_secs(minutes * 60)).map(|cadence| cadence.to_string());
        let text = |text: &str| Some(text.to_owned());
        assert_eq!([every(1), every(15), every(60)], [text("* * * * *"), text("*/15 * * * *"), text("17 * * * *")]);
        assert_eq!(
            [every(240), every(1440), every(10080)],
            [text("17 */4 * * *"), text("0 3 * * *"), text("0 3 * * 0")]
        );
        assert_eq!([every(0), every(7), every(90), every(300), every(2880)], [None, None, None, None, None]);
        assert_eq!(hourly.every(Duration::from_secs(61)), None);
        assert_eq!(hourly.at(4, 0), None);
    }

    #[test]
    fn due_times_are_found_on_both_sides() {
        // Sunday 2026-11-22T00:00:00Z.
        let sunday = 1_795_305_600;
        let cases = [
            ("*/5 * * * *", sunday + 61, sunday, sunday + 300),
            ("17 * * * *", sunday, sunday - 43 * 60, sunday + 17 * 60),
            ("5 3 * * *", sunday, sunday - 86_400 + 11_100, sunday + 11_100),
            ("0 3 * * 0", sunday + 10_800, sunday + 10_800, sunday + 7 * 86_400 + 10_800),
            ("0 3 * * 7", sunday, sunday - 7 * 86_400 + 10_800, sunday + 10_800),
        ];
        for (text, now, last, next) in cases {
            let fields = Fields::parse(text).expect(text);
            assert_eq!((fields.last(now, utc), fields.next(now, utc)), (Some(last), Some(next)), "{text}");
        }
        assert_eq!(Fields::parse("1-5 * * * *"), None);
        assert_eq!(Fields::parse("0 3 1 * *"), None);
    }
}
