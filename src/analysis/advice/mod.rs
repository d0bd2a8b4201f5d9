//! What should be done next, by whom, and what stands in the way: computed from the board.
//!
//! Every figure says how it came about. [`Subject`] is what is looked at; who gathers it reads the rows.

mod components;
mod forecast;
mod health;
pub(crate) mod length;
mod subject;

pub use forecast::{ForecastFigures, ForecastInput, Percentiles, forecast};
pub use health::{HealthComponent, HealthFigures, HealthInput, OLD, days_told, health, judge};
pub use subject::{DAYS_TOLD, Finished, OpenItem, Reliability, Subject, Worker};
