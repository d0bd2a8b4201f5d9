//! Whether a condition is met.

use super::{Condition, Quantity};

/// What became of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is met.
    Met,
    /// It is not.
    NotMet,
    /// There is nothing to judge it by, and that is not allowed.
    NoData,
    /// There is nothing to judge it by, and that is allowed.
    NoDataAllowed,
}

/// A condition with what was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The condition.
    pub condition: Condition,
    /// What was found; `None` where there is nothing to judge by.
    pub found: Option<Quantity>,
    /// What became of it.
    pub outcome: Outcome,
}

impl Verdict {
    /// Judges what was found. A condition without anything to judge it by is not met, unless that is allowed: a gate that
    /// looks at nothing must not open by itself.
    #[must_use]
    pub fn of(condition: Condition, found: Option<Quantity>, allow_no_data: bool) -> Self {
        let is_met = |found: Quantity| match condition.measure.is_floor() {
            true => found.is_at_least(condition.limit),
            false => found.is_at_most(condition.limit),
        };
        let outcome = match found.map(is_met) {
            Some(true) => Outcome::Met,
            Some(false) => Outcome::NotMet,
            None if allow_no_data => Outcome::NoDataAllowed,
            None => Outcome::NoData,
        };
        Verdict { condition, found, outcome }
    }

    /// Whether it lets the pipeline go on.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.outcome.passes()
    }
}

impl Outcome {
    /// Whether it lets the pipeline go on.
    #[must_use]
    pub fn passes(self) -> bool {
        matches!(self, Outcome::Met | Outcome::NoDataAllowed)
    }

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Met => "met",
            Outcome::NotMet => "not met",
            Outcome::NoData => "no data",
            Outcome::NoDataAllowed => "no data, allowed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Measure;
    use super::*;

    #[test]
    fn a_floor_is_met_from_above_and_a_ceiling_from_below() {
        let health =
            |found| Verdict::of(Condition { measure: Measure::Health, limit: Quantity::Points(80.0) }, found, false);
        let late = |found| Verdict::of(Condition { measure: Measure::Late, limit: Quantity::Count(1) }, found, false);
        let points = [79.9, 80.0, 80.1].map(|points| health(Some(Quantity::Points(points))).passes());
        let counts = [0, 1, 2].map(|count| late(Some(Quantity::Count(count))).passes());
        assert_eq!((points, counts), ([false, true, true], [true, true, false]));
    }

    #[test]
    fn nothing_to_judge_by_passes_only_where_it_is_allowed() {
        let of = |allowed| Verdict::of(Condition { measure: Measure::Late, limit: Quantity::Count(1) }, None, allowed);
        assert_eq!((of(false).outcome, of(true).outcome), (Outcome::NoData, Outcome::NoDataAllowed));
        assert_eq!((of(false).passes(), of(true).passes()), (false, true));
    }

    #[test]
    fn only_what_should_be_large_has_a_floor() {
        let length = std::time::Duration::from_secs(1);
        let floors = [Measure::Health, Measure::Throughput(length), Measure::CompletionRate];
        let ceilings = [Measure::Cost(length), Measure::Damage, Measure::ErrorRate(None), Measure::Age(None)];
        assert!(floors.iter().all(Measure::is_floor) && !ceilings.iter().any(Measure::is_floor));
    }
}
