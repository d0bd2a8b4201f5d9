//! Value stream mapping: where the time of items goes from arrival to completion.

use super::calendar::Period;
use super::scene::{Head, Scene};
use super::teams::TeamLoad;
use super::velocity::Velocity;
use crate::analysis::flow::{
    Ageing, CumulativeFlow, FlowTimes, Futures, Spread, Story, ageing, cumulative_flow, flow_times,
};
use crate::program::Targets;
use serde::Serialize;
use std::collections::BTreeMap;

/// Over how many days the cumulative flow is told.
const DAYS: i64 = 14;
/// How many types of work are told.
const TOLD: usize = 5;

/// Where time goes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueStream {
    /// The head.
    #[serde(flatten)]
    pub head: Head,
    /// The days of the completions that it rests on.
    pub period: Period,
    /// The team that it is of; null for all.
    pub team: Option<String>,
    /// How long completed items took.
    pub times: FlowTimes,
    /// What was completed in one period after the other.
    pub throughput: Velocity,
    /// The teams: what they hold, against their limits.
    pub work_in_progress: Vec<TeamLoad>,
    /// Items that have been under way for long.
    pub ageing: Ageing,
    /// How many items stood where, day by day.
    pub cumulative: CumulativeFlow,
    /// What is to be reached.
    pub targets: Targets,
    /// The types of work whose completed items were longest in nobody's hands, in sum.
    pub waits: Vec<TypeWait>,
    /// When the open items will be done.
    pub forecast: Futures,
}

/// How long items of a type were in nobody's hands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TypeWait {
    /// The type.
    pub work_type: String,
    /// For how long.
    pub wait: Spread,
}

impl Scene {
    /// A scene with the items of one team alone; as it is without one.
    #[must_use]
    pub fn of_team(mut self, team: Option<&str>) -> Self {
        self.stories.retain(|story| team.is_none_or(|team| story.team == team));
        self.crew.retain(|member| team.is_none_or(|team| member.team == team));
        self.program.teams.retain(|one| team.is_none_or(|team| one.name == team));
        self
    }

    /// Where time went, of items that were completed in some days.
    #[must_use]
    pub fn value_stream(&self, period: Period, team: Option<&str>, forecast: Futures) -> ValueStream {
        let times = flow_times(self.completed(period.from(), period.until()));
        ValueStream {
            head: self.head("value-stream"),
            team: team.map(str::to_owned),
            throughput: self.velocity(),
            work_in_progress: self.loads(),
            ageing: ageing(&self.stories, &times, self.at),
            cumulative: cumulative_flow(&self.stories, self.at, DAYS),
            targets: self.program.targets.clone(),
            waits: self.waits(&period),
            forecast,
            times,
            period,
        }
    }

    fn waits(&self, period: &Period) -> Vec<TypeWait> {
        let mut by_type: BTreeMap<&str, Vec<&Story>> = BTreeMap::new();
        for story in self.completed(period.from(), period.until()) {
            by_type.entry(&story.work_type).or_default().push(story);
        }
        let wait = |(work_type, stories): (&str, Vec<&Story>)| {
            let wait = flow_times(stories).wait?;
            Some(TypeWait { work_type: work_type.to_owned(), wait })
        };
        let mut all: Vec<TypeWait> = by_type.into_iter().filter_map(wait).filter(|one| one.wait.sum > 0).collect();
        all.sort_by_key(|one| std::cmp::Reverse(one.wait.sum));
        all.truncate(TOLD);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::super::quarter;
    use super::*;
    use crate::analysis::flow::Held;
    use crate::board::Status;

    #[test]
    fn the_stream_of_a_team_is_that_of_its_items_and_the_longest_wait_comes_first() {
        let pi = quarter("2026-11-02".parse().expect("a day"));
        // Minutes: arrived at 0, taken up, completed.
        let story = |team: &str, kind: &str, claimed: i64, done: i64| Story {
            team: team.into(),
            work_type: kind.into(),
            status: Status::Completed,
            created: Some(pi.from()),
            arrived: Some(pi.from()),
            held: vec![Held { from: pi.from() + claimed * 60, until: Some(pi.from() + done * 60) }],
            closed: Some(pi.from() + done * 60),
            ..Story::default()
        };
        let stories = vec![
            story("red", "fix", 5, 9),
            story("red", "test", 30, 40),
            story("red", "fix", 6, 7),
            story("blue", "fix", 500, 600),
        ];
        let scene = Scene { at: pi.from() + 86_400, stories, ..Scene::default() };
        let told = |team: Option<&str>| {
            let own = scene.clone().of_team(team);
            let found = own.value_stream(pi.clone(), team, own.futures(1, None));
            let waits: Vec<_> =
                found.waits.iter().map(|one| (one.work_type.clone(), one.wait.items, one.wait.sum / 60)).collect();
            (found.times.completed, found.throughput.teams.len(), waits)
        };
        let wait = |kind: &str, items, sum| (kind.to_owned(), items, sum);
        assert_eq!(told(Some("red")), (3, 0, vec![wait("test", 1, 30), wait("fix", 2, 11)]));
        assert_eq!(told(None).2, [wait("fix", 3, 511), wait("test", 1, 30)]);
    }
}
