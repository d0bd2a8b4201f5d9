//! What is wrong with `program.toml`, and where.

use super::FILE;
use serde::Serialize;
use std::fmt;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The file can be used; a figure may not tell what was meant.
    Warning,
    /// The file cannot be used.
    Error,
}

/// The end of what is said of a field that is not there.
const MISSING: &str = " is missing";

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, with the value quoted.
    pub message: String,
}

impl Fault {
    /// Something that keeps the file from being used.
    #[must_use]
    pub fn error(line: usize, message: impl Into<String>) -> Self {
        Fault { line, severity: Severity::Error, message: message.into() }
    }

    /// Something that may not be as it was meant.
    #[must_use]
    pub fn warning(line: usize, message: impl Into<String>) -> Self {
        Fault { line, severity: Severity::Warning, message: message.into() }
    }
}

impl Fault {
    /// That a field must be there, and is not.
    pub(super) fn missing(line: usize, field: &str) -> Self {
        Fault::error(line, format!("{field}{MISSING}"))
    }

    /// Whether it tells that a field is not there.
    pub(super) fn is_missing(&self) -> bool {
        self.message.ends_with(MISSING)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.severity == Severity::Warning { "warning: " } else { "" };
        write!(f, "{FILE}:{}: {word}{}", self.line, self.message)
    }
}
