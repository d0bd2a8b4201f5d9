//! Analyses as people read them.

mod bottlenecks;
mod costs;
mod health;
mod question;
mod reports;
mod team;
mod teams;

pub use bottlenecks::bottlenecks;
pub use costs::{Costs, costs};
pub use health::health;
pub use question::{observation, question};
pub use reports::{ReportLine, reports};
pub use team::team;
pub use teams::teams;
