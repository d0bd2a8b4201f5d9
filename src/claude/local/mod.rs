//! The analyses without Claude: the board's own figures ([`crate::analysis::advice`]), put into the form of an answer.

mod ask;
mod bottlenecks;
mod health;
mod stream;
mod team;
mod teams;

pub use ask::ask;
pub use bottlenecks::bottlenecks;
pub use health::health;
pub use stream::{Focus, observations};
pub use team::team;
pub use teams::teams;
