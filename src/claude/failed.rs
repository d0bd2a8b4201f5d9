//! Why there is no analysis.

/// An analysis that did not come about. The board is unchanged.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{message}")]
pub struct Failed {
    /// What sort of failure it is.
    pub kind: Kind,
    /// What happened.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// What was used nevertheless, as far as the provider said so.
    pub usage: super::Usage,
}

/// Sorts of failures, each with an exit code of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Claude is not to be had: no credential, not reached, not allowed, or too busy for as long as it was tried.
    Unavailable,
    /// It was reached, and the analysis failed.
    Broken,
    /// It answered, and the answer is not what was asked for.
    Invalid,
    /// It was silent for too long.
    TimedOut,
    /// The model declined to answer.
    Declined,
    /// The answer was cut off by a limit of tokens.
    Cut,
    /// It would cost more than is left.
    OverBudget,
}

impl Kind {
    /// The word for it, as in the table of exit codes.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Kind::Unavailable => "claude_unavailable",
            Kind::Broken => "analysis_failed",
            Kind::Invalid => "answer_invalid",
            Kind::TimedOut => "timed_out",
            Kind::Declined => "declined",
            Kind::Cut => "answer_cut",
            Kind::OverBudget => "over_budget",
        }
    }
}

impl Failed {
    /// A failure of a kind, for which nothing was used.
    #[must_use]
    pub fn new(kind: Kind, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Failed { kind, message: message.into(), hint: hint.into(), usage: super::Usage::default() }
    }

    /// The same failure, for which this was used.
    #[must_use]
    pub fn after(self, usage: super::Usage) -> Self {
        Failed { usage, ..self }
    }
}
