//! When an item that failed is offered again.

use super::WorkItem;
use crate::clock::{Now, parse_stamp, stamp};
use serde_json::{Value, json};
use xxhash_rust::xxh3::xxh3_64;

/// How often and how soon failed work is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// How many attempts of an item may fail before it is given up; an item may name its own number.
    pub max_attempts: u64,
    /// The pause after the first failure, in milliseconds.
    pub base_ms: u64,
    /// The longest pause, in milliseconds.
    pub cap_ms: u64,
}

impl Policy {
    /// How many attempts of this item may fail.
    #[must_use]
    pub fn attempts_of(&self, item: &WorkItem) -> u64 {
        item.number("max_attempts").unwrap_or(self.max_attempts).max(1)
    }

    /// The pause after the `failures`-th failure in milliseconds: `base · 2^(failures − 1)`, at most `cap`, of which
    /// the second half is drawn by `seed` ("equal jitter", Brooker, AWS Architecture Blog 2015).
    #[must_use]
    pub fn pause_ms(&self, failures: u64, seed: &str) -> u64 {
        let doublings = u32::try_from(failures.saturating_sub(1)).unwrap_or(u32::MAX);
        let whole = self.base_ms.saturating_mul(2_u64.checked_pow(doublings).unwrap_or(u64::MAX)).min(self.cap_ms);
        let half = whole / 2;
        whole - half + xxh3_64(seed.as_bytes()) % (half + 1)
    }
}

/// Until when a failed item rests, or a reserved one is kept, told in time since boot like a lease: no wall clock ends or extends it (I15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backoff {
    /// The boot that `deadline_ns` counts from; in another boot it is over.
    pub boot_id: String,
    /// Nanoseconds since that boot.
    pub deadline_ns: u64,
    /// The deadline by the wall clock, in seconds since 1970: for people.
    pub until: i64,
}

impl Backoff {
    /// A pause that begins `now`.
    #[must_use]
    pub fn begun(now: &Now, pause_ms: u64) -> Self {
        Backoff {
            boot_id: now.boot_id.clone(),
            deadline_ns: now.boot_ns.saturating_add(pause_ms.saturating_mul(1_000_000)),
            until: now.seconds().saturating_add(i64::try_from(pause_ms.div_ceil(1000)).unwrap_or(i64::MAX / 2)),
        }
    }

    /// Whether it has passed.
    #[must_use]
    pub fn is_over(&self, now: &Now) -> bool {
        self.boot_id != now.boot_id || now.boot_ns >= self.deadline_ns
    }

    /// Reads the pause of a row's `backoff`.
    #[must_use]
    pub fn of(item: &WorkItem) -> Option<Self> {
        Self::from_value(item.row().get("backoff")?)
    }

    /// Reads a pause as it stands in a row; `None` where it makes no sense.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        let text = |field: &str| value.get(field)?.as_str();
        Some(Backoff {
            boot_id: text("boot_id")?.to_owned(),
            deadline_ns: text("deadline_boottime_ns")?.parse().ok()?,
            until: parse_stamp(text("until")?)?,
        })
    }

    /// The pause as it stands in a row.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let deadline = self.deadline_ns.to_string();
        json!({ "until": stamp(self.until), "boot_id": self.boot_id, "deadline_boottime_ns": deadline })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_doubles_up_to_the_cap_and_varies_by_less_than_half() {
        let policy = Policy { max_attempts: 3, base_ms: 1000, cap_ms: 300_000 };
        let whole = [1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000];
        for (failures, whole) in (1..).zip(whole) {
            let pauses: Vec<u64> = (0..200).map(|n| policy.pause_ms(failures, &format!("w{n}"))).collect();
            assert!(pauses.iter().all(|pause| (whole / 2..=whole).contains(pause)), "{failures}: {pauses:?}");
            assert!(pauses.iter().any(|pause| *pause != pauses[0]), "{failures} failures: all pauses are the same");
        }
        assert!(policy.pause_ms(u64::MAX, "w") <= 300_000);
    }

    #[test]
    fn a_pause_survives_its_row_and_ends_by_the_time_since_boot_alone() {
        let now = |wall: u64, boot: u64| Now { wall_ns: wall, boot_ns: boot, boot_id: "b".into() };
        let mut item = WorkItem::from_row(serde_json::Map::new());
        let backoff = Backoff::begun(&now(9_000_000_000, 5), 10);
        item.set("backoff", backoff.to_value());
        assert_eq!(Backoff::of(&item), Some(backoff.clone()));
        assert!(!backoff.is_over(&now(u64::MAX / 2, 10_000_004)) && backoff.is_over(&now(0, 10_000_005)));
        assert!(backoff.is_over(&Now { boot_id: "another".into(), ..now(0, 0) }));
    }
}
