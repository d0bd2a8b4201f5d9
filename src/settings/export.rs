//! `[telemetry.export]`: where spans are sent to. What the values mean is judged when something is exported.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt;

/// `[telemetry.export]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExportTable {
    /// A receiver, to which `v1/traces` is appended.
    pub endpoint: Option<String>,
    /// A receiver, as it is.
    pub traces_endpoint: Option<String>,
    /// `http/protobuf` or `http/json`.
    pub protocol: Option<String>,
    /// Sent with every request to the receiver above.
    pub headers: BTreeMap<String, Secret>,
    /// Such as `10s`.
    pub timeout: Option<String>,
    /// `gzip` or `none`.
    pub compression: Option<String>,
    /// A file of trusted certificates.
    pub certificate: Option<String>,
    /// A file with our key.
    pub client_key: Option<String>,
    /// A file with our certificate.
    pub client_certificate: Option<String>,
    /// Further sinks, each with a name.
    pub sinks: Vec<SinkTable>,
}

/// `[[telemetry.export.sinks]]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SinkTable {
    /// What it is called, and its cursor.
    pub name: String,
    /// A receiver, to which `v1/traces` is appended.
    pub endpoint: Option<String>,
    /// A receiver, as it is.
    pub traces_endpoint: Option<String>,
    /// A file in place of a receiver, relative to the board's directory.
    pub file: Option<String>,
    /// As above; without it, what is said above.
    pub protocol: Option<String>,
    /// Sent with every request; those above are not.
    pub headers: BTreeMap<String, Secret>,
    /// As above; without it, what is said above.
    pub timeout: Option<String>,
    /// As above; without it, what is said above.
    pub compression: Option<String>,
    /// As above, and not taken from there.
    pub certificate: Option<String>,
    /// As above, and not taken from there.
    pub client_key: Option<String>,
    /// As above, and not taken from there.
    pub client_certificate: Option<String>,
}

/// A value that no message shows.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// The value.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Secret;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Secret, E> {
                Ok(Secret(text.to_owned()))
            }

            // What serde would say of these quotes the value.
            fn visit_i64<E: Error>(self, _: i64) -> Result<Secret, E> {
                Err(E::custom("the value of a header is a number, put it into quotation marks"))
            }

            fn visit_f64<E: Error>(self, _: f64) -> Result<Secret, E> {
                self.visit_i64(0)
            }

            fn visit_bool<E: Error>(self, _: bool) -> Result<Secret, E> {
                Err(E::custom("the value of a header is no text, put it into quotation marks"))
            }
        }
        deserializer.deserialize_any(Text)
    }
}
