//! Everything that a user sees, through the real program. One binary, a module for each fear.
#![cfg(test)]
#![allow(
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "tests look at files and start processes as they need"
)]

mod cost;
mod dashboard;
mod generated;
mod ids;
mod lists;
mod missing;
mod pty;
mod sandbox;
mod tidy;
mod tracer;
mod verbs;
