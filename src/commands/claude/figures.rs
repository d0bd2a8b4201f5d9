//! What is computed from the board for an analysis.

use crate::analysis::advice::{self, Subject};
use crate::claude::Analysis;
use serde_json::Value;

/// The figures of an analysis, as they are sent and kept; an argument is what its verb takes one for.
pub(super) fn figures(analysis: Analysis, subject: &Subject, argument: Option<&str>) -> serde_json::Result<Value> {
    match analysis {
        Analysis::Priorities => serde_json::to_value(advice::priorities(subject)),
        Analysis::Assignments => serde_json::to_value(advice::assignments(subject)),
        Analysis::Health => serde_json::to_value(advice::health(subject)),
        Analysis::Team | Analysis::Teams => serde_json::to_value(advice::teams(subject)),
        Analysis::Recommend => serde_json::to_value(advice::recommend(subject, argument, None)),
        Analysis::Bottlenecks => serde_json::to_value(advice::bottlenecks(subject)),
        _ => Ok(Value::Null),
    }
}
