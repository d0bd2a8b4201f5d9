//! Rules of upkeep: what `tend.toml` says, what the rules of attention find, and what is to be done about it.
//!
//! Pure: figures come in, steps go out; nothing here touches a file or the board.

mod findings;
mod plan;
mod rules;
mod value;

pub use findings::{Figures, Finding, State, findings};
pub use plan::{Known, Step, plan};
pub use rules::{Attention, Rules, read};
pub use value::{Length, Percent, Size, Urgency};

/// The name of the file of rules in the board's directory.
pub const FILE: &str = "tend.toml";

/// The type of the items that rules of attention add; they do not count among what the rules judge.
pub const TYPE: &str = "attention";

/// The label of these items.
pub const LABEL: &str = "tend";
