//! The spans of commands: `telemetry_spans.jsonl`, and the files it was turned into when it grew too large.
//!
//! Spans are best effort and no truth: nothing here is flushed, and nothing that fails here fails a command. A line is
//! written in one call, under a shared lock that says "a line is on its way": whoever turns the file waits for it.

mod append;
mod files;
mod follow;

pub use append::append_span;
pub use files::{SpanFile, span_files};
pub use follow::SpanFollow;

/// The file that lines are appended to.
pub(super) const NAME: &str = "telemetry_spans.jsonl";
/// What the names of full files begin with; twenty digits follow, the nanoseconds since 1970 when it was turned.
pub(super) const TURNED: &str = "telemetry_spans-";
