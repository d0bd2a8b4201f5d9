//! Analyses as people read them.

mod assignments;
mod bottlenecks;
mod costs;
mod health;
mod notes;
mod priorities;
mod question;
mod recommend;
mod reports;
mod team;
mod teams;

pub use assignments::assignments;
pub use bottlenecks::bottlenecks;
pub use costs::{Costs, costs};
pub use health::health;
pub use priorities::priorities;
pub use question::{observation, question};
pub use recommend::recommend;
pub use reports::{ReportLine, reports};
pub use team::team;
pub use teams::teams;
