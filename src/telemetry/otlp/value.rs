//! `AnyValue`: the value of an attribute.

use super::{KeyValue, number};
use base64::engine::general_purpose::STANDARD;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The value of an attribute; `None` for one that was given without a value.
#[derive(Clone, PartialEq, prost::Message)]
pub struct AnyValue {
    /// The value.
    #[prost(oneof = "Value", tags = "1, 2, 3, 4, 5, 6, 7")]
    pub value: Option<Value>,
}

/// A value of one of the seven types.
#[derive(Clone, PartialEq, prost::Oneof, Serialize)]
pub enum Value {
    /// Text.
    #[prost(string, tag = "1")]
    #[serde(rename = "stringValue")]
    String(String),
    /// True or false.
    #[prost(bool, tag = "2")]
    #[serde(rename = "boolValue")]
    Bool(bool),
    /// An integer.
    #[prost(int64, tag = "3")]
    #[serde(rename = "intValue", serialize_with = "number::signed::serialize")]
    Int(i64),
    /// A floating point number.
    #[prost(double, tag = "4")]
    #[serde(rename = "doubleValue", serialize_with = "number::double::serialize")]
    Double(f64),
    /// Values in order.
    #[prost(message, tag = "5")]
    #[serde(rename = "arrayValue")]
    Array(ArrayValue),
    /// Values by name.
    #[prost(message, tag = "6")]
    #[serde(rename = "kvlistValue")]
    List(KeyValueList),
    /// Bytes; base64 in JSON.
    #[prost(bytes = "vec", tag = "7")]
    #[serde(rename = "bytesValue", serialize_with = "base64_text::serialize")]
    Bytes(Vec<u8>),
}

/// Values in order.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize)]
#[serde(default)]
pub struct ArrayValue {
    /// The values.
    #[prost(message, repeated, tag = "1")]
    pub values: Vec<AnyValue>,
}

/// Values by name.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize)]
#[serde(default)]
pub struct KeyValueList {
    /// The values.
    #[prost(message, repeated, tag = "1")]
    pub values: Vec<KeyValue>,
}

impl Serialize for AnyValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Some(value) => value.serialize(serializer),
            None => serde_json::Map::new().serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for AnyValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOf;
        impl<'de> Visitor<'de> for OneOf {
            type Value = AnyValue;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value such as {\"stringValue\":\"…\"}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<AnyValue, A::Error> {
                let mut any = AnyValue::default();
                while let Some(name) = map.next_key::<std::borrow::Cow<'de, str>>()? {
                    any.value = match &*name {
                        "stringValue" => Some(Value::String(map.next_value()?)),
                        "boolValue" => Some(Value::Bool(map.next_value()?)),
                        "intValue" => Some(Value::Int(map.next_value::<Signed>()?.0)),
                        "doubleValue" => Some(Value::Double(map.next_value::<Double>()?.0)),
                        "arrayValue" => Some(Value::Array(map.next_value()?)),
                        "kvlistValue" => Some(Value::List(map.next_value()?)),
                        "bytesValue" => Some(Value::Bytes(map.next_value::<Base64>()?.0)),
                        _ => {
                            map.next_value::<serde::de::IgnoredAny>()?;
                            continue;
                        }
                    };
                }
                Ok(any)
            }
        }
        deserializer.deserialize_map(OneOf)
    }
}

#[derive(Deserialize)]
struct Signed(#[serde(deserialize_with = "number::signed::deserialize")] i64);

#[derive(Deserialize)]
struct Double(#[serde(deserialize_with = "number::double::deserialize")] f64);

#[derive(Deserialize)]
struct Base64(#[serde(deserialize_with = "base64_text::deserialize")] Vec<u8>);

mod base64_text {
    use super::{Deserialize, Deserializer, STANDARD, Serializer};
    use base64::Engine as _;
    use serde::de::Error;

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map_err(|e| Error::custom(format_args!("no base64: {e}")))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::String(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Int(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Value::Bool(truth)
    }
}
