//! Why nothing came of it.

use super::Left;

/// What kind of failure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is there already.
    Exists,
    /// git, or a program beside it, could not do it.
    Git,
    /// Something would be lost.
    NotClean,
    /// There is none left of what is needed.
    NoResource,
}

/// Why nothing came of it.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Failed {
    /// What kind of failure it is.
    pub kind: Kind,
    /// What happened, with values quoted.
    pub message: String,
    /// A harmless next step.
    pub hint: String,
    /// What would be lost.
    pub left: Option<Box<Left>>,
}

impl Failed {
    /// A failure with a hint.
    #[must_use]
    pub fn new(kind: Kind, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Failed { kind, message: message.into(), hint: hint.into(), left: None }
    }
}
