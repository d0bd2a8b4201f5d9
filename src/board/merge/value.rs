//! Whether two JSON values say the same, and a text that is the same for all that do.

use serde_json::{Map, Number, Value};

/// Whether two values say the same: numbers by their value, since other tools write them in their own way.
///
/// `jq` 1.6 makes `100` of `100.0` and rounds whole numbers of more than 17 digits.
#[must_use]
pub fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => float(a) == float(b),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => a.len() == b.len() && holds(a, b),
        _ => a == b,
    }
}

/// Whether an object has every field of another, saying the same.
fn holds(all: &Map<String, Value>, some: &Map<String, Value>) -> bool {
    some.iter().all(|(field, value)| all.get(field).is_some_and(|other| same(other, value)))
}

/// A text that is the same for rows that say the same, whatever the order of their fields.
#[must_use]
pub fn canonical(row: &Map<String, Value>) -> String {
    let mut text = String::new();
    write_object(row, &mut text);
    text
}

fn write_object(row: &Map<String, Value>, text: &mut String) {
    let mut fields: Vec<(&String, &Value)> = row.iter().collect();
    fields.sort_by_key(|(field, _)| *field);
    text.push('{');
    for (field, value) in fields {
        text.push_str(&format!("{field:?}:"));
        write(value, text);
        text.push(',');
    }
    text.push('}');
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Number(number) => text.push_str(&format!("{:?}", float(number) + 0.0)),
        Value::Object(row) => write_object(row, text),
        Value::Array(values) => {
            text.push('[');
            for value in values {
                write(value, text);
                text.push(',');
            }
            text.push(']');
        }
        other => text.push_str(&format!("{other:?}")),
    }
}

/// The number as other tools hold it. What is too large for them they make the largest that is not.
fn float(number: &Number) -> f64 {
    number.to_string().parse::<f64>().unwrap_or(0.0).clamp(f64::MIN, f64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value {
        serde_json::from_str(text).expect("JSON")
    }

    #[test]
    fn what_jq_makes_of_a_value_says_the_same() {
        // Before and after `jq` 1.6.
        let pairs = [
            ("1.50", "1.5"),
            ("100.0", "100"),
            ("1750055888123456789", "1750055888123456800"),
            ("123456789012345678901234567890", "123456789012345680000000000000"),
            ("-0.0", "-0"),
            ("1e1000", "1.7976931348623157e+308"),
            (r#""\u00e9\u0007\u007f\/""#, "\"é\\u0007\u{7f}/\""),
            (r#"{"a":1,"b":[2.0]}"#, r#"{"b":[2],"a":1.0}"#),
        ];
        for (before, after) in pairs {
            assert!(same(&value(before), &value(after)), "{before}");
            let row = |text| Map::from_iter([("x".to_owned(), value(text))]);
            assert_eq!(canonical(&row(before)), canonical(&row(after)), "{before}");
        }
    }

    #[test]
    fn what_differs_does_not_say_the_same() {
        for (a, b) in
            [("1", "2"), ("1", "\"1\""), ("null", "false"), ("[1]", "[1,1]"), (r#"{"a":1}"#, r#"{"a":1,"b":null}"#)]
        {
            assert!(!same(&value(a), &value(b)), "{a} {b}");
        }
    }
}
