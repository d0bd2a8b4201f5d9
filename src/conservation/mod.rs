//! Whether anything got lost: what rows say, whatever they look like, and how two states of a board differ.
//!
//! Rows are compared by the hashes of their contents ([`hash`], [`Sum`]) and by how much their fields tell ([`Values`]).
//! A [`Baseline`] remembers both, to be compared with a later state. Pure: rows in, figures out.

mod baseline;
mod compare;
mod content;
mod entropy;

pub use baseline::{Baseline, Field, KindOf, Latency, RowsOf, SCHEMA, Unfit, VERSION, Versions};
pub use compare::{Comparison, FieldChange, KindChange, NotConserved, compare};
pub use content::{Sum, hash};
pub use entropy::{Entropy, Values, compared};
