//! Reading spans: line by line with the place of each, or many at once. Then files are cut at newlines into pieces, and as
//! many threads as there are processors read them.

mod lines;
mod parallel;
mod pieces;

pub use lines::{Line, Lines};
pub use parallel::{Counted, Failed, each_line};
pub use pieces::Source;

/// How much is handed to a thread at a time, in bytes.
pub const PIECE: usize = 1 << 20;
