//! Analyses as people see them: the answer, and the figures that it rests on.
//!
//! Pure: an answer, the board's own figures, the width of the terminal and whether to colour. The answer may be
//! anybody's; the figures are always those of the board, so that each can be held against the other.

pub mod assignments;
pub mod priorities;
mod prose;
pub mod recommend;
