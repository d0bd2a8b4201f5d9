//! The verbs with everything they are called with, and what they answer.

use serde::{Deserialize, Serialize};

/// The kinds of refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    NoSuchItem,
    NoSuchAgent,
    Held,
    WrongStatus,
    LeaseLost,
    NotReady,
    AtCapacity,
    Retired,
    Cycle,
    OpenCriteria,
    /// Whether items of ended leases are to be taken back all the same.
    NothingToClaim(bool),
}

/// How a caller shows that a claim is its own.
#[derive(Debug, Clone)]
pub(super) struct Shows {
    pub(super) agent: Option<String>,
    pub(super) fence: Option<u64>,
}

/// Who takes an item, for how long, and with what.
#[derive(Debug, Clone, Default)]
pub(super) struct Taker {
    pub(super) agent: Option<String>,
    pub(super) ttl: Option<u64>,
    /// The number of the process that holds it.
    pub(super) process: Option<u32>,
    pub(super) can: Vec<&'static str>,
}

/// A new item. Times are in seconds since 1970.
#[derive(Debug, Clone)]
pub(super) struct New {
    pub(super) kind: &'static str,
    /// Urgency, from 1 to 4.
    pub(super) urgency: u8,
    pub(super) points: Option<u64>,
    pub(super) labels: Vec<&'static str>,
    pub(super) needs: Vec<&'static str>,
    /// What must hold when it is completed.
    pub(super) criteria: Vec<&'static str>,
    pub(super) depends_on: Vec<String>,
    pub(super) not_before: Option<i64>,
    pub(super) due: Option<i64>,
    pub(super) max_attempts: Option<u64>,
}

/// What kind of item is wanted.
#[derive(Debug, Clone)]
pub(super) struct Wants {
    pub(super) kind: Option<&'static str>,
    pub(super) label: Option<&'static str>,
    pub(super) least: Option<u8>,
}

/// Who is to have an item next.
#[derive(Debug, Clone)]
pub(super) enum To {
    Agent(String),
    Role(&'static str),
    Team(&'static str),
}

/// What is changed of an item.
#[derive(Debug, Clone)]
pub(super) struct Changes {
    pub(super) urgency: Option<u8>,
    pub(super) due: Option<Option<i64>>,
    pub(super) not_before: Option<Option<i64>>,
    pub(super) max_attempts: Option<u64>,
    pub(super) more: Vec<String>,
    pub(super) less: Vec<String>,
}

/// A verb with everything it is called with.
#[derive(Debug, Clone)]
pub(super) enum Call {
    Add { new: New },
    Create { new: New, taker: Taker },
    Take { id: String, taker: Taker },
    Next { wants: Wants, taker: Taker, count: usize },
    Progress { id: String, by: Shows, percent: u8, phase: &'static str, note: bool },
    Renew { id: String, by: Shows, ttl: Option<u64> },
    Complete { id: String, by: Shows, result: &'static str, points: Option<u64>, accept: bool },
    Release { id: String, by: Shows },
    Fail { id: String, by: Shows, reason: &'static str, retry: Option<bool> },
    Reclaim,
    Handoff { id: String, by: Shows, to: To, ttl: Option<Option<u64>> },
    Reassign { id: String, to: To, ttl: Option<Option<u64>> },
    Block { id: String, by: Shows },
    Unblock { id: String, by: Shows },
    Note { id: String, by: Shows },
    Label { id: String, by: Shows, add: Vec<&'static str>, remove: Vec<&'static str> },
    Set { id: String, by: Shows, changes: Changes },
    Requeue { id: String },
    Drop { id: String },
    Late { id: String, by: Shows, text: &'static str },
}

/// What a verb answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Answer {
    /// The items it is about, in the order of the answer.
    pub(super) items: Vec<String>,
    pub(super) agent: Option<String>,
    pub(super) fence: u64,
    /// Whether everything had been said and done before.
    pub(super) again: bool,
}

impl Answer {
    pub(super) fn new(id: &str, agent: Option<&str>, fence: u64) -> Self {
        Answer { items: vec![id.to_owned()], agent: agent.map(str::to_owned), fence, again: false }
    }

    /// An answer that tells of one item and neither of its holder nor of its fence.
    pub(super) fn about(id: &str) -> Self {
        Answer::new(id, None, 0)
    }
}

impl Call {
    /// The verb as the journal names it.
    pub(super) fn verb(&self) -> &'static str {
        match self {
            Call::Add { .. } => "add",
            Call::Create { .. } | Call::Take { .. } | Call::Next { .. } => "claim",
            Call::Progress { .. } => "progress",
            Call::Renew { .. } => "heartbeat",
            Call::Complete { .. } => "complete",
            Call::Release { .. } => "release",
            Call::Fail { .. } => "fail",
            Call::Reclaim => "reclaim",
            Call::Handoff { .. } => "handoff",
            Call::Reassign { .. } => "reassign",
            Call::Block { .. } => "block",
            Call::Unblock { .. } => "unblock",
            Call::Note { .. } => "note",
            Call::Label { .. } => "label",
            Call::Set { .. } => "set",
            Call::Requeue { .. } => "requeue",
            Call::Drop { .. } => "drop",
            Call::Late { .. } => "late",
        }
    }
}
