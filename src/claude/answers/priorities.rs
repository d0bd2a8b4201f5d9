//! What to do next, and why.

use super::{Answer, Named, score, share, twice};
use crate::board::Priority;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What to do next, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Priorities {
    /// The gist in one or two sentences.
    pub summary: String,
    /// The open items that matter most, the most urgent first.
    pub items: Vec<ItemAdvice>,
    /// What would help beyond single items.
    pub opportunities: Vec<Opportunity>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

/// How urgent one item is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemAdvice {
    /// The id of an open item of the board.
    pub work_id: String,
    /// From 0 (can wait) to 100 (now).
    pub score: f64,
    /// The priority that it should have.
    pub priority: Urgency,
    /// What to do about it, in a few words.
    pub action: String,
    /// Why, from what is known of the board.
    pub reason: String,
}

/// Something that would help beyond single items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Opportunity {
    /// What it is, in a few words.
    pub title: String,
    /// What it would bring, from what is known of the board.
    pub reason: String,
}

/// A priority of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Now.
    Critical,
    /// Before the rest.
    High,
    /// As usual.
    Medium,
    /// When there is nothing else.
    Low,
}

impl From<Priority> for Urgency {
    fn from(priority: Priority) -> Self {
        match priority {
            Priority::Critical => Urgency::Critical,
            Priority::High => Urgency::High,
            Priority::Medium => Urgency::Medium,
            Priority::Low => Urgency::Low,
        }
    }
}

impl From<Urgency> for Priority {
    fn from(urgency: Urgency) -> Self {
        match urgency {
            Urgency::Critical => Priority::Critical,
            Urgency::High => Priority::High,
            Urgency::Medium => Priority::Medium,
            Urgency::Low => Priority::Low,
        }
    }
}

impl Answer for Priorities {
    fn confidence(&self) -> f64 {
        self.confidence
    }

    fn named(&self) -> Named {
        Named { open: self.items.iter().map(|item| item.work_id.clone()).collect(), ..Named::default() }
    }

    fn faults(&self) -> Vec<String> {
        let scores = self.items.iter().filter_map(|item| score(&format!("the score of {}", item.work_id), item.score));
        let mut faults: Vec<String> = scores.chain(share("confidence", self.confidence)).collect();
        faults.extend(twice("items", self.items.iter().map(|item| item.work_id.as_str())));
        faults
    }
}
