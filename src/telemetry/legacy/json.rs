//! Reads one object strictly: a name that is there twice would hide a value.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::fmt;

/// Reads an object with all that lies in it; otherwise why it is none.
pub(super) fn object(text: &str) -> Result<Map<String, Value>, &'static str> {
    let members: Members<'_> = serde_json::from_str(text).ok().ok_or("no JSON")?;
    let mut names = HashSet::with_capacity(members.0.len());
    if !members.0.iter().all(|(name, _)| names.insert(name.as_str())) {
        return Err("a name is there twice");
    }
    drop(names);
    members.0.into_iter().map(|(name, raw)| Ok((name, value(raw.get())?))).collect()
}

// How deep this goes is bounded by the reader of the stream.
fn value(text: &str) -> Result<Value, &'static str> {
    let no_json = |read: serde_json::Result<Value>| read.ok().ok_or("no JSON");
    match text.as_bytes().first() {
        Some(b'{') => object(text).map(Value::Object),
        Some(b'[') => {
            let all: Vec<&RawValue> = serde_json::from_str(text).ok().ok_or("no JSON")?;
            all.into_iter().map(|raw| value(raw.get())).collect::<Result<_, _>>().map(Value::Array)
        }
        _ => no_json(serde_json::from_str(text)),
    }
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
