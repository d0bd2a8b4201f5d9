//! Open items that wait for other teams.

use super::scene::Scene;
use crate::analysis::flow::Story;
use crate::board::Status;
use serde::Serialize;
use std::collections::HashMap;

/// Why a dependency is late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Late {
    /// What it waits for was due before now.
    Overdue,
    /// What it waits for is due after the item itself.
    DueAfterDependent,
}

/// An open item that waits for an item of another team which is not completed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dependency {
    /// The item that waits.
    pub work_id: String,
    /// Its team.
    pub team: String,
    /// To be done by, in seconds since 1970.
    pub due: Option<i64>,
    /// What it waits for.
    pub depends_on: String,
    /// Whose that is.
    pub other_team: String,
    /// Where that stands.
    pub other_status: Status,
    /// Who holds it.
    pub other_agent: Option<String>,
    /// By when that is to be done, in seconds since 1970.
    pub other_due: Option<i64>,
    /// Why it is late; null where it is not, or has no date.
    pub late: Option<Late>,
}

impl Scene {
    /// Dependencies between teams, those that are late first.
    #[must_use]
    pub fn dependencies(&self) -> Vec<Dependency> {
        let by_id: HashMap<&str, &Story> = self.stories.iter().map(|story| (story.work_id.as_str(), story)).collect();
        let open = self.stories.iter().filter(|story| story.is_open());
        let pairs = open.flat_map(|story| {
            let others = story.depends_on.iter().filter_map(|id| by_id.get(id.as_str()));
            others.map(move |other| (story, *other))
        });
        let crosses = |(story, other): &(&Story, &Story)| other.status != Status::Completed && other.team != story.team;
        let mut found: Vec<Dependency> =
            pairs.filter(crosses).map(|(story, other)| dependency(story, other, self.at)).collect();
        found.sort_by_key(|one| (one.late.is_none(), one.other_due.unwrap_or(i64::MAX)));
        found
    }
}

fn dependency(story: &Story, other: &Story, now: i64) -> Dependency {
    let late = match (other.due, story.due) {
        (Some(due), _) if due < now => Some(Late::Overdue),
        (Some(due), Some(own)) if due > own => Some(Late::DueAfterDependent),
        _ => None,
    };
    Dependency {
        work_id: story.work_id.clone(),
        team: story.team.clone(),
        due: story.due,
        depends_on: other.work_id.clone(),
        other_team: other.team.clone(),
        other_status: other.status,
        other_agent: other.agent.clone().filter(|_| other.status.is_held()),
        other_due: other.due,
        late,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_open_work_of_another_team_is_waited_for_and_late_comes_first() {
        let story = |id: &str, team: &str, status, due: Option<i64>, on: &[&str]| Story {
            work_id: id.into(),
            team: team.into(),
            status,
            due,
            depends_on: on.iter().map(|id| (*id).to_owned()).collect(),
            ..Story::default()
        };
        let open = Status::Pending;
        let stories = vec![
            story("a", "red", open, Some(500), &["own", "done", "fine", "after", "past", "gone"]),
            story("own", "red", open, Some(1), &[]),
            story("done", "blue", Status::Completed, Some(1), &[]),
            story("fine", "blue", open, Some(400), &[]),
            story("after", "blue", open, Some(600), &[]),
            story("past", "blue", Status::Active, Some(99), &[]),
            story("closed", "red", Status::Cancelled, None, &["past"]),
        ];
        let scene = Scene { at: 100, stories, ..Scene::default() };
        let found = scene.dependencies();
        let told: Vec<_> = found.iter().map(|one| (one.depends_on.as_str(), one.late)).collect();
        assert_eq!(told, [("past", Some(Late::Overdue)), ("after", Some(Late::DueAfterDependent)), ("fine", None)]);
        assert!(found.iter().all(|one| one.due == Some(500)) && found[0].other_due == Some(99));
    }

    #[test]
    fn what_is_due_now_or_on_the_same_day_as_what_waits_for_it_is_not_late() {
        let late = |due: i64, own: i64| {
            let waits = Story { due: Some(own), ..Story::default() };
            let other = Story { due: Some(due), agent: Some("ada".into()), ..Story::default() };
            let found = dependency(&waits, &other, 100);
            assert_eq!(found.other_agent, None, "nobody holds it");
            found.late
        };
        assert_eq!((late(100, 100), late(99, 100)), (None, Some(Late::Overdue)));
        assert_eq!(late(101, 100), Some(Late::DueAfterDependent));
    }
}
