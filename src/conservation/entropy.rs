//! How much the values of a field tell: Shannon's entropy, before and after.

use super::content::hash_value;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};

/// How far the entropy of a field may move, as a part of what it was.
const TOLERANCE: f64 = 0.01;
/// What is lost in the arithmetic, in bits.
const ROUNDING: f64 = 1e-9;

/// How often each value of each field occurs.
#[derive(Debug, Clone, Default)]
pub struct Values {
    records: u64,
    fields: BTreeMap<String, HashMap<u128, u64>>,
}

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entropy {
    /// Its name.
    pub field: String,
    /// In bits, among the records as they were read.
    pub before: f64,
    /// In bits, among the same as the board gives them back.
    pub after: f64,
    /// In bits, among the rows as they stand on the board, repaired.
    pub on_board: f64,
    /// Whether before and after are the same within one per cent.
    pub holds: bool,
}

impl Values {
    /// Counts the values of a record.
    pub fn add(&mut self, content: &Map<String, Value>) {
        self.records += 1;
        for (name, value) in content {
            *self.fields.entry(name.clone()).or_default().entry(hash_value(value)).or_default() += 1;
        }
    }

    /// The entropy of a field in bits: −Σ p·log2 p over its values, of which "none at all" is one.
    #[must_use]
    pub fn entropy(&self, field: &str) -> f64 {
        let counts = self.fields.get(field);
        let present: u64 = counts.map_or(0, |counts| counts.values().sum());
        let missing = self.records - present;
        let mut counts: Vec<u64> = counts.into_iter().flat_map(HashMap::values).copied().chain([missing]).collect();
        // In one order, so that the same counts give the same sum.
        counts.sort_unstable();
        let parts = counts.into_iter().filter(|count| *count > 0).map(|count| count as f64 / self.records as f64);
        parts.fold(0.0, |sum, p| sum - p * p.log2())
    }
}

/// Every field that either side has, by name.
#[must_use]
pub fn compared(before: &Values, after: &Values, on_board: &Values) -> Vec<Entropy> {
    let mut names: Vec<&String> = before.fields.keys().chain(after.fields.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let entropy = |field: &String| {
        let [before, after, on_board] = [before, after, on_board].map(|values| values.entropy(field));
        let holds = (after - before).abs() <= TOLERANCE * before + ROUNDING;
        Entropy { field: field.clone(), before, after, on_board, holds }
    };
    names.into_iter().map(entropy).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn values(rows: &[Value]) -> Values {
        let mut values = Values::default();
        rows.iter().for_each(|row| values.add(row.as_object().expect("an object")));
        values
    }

    #[test]
    fn the_entropy_is_that_of_the_formula_and_missing_is_a_value() {
        let of = values(&[
            json!({ "a": 1, "b": 1 }),
            json!({ "a": 1, "b": 2 }),
            json!({ "a": 1, "b": 3 }),
            json!({ "a": 1 }),
        ]);
        assert_eq!((of.entropy("a"), of.entropy("b"), of.entropy("none")), (0.0, 2.0, 0.0));
        let of = values(&[json!({ "a": 1 }), json!({ "a": "1" }), json!({ "a": 1.0 }), json!({ "a": 1 })]);
        assert!((of.entropy("a") - 0.811_278_124_459_133).abs() < 1e-12);
    }

    #[test]
    fn a_field_that_lost_its_values_is_noticed_and_one_that_had_none_may_have_none() {
        let whole = values(&[json!({ "a": 1, "b": 1 }), json!({ "a": 2, "b": 1 })]);
        let poor = values(&[json!({ "a": 1, "b": 1 }), json!({ "a": 1, "b": 1 })]);
        let holds = |after: &Values| compared(&whole, after, after).iter().map(|field| field.holds).collect::<Vec<_>>();
        assert_eq!((holds(&whole), holds(&poor)), (vec![true, true], vec![false, true]));
        let of_100 = |ones: u32| values(&(0..100).map(|n| json!({ "a": u32::from(n < ones) })).collect::<Vec<_>>());
        let moved = |ones| compared(&of_100(50), &of_100(ones), &of_100(50))[0].holds;
        assert_eq!([50, 46, 43].map(moved), [true, true, false], "0.46 % less are none, 1.4 % are");
        let rich = values(&[json!({ "a": 1, "b": 1 }), json!({ "a": 2, "b": 2 })]);
        assert_eq!(holds(&rich), [true, false]);
    }
}
