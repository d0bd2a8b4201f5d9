//! How much teams complete, how that changes, and how it compares with what was committed to.

use super::calendar::Period;
use super::goals::{points, share};
use super::scene::Scene;
use crate::analysis::flow::Story;
use serde::Serialize;

/// What was completed in one period after the other.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Velocity {
    /// The periods: the sprints that have begun, else the last whole weeks.
    pub periods: Vec<Period>,
    /// How many of them are over: the trend and the mean rest on these.
    pub over: usize,
    /// Each team that completed something in them.
    pub teams: Vec<TeamVelocity>,
    /// All of them together, under no name.
    pub all: TeamVelocity,
}

/// What a team completed.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TeamVelocity {
    /// The team.
    pub team: String,
    /// Points in each period.
    pub points: Vec<u64>,
    /// Items in each period.
    pub items: Vec<usize>,
    /// Completed items without points.
    pub unpointed: usize,
    /// Mean points of the periods that are over; null where none is.
    pub mean: Option<f64>,
    /// Points more in each period than in the one before: the slope of the least-squares line through those that are over;
    /// null with fewer than two.
    pub trend: Option<f64>,
}

/// What was committed to in a sprint, and what of it was done in time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Predictability {
    /// The sprint.
    #[serde(flatten)]
    pub sprint: Period,
    /// Whether it is over.
    pub is_over: bool,
    /// Items with its label, those that were called off left out; null where it has no label.
    pub committed: Option<usize>,
    /// Of these, those completed before it ended.
    pub done: Option<usize>,
    /// `done` ÷ `committed`.
    pub share: Option<f64>,
}

fn mean(values: &[u64]) -> f64 {
    values.iter().map(|value| *value as f64).sum::<f64>() / values.len() as f64
}

/// The slope of the least-squares line through values at 0, 1, 2 …; `None` with fewer than two.
#[must_use]
pub fn slope(values: &[u64]) -> Option<f64> {
    let count = values.len() as f64;
    if values.len() < 2 {
        return None;
    }
    let middle = (count - 1.0) / 2.0;
    let mean = mean(values);
    let (mut above, mut below) = (0.0, 0.0);
    for (n, value) in values.iter().enumerate() {
        let from_middle = n as f64 - middle;
        above += from_middle * (*value as f64 - mean);
        below += from_middle * from_middle;
    }
    Some(above / below)
}

impl Scene {
    /// What was completed in one period after the other.
    #[must_use]
    pub fn velocity(&self) -> Velocity {
        let periods = self.periods();
        let over = periods.iter().filter(|period| period.until() <= self.at).count();
        let of = |team: Option<&str>| self.velocity_of(team, &periods, over);
        let mut teams: Vec<TeamVelocity> = self.teams().iter().map(|team| of(Some(team))).collect();
        teams.retain(|team| team.items.iter().any(|items| *items > 0));
        let all = of(None);
        Velocity { teams, all, over, periods }
    }

    fn velocity_of(&self, team: Option<&str>, periods: &[Period], over: usize) -> TeamVelocity {
        let own: Vec<&Story> = self.stories.iter().filter(|story| team.is_none_or(|team| story.team == team)).collect();
        let within = |period: &Period| {
            let (from, until) = (period.from(), period.until());
            own.iter().copied().filter(move |story| story.is_completed_within(from, until)).collect::<Vec<_>>()
        };
        let done: Vec<Vec<&Story>> = periods.iter().map(within).collect();
        let points: Vec<u64> = done.iter().map(|done| points(done.iter().copied())).collect();
        let ended = points.get(..over).unwrap_or_default();
        TeamVelocity {
            team: team.unwrap_or_default().to_owned(),
            items: done.iter().map(Vec::len).collect(),
            unpointed: done.iter().flatten().filter(|story| story.points.is_none()).count(),
            mean: (over > 0).then(|| mean(ended)),
            trend: slope(ended),
            points,
        }
    }

