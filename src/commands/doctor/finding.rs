//! What a check found.

use serde::Serialize;

/// Every code that a finding may have; `docs/doctor.md` tells what they mean.
pub const CODES: [&str; 15] = [
    "board",
    "board_damaged",
    "board_unreadable",
    "edits_not_shown",
    "export_behind",
    "export_cursor_unreadable",
    "export_gap",
    "old_lock",
    "spans_lost",
    "spans_not_compressed",
    "spans_not_otlp",
    "spans_not_turned",
    "spans_over_keep_size",
    "spans_unreadable",
    "telemetry_off",
];

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
    /// Which kind of thing: one of [`CODES`].
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is, in a sentence.
    pub what: String,
    /// What says so: figures, files, times.
    pub evidence: String,
    /// A harmless next step.
    pub hint: Option<String>,
}

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
        Finding { code, severity, what: what.into(), evidence: evidence.into(), hint: None }
    }

    pub(super) fn hint(self, hint: impl Into<String>) -> Self {
        Finding { hint: Some(hint.into()), ..self }
    }
}
