//! Lengths of time and shares in the sentences of advice.

/// A length of time in its largest unit, with one decimal: `42 s`, `12.6 min`, `2.4 h`, `3.1 days`.
#[must_use]
pub(crate) fn length(seconds: f64) -> String {
    match seconds.max(0.0) {
        s if s < 59.5 => format!("{s:.0} s"),
        s if s < 3_597.0 => format!("{:.1} min", s / 60.0),
        s if s < 172_620.0 => format!("{:.1} h", s / 3_600.0),
        s => format!("{:.1} days", s / 86_400.0),
    }
}

/// A share in per cent, with one decimal.
#[must_use]
pub(crate) fn per_cent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

/// To one decimal: what documents hold of scores.
pub(super) fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_shares_read_well() {
        let cases = [(0.4, "0 s"), (59.0, "59 s"), (60.0, "1.0 min"), (8_640.0, "2.4 h"), (267_840.0, "3.1 days")];
        for (seconds, shown) in cases {
            assert_eq!(length(seconds), shown, "{seconds}");
        }
        assert_eq!(per_cent(0.123_4), "12.3 %");
        assert_eq!(tenth(33.333), 33.3);
    }
}
