//! Planning: of a Program Increment, and of the time for innovation.

use super::calendar::Period;
use super::dependencies::Dependency;
use super::goals::{LabelShare, ObjectiveFigures, ValueFigures};
use super::item::ItemLine;
use super::metrics::RiskFigures;
use super::scene::{Head, Scene};
use super::teams::{ArtLoad, TeamLoad};
use super::velocity::Velocity;
use crate::analysis::flow::{Futures, Story};
use serde::Serialize;

/// How many items of a backlog are told.
const TOLD: usize = 10;

/// The plan of a Program Increment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PiPlanning {
    /// The head.
    #[serde(flatten)]
    pub head: Head,
    /// The objectives, the most valuable first.
    pub objectives: Vec<ObjectiveFigures>,
    /// What they are worth.
    pub value: ValueFigures,
    /// The teams.
    pub teams: Vec<TeamLoad>,
    /// All teams together.
    pub total: ArtLoad,
    /// What was completed so far.
    pub velocity: Velocity,
    /// What teams wait for of each other.
    pub dependencies: Vec<Dependency>,
    /// What may go wrong.
    pub risks: Vec<RiskFigures>,
    /// When the open items will be done.
    pub forecast: Futures,
}

/// The plan of the time for innovation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InnovationPlanning {
    /// The head.
    #[serde(flatten)]
    pub head: Head,
    /// The part of items that try something new; null where their label is not recorded.
    pub innovation: Option<LabelShare>,
    /// The part of items that pay back debt; null where their label is not recorded.
    pub debt: Option<LabelShare>,
    /// What still has to be planned.
    pub unplanned: Unplanned,
    /// The next sprint of the calendar.
    pub next_sprint: Option<Period>,
    /// The open items that try something new or pay back debt, at most ten.
    pub backlog: Vec<ItemLine>,
    /// How many of them there are.
    pub backlog_items: usize,
}

/// What open items and objectives lack before they can be planned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Unplanned {
    /// Open items.
    pub open: usize,
    /// Of these, those without points.
    pub unpointed: usize,
    /// Those without a date.
    pub undated: usize,
    /// Objectives without any item.
    pub objectives_without_items: usize,
}

impl Scene {
    /// The plan of the Program Increment.
    #[must_use]
    pub fn pi_planning(&self, forecast: Futures) -> PiPlanning {
        PiPlanning {
            head: self.head("pi-planning"),
            objectives: self.objectives(),
            value: self.value(),
            teams: self.loads(),
            total: self.art_load(),
            velocity: self.velocity(),
            dependencies: self.dependencies(),
            risks: self.risks(),
            forecast,
        }
    }

    /// The plan of the time for innovation.
    #[must_use]
    pub fn innovation_planning(&self) -> InnovationPlanning {
        let (pi, labels) = (self.pi(), &self.program.labels);
        let share =
            |label: &Option<String>| label.as_deref().map(|label| self.label_share(label, pi.from(), pi.until()));
        let next = self.program.sprints.iter().find(|sprint| super::midnight(sprint.stretch.start) > self.at);
        let backlog = self.backlog([&labels.innovation, &labels.debt]);
        InnovationPlanning {
            head: self.head("innovation-planning"),
            innovation: share(&labels.innovation),
            debt: share(&labels.debt),
            unplanned: self.unplanned(),
            next_sprint: next.map(|sprint| Period::planned(&sprint.stretch)),
            backlog_items: backlog.len(),
            backlog: backlog.into_iter().take(TOLD).map(ItemLine::from).collect(),
        }
    }

    /// The open items that have one of some labels.
    pub(super) fn backlog<const N: usize>(&self, labels: [&Option<String>; N]) -> Vec<&Story> {
        let has = |story: &&Story| labels.iter().filter_map(|label| label.as_deref()).any(|label| story.has(label));
        let mut found: Vec<&Story> = self.stories.iter().filter(|story| story.is_open()).filter(has).collect();
        found.sort_by_key(|story| (std::cmp::Reverse(story.priority), story.arrived));
        found
    }

    fn unplanned(&self) -> Unplanned {
        let open = || self.stories.iter().filter(|story| story.is_open());
        let objectives = self.objectives();
        let is_bare = |one: &&ObjectiveFigures| one.progress.is_none_or(|progress| progress.items == 0);
        Unplanned {
            open: open().count(),
            unpointed: open().filter(|story| story.points.is_none()).count(),
            undated: open().filter(|story| story.due.is_none()).count(),
            objectives_without_items: objectives.iter().filter(is_bare).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::midnight;
    use super::*;
    use crate::board::{Priority, Status};
    use crate::program::read;

    #[test]
    fn what_is_not_planned_is_counted_and_the_backlog_is_in_order() {
        let program = "[[objectives]]\nname = \"a\"\nlabel = \"used\"\n\
            [[objectives]]\nname = \"b\"\nlabel = \"unused\"\n[[objectives]]\nname = \"c\"\n\
            [[sprints]]\nname = \"S1\"\nstart = 2024-02-01\nend = 2024-02-14\n\
            [[sprints]]\nname = \"S2\"\nstart = 2024-02-15\nend = 2024-02-29\n[labels]\ndebt = \"used\"\n";
        let story = |id: &str, priority, arrived| Story {
            work_id: id.into(),
            priority,
            arrived: Some(arrived),
            labels: vec!["used".into()],
            ..Story::default()
        };
        let stories = vec![
            Story { points: Some(1), ..story("low", Priority::Low, 1) },
            Story { due: Some(9), ..story("new", Priority::High, 9) },
            story("old", Priority::High, 8),
            Story { status: Status::Completed, ..story("done", Priority::High, 0) },
            Story { labels: Vec::new(), ..story("other", Priority::High, 0) },
        ];
        let at = midnight("2024-02-13".parse().expect("a day")) + 80_000;
        let found = Scene { at, stories, program: read(program).0, ..Scene::default() }.innovation_planning();
        let unplanned = Unplanned { open: 4, unpointed: 3, undated: 3, objectives_without_items: 2 };
        assert_eq!((found.unplanned, found.backlog_items), (unplanned, 3));
        let told: Vec<&str> = found.backlog.iter().map(|one| one.work_id.as_str()).collect();
        assert_eq!(told, ["old", "new", "low"]);
        assert_eq!(found.next_sprint.map(|sprint| sprint.name).as_deref(), Some("S2"));
        assert_eq!((found.innovation, found.debt.and_then(|debt| debt.share)), (None, Some(0.75)));
    }
}
