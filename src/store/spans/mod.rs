//! The spans of commands: `telemetry_spans.jsonl`, and the files it was turned into when it grew too large.
//!
//! Spans are best effort and no truth: nothing here is flushed while a command waits, and nothing that fails here fails a
//! command; what is lost is counted. A line is written in one call, under a shared lock that says "a line is on its way":
//! whoever turns the file takes the whole lock, so that a turned file never changes again.
//!
//! ```text
//! telemetry_spans.jsonl                        lines are appended (append)
//!   → telemetry_spans-<20 digits>.jsonl        full: renamed (turn)
//!     → telemetry_spans-<20 digits>.jsonl.gz   compressed under another name, then put in its place (compress)
//!       → nothing                              too old, or too many: removed, unless an export needs it (retain)
//! ```

mod append;
mod compress;
mod cursor;
mod files;
mod follow;
mod limits;
mod lost;
mod retain;
mod rotate;
mod turn;
mod watch;

pub use append::append_span;
pub(super) use compress::compress;
pub use cursor::{Cursor, ExportCursor, Place, export_cursors};
pub use files::{SpanFile, span_files};
pub use follow::SpanFollow;
pub use limits::SpanLimits;
pub(super) use lost::prepare as prepare_lost;
pub use lost::{LostSpans, count_lost_span, lost_spans};
pub(super) use retain::first_needed;
pub(super) use rotate::LOCK as SPANS_LOCK;
pub use rotate::{Rotation, RotationDue, Turn, finish_rotation, rotate_spans, rotation_due};
pub use watch::SpanWatch;

/// The file that lines are appended to.
pub(super) const NAME: &str = "telemetry_spans.jsonl";
/// What the names of full files begin with; twenty digits follow, the nanoseconds since 1970 when it was turned.
pub(super) const TURNED: &str = "telemetry_spans-";

/// When a file was turned, by its name: nanoseconds since 1970; `None` for what is no turned file.
pub(super) fn turned_ns(name: &str) -> Option<u64> {
    let rest = name.strip_prefix(TURNED)?;
    let digits = rest.strip_suffix(".gz").unwrap_or(rest).strip_suffix(".jsonl")?;
    let is_whole = digits.len() == 20 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_whole)
}
