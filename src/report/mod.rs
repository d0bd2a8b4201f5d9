//! What people see: pure functions from data to text.

pub mod advice;
pub mod age;
pub mod backup;
pub mod completion;
pub mod dashboard;
pub mod explanation;
pub mod gate;
pub mod item;
pub mod latency;
pub mod metrics;
pub mod migration;
pub mod obstacles;
pub mod old_face;
mod outlook;
mod page;
pub mod prose;
pub mod scrum;
mod sections;
pub mod span_gate;
pub mod span_line;
pub mod span_stats;
pub mod sparkline;
pub mod table;
pub mod tend;
pub mod verification;
pub mod waterfall;
