//! Short times and parts for people.

use super::age::span;

/// Nanoseconds in a millisecond.
const MS: f64 = 1e6;

/// How long something took, with three digits: `850ns`, `12.3µs`, `1.24ms`, `153ms`, `2.41s`; from a minute on as ages
/// are, `2.4h`.
#[must_use]
pub fn latency(ns: u64) -> String {
    let exact = ns as f64;
    match ns {
        0 => "0s".to_owned(),
        1..1_000 => format!("{ns}ns"),
        1_000..999_500 => digits(exact / 1e3, "µs"),
        999_500..999_500_000 => digits(exact / MS, "ms"),
        999_500_000..59_950_000_000 => digits(exact / 1e9, "s"),
        _ => span(exact / 1e9),
    }
}

/// Milliseconds, as documents hold them.
#[must_use]
pub fn milliseconds(ns: u64) -> f64 {
    ns as f64 / MS
}

/// A part as a percentage: `12.3%`, and `<0.1%` for what is not nothing.
#[must_use]
pub fn percentage(part: f64) -> String {
    match part * 100.0 {
        percent if percent > 0.0 && percent < 0.1 => "<0.1%".to_owned(),
        percent => format!("{percent:.1}%"),
    }
}

fn digits(value: f64, unit: &str) -> String {
    match value {
        value if value < 9.995 => format!("{value:.2}{unit}"),
        value if value < 99.95 => format!("{value:.1}{unit}"),
        value => format!("{value:.0}{unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_latency_has_three_digits_and_no_more() {
        let cases = [
            (0, "0s"),
            (1, "1ns"),
            (999, "999ns"),
            (1_000, "1.00µs"),
            (9_996, "10.0µs"),
            (99_960, "100µs"),
            (999_499, "999µs"),
            (999_500, "1.00ms"),
            (14_495_664, "14.5ms"),
            (153_200_000, "153ms"),
            (999_499_999, "999ms"),
            (999_500_000, "1.00s"),
            (59_949_999_999, "59.9s"),
            (59_950_000_000, "1.0m"),
            (8_640_000_000_000, "2.4h"),
        ];
        for (ns, shown) in cases {
            assert_eq!(latency(ns), shown, "{ns}");
        }
    }

    #[test]
    fn what_is_not_nothing_does_not_look_like_nothing() {
        let cases = [(0.0, "0.0%"), (0.000_001, "<0.1%"), (0.001, "0.1%"), (0.123_4, "12.3%"), (1.0, "100.0%")];
        for (part, shown) in cases {
            assert_eq!(percentage(part), shown, "{part}");
        }
    }
}
