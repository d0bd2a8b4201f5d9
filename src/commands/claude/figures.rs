//! What is computed from the board for an analysis.

use crate::analysis::advice::{self, Subject};
use crate::claude::{Analysis, local};
use serde_json::{Value, json};

/// The figures of an analysis, as they are sent and kept; of an agent (or
/// whatever else is asked about) and a type of work, where it is about these.
pub(super) fn figures(
    analysis: Analysis,
    subject: &Subject,
    agent: Option<&str>,
    work_type: Option<&str>,
) -> serde_json::Result<Value> {
    match analysis {
        Analysis::Priorities => serde_json::to_value(advice::priorities(subject)),
        Analysis::Assignments => serde_json::to_value(advice::assignments(subject)),
        Analysis::Health => serde_json::to_value(advice::health(subject)),
        Analysis::Team | Analysis::Teams => serde_json::to_value(advice::teams(subject)),
        Analysis::Recommend => serde_json::to_value(advice::recommend(subject, agent, work_type)),
        Analysis::Bottlenecks => serde_json::to_value(advice::bottlenecks(subject)),
        // A question may be about anything.
        Analysis::Ask => Ok(json!({
            "health": advice::health(subject),
            "bottlenecks": advice::bottlenecks(subject),
            "priorities": advice::priorities(subject),
        })),
        // As on the first look of a stream.
        Analysis::Stream => {
            let focus = local::Focus::of(agent.unwrap_or_default(), subject);
            serde_json::to_value(local::observations(None, subject, focus))
        }
        _ => Ok(Value::Null),
    }
}
