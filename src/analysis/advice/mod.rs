//! What should be done next, by whom, and what stands in the way: computed from the board.
//!
//! Every figure says how it came about. [`Subject`] is what is looked at; who gathers it reads the rows.

pub mod assignments;
mod durations;
pub mod graph;
mod priorities;
pub mod recommend;
mod score;
mod subject;
mod term;

pub use assignments::{AssignmentFigures, assignments};
pub use durations::Durations;
pub use priorities::{ITEMS_TOLD, ItemPriority, PriorityFigures, priorities};
pub use recommend::{HeldItem, RecommendFigures, Step, recommend};
pub use score::{Scored, Scores};
pub use subject::{DAYS_TOLD, Finished, OpenItem, Reliability, Subject, Worker};
pub use term::{Term, known};
