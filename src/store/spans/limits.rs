//! How large and how old files of spans may get.

use std::time::Duration;

/// When the file of spans is turned, and which turned files go away; `None` where that is no reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SpanLimits {
    /// The file is turned when it has this many bytes.
    pub rotate_bytes: Option<u64>,
    /// The file is turned when it was made so long ago.
    pub rotate_age: Option<Duration>,
    /// A turned file goes away when it was turned so long ago: then its newest span is older still.
    pub keep: Option<Duration>,
    /// The oldest turned files go away while all files together have more bytes than this.
    pub keep_bytes: Option<u64>,
}

impl SpanLimits {
    /// Whether a file of so many bytes, made at `born_ns` if that is known, is to be turned at `now_ns`.
    pub(super) fn is_due(&self, bytes: u64, born_ns: Option<u64>, now_ns: u64) -> bool {
        let is_large = self.rotate_bytes.is_some_and(|most| bytes >= most);
        is_large || self.rotate_age.zip(born_ns).is_some_and(|(age, born)| is_past(age, born, now_ns))
    }

    /// Whether a file that was turned then is too old to be kept.
    pub(super) fn is_expired(&self, turned_ns: u64, now_ns: u64) -> bool {
        self.keep.is_some_and(|keep| is_past(keep, turned_ns, now_ns))
    }
}

/// Whether more than a length of time has gone by. A time to come is none that has gone by: clocks step.
fn is_past(length: Duration, since_ns: u64, now_ns: u64) -> bool {
    Duration::from_nanos(now_ns.saturating_sub(since_ns)) > length
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: u64 = 1_000_000_000;

    #[test]
    fn a_file_is_turned_by_its_size_or_its_age() {
        let limits = SpanLimits {
            rotate_bytes: Some(100),
            rotate_age: Some(Duration::from_secs(10)),
            keep: Some(Duration::from_secs(5)),
            keep_bytes: None,
        };
        let now = 50 * SECOND;
        assert!(!limits.is_due(99, Some(40 * SECOND), now) && limits.is_due(100, None, now));
        assert!(limits.is_due(1, Some(39 * SECOND), now) && !limits.is_due(1, None, now));
        assert!(!limits.is_due(1, Some(90 * SECOND), now), "it was made before the clock stepped back");
        assert!(limits.is_expired(44 * SECOND, now) && !limits.is_expired(46 * SECOND, now));
        assert!(!SpanLimits::default().is_due(u64::MAX, Some(0), now) && !SpanLimits::default().is_expired(0, now));
    }
}
