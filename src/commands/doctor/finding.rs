//! What a check found.

use super::codes::fix;
use serde::Serialize;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good to know.
    Info,
    /// Somebody should look at it.
    Warning,
    /// The board cannot be used.
    Error,
}

/// One thing that was found.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    /// Which kind of thing: one of [`super::CODES`].
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is, in a sentence.
    pub what: String,
    /// What says so: figures, files, times.
    pub evidence: String,
    /// A harmless next step.
    pub hint: Option<String>,
    /// What `--fix` does about it.
    pub fix: Option<&'static str>,
    /// The exit code of an error.
    #[serde(skip)]
    pub(super) exit: u8,
}

/// The exit code where something needs a look.
pub(super) const NEEDS_A_LOOK: u8 = 41;

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl Finding {
    pub(super) fn new(
        severity: Severity,
        code: &'static str,
        what: impl Into<String>,
        evidence: impl Into<String>,
    ) -> Self {
        let (what, evidence) = (what.into(), evidence.into());
        Finding { code, severity, what, evidence, hint: None, fix: fix(code), exit: NEEDS_A_LOOK }
    }

    pub(super) fn hint(self, hint: impl Into<String>) -> Self {
        Finding { hint: Some(hint.into()), ..self }
    }

    pub(super) fn exits(self, exit: u8) -> Self {
        Finding { exit, ..self }
    }

    /// One that nothing is done about.
    pub(super) fn for_people(self) -> Self {
        Finding { fix: None, ..self }
    }
}
