//! Which item one agent should take.

use super::{Answer, Named, share};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which item the agent should take.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// What the agent should do.
    pub action: RecommendedAction,
    /// The id of the pending item to claim; null unless the action is claim.
    pub work_id: Option<String>,
    /// Why, from what is known of the board.
    pub reason: String,
    /// Other items that would do, the best first.
    pub alternatives: Vec<Alternative>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

/// What an agent should do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecommendedAction {
    /// Claim the item.
    Claim,
    /// Finish what it holds first.
    Finish,
    /// Wait: nothing suits it now.
    Wait,
}

/// Another item that would do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// The id of a pending item of the board.
    pub work_id: String,
    /// Why it would do.
    pub reason: String,
}

impl Answer for Recommendation {
    fn confidence(&self) -> f64 {
        self.confidence
    }

    fn named(&self) -> Named {
        let others = self.alternatives.iter().map(|one| one.work_id.clone());
        Named { pending: self.work_id.iter().cloned().chain(others).collect(), ..Named::default() }
    }

    fn faults(&self) -> Vec<String> {
        let mismatch = match (self.action, &self.work_id) {
            (RecommendedAction::Claim, None) => Some("the action is claim, and work_id is null".to_owned()),
            (RecommendedAction::Finish | RecommendedAction::Wait, Some(_)) => {
                Some("work_id must be null where the action is not claim".to_owned())
            }
            _ => None,
        };
        mismatch.into_iter().chain(share("confidence", self.confidence)).collect()
    }
}
