//! The figures of the whole train, and its risks.

use super::calendar::{Period, day_of};
use super::goals::points;
use super::scene::Scene;
use crate::analysis::flow::{FlowTimes, flow_times};
use crate::analysis::throughput::DAY;
use crate::board::Status;
use crate::program::{Risk, SEVERITIES};
use serde::Serialize;

/// The figures of the whole train over a stretch of days.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ArtMetrics {
    /// Over which days.
    pub period: Period,
    /// Completed items.
    pub completed: usize,
    /// Their points, as far as they are recorded.
    pub points: u64,
    /// How many of them have no points.
    pub unpointed: usize,
    /// Completed items in a week, over the part of the days that has gone by since the first item arrived; null in the
    /// first hour, and without items.
    pub per_week: Option<f64>,
    /// How long the completed items took.
    pub times: FlowTimes,
    /// Items that were given up in these days: dead letters, as far as they are still that.
    pub escaped: usize,
    /// Open items now.
    pub open: usize,
    /// Items in somebody's hands now.
    pub in_progress: usize,
    /// Blocked items now.
    pub blocked: usize,
    /// Dead letters now.
    pub dead_letters: usize,
    /// The part of what was committed to that was done in time, in the newest sprint that is over and has a label.
    pub predictability: Option<f64>,
}

/// A risk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RiskFigures {
    /// The risk.
    #[serde(flatten)]
    pub risk: Risk,
    /// Whether its day is over; null without one.
    pub is_overdue: Option<bool>,
}

impl Scene {
    /// The figures of the train over some days.
    #[must_use]
    pub fn metrics(&self, period: Period) -> ArtMetrics {
        let (from, until) = (period.from(), period.until());
        let done = || self.completed(from, until);
        let began = self.stories.iter().filter_map(|story| story.arrived).min();
        let gone = began.map_or(0, |began| until.min(self.at) - from.max(began));
        let count =
            |is_meant: &dyn Fn(Status) -> bool| self.stories.iter().filter(|story| is_meant(story.status)).count();
        let given_up = self.stories.iter().filter(|story| story.status == Status::Failed);
        let escaped = given_up.filter(|story| story.closed.is_some_and(|at| (from..until).contains(&at))).count();
        ArtMetrics {
            completed: done().count(),
            points: points(done()),
            unpointed: done().filter(|story| story.points.is_none()).count(),
            per_week: (gone >= 3600).then(|| done().count() as f64 * (7 * DAY) as f64 / gone as f64),
            times: flow_times(done()),
            escaped,
            open: count(&|status| !status.is_closed()),
            in_progress: count(&Status::is_held),
            blocked: count(&|status| status == Status::Blocked),
            dead_letters: count(&|status| status == Status::Failed),
            predictability: self.predictability().iter().rev().filter(|one| one.is_over).find_map(|one| one.share),
            period,
        }
    }

    /// The risks, the gravest first.
    #[must_use]
    pub fn risks(&self) -> Vec<RiskFigures> {
        let today = day_of(self.at);
        let figures = |risk: &Risk| RiskFigures { is_overdue: risk.due.map(|due| due < today), risk: risk.clone() };
        let mut all: Vec<RiskFigures> = self.program.risks.iter().map(figures).collect();
        all.sort_by_key(|one| (SEVERITIES.iter().position(|word| *word == one.risk.severity), one.risk.due));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::super::midnight;
    use super::*;
    use crate::analysis::flow::Story;
    use crate::program::read;

    #[test]
    fn the_figures_of_a_quarter_are_those_of_its_days_alone() {
        let day = |text: &str| midnight(text.parse().expect("a day"));
        let closed = |status, at| Story { status, closed: Some(at), points: Some(2), ..Story::default() };
        let stories = vec![
            closed(Status::Completed, day("2026-10-01")),
            Story { points: None, ..closed(Status::Completed, day("2026-10-14")) },
            closed(Status::Completed, day("2026-10-01") - 1),
            closed(Status::Failed, day("2026-10-02")),
            closed(Status::Failed, day("2026-09-02")),
            Story { status: Status::Blocked, arrived: Some(day("2026-10-01") - 5), ..Story::default() },
        ];
        let scene = Scene { at: day("2026-10-15"), stories, ..Scene::default() };
        let found = scene.metrics(scene.pi());
        assert_eq!((found.completed, found.points, found.escaped, found.dead_letters), (2, 2, 1, 2));
        assert_eq!((found.open, found.in_progress, found.blocked, found.unpointed), (1, 1, 1, 1));
        // Fourteen days have gone by: one a week.
        assert_eq!((found.per_week, found.predictability), (Some(1.0), None));
        let mut younger = scene.clone();
        younger.stories[5].arrived = Some(day("2026-10-08"));
        assert_eq!(younger.metrics(scene.pi()).per_week, Some(2.0), "the board is a week old");
        assert_eq!(Scene::default().metrics(scene.pi()).per_week, None);
    }

    #[test]
    fn predictability_is_that_of_the_newest_sprint_that_is_over() {
        let sprint = |n: u32, start: &str, end: &str| {
            format!("[[sprints]]\nname = \"S{n}\"\nstart = {start}\nend = {end}\nlabel = \"s{n}\"\n")
        };
        let text = sprint(1, "2024-01-01", "2024-01-07")
            + &sprint(2, "2024-01-08", "2024-01-14")
            + &sprint(3, "2024-01-15", "2024-01-21");
        let at = midnight("2024-01-05".parse().expect("a day"));
        let item = |label: &str, status| Story {
            labels: vec![label.into()],
            closed: (status == Status::Completed).then_some(at),
            status,
            ..Story::default()
        };
        let done = Status::Completed;
        let mut stories = vec![item("s1", done), item("s3", done)];
        stories.extend([done, Status::Pending, Status::Active, Status::Failed].map(|status| item("s2", status)));
        let scene = Scene { at: at + 12 * DAY, stories, program: read(&text).0, ..Scene::default() };
        assert_eq!(scene.metrics(scene.pi()).predictability, Some(0.25), "one of four");
    }

    #[test]
    fn a_risk_is_overdue_on_the_day_after_its_day() {
        let program = "[[risks]]\nname = \"a\"\nseverity = \"low\"\n\
            [[risks]]\nname = \"b\"\nseverity = \"high\"\ndue = 2024-02-29\n";
        let mut scene = Scene { program: read(program).0, ..Scene::default() };
        for (day, is_overdue) in [("2024-02-29", Some(false)), ("2024-03-01", Some(true))] {
            scene.at = midnight(day.parse().expect("a day")) + 60;
            let told: Vec<_> = scene.risks().iter().map(|one| (one.risk.name.clone(), one.is_overdue)).collect();
            assert_eq!(told, [("b".to_owned(), is_overdue), ("a".to_owned(), None)]);
        }
    }
}
