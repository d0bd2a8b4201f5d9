//! What people see: pure functions from data to text.

pub mod age;
pub mod completion;
pub mod dashboard;
mod page;
mod sections;
pub mod sparkline;
pub mod table;
