//! Making a document fit: its lists are cut, each saying how much is left out.

use super::length;
use serde_json::{Value, json};

/// How many entries a list may keep, tried one after the other.
const KEPT: [usize; 8] = [200, 100, 50, 25, 10, 5, 2, 0];

/// A document in at most so many bytes; `null` where even without lists it is longer.
pub(super) fn to(value: &Value, most: usize) -> Value {
    if length(value) <= most {
        return value.clone();
    }
    KEPT.iter().map(|&kept| cut(value, kept)).find(|cut| length(cut) <= most).unwrap_or_default()
}

fn cut(value: &Value, most: usize) -> Value {
    match value {
        Value::Array(values) => {
            let mut kept: Vec<Value> = values.iter().take(most).map(|value| cut(value, most)).collect();
            if values.len() > most {
                kept.push(json!({ "left_out": values.len() - most }));
            }
            kept.into()
        }
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), cut(value, most))).collect(),
        other => other.clone(),
    }
}
