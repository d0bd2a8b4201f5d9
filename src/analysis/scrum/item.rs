//! An item in a list.

use crate::analysis::flow::Story;
use crate::board::{Priority, Status};
use serde::Serialize;

/// An item in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemLine {
    /// Its id.
    pub work_id: String,
    /// What is to be done.
    pub description: String,
    /// Its team.
    pub team: String,
    /// How urgent it is.
    pub priority: Priority,
    /// Where it stands.
    pub status: Status,
    /// Who holds it, or completed it.
    pub agent: Option<String>,
    /// Its points.
    pub points: Option<u64>,
}

impl From<&Story> for ItemLine {
    fn from(story: &Story) -> Self {
        ItemLine {
            work_id: story.work_id.clone(),
            description: story.description.clone(),
            team: story.team.clone(),
            priority: story.priority,
            status: story.status,
            agent: story.agent.clone(),
            points: story.points,
        }
    }
}
