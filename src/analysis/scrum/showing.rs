//! The system demo: what was completed.

use super::calendar::Period;
use super::goals::{ObjectiveFigures, ValueFigures, points};
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
            pi_velocity: points(self.completed(pi.from(), pi.until())),
            metrics: self.metrics(period.clone()),
            period,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Period, midnight};
    use super::*;
    use crate::board::Status;

    #[test]
    fn the_newest_come_first_and_the_points_are_those_of_the_program_increment() {
        let day = |text: &str| midnight(text.parse().expect("a day"));
        let done = |id: String, at, points| Story {
            work_id: id,
            status: Status::Completed,
            closed: Some(at),
            points: Some(points),
            ..Story::default()
        };
        let mut stories: Vec<Story> =
            (0..25).map(|n| done(format!("n{n}"), day("2024-02-01") + (n * 7) % 25, 2)).collect();
        stories.extend([done("pi".into(), day("2024-01-01"), 30), done("old".into(), day("2024-01-01") - 1, 500)]);
        let scene = Scene { at: day("2024-02-05"), stories, ..Scene::default() };
        let start = "2024-02-01".parse().expect("a day");
        let found = scene.system_demo(Period { start, end: start, ..scene.pi() });
        assert_eq!((found.features_completed, found.features.len(), found.pi_velocity), (25, 20, 80));
        assert_eq!((found.metrics.completed, found.metrics.points), (25, 50));
        let newest = (0..25).max_by_key(|n| n * 7 % 25).map(|n| format!("n{n}"));
        assert_eq!(Some(&found.features[0].work_id), newest.as_ref());
    }
}
