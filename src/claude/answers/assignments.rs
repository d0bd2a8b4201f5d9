//! Who should take what.

use super::{Answer, Named, share, twice};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who should take what, so that the load is balanced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assignments {
    /// The gist in one or two sentences.
    pub summary: String,
    /// One entry for each pending item that an agent should take, the most urgent first.
    pub assignments: Vec<AssignmentAdvice>,
    /// Pending items that nobody should take now.
    pub unassigned: Vec<Unassigned>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

/// One item for one agent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignmentAdvice {
    /// The id of a pending item of the board.
    pub work_id: String,
    /// The id of an agent of the board.
    pub agent_id: String,
    /// Why this agent, from what is known of the board.
    pub reason: String,
}

/// An item that nobody should take now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unassigned {
    /// The id of a pending item of the board.
    pub work_id: String,
    /// Why nobody.
    pub reason: String,
}

impl Answer for Assignments {
    fn confidence(&self) -> f64 {
        self.confidence
    }

    fn named(&self) -> Named {
        let assigned = self.assignments.iter().map(|one| one.work_id.clone());
        Named {
            pending: assigned.chain(self.unassigned.iter().map(|one| one.work_id.clone())).collect(),
            agents: self.assignments.iter().map(|one| one.agent_id.clone()).collect(),
            ..Named::default()
        }
    }

    fn faults(&self) -> Vec<String> {
        let assigned = self.assignments.iter().map(|one| one.work_id.as_str());
        let mut faults = twice("the answer", assigned.chain(self.unassigned.iter().map(|one| one.work_id.as_str())));
        faults.extend(share("confidence", self.confidence));
        faults
    }
}
