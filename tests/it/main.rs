//! Everything that a user sees, through the real program. One binary, a module for each fear.
#![cfg(test)]
#![allow(
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "tests look at files and start processes as they need"
)]

mod crash;
mod disk;
mod faults;
mod index;
mod readers;
mod retries;
mod sandbox;
mod stopped;
mod tracer;
mod trial;
mod verbs;
