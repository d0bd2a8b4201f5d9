//! The analyses without Claude: the board's own figures ([`crate::analysis::advice`]), put into the form of an answer.
//!
//! Every sentence is made of these figures. How sure an answer is says which part of the weight of the terms that it
//! rests on the board had a value for, times the part of the board that was looked at.

mod assignments;
mod priorities;
mod recommend;
mod words;

pub use assignments::assignments;
pub use priorities::priorities;
pub use recommend::recommend;
