//! Analyses as people read them: the answer, and the figures that it rests on.
//!
//! The answer may be anybody's; the figures are always those of the board, so that each can be held against the other.

mod assignments;
mod bottlenecks;
mod change;
mod costs;
mod health;
mod notes;
mod priorities;
mod question;
mod recommend;
mod reports;
mod scorecard;
mod team;
mod teams;

pub use assignments::assignments;
pub use bottlenecks::bottlenecks;
pub use change::{Acted, change, change_sentence};
pub use costs::{Costs, costs};
pub use health::health;
pub use priorities::priorities;
pub use question::{observation, question};
pub use recommend::recommend;
pub use reports::{ReportLine, reports};
pub use scorecard::scorecard;
pub use team::team;
pub use teams::teams;
