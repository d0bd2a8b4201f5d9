//! Analyses as people read them.

mod change;
mod costs;
mod question;
mod reports;
mod scorecard;

pub use change::{Acted, change, change_sentence};
pub use costs::{Costs, costs};
pub use question::{observation, question};
pub use reports::{ReportLine, reports};
pub use scorecard::scorecard;
