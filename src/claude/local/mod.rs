//! The analyses without Claude: the board's own figures ([`crate::analysis::advice`]), put into the form of an answer.
//!
//! Every sentence is made of these figures.

mod ask;
mod assignments;
mod bottlenecks;
mod health;
mod pipe;
mod priorities;
mod recommend;
mod stream;
mod team;
mod teams;
mod words;

pub use ask::ask;
pub use assignments::assignments;
pub use bottlenecks::bottlenecks;
pub use health::health;
pub use pipe::{pipe_actions, pipe_bottlenecks, pipe_general, pipe_recommendations};
pub use priorities::priorities;
pub use recommend::recommend;
pub use stream::{Focus, observations};
pub use team::team;
pub use teams::teams;
