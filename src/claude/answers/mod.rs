//! The answers of the analyses: one type each, whether Claude or the board's own figures give it.

mod assignments;
mod board;
mod pipe;
mod priorities;
mod recommend;
mod teams;

pub use assignments::{AssignmentAdvice, Assignments, Unassigned};
pub use board::{Bottleneck, Bottlenecks, Evidence, Health, Observation, Observations, Question, Risk, Severity};
pub use pipe::{
    PipeAction, PipeActions, PipeBottleneck, PipeBottlenecks, PipeGeneral, PipeRecommendation, PipeRecommendations,
};
pub use priorities::{ItemAdvice, Opportunity, Priorities, Urgency};
pub use recommend::{Alternative, Recommendation, RecommendedAction};
pub use teams::{Move, ProposedTeam, TeamAssessment, TeamReport, Teams};

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// An answer that can be judged.
pub trait Answer: Serialize + DeserializeOwned + JsonSchema {
    /// How sure the answer is of itself, from 0 to 1.
    fn confidence(&self) -> f64;

    /// Whom and what it names: that must be on the board.
    fn named(&self) -> Named;

    /// What is wrong with it in itself, each told to the model in a line.
    fn faults(&self) -> Vec<String>;
}

/// Whom and what an answer names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// Work items that are to be acted on: they must be open.
    pub open: Vec<String>,
    /// Work items that must be pending.
    pub pending: Vec<String>,
    /// Other work items.
    pub items: Vec<String>,
    /// Agents.
    pub agents: Vec<String>,
}

/// A fault where a confidence or a share is not between 0 and 1.
fn share(place: &str, value: f64) -> Option<String> {
    (!(0.0..=1.0).contains(&value)).then(|| format!("{place} is {value}, which is not between 0 and 1"))
}

/// A fault where a score is not between 0 and 100.
fn score(place: &str, value: f64) -> Option<String> {
    (!(0.0..=100.0).contains(&value)).then(|| format!("{place} is {value}, which is not between 0 and 100"))
}

/// A fault for each name that stands twice.
fn twice<'a>(place: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let (mut seen, mut faults) = (std::collections::HashSet::new(), Vec::new());
    for name in names {
        if !seen.insert(name) {
            faults.push(format!("{place} names {name:?} twice"));
        }
    }
    faults
}
