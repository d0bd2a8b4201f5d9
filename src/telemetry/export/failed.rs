//! Why a sink did not get everything.

/// An end that leaves spans unsent.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{message}")]
pub struct Failed {
    /// What sort of failure it is.
    pub kind: Kind,
    /// What happened, with the sink named.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// Sorts of failures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The receiver was not reached, or had no time, for as long as it was tried.
    Unreachable,
    /// The receiver does not want some spans, or none at all.
    Refused,
    /// A file or stdout takes nothing, or the files of the board cannot be read or written.
    Output,
    /// Another process exports to the same sink.
    Busy,
}

impl Failed {
    /// A failure of a kind.
    #[must_use]
    pub fn new(kind: Kind, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Failed { kind, message: message.into(), hint: hint.into() }
    }
}
