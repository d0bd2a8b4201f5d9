//! Names of work items and agents.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest id, in bytes.
const ID_LIMIT: usize = 128;

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("letters, digits and _ . : @ - are allowed, {ID_LIMIT} at most, beginning with a letter or digit")]
pub struct NotAnId;

/// The id of a work item: `work_<nanoseconds>` for every new one, anything harmless for old ones.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WorkId(String);

/// The id of an agent: `agent_<nanoseconds>` where we choose it, else the name the agent goes by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AgentId(String);

impl WorkId {
    /// The id of the item created at `nanoseconds`.
    #[must_use]
    pub fn new(nanoseconds: u64) -> Self {
        WorkId(format!("work_{nanoseconds}"))
    }

    /// Takes an id from a row that is already on the board, whatever it looks like: there it is data.
    #[must_use]
    pub fn from_row(text: &str) -> Self {
        WorkId(text.to_owned())
    }

    /// Reads an id that a caller typed.
    ///
    /// # Errors
    /// [`NotAnId`] where it holds a path character, white space, a control character, or is too long.
    pub fn parse(text: &str) -> Result<Self, NotAnId> {
        parse(text).map(WorkId)
    }

    /// Whether `text` has the form `work_…<digit>`, so that `claim` takes it for an id and not for a type.
    #[must_use]
    pub fn looks_like(text: &str) -> bool {
        text.starts_with("work_") && text.ends_with(|c: char| c.is_ascii_digit())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AgentId {
    /// The id of an agent that has no name, first seen at `nanoseconds`.
    #[must_use]
    pub fn new(nanoseconds: u64) -> Self {
        AgentId(format!("agent_{nanoseconds}"))
    }

    /// Takes an id from a row that is already on the board.
    #[must_use]
    pub fn from_row(text: &str) -> Self {
        AgentId(text.to_owned())
    }

    /// Reads a name that a caller gave.
    ///
    /// # Errors
    /// As [`WorkId::parse`].
    pub fn parse(text: &str) -> Result<Self, NotAnId> {
        parse(text).map(AgentId)
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for WorkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for AgentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The digits at the end of an id as nanoseconds since 1970, where they are some.
#[must_use]
pub fn nanoseconds_in(id: &str) -> Option<u64> {
    let digits = id.rsplit('_').next()?;
    (digits.len() == 19).then(|| digits.parse().ok()).flatten()
}

fn parse(text: &str) -> Result<String, NotAnId> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '@' | '-');
    let starts_well = text.starts_with(|c: char| c.is_ascii_alphanumeric());
    if starts_well && text.len() <= ID_LIMIT && text.chars().all(allowed) { Ok(text.to_owned()) } else { Err(NotAnId) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_cannot_become_a_path_or_an_escape() {
        for bad in ["", "../x", "a/b", "a b", "a\u{1b}", ".hidden", "-flag", "é", &"x".repeat(129)] {
            assert_eq!(WorkId::parse(bad), Err(NotAnId), "{bad:?}");
            assert_eq!(AgentId::parse(bad), Err(NotAnId), "{bad:?}");
        }
        for good in ["work_1750055888000000000", "work_optimization_1750057307662627000", "claude-1", "ci:42@host"] {
            assert!(WorkId::parse(good).is_ok(), "{good:?}");
        }
    }

    #[test]
    fn only_nineteen_digits_are_a_time() {
        assert_eq!(nanoseconds_in("work_optimization_1750057307662627000"), Some(1_750_057_307_662_627_000));
        assert_eq!(nanoseconds_in("agent_17345678901234141"), None);
        assert_eq!(nanoseconds_in("claude"), None);
    }
}
