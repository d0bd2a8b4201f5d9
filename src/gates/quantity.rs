//! A limit or what was found, in its unit.

/// A limit or what was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quantity {
    /// A length of time in nanoseconds.
    Duration(u64),
    /// So many in a hundred.
    Percent(f64),
    /// A number of things.
    Count(u64),
    /// Points of a score.
    Points(f64),
    /// US dollars.
    Usd(f64),
}

/// What a sum of parts may come out beside its true value: 57 of 10,000 are 0.57 %.
const ROUNDING: f64 = 1e-12;

impl Quantity {
    /// Whether it does not exceed a limit of its own unit.
    #[must_use]
    pub fn is_at_most(self, limit: Quantity) -> bool {
        match (self, limit) {
            (Quantity::Duration(found), Quantity::Duration(most)) | (Quantity::Count(found), Quantity::Count(most)) => {
                found <= most
            }
            (found, limit) => found.number() <= limit.number() * (1.0 + ROUNDING),
        }
    }

    /// Whether it reaches a limit of its own unit.
    #[must_use]
    pub fn is_at_least(self, limit: Quantity) -> bool {
        limit.is_at_most(self)
    }

    /// As a number: a length of time in milliseconds.
    #[must_use]
    pub fn number(self) -> f64 {
        match self {
            Quantity::Duration(ns) => ns as f64 / 1e6,
            Quantity::Count(count) => count as f64,
            Quantity::Percent(number) | Quantity::Points(number) | Quantity::Usd(number) => number,
        }
    }

    /// What [`Quantity::number`] counts.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Quantity::Duration(_) => "ms",
            Quantity::Percent(_) => "percent",
            Quantity::Count(_) => "count",
            Quantity::Points(_) => "points",
            Quantity::Usd(_) => "usd",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Quantity::{Count, Duration, Percent, Points, Usd};

    #[test]
    fn a_limit_is_met_by_what_reaches_it_and_by_nothing_beyond() {
        let pairs = [
            (Duration(99), Duration(100), Duration(101)),
            (Count(0), Count(1), Count(2)),
            (Percent(0.99), Percent(1.0), Percent(1.01)),
            (Points(79.9), Points(80.0), Points(80.1)),
            (Usd(4.99), Usd(5.0), Usd(5.01)),
        ];
        for (below, at, above) in pairs {
            assert_eq!([below, at, above].map(|found| found.is_at_most(at)), [true, true, false], "{at:?}");
            assert_eq!([below, at, above].map(|found| found.is_at_least(at)), [false, true, true], "{at:?}");
        }
        assert!(Percent(57.0 * 100.0 / 10_000.0).is_at_most(Percent(0.57)));
        assert!(Percent(0.1 + 0.2).is_at_most(Percent(0.3)) && Percent(0.3).is_at_least(Percent(0.1 + 0.2)));
    }
}
