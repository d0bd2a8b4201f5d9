//! What every report begins with.

use super::calendar::{Period, day_of, quarter, weeks_before};
use crate::analysis::flow::{Futures, Story, futures};
use crate::board::Liveness;
use crate::clock::stamp;
use crate::program::{Program, Sprint};
use serde::Serialize;

/// How many weeks stand in for sprints where there is no calendar.
const WEEKS: u64 = 6;

/// A board, what happened on it, and what was planned, at one moment.
#[derive(Debug, Clone, Default)]
pub struct Scene {
    /// The moment, in seconds since 1970.
    pub at: i64,
    /// The number of the newest change that it shows.
    pub sequence: u64,
    /// Every item.
    pub stories: Vec<Story>,
    /// The agents that have not been retired.
    pub crew: Vec<Member>,
    /// What happened since [`Scene::since`], oldest first.
    pub happenings: Vec<Happening>,
    /// From when on it is told what happened, in seconds since 1970.
    pub since: i64,
    /// What was planned.
    pub program: Program,
    /// Whether there is a `program.toml`.
    pub has_program: bool,
}

/// An agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its team.
    pub team: String,
    /// What it is doing.
    pub state: Liveness,
}

impl Member {
    /// Whether it is not gone.
    #[must_use]
    pub fn is_here(&self) -> bool {
        !matches!(self.state, Liveness::Gone | Liveness::Retired)
    }
}

/// A change of an item; a change of several items is one for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// When, in seconds since 1970.
    pub at: i64,
    /// The verb.
    pub verb: String,
    /// By whom.
    pub agent: Option<String>,
    /// The item.
    pub work_id: String,
    /// What it came to.
    pub note: String,
}

/// The head of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The kind of document.
    pub schema: String,
    /// The moment it tells of.
    pub at: String,
    /// The number of the newest change that it shows.
    pub sequence: u64,
    /// Whether there is a `program.toml`.
    pub has_program: bool,
    /// The name of the train, where it is recorded.
    pub art: Option<String>,
    /// The Program Increment: the one of the program, else the quarter of the calendar.
    pub pi: Period,
    /// Which of its days this is, from 1; null outside of it.
    pub pi_day: Option<i64>,
    /// How many sprints are recorded.
    pub sprints: usize,
    /// The sprint that runs; null where none does, or none is recorded.
    pub sprint: Option<Period>,
    /// What that sprint is to reach, where it is recorded.
    pub sprint_goal: Option<String>,
}

impl Scene {
    /// The head of the report of a ceremony.
    #[must_use]
    pub fn head(&self, ceremony: &str) -> Head {
        let (pi, sprint) = (self.pi(), self.sprint());
        Head {
            schema: format!("coordctl.scrum-{ceremony}.v1"),
            at: stamp(self.at),
            sequence: self.sequence,
            has_program: self.has_program,
            art: self.program.art.clone(),
            sprints: self.program.sprints.len(),
            pi_day: pi.day_number(self.at),
            pi,
            sprint_goal: sprint.and_then(|sprint| sprint.goal.clone()),
            sprint: sprint.map(|sprint| Period::planned(&sprint.stretch)),
        }
    }

    /// The Program Increment.
    #[must_use]
    pub fn pi(&self) -> Period {
        self.program.pi.as_ref().map_or_else(|| quarter(day_of(self.at)), Period::planned)
    }

    /// The sprint that runs.
    #[must_use]
    pub fn sprint(&self) -> Option<&Sprint> {
        let today = day_of(self.at);
        self.program.sprints.iter().find(|sprint| sprint.stretch.holds(today))
    }

    /// What velocity is told by: the sprints that have begun, else the last whole weeks.
    #[must_use]
    pub fn periods(&self) -> Vec<Period> {
        match self.program.sprints.is_empty() {
            true => weeks_before(day_of(self.at), WEEKS),
            false => self.begun().map(|sprint| Period::planned(&sprint.stretch)).collect(),
        }
    }

    /// The sprints that have begun.
    pub(super) fn begun(&self) -> impl Iterator<Item = &Sprint> {
        let today = day_of(self.at);
        self.program.sprints.iter().filter(move |sprint| sprint.stretch.start <= today)
    }

    /// The teams: those of the program, then those that items or agents name.
    #[must_use]
    pub fn teams(&self) -> Vec<String> {
        let mut named: Vec<&str> = self.stories.iter().map(|story| story.team.as_str()).collect();
        named.extend(self.crew.iter().map(|member| member.team.as_str()));
        named.sort_unstable();
        named.dedup();
        let mut teams: Vec<String> = self.program.teams.iter().map(|team| team.name.clone()).collect();
        let planned = teams.len();
        teams.extend(named.into_iter().filter(|name| !name.is_empty()).map(str::to_owned));
        let mut place = 0;
        let known = teams[..planned].to_vec();
        teams.retain(|name| {
            place += 1;
            place <= planned || !known.contains(name)
        });
        teams
    }

    /// The items that were completed in a stretch of time.
    pub fn completed(&self, from: i64, until: i64) -> impl Iterator<Item = &Story> {
        self.stories.iter().filter(move |story| story.is_completed_within(from, until))
    }

    /// When the open items will be done.
    #[must_use]
    pub fn futures(&self, runs: usize, seed: Option<u64>) -> Futures {
        futures(&self.stories, self.at, runs, seed.unwrap_or(self.sequence))
    }
}

#[cfg(test)]
mod tests {
    use super::super::midnight;
    use super::*;
    use crate::program::read;

    #[test]
    fn the_head_tells_of_the_sprint_whose_days_hold_the_moment() {
        let sprint = |n: u32, start: &str, end: &str| {
            format!("[[sprints]]\nname = \"S{n}\"\nstart = {start}\nend = {end}\ngoal = \"goal {n}\"\n")
        };
        let text = sprint(1, "2024-02-01", "2024-02-14") + &sprint(2, "2024-02-15", "2024-02-29");
        let mut scene = Scene { sequence: 41, program: read(&text).0, ..Scene::default() };
        // January has 31 days, and February 29.
        let cases = [
            ("2024-01-31", None, 31),
            ("2024-02-14", Some("1"), 31 + 14),
            ("2024-02-29", Some("2"), 31 + 29),
            ("2024-03-01", None, 31 + 29 + 1),
        ];
        for (day, expected, number) in cases {
            scene.at = midnight(day.parse().expect("a day")) + 86_399;
            let head = scene.head("x");
            assert_eq!((head.sprint_goal, head.sprints), (expected.map(|n| format!("goal {n}")), 2), "{day}");
            assert_eq!(head.sprint.map(|sprint| sprint.name), expected.map(|n| format!("S{n}")), "{day}");
            assert_eq!(head.pi_day, Some(number), "{day}");
        }
        assert_eq!((scene.futures(10, None).seed, scene.futures(10, Some(7)).seed), (41, 7));
    }
}
