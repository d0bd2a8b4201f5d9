//! Everything that a user sees, through the real program. One binary, a module for each fear.
#![cfg(test)]
#![allow(
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "tests look at files and start processes as they need"
)]

mod bad_board;
mod bad_input;
mod damaged_import;
mod foreign_files;
mod full_disk;
mod journal_damage;
mod lease;
mod legacy;
mod listing;
mod mixed_changes;
mod races;
mod sandbox;
mod segments;
mod verbs;
