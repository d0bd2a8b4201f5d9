//! How the board stands: health, bottlenecks, a question, observations.

use super::{Answer, Named, score, share};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the swarm stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Health {
    /// The gist in one or two sentences.
    pub summary: String,
    /// From 0 (nothing works) to 100 (nothing is wrong); null where too little is known.
    pub score: Option<f64>,
    /// What threatens the work, the worst first.
    pub risks: Vec<Risk>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

/// Something that threatens the work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// How bad it is.
    pub severity: Severity,
    /// What it is, in a few words.
    pub title: String,
    /// What shows it, from what is known of the board.
    pub evidence: String,
    /// What to do about it.
    pub action: String,
    /// The ids of the items of the board that it is about.
    pub work_ids: Vec<String>,
    /// The ids of the agents of the board that it is about.
    pub agent_ids: Vec<String>,
}

/// How bad something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Work stands still or is lost.
    Critical,
    /// It will, if nothing is done.
    High,
    /// It costs time.
    Medium,
    /// Worth knowing.
    Low,
}

impl Severity {
    /// The word for it, as in documents.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Severity::Critical => "critical",
            Severity::High => "high",
            Severity::Medium => "medium",
            Severity::Low => "low",
        }
    }
}

/// Where work waits, and for whom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bottlenecks {
    /// The gist in one or two sentences.
    pub summary: String,
    /// The places, the worst first.
    pub bottlenecks: Vec<Bottleneck>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

/// A place where work waits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bottleneck {
    /// How bad it is.
    pub severity: Severity,
    /// Where: a team, a type of work, an agent, an item.
    pub place: String,
    /// What shows it, from what is known of the board.
    pub evidence: String,
    /// What to do about it.
    pub action: String,
    /// The ids of the items of the board that it is about.
    pub work_ids: Vec<String>,
    /// The ids of the agents of the board that it is about.
    pub agent_ids: Vec<String>,
}

/// The answer to a question about the board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The answer; it says so where the board does not tell.
    pub answer: String,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

/// Something that an answer rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The fact.
    pub fact: String,
    /// The ids of the items of the board that it is about.
    pub work_ids: Vec<String>,
    /// The ids of the agents of the board that it is about.
    pub agent_ids: Vec<String>,
}

/// What is worth saying while the board changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Observations {
    /// What is new and worth knowing, the most urgent first; empty where nothing is.
    pub observations: Vec<Observation>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

/// One observation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// How bad it is.
    pub severity: Severity,
    /// What is observed, in a sentence.
    pub text: String,
    /// The ids of the items of the board that it is about.
    pub work_ids: Vec<String>,
    /// The ids of the agents of the board that it is about.
    pub agent_ids: Vec<String>,
}

/// Whom and what a list of entries names.
fn of<'a>(entries: impl Iterator<Item = (&'a Vec<String>, &'a Vec<String>)>) -> Named {
    let mut named = Named::default();
    for (items, agents) in entries {
        named.items.extend(items.iter().cloned());
        named.agents.extend(agents.iter().cloned());
    }
    named
}

impl Answer for Health {
    fn confidence(&self) -> f64 {
        self.confidence
    }

    fn named(&self) -> Named {
        of(self.risks.iter().map(|one| (&one.work_ids, &one.agent_ids)))
    }

    fn faults(&self) -> Vec<String> {
        let score = self.score.and_then(|value| score("score", value));
        score.into_iter().chain(share("confidence", self.confidence)).collect()
    }
}

impl Answer for Bottlenecks {
    fn confidence(&self) -> f64 {
        self.confidence
    }

    fn named(&self) -> Named {
        of(self.bottlenecks.iter().map(|one| (&one.work_ids, &one.agent_ids)))
    }

    fn faults(&self) -> Vec<String> {
        share("confidence", self.confidence).into_iter().collect()
    }
}

impl Answer for Question {
    fn confidence(&self) -> f64 {
        self.confidence
    }

    fn named(&self) -> Named {
        of(self.evidence.iter().map(|one| (&one.work_ids, &one.agent_ids)))
    }

    fn faults(&self) -> Vec<String> {
        let empty = self.answer.trim().is_empty().then(|| "the answer is empty".to_owned());
        empty.into_iter().chain(share("confidence", self.confidence)).collect()
    }
}

impl Answer for Observations {
    fn confidence(&self) -> f64 {
        self.confidence
    }

    fn named(&self) -> Named {
        of(self.observations.iter().map(|one| (&one.work_ids, &one.agent_ids)))
    }

    fn faults(&self) -> Vec<String> {
        share("confidence", self.confidence).into_iter().collect()
    }
}
