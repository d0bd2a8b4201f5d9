//! What is read out of a text given on stdin.

use super::{Answer, Named, Severity, Urgency, share};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the text asks to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PipeActions {
    /// What is to be done, the most urgent first.
    pub actions: Vec<PipeAction>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PipeAction {
    /// What, in the imperative.
    pub action: String,
    /// How urgent it is.
    pub priority: Urgency,
    /// What in the text asks for it.
    pub reason: String,
}

/// What stands in the way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PipeBottlenecks {
    /// What stands in the way, the worst first.
    pub bottlenecks: Vec<PipeBottleneck>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

/// Something that stands in the way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PipeBottleneck {
    /// Where.
    pub place: String,
    /// How bad it is.
    pub severity: Severity,
    /// What in the text shows it.
    pub evidence: String,
}

/// What is advised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PipeRecommendations {
    /// What is advised, the best first.
    pub recommendations: Vec<PipeRecommendation>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

/// A piece of advice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PipeRecommendation {
    /// What, in the imperative.
    pub recommendation: String,
    /// What it would bring.
    pub benefit: String,
    /// What in the text speaks for it.
    pub reason: String,
}

/// What the text says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PipeGeneral {
    /// The gist in a few sentences.
    pub summary: String,
    /// What is worth knowing, the most important first.
    pub findings: Vec<String>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

macro_rules! names_nobody {
    ($($answer:ty),*) => {$(
        impl Answer for $answer {
            fn confidence(&self) -> f64 {
                self.confidence
            }

            // What a text from elsewhere names need not be on the board.
            fn named(&self) -> Named {
                Named::default()
            }

            fn faults(&self) -> Vec<String> {
                share("confidence", self.confidence).into_iter().collect()
            }
        }
    )*};
}

names_nobody!(PipeActions, PipeBottlenecks, PipeRecommendations, PipeGeneral);
