//! Values of `tend.toml` that must make sense.

use crate::board::Priority;
use bytesize::ByteSize;
use serde::Deserialize;
use std::time::Duration;

/// A length of time such as `6h`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Length(pub Duration);

/// A number from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "f64")]
pub struct Percent(pub f64);

/// A number of bytes such as `64MiB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Size(pub ByteSize);

/// How urgent what a rule adds is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Urgency(pub Priority);

impl Length {
    /// In whole seconds.
    #[must_use]
    pub fn seconds(self) -> i64 {
        i64::try_from(self.0.as_secs()).unwrap_or(i64::MAX)
    }

    /// As it would be written.
    #[must_use]
    pub fn text(self) -> String {
        humantime::format_duration(self.0).to_string()
    }
}

impl TryFrom<String> for Length {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let unfit = |e| format!("\"{}\" is no length of time such as 6h: {e}", text.escape_default());
        humantime::parse_duration(&text).map(Length).map_err(unfit)
    }
}

impl TryFrom<String> for Size {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let unfit = |_| format!("\"{}\" is no size such as 64MiB", text.escape_default());
        text.parse().map(Size).map_err(unfit)
    }
}

impl TryFrom<f64> for Percent {
    type Error = String;

    fn try_from(number: f64) -> Result<Self, String> {
        match (0.0..=100.0).contains(&number) {
            true => Ok(Percent(number)),
            false => Err(format!("\"{number}\" is no number from 0 to 100")),
        }
    }
}

impl TryFrom<String> for Urgency {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let words = Priority::ALL.map(Priority::word).join(", ");
        let unfit = || format!("\"{}\" is no priority; allowed are: {words}", text.escape_default());
        Priority::named(&text).map(Urgency).ok_or_else(unfit)
    }
}
