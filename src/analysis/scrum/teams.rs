//! What teams can do, and what they have to do.

use super::goals::points;
use super::scene::Scene;
use crate::analysis::flow::Story;
use crate::analysis::throughput::DAY;
use crate::board::Status;
use serde::Serialize;

/// A team: what it can do, and what it has to do.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TeamLoad {
    /// Its name.
    pub team: String,
    /// Points that it can do in a sprint, as the program says.
    pub capacity: Option<u64>,
    /// `capacity` × the sprints of the Program Increment that are not over; null where either is not recorded.
    pub capacity_left: Option<u64>,
    /// The points of its open items, as far as they are recorded.
    pub load: u64,
    /// How many of its open items have no points.
    pub unpointed: usize,
    /// Its open items.
    pub open: usize,
    /// `load` ÷ `capacity_left`.
    pub utilisation: Option<f64>,
    /// Items in somebody's hands.
    pub in_progress: usize,
    /// The most items that it should hold at once, as the program says.
    pub wip_limit: Option<u64>,
    /// Whether it holds more than that; null without a limit.
    pub is_over_limit: Option<bool>,
    /// Its dead letters.
    pub dead_letters: usize,
    /// Its agents that are not gone.
    pub agents: usize,
}

/// All teams together.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ArtLoad {
    /// Points in a sprint of the teams whose capacity is recorded; null where none is.
    pub capacity: Option<u64>,
    /// The same for the rest of the Program Increment.
    pub capacity_left: Option<u64>,
    /// How many teams have no capacity recorded.
    pub teams_without_capacity: usize,
    /// How many sprints of the Program Increment are not over; null without a calendar.
    pub sprints_left: Option<u64>,
    /// The points of all open items.
    pub load: u64,
    /// How many open items have no points.
    pub unpointed: usize,
}

impl Scene {
    /// How many sprints that begin within the Program Increment are not over.
    #[must_use]
    pub fn sprints_left(&self) -> Option<u64> {
        let pi = self.pi();
        let today = self.at.div_euclid(DAY) * DAY;
        let is_left = |sprint: &&crate::program::Sprint| {
            (pi.start..=pi.end).contains(&sprint.stretch.start) && super::midnight(sprint.stretch.end) >= today
        };
        (!self.program.sprints.is_empty()).then(|| self.program.sprints.iter().filter(is_left).count() as u64)
    }

    /// Each team with its load.
    #[must_use]
    pub fn loads(&self) -> Vec<TeamLoad> {
        self.teams().into_iter().map(|team| self.load_of(team)).collect()
    }

    fn load_of(&self, team: String) -> TeamLoad {
        let planned = self.program.teams.iter().find(|one| one.name == team);
        let own: Vec<&Story> = self.stories.iter().filter(|story| story.team == team).collect();
        let open: Vec<&Story> = own.iter().copied().filter(|story| story.is_open()).collect();
        let capacity = planned.and_then(|team| team.capacity);
        let capacity_left = capacity.zip(self.sprints_left()).map(|(capacity, sprints)| capacity * sprints);
        let load = points(open.iter().copied());
        let in_progress = own.iter().filter(|story| story.status.is_held()).count();
        let wip_limit = planned.and_then(|team| team.wip_limit);
        TeamLoad {
            capacity,
            capacity_left,
            load,
            unpointed: open.iter().filter(|story| story.points.is_none()).count(),
            open: open.len(),
            utilisation: capacity_left.filter(|left| *left > 0).map(|left| load as f64 / left as f64),
            in_progress,
            wip_limit,
            is_over_limit: wip_limit.map(|limit| in_progress as u64 > limit),
            dead_letters: own.iter().filter(|story| story.status == Status::Failed).count(),
            agents: self.crew.iter().filter(|one| one.team == team && one.is_here()).count(),
            team,
        }
    }

