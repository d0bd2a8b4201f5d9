#![doc = "map later"]
#![forbid(unsafe_code)]
pub mod analysis;
pub mod board;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod failure;
pub mod location;
pub mod report;
pub mod settings;
pub mod store;
pub mod telemetry;
pub mod terminal;
pub mod text;
