//! How long operations took, from nanoseconds: three figures that matter, whatever the size.

const MICROSECOND: f64 = 1e3;
const MILLISECOND: f64 = 1e6;
const SECOND: f64 = 1e9;

/// `850ns`, `31µs`, `4.2ms`, `380ms`, `1.28s`, then as [`super::age::span`].
#[must_use]
pub fn took(nanoseconds: u64) -> String {
    match nanoseconds as f64 {
        ns if ns < MICROSECOND => format!("{ns:.0}ns"),
        ns if ns < MILLISECOND => format!("{:.0}µs", ns / MICROSECOND),
        ns if ns < 9.95 * MILLISECOND => format!("{:.1}ms", ns / MILLISECOND),
        ns if ns < SECOND => format!("{:.0}ms", ns / MILLISECOND),
        ns if ns < 9.995 * SECOND => format!("{:.2}s", ns / SECOND),
        ns => super::age::span(ns / SECOND),
    }
}

#[cfg(test)]
mod tests {
    use super::took;

    #[test]
    fn a_duration_is_told_in_a_unit_that_fits() {
        let cases = [
            (0, "0ns"),
            (850, "850ns"),
            (31_400, "31µs"),
            (4_210_000, "4.2ms"),
            (9_949_999, "9.9ms"),
            (380_400_000, "380ms"),
            (1_280_000_000, "1.28s"),
            (42_000_000_000, "42s"),
            (8_640_000_000_000, "2.4h"),
        ];
        for (nanoseconds, text) in cases {
            assert_eq!(took(nanoseconds), text, "{nanoseconds}");
        }
    }
}
