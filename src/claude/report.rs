//! What is kept of an analysis, and printed with `--json`.

use super::Usage;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The form of today.
pub const REPORT_SCHEMA: &str = "coordctl.claude_report.v1";

/// An analysis that came about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// [`REPORT_SCHEMA`].
    pub schema: String,
    /// `report_<nanoseconds>`; empty where it was not saved.
    pub report_id: String,
    /// The name of the analysis.
    pub analysis: String,
    /// What was asked in particular, such as a team or a question.
    pub arguments: Vec<String>,
    /// `api`, `cli` or `local`.
    pub provider: String,
    /// Why the board's own figures stand in for Claude; `None` where they were asked for, or do not.
    pub reason: Option<String>,
    /// The model that answered; `None` for none.
    pub model: Option<String>,
    /// The version of what it was asked.
    pub prompt_version: u32,
    /// The number of the newest change of the board that was looked at.
    pub board_sequence: u64,
    /// When it was made, RFC 3339.
    pub at: String,
    /// How long it took, in milliseconds.
    pub duration_ms: u64,
    /// Tokens and cost, all calls together.
    pub usage: Usage,
    /// Whether the first answer had to be corrected.
    pub corrected: bool,
    /// How sure the answer is of itself, from 0 to 1.
    pub confidence: f64,
    /// How much of the board was sent; `None` where nothing was.
    pub digest: Option<DigestSize>,
    /// The answer, in the form that `claude schema` prints.
    pub answer: Value,
    /// What was computed from the board, whoever answered.
    pub figures: Value,
    /// What was done about it, or would have been.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<Value>,
}

/// How much of the board was sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestSize {
    /// Bytes of everything that is sent.
    pub bytes: u64,
    /// About how many tokens that is; as counted by the provider, where it counts.
    pub tokens: u64,
    /// Open items with a line of their own.
    pub items: u64,
    /// Open items that only the statistics hold.
    pub items_left_out: u64,
    /// Agents with a line of their own.
    pub agents: u64,
    /// Agents that only the statistics hold.
    pub agents_left_out: u64,
}
