//! Reading many spans: files are cut at newlines into pieces, and as many threads as there are processors read them.

mod parallel;
mod pieces;

pub use parallel::{Counted, Failed, each_line};
pub use pieces::Source;

/// How much is handed to a thread at a time, in bytes.
pub const PIECE: usize = 1 << 20;
