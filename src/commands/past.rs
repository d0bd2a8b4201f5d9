//! Moments in the past, as people name them.

use crate::clock::parse_stamp;
use crate::settings::{BadInput, duration};
use crate::text::quote;

/// Reads a moment in the past: a time, or how long ago it was such as `2h`. In nanoseconds since 1970.
///
/// # Errors
/// [`BadInput`] that names `place`.
pub(super) fn past_ns(place: &str, text: &str, now_ns: u64) -> Result<u64, BadInput> {
    if let Some(seconds) = parse_stamp(text) {
        return Ok(u64::try_from(seconds).unwrap_or(0).saturating_mul(1_000_000_000));
    }
    let ago = duration(place, text).ok().ok_or_else(|| {
        let message = format!("{place} is {}, which is neither a time nor a length of time", quote(text));
        BadInput::new(
            message,
            "write a time such as 2026-01-31T12:00:00Z, or how long ago it was, such as 30m, 2h or 1d",
        )
    })?;
    Ok(now_ns.saturating_sub(u64::try_from(ago.as_nanos()).unwrap_or(u64::MAX)))
}

/// As [`past_ns`], in seconds since 1970.
///
/// # Errors
/// As [`past_ns`].
pub(super) fn past(place: &str, text: &str, now: i64) -> Result<i64, BadInput> {
    let now_ns = u64::try_from(now).unwrap_or(0).saturating_mul(1_000_000_000);
    past_ns(place, text, now_ns).map(|ns| i64::try_from(ns / 1_000_000_000).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_time_or_so_long_ago() {
        let now = 1_750_055_888_123_456_789;
        let cases = [
            ("2025-06-16T06:38:08Z", Some(1_750_055_888_000_000_000)),
            ("24h", Some(now - 86_400_000_000_000)),
            ("100ms", Some(now - 100_000_000)),
            ("99years", Some(0)),
            ("yesterday", None),
        ];
        for (text, at) in cases {
            assert_eq!(past_ns("--since", text, now).ok(), at, "{text}");
        }
    }
}