    /// What was committed to in each sprint that has begun.
    #[must_use]
    pub fn predictability(&self) -> Vec<Predictability> {
        let figures = |sprint: &crate::program::Sprint| {
            let period = Period::planned(&sprint.stretch);
            let counts = |story: &&Story| story.status != crate::board::Status::Cancelled;
            let committed: Option<Vec<&Story>> = sprint
                .label
                .as_deref()
                .map(|label| self.stories.iter().filter(counts).filter(|story| story.has(label)).collect());
            let in_time = |story: &&&Story| story.completed().is_some_and(|at| at < period.until());
            let done = committed.as_ref().map(|all| all.iter().filter(in_time).count());
            let committed = committed.map(|all| all.len());
            Predictability {
                is_over: period.until() <= self.at,
                share: done.zip(committed).and_then(|(done, committed)| share(done, committed)),
                committed,
                done,
                sprint: period,
            }
        };
        self.begun().map(figures).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::midnight;
    use super::*;
    use crate::board::Status;
    use crate::program::read;

    #[test]
    fn the_trend_is_the_slope_of_the_line_that_fits_best() {
        assert_eq!((slope(&[]), slope(&[5]), slope(&[1, 3, 5, 7])), (None, None, Some(2.0)));
        let values = [3_u64, 8, 4, 11, 9];
        let found = slope(&values).expect("there are values");
        // Tried out: no slope near it, with its best height, comes closer to the values.
        let squares = |slope: f64| {
            let rest: Vec<f64> = values.iter().enumerate().map(|(n, value)| *value as f64 - slope * n as f64).collect();
            let height = rest.iter().sum::<f64>() / rest.len() as f64;
            rest.iter().map(|one| (one - height).powi(2)).sum::<f64>()
        };
        assert!((-50..50).all(|n| squares(found) <= squares(found + f64::from(n) / 10.0) + 1e-9), "{found}");
        assert!((found - 1.5).abs() < 1e-12, "{found}");
    }

    const PROGRAM: &str = "[[sprints]]\nname = \"S1\"\nstart = 2024-02-16\nend = 2024-02-29\nlabel = \"s1\"\n\
        [[sprints]]\nname = \"S2\"\nstart = 2024-03-01\nend = 2024-03-14\n\
        [[sprints]]\nname = \"S3\"\nstart = 2024-03-15\nend = 2024-03-28\n";

    fn scene() -> Scene {
        let day = |text: &str| midnight(text.parse().expect("a day"));
        let done = |team: &str, at: i64, points: Option<u64>, label: &str| Story {
            team: team.into(),
            status: Status::Completed,
            closed: Some(at),
            points,
            labels: vec![label.into()],
            ..Story::default()
        };
        let stories = vec![
            done("red", day("2024-02-16"), Some(3), "s1"),
            done("red", day("2024-03-01") - 1, Some(5), "s1"),
            done("red", day("2024-03-01"), Some(8), "s1"),
            done("blue", day("2024-02-16") - 1, Some(100), "x"),
            done("blue", day("2024-03-14"), None, "x"),
            Story { team: "blue".into(), labels: vec!["s1".into()], ..Story::default() },
            Story { labels: vec!["s1".into()], status: Status::Cancelled, ..Story::default() },
        ];
        Scene { at: day("2024-03-16"), stories, program: read(PROGRAM).0, ..Scene::default() }
    }

    #[test]
    fn a_completion_counts_in_the_sprint_whose_days_hold_it() {
        let found = scene().velocity();
        assert_eq!((found.periods.len(), found.over), (3, 2));
        let told: Vec<_> =
            found.teams.iter().map(|team| (team.team.as_str(), team.points.clone(), team.items.clone())).collect();
        assert_eq!(told, [("blue", vec![0, 0, 0], vec![0, 1, 0]), ("red", vec![8, 8, 0], vec![2, 1, 0])]);
        assert_eq!((found.all.mean, found.all.trend, found.all.unpointed), (Some(8.0), Some(0.0), 1));
    }

    #[test]
    fn what_was_done_in_time_is_compared_with_what_carries_the_label() {
        let found = scene().predictability();
        let told: Vec<_> = found.iter().map(|one| (one.committed, one.done, one.share, one.is_over)).collect();
        // Four carry the label and were not called off; two of them were completed by the leap day.
        assert_eq!(told, [(Some(4), Some(2), Some(0.5), true), (None, None, None, true), (None, None, None, false)]);
    }

    #[test]
    fn without_a_calendar_whole_weeks_stand_in() {
        let found = Scene { program: crate::program::Program::default(), ..scene() }.velocity();
        assert_eq!((found.periods.len(), found.over), (6, 6));
        // The weeks of 2024-02-12 and 2024-02-26; the one that runs is left out.
        assert_eq!(found.all.points, [0, 0, 103, 0, 13, 0]);
    }
}
