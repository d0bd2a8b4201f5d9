//! How well the work goes, from 0 to 100: seven components, each with its figures, its weight and what would raise it.

use super::components::components;
use super::forecast::{ForecastFigures, ForecastInput, forecast};
use super::length::tenth;
use super::{Reliability, Subject};
use crate::analysis::throughput::{DAY, first_day};
use crate::board::{Liveness, Status};
use serde::{Deserialize, Serialize};

/// An open item that has been on the board for longer counts as old, in seconds: seven days.
pub const OLD: i64 = 7 * 24 * 3600;
/// How many items or agents a component names at most.
pub(super) const NAMED: usize = 10;

/// What health is judged by: what one pass over the columns of a board tells.
#[derive(Debug, Clone, Default)]
pub struct HealthInput {
    /// How long arrivals and completions were counted, in days: since the board began, at most
    /// [`DAYS_TOLD`](super::DAYS_TOLD) with today.
    pub days: f64,
    /// Items that came onto the board in this time.
    pub arrived: u64,
    /// Completions in this time.
    pub completed: u64,
    /// Open items whose age is known.
    pub open_dated: u64,
    /// Of these, those that are [`OLD`].
    pub open_old: u64,
    /// The ids of the oldest of these, where they are at hand.
    pub oldest: Vec<String>,
    /// Items on the board that are completed.
    pub done: u64,
    /// Items that were given up and that nobody has dealt with.
    pub dead_letters: u64,
    /// How many items each agent holds that is there: it holds one, or gave a sign of life within a day.
    pub loads: Vec<u64>,
    /// The ids of those that hold most, where they are at hand.
    pub busiest: Vec<String>,
    /// How reliably work is done; `None` where it was not looked up.
    pub reliability: Option<Reliability>,
}

/// How well the work goes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HealthFigures {
    /// From 0 to 100: the mean of the components' points by weight; `None` where there is data for no component.
    pub score: Option<f64>,
    /// Which part of all weight there is data for, from 0 to 1.
    pub known: f64,
    /// The components, each one, in the order of their weight.
    pub components: Vec<HealthComponent>,
    /// When the open items will be done.
    pub forecast: ForecastFigures,
}

/// One component of health.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HealthComponent {
    /// Its name, such as `flow`.
    pub name: String,
    /// What was found; `None` where there is no data.
    pub value: Option<f64>,
    /// What the value is measured in.
    pub unit: String,
    /// How the value and its points come about.
    pub formula: String,
    /// The numbers that the value was computed from, or why there are none.
    pub seen: String,
    /// Its weight; those of all components together are 100.
    pub weight: f64,
    /// Its weight once those without data are shared among the others; 0 where it is one of these.
    pub counted_weight: f64,
    /// From 0 (as bad as it gets) to 100 (nothing to wish for).
    pub points: Option<f64>,
    /// How many points of the score it costs.
    pub cost: f64,
    /// What would bring it to 100; `None` where it is there, or where there is no data.
    pub raise: Option<String>,
    /// Items that it is about, the worst first; not all of them.
    pub work_ids: Vec<String>,
    /// Agents that it is about, the worst first; not all of them.
    pub agent_ids: Vec<String>,
}

/// How well the work on a board goes, and when it will be done.
#[must_use]
pub fn health(subject: &Subject) -> HealthFigures {
    judge(&HealthInput::from(subject), forecast(&ForecastInput::from(subject)))
}

/// Judges what was looked up.
#[must_use]
pub fn judge(input: &HealthInput, forecast: ForecastFigures) -> HealthFigures {
    let mut components = components(input);
    let weights = components.iter().filter(|one| one.points.is_some()).map(|one| one.weight);
    // The sum of no numbers would be −0.
    let known = weights.fold(0.0, |sum, weight| sum + weight);
    let mut score = 0.0;
    for one in &mut components {
        let Some(points) = one.points else { continue };
        let share = one.weight / known;
        score += share * points;
        one.counted_weight = tenth(100.0 * share);
        one.cost = tenth(share * (100.0 - points));
        one.points = Some(tenth(points));
    }
    HealthFigures { score: (known > 0.0).then(|| tenth(score)), known: known / 100.0, components, forecast }
}

impl HealthFigures {
    /// The components that cost the score most, at most `most`; none that costs nothing.
    #[must_use]
    pub fn costliest(&self, most: usize) -> Vec<&HealthComponent> {
        let mut costly: Vec<_> = self.components.iter().filter(|one| one.cost > 0.0).collect();
        costly.sort_by(|one, other| other.cost.total_cmp(&one.cost));
        costly.truncate(most);
        costly
    }
}

/// For how many days the days told have been going on: since the board began at the earliest.
#[must_use]
pub fn days_told(at: i64, began_at: Option<i64>) -> f64 {
    began_at.map_or(0.0, |began| at.saturating_sub(began.max(first_day(at))).max(0) as f64 / DAY as f64)
}

impl From<&Subject> for HealthInput {
    fn from(subject: &Subject) -> Self {
        let mut dated: Vec<_> = subject.open.iter().filter(|item| item.created_at != 0).collect();
        dated.sort_by_key(|item| item.created_at);
        let old = dated.iter().filter(|item| subject.at - item.created_at > OLD).count();
        let mut there: Vec<_> =
            subject.agents.iter().filter(|agent| agent.state != Liveness::Gone || agent.load > 0).collect();
        there.sort_by_key(|agent| std::cmp::Reverse(agent.load));
        HealthInput {
            days: days_told(subject.at, subject.began_at),
            arrived: subject.arrived_per_day.iter().sum(),
            completed: subject.completed_per_day.iter().sum(),
            open_dated: dated.len() as u64,
            open_old: old as u64,
            oldest: dated.iter().take(old.min(NAMED)).map(|item| item.work_id.clone()).collect(),
            done: subject.count(Status::Completed),
            dead_letters: subject.count(Status::Failed),
            loads: there.iter().map(|agent| agent.load).collect(),
            busiest: there.iter().take(NAMED).map(|agent| agent.agent_id.clone()).collect(),
            reliability: Some(subject.reliability),
        }
    }
}

#[cfg(test)]
mod tests;
