//! How long a claim lasts.

use crate::clock::{Now, stamp};
use serde_json::{Map, Value, json};

/// The end of a claim, told in time since boot: a wall clock that steps cannot end or extend it (I15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    /// The boot that `deadline_ns` counts from.
    pub boot_id: String,
    /// Nanoseconds since that boot.
    pub deadline_ns: u64,
    /// How long the lease was granted for, in seconds; a renewal grants as much again.
    pub ttl_seconds: u64,
    /// The deadline by the wall clock, in seconds since 1970: for people, never for decisions.
    pub expires_at: i64,
}

impl Lease {
    /// A lease that begins `now`.
    #[must_use]
    pub fn granted(now: &Now, ttl_seconds: u64) -> Self {
        Lease {
            boot_id: now.boot_id.clone(),
            deadline_ns: now.boot_ns.saturating_add(ttl_seconds.saturating_mul(1_000_000_000)),
            ttl_seconds,
            expires_at: now.seconds().saturating_add(i64::try_from(ttl_seconds).unwrap_or(i64::MAX / 2)),
        }
    }

    /// Whether the lease has ended: another boot, or its deadline has passed.
    #[must_use]
    pub fn is_over(&self, now: &Now) -> bool {
        self.boot_id != now.boot_id || now.boot_ns >= self.deadline_ns
    }

    /// Until when a process that still runs may keep the item although the lease has ended: as long again.
    #[must_use]
    pub fn grace_ends_ns(&self) -> u64 {
        self.deadline_ns.saturating_add(self.ttl_seconds.saturating_mul(1_000_000_000))
    }

    /// The later of this lease and one renewed `now` for `ttl_seconds`; a renewal never shortens.
    #[must_use]
    pub fn renewed(&self, now: &Now, ttl_seconds: u64) -> Self {
        let fresh = Lease::granted(now, ttl_seconds);
        if self.boot_id == fresh.boot_id && self.deadline_ns > fresh.deadline_ns { self.clone() } else { fresh }
    }

    /// Reads the lease of a row; `None` where the row has none or it makes no sense.
    #[must_use]
    pub fn of(row: &Map<String, Value>) -> Option<Self> {
        let lease = row.get("lease")?.as_object()?;
        Some(Lease {
            boot_id: lease.get("boot_id")?.as_str()?.to_owned(),
            deadline_ns: lease.get("deadline_boottime_ns")?.as_str()?.parse().ok()?,
            ttl_seconds: lease.get("ttl_seconds")?.as_u64()?,
            expires_at: crate::clock::parse_stamp(lease.get("expires_at")?.as_str()?)?,
        })
    }

    /// The lease as it stands in a row. Nanoseconds are text, because JSON readers round large numbers.
    #[must_use]
    pub fn to_value(&self) -> Value {
        json!({
            "expires_at": stamp(self.expires_at),
            "ttl_seconds": self.ttl_seconds,
            "boot_id": self.boot_id,
            "deadline_boottime_ns": self.deadline_ns.to_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(boot_id: &str, boot_s: u64, wall_s: u64) -> Now {
        Now { wall_ns: wall_s * 1_000_000_000, boot_ns: boot_s * 1_000_000_000, boot_id: boot_id.into() }
    }

    #[test]
    fn a_wall_clock_step_neither_ends_nor_extends_a_lease() {
        let lease = Lease::granted(&at("b1", 100, 1_000_000), 60);
        for wall in [0, 500_000, 1_000_000, 9_000_000] {
            assert!(!lease.is_over(&at("b1", 159, wall)), "ended by wall clock {wall}");
            assert!(lease.is_over(&at("b1", 160, wall)), "extended by wall clock {wall}");
        }
    }

    #[test]
    fn a_reboot_ends_every_lease() {
        let lease = Lease::granted(&at("b1", 100, 0), 60);
        assert!(lease.is_over(&at("b2", 101, 0)));
    }

    #[test]
    fn a_renewal_never_shortens() {
        let lease = Lease::granted(&at("b1", 100, 0), 600);
        assert_eq!(lease.renewed(&at("b1", 101, 0), 10), lease);
        assert_eq!(lease.renewed(&at("b1", 101, 0), 3600).deadline_ns, 3_701_000_000_000);
        assert_eq!(lease.renewed(&at("b2", 5, 0), 10).boot_id, "b2");
    }

    #[test]
    fn a_lease_survives_its_row() {
        let lease = Lease::granted(&at("b1", 100, 1_750_055_888), 600);
        let row = Map::from_iter([("lease".to_owned(), lease.to_value())]);
        assert_eq!(Lease::of(&row), Some(lease));
    }
}