    /// All teams together.
    #[must_use]
    pub fn art_load(&self) -> ArtLoad {
        let loads = self.loads();
        let sum = |all: Vec<u64>| (!all.is_empty()).then(|| all.iter().sum());
        let open = || self.stories.iter().filter(|story| story.is_open());
        ArtLoad {
            capacity: sum(loads.iter().filter_map(|team| team.capacity).collect()),
            capacity_left: sum(loads.iter().filter_map(|team| team.capacity_left).collect()),
            teams_without_capacity: loads.iter().filter(|team| team.capacity.is_none()).count(),
            sprints_left: self.sprints_left(),
            load: points(open()),
            unpointed: open().filter(|story| story.points.is_none()).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::midnight;
    use super::*;
    use crate::program::read;

    const PROGRAM: &str = "[pi]\nname = \"P\"\nstart = 2024-01-01\nend = 2024-03-31\n\
        [[sprints]]\nname = \"S1\"\nstart = 2024-02-01\nend = 2024-02-14\n\
        [[sprints]]\nname = \"S2\"\nstart = 2024-02-15\nend = 2024-02-29\n\
        [[sprints]]\nname = \"S3\"\nstart = 2024-03-01\nend = 2024-03-14\n\
        [[teams]]\nname = \"red\"\ncapacity = 10\nwip_limit = 1\n";

    #[test]
    fn capacity_is_that_of_the_sprints_that_are_not_over() {
        let story = |team: &str, status, points| Story { team: team.into(), status, points, ..Story::default() };
        let mut scene = Scene { program: read(PROGRAM).0, ..Scene::default() };
        scene.stories = vec![
            story("red", Status::Active, Some(5)),
            story("red", Status::Blocked, Some(7)),
            story("red", Status::Pending, None),
            story("red", Status::Completed, Some(50)),
            story("blue", Status::Failed, Some(2)),
        ];
        // On the leap day itself the second sprint is not over, a day later it is.
        for (day, sprints) in [("2024-02-29", 2), ("2024-03-01", 1), ("2024-03-15", 0)] {
            scene.at = midnight(day.parse().expect("a day")) + 86_399;
            let loads = scene.loads();
            let [red, blue] = loads.as_slice() else { panic!("{loads:?}") };
            assert_eq!((scene.sprints_left(), red.capacity_left), (Some(sprints), Some(10 * sprints)), "{day}");
            assert_eq!((red.load, red.unpointed, red.open, red.in_progress), (12, 1, 3, 2));
            assert_eq!((red.is_over_limit, blue.is_over_limit, blue.dead_letters), (Some(true), None, 1));
            assert_eq!(red.utilisation, (sprints > 0).then(|| 12.0 / (10.0 * sprints as f64)));
            let all = scene.art_load();
            assert_eq!(
                (all.capacity, all.capacity_left, all.teams_without_capacity),
                (Some(10), Some(10 * sprints), 1)
            );
            assert_eq!((all.load, all.unpointed), (12, 1));
        }
    }

    #[test]
    fn a_team_at_its_limit_is_not_over_it_and_has_the_agents_that_are_there() {
        use super::super::Member;
        use crate::board::Liveness;
        let held = |status| Story { team: "red".into(), status, ..Story::default() };
        let member = |team: &str, state| Member { team: team.into(), state };
        let crew = vec![
            member("red", Liveness::Working),
            member("red", Liveness::Idle),
            member("red", Liveness::Gone),
            member("blue", Liveness::Working),
            member("green", Liveness::Gone),
        ];
        let mut scene = Scene { program: read(PROGRAM).0, crew, ..Scene::default() };
        for (count, is_over) in [(0, false), (1, false), (2, true)] {
            scene.stories = [Status::Active, Status::Blocked].into_iter().take(count).map(held).collect();
            assert_eq!(scene.loads()[0].is_over_limit, Some(is_over), "{count}");
        }
        let agents: Vec<_> = scene.loads().into_iter().map(|team| (team.team, team.agents)).collect();
        assert_eq!(agents, [("red".to_owned(), 2), ("blue".to_owned(), 1), ("green".to_owned(), 0)]);
        assert_eq!(scene.art_load().teams_without_capacity, 2);
    }

    #[test]
    fn without_a_program_capacity_is_not_recorded() {
        let story = Story { team: "only".into(), points: Some(3), ..Story::default() };
        let scene = Scene { stories: vec![story], ..Scene::default() };
        let found = scene.art_load();
        assert_eq!((found.capacity, found.capacity_left, found.sprints_left, found.load), (None, None, None, 3));
        assert_eq!((scene.loads().len(), Scene::default().loads().len()), (1, 0));
    }
}
