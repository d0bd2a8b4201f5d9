//! Inspect and adapt: what the Program Increment came to, and what to do better.

use super::goals::{ObjectiveFigures, ValueFigures};
use super::item::ItemLine;
use super::learned::Learned;
use super::metrics::ArtMetrics;
use super::scene::{Head, Scene};
use super::velocity::Predictability;
use serde::Serialize;

/// How many items are told.
const TOLD: usize = 10;

/// What the Program Increment came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InspectAdapt {
    /// The head.
    #[serde(flatten)]
    pub head: Head,
    /// The objectives.
    pub objectives: Vec<ObjectiveFigures>,
    /// What they are worth, and what of it is achieved.
    pub value: ValueFigures,
    /// The figures of the Program Increment.
    pub metrics: ArtMetrics,
    /// What was committed to in each sprint, and what of it was done in time.
    pub predictability: Vec<Predictability>,
    /// What went wrong.
    pub learned: Learned,
    /// The open items with the label of improvements, at most ten; null where that label is not recorded.
    pub improvements: Option<Vec<ItemLine>>,
}

impl Scene {
    /// What the Program Increment came to.
    #[must_use]
    pub fn inspect_adapt(&self) -> InspectAdapt {
        let pi = self.pi();
        let label = &self.program.labels.improvement;
        let backlog = || self.backlog([label]).into_iter().take(TOLD).map(ItemLine::from).collect();
        InspectAdapt {
            head: self.head("inspect-adapt"),
            objectives: self.objectives(),
            value: self.value(),
            predictability: self.predictability(),
            learned: self.learned(&pi, None),
            improvements: label.as_ref().map(|_| backlog()),
            metrics: self.metrics(pi),
        }
    }
}
