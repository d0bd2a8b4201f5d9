//! Analyses through the real program.

mod acting;
mod kept;
mod reservation;
mod scorecard;
mod undo;
