//! Everything that a user sees, through the real program. One binary, a module for each fear.
#![cfg(test)]
#![allow(
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "tests look at files and start processes as they need"
)]

mod acceptance;
mod add_from;
mod add_many;
mod agents;
mod bad_board;
mod bad_input;
mod blocked;
mod capacity;
mod clock_steps;
mod cost;
mod crash;
mod damage_under_index;
mod damaged_import;
mod dashboard;
mod dead_letters;
mod disk;
mod documents;
mod editing;
mod every_option;
mod evidence;
mod examples;
mod explain;
mod failing;
mod faults;
mod filters;
mod follow;
mod foreign_files;
mod full_disk;
mod generated;
mod guard;
mod handoff;
mod heartbeat;
mod identity;
mod ids;
mod index;
mod journal_damage;
mod lease;
mod legacy;
mod listing;
mod lists;
mod liveness;
mod missing;
mod mixed_changes;
mod model;
mod next;
mod next_cost;
mod owners;
mod pty;
mod publisher;
mod races;
mod readers;
mod readme;
mod ready;
mod requests;
mod retries;
mod run;
mod sandbox;
mod segments;
mod shown;
mod span_fixture;
mod span_gate;
mod span_stats;
mod span_tail;
mod spans;
mod states;
mod stopped;
mod swarm;
mod tidy;
mod tracer;
mod trial;
mod verbs;
mod wait;
mod whereabouts;
mod zombie;
