//! What should be done next, by whom, and what stands in the way: computed from the board.
//!
//! Every figure says how it came about. [`Subject`] is what is looked at; who gathers it reads the rows.

mod apportion;
pub mod assignments;
mod bottlenecks;
mod components;
mod durations;
mod forecast;
mod forecast_sentence;
mod formation;
pub mod graph;
mod health;
pub(crate) mod length;
mod obstructions;
mod priorities;
mod queue_sentence;
mod queueing;
mod queues;
pub mod recommend;
mod rollout;
mod score;
mod scorecard;
mod subject;
mod teams;
mod term;

pub use apportion::largest_remainder;
pub use assignments::{AssignmentFigures, assignments};
pub use bottlenecks::{BottleneckFigures, Gravity, Obstruction, ObstructionKind, bottlenecks, severity};
pub use durations::Durations;
pub use forecast::{
    COMPLETIONS_NEEDED, DAYS_NEEDED, ForecastFigures, ForecastInput, HORIZON_DAYS, Percentiles, RUNS, forecast,
    nearest_rank, percentiles_of_futures,
};
pub use formation::{Formation, MoveFigures, Seats};
pub use health::{HealthComponent, HealthFigures, HealthInput, OLD, days_told, health, judge};
pub use priorities::{ITEMS_TOLD, ItemPriority, PriorityFigures, priorities};
pub use queueing::{erlang_c, mean_wait};
pub use queues::{Queue, QueueOf};
pub use recommend::{HeldItem, RecommendFigures, Step, recommend};
pub use rollout::{Applied, Mode, Planned, Rollout};
pub use score::{Scored, Scores};
pub use scorecard::{Course, FEWEST, Followed, Group, Past, Score, Scorecard, Total, Verdict};
pub use subject::{DAYS_TOLD, Finished, OpenItem, Reliability, Subject, Worker};
pub use teams::{Gap, TeamFigures, TeamStanding, teams};
pub use term::{Term, known};
