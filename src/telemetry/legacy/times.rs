//! Points in time as old spans wrote them.

use chrono::DateTime;
use serde_json::Value;

/// The first nanosecond of the year 2000, and that of 2100: what lies outside is no time of a span.
pub(in super::super) const EARLIEST: u64 = 946_684_800_000_000_000;
pub(in super::super) const LATEST: u64 = 4_102_444_800_000_000_000;

/// Nanoseconds since 1970; `None` where it is no time between 2000 and 2100.
///
/// Text is RFC 3339 with any fraction and offset; one that ends in `.3NZ`, as `date +%3N` is written where `date` does
/// not know it, is taken without its fraction. A number, also as text, counts seconds, milliseconds, microseconds or
/// nanoseconds: only one of them lies between 2000 and 2100.
pub(super) fn time(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.to_string().parse().ok().and_then(by_magnitude),
        Value::String(text) => stamp(text).or_else(|| text.trim().parse().ok().and_then(by_magnitude)),
        _ => None,
    }
}

fn stamp(text: &str) -> Option<u64> {
    let text = text.trim();
    let whole = text.strip_suffix(".3NZ").map(|seconds| format!("{seconds}Z"));
    let time = DateTime::parse_from_rfc3339(whole.as_deref().unwrap_or(text)).ok()?;
    u64::try_from(time.timestamp_nanos_opt()?).ok().filter(is_sane)
}

fn by_magnitude(number: u64) -> Option<u64> {
    [1_000_000_000, 1_000_000, 1_000, 1].into_iter().filter_map(|unit| number.checked_mul(unit)).find(is_sane)
}

fn is_sane(ns: &u64) -> bool {
    (EARLIEST..LATEST).contains(ns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_form_of_a_time_is_read() {
        let second = 1_750_055_888_000_000_000;
        let cases = [
            (json!("2025-06-16T06:38:08Z"), Some(second)),
            (json!("2025-06-16T06:38:08.3NZ"), Some(second)),
            (json!("2025-06-16T06:38:08.1234Z"), Some(second + 123_400_000)),
            (json!("2025-06-16T06:38:08.123456Z"), Some(second + 123_456_000)),
            (json!("2025-06-15T23:38:08-07:00"), Some(second)),
            (json!(1_750_055_888), Some(second)),
            (json!(1_750_055_888_123_u64), Some(second + 123_000_000)),
            (json!(1_750_055_888_123_456_u64), Some(second + 123_456_000)),
            (json!(1_750_055_888_123_456_789_u64), Some(second + 123_456_789)),
            (json!("1750055888123456789"), Some(second + 123_456_789)),
            (json!("$(date -u +%Y-%m-%dT%H:%M:%SZ)"), None),
            (json!("1999-12-31T23:59:59Z"), None),
            (json!("2100-01-01T00:00:00Z"), None),
            (json!(0), None),
            (json!(null), None),
            (json!(""), None),
        ];
        for (value, ns) in cases {
            assert_eq!(time(&value), ns, "{value}");
        }
    }
}
