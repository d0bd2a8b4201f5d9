//! How a report's advice was acted on: only noted, tried on a part, or done in full. Kept with the report.

use crate::board::{Advised, Changed, Skipped, Status};
use serde::{Deserialize, Serialize};

/// How far advice went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Only written down.
    Shadow,
    /// Done for a part of the items, chosen by chance; the rest is what they are compared with.
    Canary,
    /// Done.
    Full,
}

impl Mode {
    /// Every mode, in the order in which advice comes to be trusted.
    pub const ALL: [Mode; 3] = [Mode::Shadow, Mode::Canary, Mode::Full];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Mode::Shadow => "shadow",
            Mode::Canary => "canary",
            Mode::Full => "full",
        }
    }
}

/// One change that was planned, and where its item stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// Where the item stood when it was planned.
    pub status: Status,
    /// The change.
    pub advised: Advised,
}

/// Advice acted on once, as it stands in a report's `advice`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rollout {
    /// How far it went.
    pub mode: Mode,
    /// The span of the command that planned it.
    pub span_id: String,
    /// When it was planned, `YYYY-MM-DDTHH:MM:SSZ`.
    pub at: String,
    /// The number of the newest change of the board that the plan knew.
    pub board_sequence: u64,
    /// The changes to make, or for `shadow` those that would have been made; the most urgent first.
    pub planned: Vec<Planned>,
    /// With `canary` the changes that were left out by chance.
    pub control: Vec<Planned>,
    /// Changes that were left out because more items may not change at once.
    pub left_out: u64,
    /// Other items that waited at that time and that the report would not change.
    pub others: Vec<String>,
    /// How many such items there were beyond those named.
    pub others_left_out: u64,
    /// What became of it. `None` where nothing was to be done, or where the command was ended in between: then the
    /// marks on the items alone tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applied: Option<Applied>,
}

/// What was done of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Applied {
    /// When, `YYYY-MM-DDTHH:MM:SSZ`.
    pub at: String,
    /// The number of the change of the board.
    pub sequence: u64,
    /// What was changed.
    pub changed: Vec<Changed>,
    /// What was left alone, and why.
    pub skipped: Vec<Skipped>,
}
