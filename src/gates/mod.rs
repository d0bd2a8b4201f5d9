//! Conditions that a board is held to before a pipeline goes on: what they are, how they are written, when they are met.
//!
//! Pure: values come in as [`Quantity`], looked up by whoever judges; nothing here touches a file.

mod condition;
mod file;
mod quantity;
mod verdict;
mod written;

pub use condition::{Condition, KEYS, Measure, Rank};
pub use file::{Fault, GateFile, read};
pub use quantity::Quantity;
pub use verdict::{Outcome, Verdict};
pub use written::{Unfit, percent};

/// The name of the file of conditions in the board's directory.
pub const FILE: &str = "gates.toml";

/// How far back spans and what ended are looked at, where nothing is said.
pub const WINDOW: &str = "24h";
