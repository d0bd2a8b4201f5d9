//! What should be done next, by whom, and what stands in the way: computed from the board.
//!
//! Every figure says how it came about. [`Subject`] is what is looked at; who gathers it reads the rows.

mod rollout;
mod scorecard;
mod subject;

pub use rollout::{Applied, Mode, Planned, Rollout};
pub use scorecard::{Course, FEWEST, Followed, Group, Past, Score, Scorecard, Total, Verdict};
pub use subject::{DAYS_TOLD, Finished, OpenItem, Reliability, Subject, Worker};
