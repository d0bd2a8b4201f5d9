//! The analyses without Claude: the board's own figures ([`crate::analysis::advice`]), put into the form of an answer.

mod ask;
mod stream;

pub use ask::ask;
pub use stream::{Focus, observations};
