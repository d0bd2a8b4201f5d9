//! The system demo: what was completed.

use super::calendar::Period;
use super::goals::{ObjectiveFigures, ValueFigures};
use super::item::ItemLine;
use super::metrics::ArtMetrics;
use super::scene::{Head, Scene};
use crate::analysis::flow::Story;
use serde::Serialize;

/// How many items are told.
const TOLD: usize = 20;

/// What was completed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SystemDemo {
    /// The head.
    #[serde(flatten)]
    pub head: Head,
    /// Over which days.
    pub period: Period,
    /// The objectives.
    pub objectives: Vec<ObjectiveFigures>,
    /// What they are worth.
    pub value: ValueFigures,
    /// The newest completed items, at most twenty.
    pub features: Vec<ItemLine>,
    /// How many were completed.
    pub features_completed: usize,
    /// The figures of these days.
    pub metrics: ArtMetrics,
    /// Points completed in the Program Increment.
    pub pi_velocity: u64,
}

impl Scene {
    /// What was completed in some days.
    #[must_use]
    pub fn system_demo(&self, period: Period) -> SystemDemo {
        let mut done: Vec<&Story> = self.completed(period.from(), period.until()).collect();
        done.sort_by_key(|story| std::cmp::Reverse(story.closed));
        let pi = self.pi();
        SystemDemo {
            head: self.head("system-demo"),
            objectives: self.objectives(),
            value: self.value(),
            features_completed: done.len(),
            features: done.into_iter().take(TOLD).map(ItemLine::from).collect(),
            pi_velocity: self.completed(pi.from(), pi.until()).filter_map(|story| story.points).sum(),
            metrics: self.metrics(period.clone()),
            period,
        }
    }
}
