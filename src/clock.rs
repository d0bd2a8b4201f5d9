//! The one reader of the clocks. Everything else is handed a [`Now`].

use chrono::{DateTime, Datelike, SecondsFormat, Timelike, Utc};
use rustix::time::{ClockId, clock_gettime};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// One reading of the clocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    /// Wall clock in nanoseconds since 1970. For people and for new ids; it may step.
    pub wall_ns: u64,
    /// Time since boot in nanoseconds, sleep included. Leases are judged by it; it never steps.
    pub boot_ns: u64,
    /// Which boot `boot_ns` counts from.
    pub boot_id: String,
}

impl Now {
    /// Reads both clocks for the boot named `boot_id`.
    #[must_use]
    pub fn read(boot_id: &str) -> Self {
        Now {
            wall_ns: nanoseconds(ClockId::Realtime),
            boot_ns: nanoseconds(ClockId::Boottime),
            boot_id: boot_id.to_owned(),
        }
    }

    /// The wall clock in whole seconds since 1970.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        (self.wall_ns / 1_000_000_000) as i64
    }

    /// `YYYY-MM-DDTHH:MM:SSZ`, the form of every time in the public files.
    #[must_use]
    pub fn stamp(&self) -> String {
        stamp(self.seconds())
    }

    /// The wall clock with nanoseconds, the form of times in the journal.
    #[must_use]
    pub fn precise(&self) -> String {
        wall_stamp(self.wall_ns)
    }
}

/// Writes seconds since 1970 as `YYYY-MM-DDTHH:MM:SSZ`.
#[must_use]
pub fn stamp(seconds: i64) -> String {
    DateTime::<Utc>::from_timestamp(seconds, 0).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Writes nanoseconds since 1970 as a time of the day with nanoseconds.
#[must_use]
pub fn wall_stamp(ns: u64) -> String {
    DateTime::<Utc>::from_timestamp_nanos(ns as i64).to_rfc3339_opts(SecondsFormat::Nanos, true)
}

/// Reads any of the time forms found in coordination files; `None` where it is none of them.
///
/// Known forms: RFC 3339 with any fraction and offset, and the `….3NZ` that a shell without `%N` wrote.
#[must_use]
pub fn parse_stamp(text: &str) -> Option<i64> {
    let whole = match text.split_once(".3NZ") {
        Some((seconds, _)) => format!("{seconds}Z"),
        None => text.to_owned(),
    };
    DateTime::parse_from_rfc3339(&whole).ok().map(|time| time.timestamp())
}

/// The time since boot, sleep included: the time that leases are told in.
#[must_use]
pub fn since_boot() -> Duration {
    Duration::from_nanos(nanoseconds(ClockId::Boottime))
}

/// The time in nanoseconds since 1970, as the wall clock told it once in this process: from then on it only goes forward.
#[must_use]
pub fn steady_ns() -> u64 {
    static BEGAN: OnceLock<(u64, Instant)> = OnceLock::new();
    let (wall, instant) = BEGAN.get_or_init(|| (wall_ns(), Instant::now()));
    wall.saturating_add(u64::try_from(instant.elapsed().as_nanos()).unwrap_or(u64::MAX))
}

/// The wall clock alone, in nanoseconds since 1970.
#[must_use]
pub fn wall_ns() -> u64 {
    nanoseconds(ClockId::Realtime)
}

/// The wall clock alone, in whole seconds since 1970.
#[must_use]
pub fn wall_seconds() -> i64 {
    (wall_ns() / 1_000_000_000) as i64
}

/// A minute as the clocks on the wall show it where the machine is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Local {
    /// From 0 to 59.
    pub minute: u32,
    /// From 0 to 23.
    pub hour: u32,
    /// From 0, Sunday, to 6.
    pub weekday: u32,
}

/// The local time of a moment in seconds since 1970, in the machine's time zone.
#[must_use]
pub fn local(seconds: i64) -> Local {
    let time = DateTime::<Utc>::from_timestamp(seconds, 0).unwrap_or_default().with_timezone(&chrono::Local);
    Local { minute: time.minute(), hour: time.hour(), weekday: time.weekday().num_days_from_sunday() }
}

#[expect(clippy::disallowed_methods, reason = "this is the one reader of the clocks")]
fn nanoseconds(clock: ClockId) -> u64 {
    let time = clock_gettime(clock);
    (time.tv_sec.max(0) as u64) * 1_000_000_000 + time.tv_nsec as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_time_form_of_the_old_files_is_read() {
        let cases = [
            ("2025-06-16T06:38:08Z", Some(1_750_055_888)),
            ("2025-06-16T06:38:08.3NZ", Some(1_750_055_888)),
            ("2025-06-16T06:38:08.1234Z", Some(1_750_055_888)),
            ("2025-06-16T06:38:08.123456Z", Some(1_750_055_888)),
            ("2025-06-15T23:38:08-07:00", Some(1_750_055_888)),
            ("yesterday", None),
        ];
        for (text, seconds) in cases {
            assert_eq!(parse_stamp(text), seconds, "{text}");
        }
        assert_eq!(stamp(1_750_055_888), "2025-06-16T06:38:08Z");
    }
}
