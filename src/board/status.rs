//! The states of a work item and the words that stand for them.

use serde::{Deserialize, Serialize};

/// Where a work item stands. The row's `status` word may be any phase an agent reported; this is what it counts as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Status {
    /// Nobody holds it.
    #[default]
    Pending = 1,
    /// Claimed, no progress reported yet.
    Active = 2,
    /// Claimed, and progress was reported.
    InProgress = 3,
    /// Claimed, and waiting for something.
    Blocked = 4,
    /// Done.
    Completed = 5,
    /// Given up.
    Failed = 6,
    /// Called off.
    Cancelled = 7,
}

impl Status {
    /// Every state, in the order of an item's life.
    pub const ALL: [Status; 7] = [
        Status::Pending,
        Status::Active,
        Status::InProgress,
        Status::Blocked,
        Status::Completed,
        Status::Failed,
        Status::Cancelled,
    ];

    /// What a row's `status` word counts as: old synonyms map, any other word is a phase of work in progress.
    #[must_use]
    pub fn of(word: &str) -> Self {
        match word {
            "pending" | "available" | "" => Status::Pending,
            "active" | "claimed" => Status::Active,
            "blocked" => Status::Blocked,
            "completed" | "done" => Status::Completed,
            "failed" => Status::Failed,
            "cancelled" => Status::Cancelled,
            _ => Status::InProgress,
        }
    }

    /// The word written for this state.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Status::Pending => "pending",
            Status::Active => "active",
            Status::InProgress => "in_progress",
            Status::Blocked => "blocked",
            Status::Completed => "completed",
            Status::Failed => "failed",
            Status::Cancelled => "cancelled",
        }
    }

    /// The state with this number in an index slot.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|status| *status as u8 == code)
    }

    /// Whether an agent holds an item in this state.
    #[must_use]
    pub fn is_held(self) -> bool {
        matches!(self, Status::Active | Status::InProgress | Status::Blocked)
    }

    /// Whether the item's life is over.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Status::Completed | Status::Failed | Status::Cancelled)
    }
}

/// How urgent a work item is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Priority {
    /// When there is nothing else.
    Low = 1,
    /// The default.
    #[default]
    Medium = 2,
    /// Before the rest.
    High = 3,
    /// Now.
    Critical = 4,
}

impl Priority {
    /// Every priority, most urgent first.
    pub const ALL: [Priority; 4] = [Priority::Critical, Priority::High, Priority::Medium, Priority::Low];

    /// The priority a word names.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|priority| priority.word() == word)
    }

    /// What a row's `priority` word counts as; old rows hold other words, which count as medium.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self::named(word).unwrap_or(Priority::Medium)
    }

    /// The word for this priority.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Priority::Low => "low",
            Priority::Medium => "medium",
            Priority::High => "high",
            Priority::Critical => "critical",
        }
    }

    /// The priority with this number in an index slot.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|priority| *priority as u8 == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_survives_its_word_and_its_code() {
        for status in Status::ALL {
            assert_eq!(Status::of(status.word()), status);
            assert_eq!(Status::from_code(status as u8), Some(status));
        }
        for priority in Priority::ALL {
            assert_eq!(Priority::named(priority.word()), Some(priority));
            assert_eq!(Priority::from_code(priority as u8), Some(priority));
        }
    }

    #[test]
    fn an_unknown_word_is_a_phase_of_work_in_progress() {
        for (word, status) in
            [("testing", Status::InProgress), ("claimed", Status::Active), ("available", Status::Pending)]
        {
            assert_eq!(Status::of(word), status, "{word}");
        }
        assert_eq!(Priority::of("observability_team"), Priority::Medium);
    }
}
