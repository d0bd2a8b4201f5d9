//! Everything that a user sees, through the real program. One binary, a module for each fear.
#![cfg(test)]
#![allow(
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "tests look at files and start processes as they need"
)]

mod bad_board;
mod bad_input;
mod clock_steps;
mod cost;
mod crash;
mod damage_under_index;
mod damaged_import;
mod dashboard;
mod disk;
mod documents;
mod examples;
mod faults;
mod filters;
mod foreign_files;
mod full_disk;
mod generated;
mod ids;
mod index;
mod journal_damage;
mod lease;
mod legacy;
mod listing;
mod lists;
mod missing;
mod mixed_changes;
mod model;
mod owners;
mod pty;
mod publisher;
mod races;
mod readers;
mod readme;
mod retries;
mod sandbox;
mod segments;
mod spans;
mod stopped;
mod tidy;
mod tracer;
mod trial;
mod verbs;
mod whereabouts;
