//! Numbers in words.

use crate::text::many;

/// The units of a length of time, in seconds.
const UNITS: [(i64, &str); 4] = [(24 * 3600, "d"), (3600, "h"), (60, "m"), (1, "s")];

/// A length of time in the two largest units that it has, rounded down: `6d 4h`, `2h`, `45s`. The sign is left out.
pub(super) fn length(seconds: i64) -> String {
    let mut left = seconds.saturating_abs();
    let first = UNITS.iter().position(|(unit, _)| left >= *unit).unwrap_or(UNITS.len() - 1);
    let mut parts = Vec::new();
    for (unit, name) in UNITS.iter().skip(first).take(2) {
        let count = left / unit;
        left %= unit;
        if count > 0 || parts.is_empty() {
            parts.push(format!("{count}{name}"));
        }
    }
    parts.join(" ")
}

/// A number of things: `1 item`, `3 items`, `no item`.
pub(super) fn count(number: u64, thing: &str) -> String {
    if number == 0 { format!("no {thing}") } else { many(number, thing) }
}

/// `was` or `were`, `is` or `are`, by a number; "no item is", as [`count`] says it.
pub(super) fn by(number: u64, one: &'static str, many: &'static str) -> &'static str {
    if number <= 1 { one } else { many }
}

/// The text with its first letter in upper case.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// To two decimals, no less than 0 and no more than 1.
pub(super) fn confidence(share: f64) -> f64 {
    (share.clamp(0.0, 1.0) * 100.0).round() / 100.0
}

/// Which part of all was looked at; all where there is nothing.
pub(super) fn part(looked_at: u64, left_out: u64) -> f64 {
    let all = looked_at + left_out;
    if all == 0 { 1.0 } else { looked_at as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_has_its_two_largest_units() {
        let cases = [
            (0, "0s"),
            (59, "59s"),
            (60, "1m"),
            (61, "1m 1s"),
            (7_200, "2h"),
            (7_259, "2h"),
            (6 * 86_400 + 4 * 3600 + 59, "6d 4h"),
            (86_400 + 60, "1d"),
            (-90, "1m 30s"),
            (i64::MIN, "106751991167300d 15h"),
        ];
        for (seconds, shown) in cases {
            assert_eq!(length(seconds), shown, "{seconds}");
        }
    }

    #[test]
    fn numbers_agree_with_their_words() {
        assert_eq!([0, 1, 2].map(|n| count(n, "item")), ["no item", "1 item", "2 items"]);
        assert_eq!((by(2, "is", "are"), by(0, "is", "are")), ("are", "is"));
        assert_eq!((sentence("a b"), sentence("")), ("A b".to_owned(), String::new()));
        assert_eq!((part(0, 0), part(3, 1), confidence(1.0 / 3.0)), (1.0, 0.75, 0.33));
    }
}
