//! Attributes of which only those that are asked for are read further.

use super::{AnyValue, Value};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// Attributes of a line, borrowed from it.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Attributes<'a>(#[serde(borrow)] Vec<Attribute<'a>>);

#[derive(Debug, Deserialize)]
struct Attribute<'a> {
    #[serde(borrow)]
    key: Cow<'a, str>,
    #[serde(borrow)]
    value: Option<&'a RawValue>,
}

impl<'a> Attributes<'a> {
    /// Reads the names of some attributes; none where they are no list of attributes.
    pub(super) fn of(all: Option<&'a RawValue>) -> Self {
        all.and_then(|all| serde_json::from_str(all.get()).ok()).unwrap_or_default()
    }

    /// Whether there is an attribute of this name.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.0.iter().any(|attribute| attribute.key == key)
    }

    /// The JSON of the value of an attribute.
    pub(super) fn raw(&self, key: &str) -> Option<&'a RawValue> {
        self.0.iter().find(|attribute| attribute.key == key)?.value
    }

    /// The value of an attribute; `None` where there is none.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<Value> {
        serde_json::from_str::<AnyValue>(self.raw(key)?.get()).ok()?.value
    }

    /// The text of an attribute; `None` where it has none or is no text.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<String> {
        match self.value(key)? {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number of an attribute; `None` where it has none or is no integer.
    #[must_use]
    pub fn integer(&self, key: &str) -> Option<i64> {
        match self.value(key)? {
            Value::Int(number) => Some(number),
            _ => None,
        }
    }
}
