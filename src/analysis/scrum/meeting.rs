//! Meetings of several teams: the scrum of scrums, and the sync of the train.

use super::calendar::Period;
use super::dependencies::Dependency;
use super::metrics::{ArtMetrics, RiskFigures};
use super::scene::{Head, Scene};
use super::standup::Standup;
use super::teams::TeamLoad;
use super::velocity::Predictability;
use crate::analysis::flow::{Ageing, Futures, ageing};
use serde::Serialize;

/// What the teams have to tell each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScrumOfScrums {
    /// The head.
    #[serde(flatten)]
    pub head: Head,
    /// From when on it is told what was done.
    pub since: String,
    /// The teams.
    pub teams: Vec<Standup>,
    /// Whose move it is: what teams wait for of each other, late ones first.
    pub actions: Vec<Dependency>,
    /// The figures of the Program Increment.
    pub metrics: ArtMetrics,
}

/// Whether the train is on its way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ArtSync {
    /// The head.
    #[serde(flatten)]
    pub head: Head,
    /// What may go wrong, the gravest first.
    pub risks: Vec<RiskFigures>,
    /// What teams wait for of each other.
    pub dependencies: Vec<Dependency>,
    /// The figures of the Program Increment.
    pub metrics: ArtMetrics,
    /// What was committed to in the sprint that runs, and what of it is done; null without one.
    pub sprint: Option<Predictability>,
    /// The teams: what they hold, against their limits.
    pub teams: Vec<TeamLoad>,
    /// Items that have been under way for long.
    pub ageing: Ageing,
    /// When the open items will be done.
    pub forecast: Futures,
}

impl Scene {
    /// What the teams have to tell each other.
    #[must_use]
    pub fn scrum_of_scrums(&self, team: Option<&str>) -> ScrumOfScrums {
        let mut actions = self.dependencies();
        actions.retain(|one| team.is_none_or(|team| one.team == team || one.other_team == team));
        ScrumOfScrums {
            head: self.head("scrum-of-scrums"),
            since: crate::clock::stamp(self.since),
            teams: self.standups(team),
            actions,
            metrics: self.metrics(self.pi()),
        }
    }

    /// Whether the train is on its way.
    #[must_use]
    pub fn art_sync(&self, forecast: Futures) -> ArtSync {
        let metrics = self.metrics(self.pi());
        let running = self.sprint().map(|sprint| Period::planned(&sprint.stretch));
        ArtSync {
            head: self.head("art-sync"),
            risks: self.risks(),
            dependencies: self.dependencies(),
            sprint: self.predictability().into_iter().find(|one| Some(&one.sprint) == running.as_ref()),
            teams: self.loads(),
            ageing: ageing(&self.stories, &metrics.times, self.at),
            metrics,
            forecast,
        }
    }
}
