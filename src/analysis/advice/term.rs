//! One part of a score, with everything that is needed to compute it again.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One part of a score: `points = weight × share`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// What it is about, such as `age`.
    pub name: Cow<'static, str>,
    /// What the board says, in `unit`; `None` where it says nothing about it.
    pub value: Option<f64>,
    /// The unit of `value`, such as `days`.
    pub unit: Cow<'static, str>,
    /// What the value counts for, from 0 to 1, to four decimals.
    pub share: f64,
    /// The most points that it can bring; negative where it takes points.
    pub weight: f64,
    /// What it brings, to two decimals: a score is the sum of what is shown.
    pub points: f64,
}

impl Term {
    /// A term for a value that the board tells, or for none.
    pub(super) fn new(name: &'static str, unit: &'static str, value: Option<f64>, share: f64, weight: f64) -> Self {
        let share = rounded(share.clamp(0.0, 1.0), 4);
        let value = value.map(|value| rounded(value, 4));
        Term { name: name.into(), value, unit: unit.into(), share, weight, points: rounded(weight * share, 2) }
    }

    /// What it brings in hundredths of a point: whole numbers, so that sums are exact.
    #[must_use]
    pub fn hundredths(&self) -> i64 {
        hundredths(self.points)
    }
}

/// The sum of some terms, in hundredths of a point.
#[must_use]
pub(super) fn sum(terms: &[Term]) -> i64 {
    terms.iter().map(Term::hundredths).sum()
}

/// The part of the weight of some terms for which the board had a value, from 0 to 1; `None` without terms.
#[must_use]
pub fn known<'a>(terms: impl IntoIterator<Item = &'a Term>) -> Option<f64> {
    let (mut all, mut told) = (0.0, 0.0);
    for term in terms {
        all += term.weight.abs();
        told += if term.value.is_some() { term.weight.abs() } else { 0.0 };
    }
    (all > 0.0).then_some(told / all)
}

/// From points to hundredths of a point.
#[must_use]
pub(super) fn hundredths(points: f64) -> i64 {
    (points * 100.0).round() as i64
}

/// From hundredths of a point to points.
#[must_use]
pub(super) fn points(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

/// What of a growing number counts: 0 at 0, half at `half`, never quite 1.
pub(super) fn saturating(number: f64, half: f64) -> f64 {
    let number = number.max(0.0);
    number / (number + half)
}

fn rounded(number: f64, decimals: i32) -> f64 {
    let scale = 10_f64.powi(decimals);
    // The sum turns a negative zero into a plain one.
    (number * scale).round() / scale + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_the_weight_times_the_share_and_add_up() {
        let one = Term::new("age", "days", Some(3.5), 1.0 / 3.0, 12.0);
        assert_eq!((one.share, one.points, one.hundredths()), (0.3333, 4.0, 400));
        let loss = Term::new("load", "", None, 0.125, -40.0);
        assert_eq!((loss.points, sum(&[one.clone(), loss.clone()])), (-5.0, -100));
        assert_eq!(known([&one, &loss]), Some(12.0 / 52.0));
        assert_eq!(known([]), None);
        assert_eq!(Term::new("x", "", None, 7.0, 2.0).points, 2.0);
        assert_eq!(Term::new("load", "", None, 0.0, -40.0).points.to_string(), "0");
    }

    #[test]
    fn half_counts_at_the_half() {
        assert_eq!([0.0, 7.0, -5.0].map(|days| saturating(days, 7.0)), [0.0, 0.5, 0.0]);
        assert!(saturating(1e12, 7.0) < 1.0);
    }

    #[test]
    fn a_term_survives_a_report() {
        let term = Term::new("age", "days", Some(0.1), 0.7, 12.0);
        let text = serde_json::to_string(&term).expect("JSON");
        assert_eq!(serde_json::from_str::<Term>(&text).expect("a term"), term);
    }
}
