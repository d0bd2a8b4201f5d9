//! Analyses as people read them.

mod costs;
mod question;
mod reports;

pub use costs::{Costs, costs};
pub use question::{observation, question};
pub use reports::{ReportLine, reports};
