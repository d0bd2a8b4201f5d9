//! Reads one object strictly: a name that is there twice would hide a value.

use crate::text::quote;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::fmt;

/// Reads an object with all that lies in it; otherwise why it is none.
pub(super) fn object(text: &str) -> Result<Map<String, Value>, String> {
    let Members(members) = parse(text)?;
    let mut names = HashSet::with_capacity(members.len());
    if let Some((name, _)) = members.iter().find(|(name, _)| !names.insert(name.as_str())) {
        return Err(format!("the name {} is there twice", quote(name)));
    }
    members.into_iter().map(|(name, raw)| Ok((name, value(raw.get())?))).collect()
}

// How deep this goes is bounded by the reader of the stream.
fn value(text: &str) -> Result<Value, String> {
    match text.as_bytes().first() {
        Some(b'{') => object(text).map(Value::Object),
        Some(b'[') => {
            let all: Vec<&RawValue> = parse(text)?;
            all.into_iter().map(|raw| value(raw.get())).collect::<Result<_, _>>().map(Value::Array)
        }
        _ => parse(text),
    }
}

fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|e| format!("no JSON: {e}"))
}

/// The members of an object in their order, each value as it is written.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(members)
            }
        }
        deserializer.deserialize_map(All).map(Members)
    }
}
