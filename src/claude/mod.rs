//! Analysis of the board, by Claude or from the board's own figures.
//!
//! [`Analysis`] is the catalogue. Each analysis has a type of answer ([`answers`]) whose JSON Schema is what a provider
//! is asked to keep to, and what its answer is judged by. A [`Provider`] is asked with a [`Call`] and gives a [`Reply`];
//! [`local`] gives the same answers from figures alone. Nothing here knows the board's files: what is sent is given.

mod analysis;
pub mod answers;
pub mod api;
pub mod cli;
mod digest;
mod draft;
mod failed;
mod judge;
pub mod ledger;
pub mod local;
pub mod plan;
mod prices;
mod prompt;
mod provider;
mod quoted;
mod report;
mod schema;
mod span;

pub use analysis::Analysis;
pub use answers::{Answer, Named};
pub use digest::{BYTES_PER_TOKEN, Digest, Material};
pub use draft::Draft;
pub use failed::{Failed, Kind};
pub use judge::{Known, judge};
pub use prices::{Price, price_of};
pub use prompt::{PROMPT_VERSION, Prompt};
pub use provider::{Call, Correction, Heard, Hearing, Provider, Reply, Usage};
pub use report::{DigestSize, REPORT_SCHEMA, Report};
pub use schema::schema_of;
