//! What should be done next, by whom, and what stands in the way: computed from the board.
//!
//! Every figure says how it came about. [`Subject`] is what is looked at; who gathers it reads the rows.

mod apportion;
mod bottlenecks;
mod components;
mod forecast;
mod forecast_sentence;
mod formation;
mod health;
pub(crate) mod length;
mod obstructions;
mod queue_sentence;
mod queueing;
mod queues;
mod subject;
mod teams;

pub use apportion::largest_remainder;
pub use bottlenecks::{BottleneckFigures, Gravity, Obstruction, ObstructionKind, bottlenecks, severity};
pub use forecast::{
    COMPLETIONS_NEEDED, DAYS_NEEDED, ForecastFigures, ForecastInput, HORIZON_DAYS, Percentiles, RUNS, forecast,
};
pub use formation::{Formation, MoveFigures, Seats};
pub use health::{HealthComponent, HealthFigures, HealthInput, OLD, days_told, health, judge};
pub use queueing::{erlang_c, mean_wait};
pub use queues::{Queue, QueueOf};
pub use subject::{DAYS_TOLD, Finished, OpenItem, Reliability, Subject, Worker};
pub use teams::{Gap, TeamFigures, TeamStanding, teams};
