//! Old fields as attributes.

use super::super::otlp::{AnyValue, ArrayValue, KeyValue, KeyValueList, Value};
use super::schema::RENAMED;
use serde_json::Value as Json;

/// What the names of our own attributes on old spans begin with.
pub(super) const OURS: &str = "coordctl.legacy.";

/// Attributes, each name once: nothing is lost where two fields have the same.
#[derive(Debug, Default)]
pub(super) struct Attributes(Vec<KeyValue>);

impl Attributes {
    /// Adds a field: objects by the names of their members, with a dot between; what has no value is left out.
    pub(super) fn put(&mut self, name: &str, value: &Json) {
        if let Json::Object(members) = value {
            for (member, value) in members {
                self.put(&format!("{name}.{member}"), value);
            }
        } else if let Some(value) = any(value) {
            self.add(name, value);
        }
    }

    /// Adds the members of an object under their own names; of anything else, as [`Attributes::put`].
    pub(super) fn put_members(&mut self, name: &str, value: &Json) {
        match value {
            Json::Object(members) => members.iter().for_each(|(member, value)| self.put(member, value)),
            value => self.put(name, value),
        }
    }

    /// Adds an attribute; under a longer name where another value has this one.
    pub(super) fn add(&mut self, name: &str, value: impl Into<Value>) {
        let value = value.into();
        let is_known = value != Value::String("unknown".to_owned());
        let mut name = match RENAMED.iter().find(|(old, _)| *old == name && is_known) {
            Some((_, today)) => (*today).to_owned(),
            None if name.is_empty() => format!("{OURS}nameless"),
            None => name.to_owned(),
        };
        while let Some(same) = self.0.iter().find(|attribute| attribute.key == name) {
            if same.value.as_ref().and_then(|same| same.value.as_ref()) == Some(&value) {
                return;
            }
            name.insert_str(0, OURS);
        }
        self.0.push(KeyValue::new(&name, value));
    }

    /// The text of an attribute.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|attribute| attribute.key == name)?;
        match found.value.as_ref()?.value.as_ref()? {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// All of them.
    pub(super) fn all(self) -> Vec<KeyValue> {
        self.0
    }
}

/// A value; `None` for null.
fn any(value: &Json) -> Option<Value> {
    Some(match value {
        Json::Null => return None,
        Json::Bool(truth) => Value::Bool(*truth),
        Json::String(text) => Value::String(text.clone()),
        Json::Number(number) => of_number(&number.to_string()),
        Json::Array(values) => {
            let values = values.iter().map(|value| AnyValue { value: any(value) }).collect();
            Value::Array(ArrayValue { values })
        }
        Json::Object(members) => {
            let values = members
                .iter()
                .map(|(key, value)| KeyValue { key: key.clone(), value: Some(AnyValue { value: any(value) }) });
            Value::List(KeyValueList { values: values.collect() })
        }
    })
}

/// A number that no type of the protocol can hold stays as its digits.
fn of_number(text: &str) -> Value {
    let double = || text.parse().ok().filter(|number: &f64| number.is_finite() && !is_integer(text));
    match text.parse() {
        Ok(integer) => Value::Int(integer),
        Err(_) => double().map_or_else(|| Value::String(text.to_owned()), Value::Double),
    }
}

fn is_integer(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn no_value_is_lost_where_names_meet() {
        let mut attributes = Attributes::default();
        attributes.put_members("tags", &json!({"a": 1, "b": {"c": [1, null, {"d": true}]}, "gone": null}));
        attributes.put("a", &json!(1));
        attributes.put("a", &json!(2));
        attributes.put("s2s.team", &json!("blue"));
        let told: Vec<String> = attributes.all().iter().map(|one| serde_json::to_string(one).unwrap()).collect();
        assert_eq!(
            told,
            [
                r#"{"key":"a","value":{"intValue":"1"}}"#,
                r#"{"key":"b.c","value":{"arrayValue":{"values":[{"intValue":"1"},{},{"kvlistValue":{"values":[{"key":"d","value":{"boolValue":true}}]}}]}}}"#,
                r#"{"key":"coordctl.legacy.a","value":{"intValue":"2"}}"#,
                r#"{"key":"coordctl.team","value":{"stringValue":"blue"}}"#,
            ]
        );
    }

    #[test]
    fn a_number_keeps_its_digits() {
        assert_eq!(of_number("9223372036854775807"), Value::Int(i64::MAX));
        assert_eq!(of_number("18446744073709551615"), Value::String("18446744073709551615".into()));
        assert_eq!(of_number("4.30"), Value::Double(4.3));
        assert_eq!(of_number("1e999"), Value::String("1e999".into()));
    }
}
