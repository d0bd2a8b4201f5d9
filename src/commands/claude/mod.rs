//! `claude`: analyses of the board, by Claude or from the board's own figures.

mod gather;
