//! Where the time of a work item, or of a trace, went: its spans below each other, as bars on one line of time.
//!
//! Pure: the spans, the moment and the width are given.

mod draw;
mod tree;

pub use tree::rows;

use serde::Serialize;

/// The name of this form of data.
pub const SCHEMA: &str = "coordctl.trace.v1";

/// A trace as it is shown.
#[derive(Debug, Clone, Serialize)]
pub struct Waterfall {
    /// The name of this form of data: [`SCHEMA`].
    pub schema: &'static str,
    /// The trace, 32 hexadecimal digits; `None` for an item that was never claimed.
    pub trace_id: Option<String>,
    /// The work item that it is about, where there is one.
    pub item: Option<Subject>,
    /// When the first span began, in nanoseconds since 1970.
    pub started_ns: u64,
    /// When the last one ended; now, while anything is still running.
    pub ended_ns: u64,
    /// How long anybody held the item, in nanoseconds: its attempts together.
    pub held_ns: u64,
    /// How many attempts it had.
    pub attempts: u64,
    /// The spans in the order in which they are shown, and the waits between them.
    pub rows: Vec<Row>,
    /// Spans in the traces of others that tell of the item: what was refused, and with `--all` what was read.
    pub elsewhere: Vec<Row>,
    /// How many lines of the files could not be read as spans.
    pub unread: u64,
}

/// A work item.
#[derive(Debug, Clone, Serialize)]
pub struct Subject {
    /// Its id.
    pub work_id: String,
    /// What kind of work it is.
    pub work_type: String,
    /// What is to be done.
    pub description: String,
    /// Its status, as it stands in the row.
    pub status: String,
}

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// The item's whole life.
    Item,
    /// One claim from its beginning to its end.
    Attempt,
    /// A command, or a span of another program.
    Operation,
    /// A part of a command: the wait for the lock, the flush, an HTTP call.
    Step,
    /// Nobody held the item.
    Wait,
}

/// A span in a waterfall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What it stands for.
    pub sort: Sort,
    /// How many others it is inside of.
    pub depth: usize,
    /// Its name.
    pub name: String,
    /// Who did it: the agent, or the service of another program.
    pub who: String,
    /// What came of it: an outcome, or the code word of a failure.
    pub outcome: String,
    /// Whether it failed.
    pub failed: bool,
    /// When it began, in nanoseconds since 1970.
    pub started_ns: u64,
    /// When it ended; `None` while it is running.
    pub ended_ns: Option<u64>,
    /// Its trace, 32 hexadecimal digits.
    pub trace_id: String,
    /// Its id, 16 hexadecimal digits; empty for a wait.
    pub span_id: String,
    /// The span that it is inside of, where it names one.
    pub parent_span_id: Option<String>,
}
