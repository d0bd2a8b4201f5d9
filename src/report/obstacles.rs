//! What stands in the way of an item: as data, and in words.

use crate::board::{Obstacle, Prerequisite};
use serde::Serialize;

/// An obstacle with its sentence.
#[derive(Debug, Clone, Serialize)]
pub struct Told {
    /// The facts.
    #[serde(flatten)]
    pub obstacle: Obstacle,
    /// The words.
    pub sentence: String,
}

impl From<Obstacle> for Told {
    fn from(obstacle: Obstacle) -> Self {
        Told { sentence: obstacle.to_string(), obstacle }
    }
}

/// Everything in a list with its sentence.
#[must_use]
pub fn told(obstacles: Vec<Obstacle>) -> Vec<Told> {
    obstacles.into_iter().map(Told::from).collect()
}

/// The sentences of some obstacles; a dependency is told with what it waits for in turn.
#[must_use]
pub fn sentences(obstacles: &[Told], waits_for: &[Prerequisite]) -> Vec<String> {
    let deeper = |told: &Told| match &told.obstacle {
        Obstacle::DependsOn { work_id, .. } => waits_for.iter().find(|other| other.dependency.work_id == *work_id),
        _ => None,
    };
    let sentence = |told: &Told| deeper(told).map_or(told.sentence.clone(), ToString::to_string);
    obstacles.iter().map(sentence).collect()
}
