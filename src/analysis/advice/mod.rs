//! What should be done next, by whom, and what stands in the way: computed from the board.
//!
//! Every figure says how it came about. [`Subject`] is what is looked at; who gathers it reads the rows.

mod subject;

pub use subject::{DAYS_TOLD, Finished, OpenItem, Reliability, Subject, Worker};
