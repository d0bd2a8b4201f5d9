//! Times for people: how long ago something was, how long it took, and at which moment (UTC).

use chrono::DateTime;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
const WEEK: u64 = 7 * DAY;

/// How long ago something was, from an age in seconds: whole units, rounded down, the largest that fits.
///
/// `0s`, `59s`, `1m`, `2h`, `3d`, `5w`. A negative age lies ahead: `-300` is `in 5m`.
#[must_use]
pub fn age(seconds: i64) -> String {
    let length = whole(seconds.unsigned_abs());
    if seconds < 0 { format!("in {length}") } else { length }
}

/// How long something took, from a duration in seconds, with one decimal above a minute: `42s`, `2.4h`.
///
/// Days are the largest unit. A duration that is negative or not a number is `unknown`.
#[must_use]
pub fn span(seconds: f64) -> String {
    if !seconds.is_finite() || seconds < 0.0 {
        return "unknown".to_owned();
    }
    match seconds {
        s if s < 59.5 => format!("{s:.0}s"),
        s if s < 59.95 * MINUTE as f64 => format!("{:.1}m", s / MINUTE as f64),
        s if s < 47.95 * HOUR as f64 => format!("{:.1}h", s / HOUR as f64),
        s => format!("{:.1}d", s / DAY as f64),
    }
}

/// The moment `at`, in seconds since 1970, as `YYYY-MM-DD HH:MM:SSZ`.
///
/// A moment no calendar reaches is shown as the number it is: `@9223372036854775807`.
#[must_use]
pub fn stamp(at: i64) -> String {
    match DateTime::from_timestamp(at, 0) {
        Some(time) => time.format("%Y-%m-%d %H:%M:%SZ").to_string(),
        None => format!("@{at}"),
    }
}

fn whole(seconds: u64) -> String {
    match seconds {
        s if s < MINUTE => format!("{s}s"),
        s if s < HOUR => format!("{}m", s / MINUTE),
        s if s < DAY => format!("{}h", s / HOUR),
        s if s < WEEK => format!("{}d", s / DAY),
        s => format!("{}w", s / WEEK),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_the_largest_unit_that_fits() {
        let cases = [
            (0, "0s"),
            (59, "59s"),
            (60, "1m"),
            (3_599, "59m"),
            (3_600, "1h"),
            (86_399, "23h"),
            (86_400, "1d"),
            (604_799, "6d"),
            (604_800, "1w"),
            (5 * 604_800, "5w"),
            (-1, "in 1s"),
            (-300, "in 5m"),
            (i64::MAX, "15250284452471w"),
            (i64::MIN, "in 15250284452471w"),
        ];
        for (seconds, shown) in cases {
            assert_eq!(age(seconds), shown, "{seconds}");
        }
    }

    #[test]
    fn a_span_keeps_one_decimal_above_a_minute() {
        let cases = [
            (0.0, "0s"),
            (42.4, "42s"),
            (59.9, "1.0m"),
            (754.0, "12.6m"),
            (3_599.0, "1.0h"),
            (8_640.0, "2.4h"),
            (172_799.0, "2.0d"),
            (-1.0, "unknown"),
            (f64::NAN, "unknown"),
            (f64::INFINITY, "unknown"),
        ];
        for (seconds, shown) in cases {
            assert_eq!(span(seconds), shown, "{seconds}");
        }
    }

    #[test]
    fn a_stamp_is_utc_to_the_second() {
        let cases = [
            (0, "1970-01-01 00:00:00Z"),
            (1_750_055_888, "2025-06-16 06:38:08Z"),
            (951_782_399, "2000-02-28 23:59:59Z"),
            (-1, "1969-12-31 23:59:59Z"),
            (i64::MAX, "@9223372036854775807"),
        ];
        for (at, shown) in cases {
            assert_eq!(stamp(at), shown, "{at}");
        }
    }
}
