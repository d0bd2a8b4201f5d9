//! How far objectives and epics are: as far as the items with their labels.

use super::scene::Scene;
use crate::analysis::flow::Story;
use crate::board::Status;
use crate::program::{Epic, Objective};
use serde::Serialize;

/// How far some items are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Progress {
    /// How many there are, those that were called off left out.
    pub items: usize,
    /// How many of them are completed.
    pub done: usize,
    /// Their points, as far as they are recorded.
    pub points: u64,
    /// The points of those that are completed.
    pub points_done: u64,
    /// How many items have no points.
    pub unpointed: usize,
    /// `done` ÷ `items`; null without items.
    pub share: Option<f64>,
}

/// An objective and how far it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ObjectiveFigures {
    /// The objective.
    #[serde(flatten)]
    pub objective: Objective,
    /// How far its items are; null where it has no label.
    pub progress: Option<Progress>,
    /// Its value × the share of its items that is done; null where either is not recorded.
    pub value_achieved: Option<f64>,
}

/// What was planned to be worth, and what of it is achieved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct ValueFigures {
    /// The sum of the values of the objectives; null where none has one.
    pub planned: Option<u64>,
    /// The sum of what is achieved of them; null where it is known of none.
    pub achieved: Option<f64>,
}

/// An epic and how far it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EpicFigures {
    /// The epic.
    #[serde(flatten)]
    pub epic: Epic,
    /// How far its items are; null where it has no label.
    pub progress: Option<Progress>,
}

/// The part that items with a label have of all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LabelShare {
    /// The label.
    pub label: String,
    /// Items with it, of those that count.
    pub items: usize,
    /// Of how many.
    pub of: usize,
    /// `items` ÷ `of`; null where none counts.
    pub share: Option<f64>,
}

/// `part` ÷ `whole`, where there is something to divide by.
pub(super) fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The points of some items, as far as they are recorded.
pub(super) fn points<'a>(stories: impl IntoIterator<Item = &'a Story>) -> u64 {
    stories.into_iter().filter_map(|story| story.points).fold(0, u64::saturating_add)
}

impl Progress {
    /// How far some items are.
    pub fn of<'a>(stories: impl Iterator<Item = &'a Story>) -> Self {
        let all: Vec<&Story> = stories.filter(|story| story.status != Status::Cancelled).collect();
        let done = || all.iter().copied().filter(|story| story.status == Status::Completed);
        Progress {
            items: all.len(),
            done: done().count(),
            points: points(all.iter().copied()),
            points_done: points(done()),
            unpointed: all.iter().filter(|story| story.points.is_none()).count(),
            share: share(done().count(), all.len()),
        }
    }
}

impl Scene {
    /// How far the items with a label are.
    #[must_use]
    pub fn labelled(&self, label: &str) -> Progress {
        Progress::of(self.stories.iter().filter(|story| story.has(label)))
    }

    /// The objectives and how far each is.
    #[must_use]
    pub fn objectives(&self) -> Vec<ObjectiveFigures> {
        let figures = |objective: &Objective| {
            let progress = objective.label.as_deref().map(|label| self.labelled(label));
            let share = progress.and_then(|progress| progress.share);
            let value_achieved = objective.value.zip(share).map(|(value, share)| value as f64 * share);
            ObjectiveFigures { objective: objective.clone(), progress, value_achieved }
        };
        let mut all: Vec<_> = self.program.objectives.iter().map(figures).collect();
        all.sort_by_key(|one| std::cmp::Reverse(one.objective.value));
        all
    }

    /// What the objectives are worth, and what of it is achieved.
    #[must_use]
    pub fn value(&self) -> ValueFigures {
        let all = self.objectives();
        let sum_of = |achieved: Vec<f64>| (!achieved.is_empty()).then(|| achieved.iter().sum());
        let planned: Vec<u64> = all.iter().filter_map(|one| one.objective.value).collect();
        ValueFigures {
            planned: (!planned.is_empty()).then(|| planned.iter().sum()),
            achieved: sum_of(all.iter().filter_map(|one| one.value_achieved).collect()),
        }
    }

    /// The epics of a column.
    #[must_use]
    pub fn epics(&self, column: &str) -> Vec<EpicFigures> {
        let epics = self.program.epics.iter().filter(|epic| epic.column == column);
        let progress = |epic: &Epic| epic.label.as_deref().map(|label| self.labelled(label));
        epics.map(|epic| EpicFigures { epic: epic.clone(), progress: progress(epic) }).collect()
    }

    /// The part of the open items, and of those completed in a stretch of time, that has a label.
    #[must_use]
    pub fn label_share(&self, label: &str, from: i64, until: i64) -> LabelShare {
        let counts = |story: &&Story| story.is_open() || story.is_completed_within(from, until);
        let all: Vec<&Story> = self.stories.iter().filter(counts).collect();
        let items = all.iter().filter(|story| story.has(label)).count();
        LabelShare { label: label.to_owned(), items, of: all.len(), share: share(items, all.len()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(label: &str, status: Status, points: Option<u64>) -> Story {
        Story { labels: vec![label.into()], status, points, ..Story::default() }
    }

    fn objective(name: &str, label: Option<&str>, value: Option<u64>) -> Objective {
        Objective { name: name.into(), label: label.map(Into::into), value, team: None, line: 1 }
    }

    #[test]
    fn an_objective_is_as_far_as_its_items() {
        let stories = vec![
            story("a", Status::Completed, Some(5)),
            story("a", Status::Active, Some(3)),
            story("a", Status::Failed, None),
            story("a", Status::Cancelled, Some(100)),
            story("b", Status::Completed, Some(8)),
        ];
        let mut scene = Scene { stories, ..Scene::default() };
        scene.program.objectives = vec![
            objective("none", None, Some(9)),
            objective("b", Some("b"), None),
            objective("a", Some("a"), Some(30)),
        ];
        let found = scene.objectives();
        let names: Vec<&str> = found.iter().map(|one| one.objective.name.as_str()).collect();
        assert_eq!(names, ["a", "none", "b"], "the most valuable first");
        let a = found[0].progress.expect("it has a label");
        assert_eq!((a.items, a.done, a.points, a.points_done, a.unpointed), (3, 1, 8, 5, 1));
        // 30 × 1 of 3.
        assert_eq!(found[0].value_achieved, Some(10.0));
        assert_eq!((found[1].progress, found[1].value_achieved, found[2].value_achieved), (None, None, None));
        assert_eq!(scene.value(), ValueFigures { planned: Some(39), achieved: Some(10.0) });
        assert_eq!(Scene::default().value(), ValueFigures::default());
    }

    #[test]
    fn the_part_of_a_label_is_of_what_is_open_or_was_completed_in_the_days() {
        let closed = |label: &str, at| Story { closed: Some(at), ..story(label, Status::Completed, None) };
        let stories = vec![
            story("a", Status::Blocked, None),
            story("a", Status::Failed, None),
            closed("a", 10),
            closed("b", 19),
            closed("a", 9),
            closed("a", 20),
        ];
        let found = Scene { stories, ..Scene::default() }.label_share("a", 10, 20);
        assert_eq!((found.items, found.of, found.share), (2, 3, Some(2.0 / 3.0)));
    }

    #[test]
    fn points_without_measure_do_not_turn_into_few() {
        let stories = [Some(u64::MAX), None, Some(7)].map(|points| story("a", Status::Completed, points));
        let found = Scene { stories: stories.to_vec(), ..Scene::default() }.labelled("a");
        assert_eq!((found.points, found.points_done), (u64::MAX, u64::MAX));
    }

    #[test]
    fn a_label_without_items_is_no_progress() {
        assert_eq!(Scene::default().labelled("x"), Progress::default());
        assert_eq!(Scene::default().label_share("x", 0, 9).share, None);
    }
}
