//! What can be wrong with a file of spans.

use crate::text::quote;
use std::fmt;

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which file, counted from 0.
    pub file: usize,
    /// Its line, from 1.
    pub line: u64,
    /// The id of the span, in hexadecimal digits, where it is one span that is wrong.
    pub span: Option<String>,
    /// What it is.
    pub what: What,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A line longer than 1 MiB; its length in bytes.
    TooLong(u64),
    /// No JSON document in the line; why.
    NoJson(String),
    /// JSON, but no request of the protocol; why.
    NoRequest(String),
    /// A request, or another object, without any span.
    NoSpan,
    /// No 16 bytes, or all zero.
    TraceId(String),
    /// No 8 bytes, or all zero.
    SpanId(String),
    /// Neither none nor 8 bytes that are not all zero.
    ParentId(String),
    /// The id of another span of the trace; the line where that stands.
    Duplicate(u64),
    /// The name is empty.
    NoName,
    /// None of the six kinds.
    Kind(i32),
    /// None of the three codes, or a message without an error.
    Status(String),
    /// Before 2000 or after 2100: which time.
    Time(&'static str, u64),
    /// It ends before it starts.
    EndsBeforeStart,
    /// An attribute without a name, without a value, or with the name of another.
    Attribute(String),
    /// A link to no span.
    Link,
    /// Its parent is in no file, though it is said to be in the same process.
    Orphan(String),
    /// It is inside itself.
    Circle(String),
    /// It is not inside the time of its parent.
    Outside(String),
}

impl What {
    /// The code word.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            What::TooLong(_) => "line_too_long",
            What::NoJson(_) => "no_json",
            What::NoRequest(_) => "no_request",
            What::NoSpan => "no_span",
            What::TraceId(_) => "trace_id",
            What::SpanId(_) => "span_id",
            What::ParentId(_) => "parent_id",
            What::Duplicate(_) => "duplicate",
            What::NoName => "no_name",
            What::Kind(_) => "kind",
            What::Status(_) => "status",
            What::Time(..) => "time",
            What::EndsBeforeStart => "ends_before_start",
            What::Attribute(_) => "attribute",
            What::Link => "link",
            What::Orphan(_) => "orphan",
            What::Circle(_) => "circle",
            What::Outside(_) => "outside_parent",
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::TooLong(length) => write!(f, "{length} bytes, more than the 1 MiB that a line may have"),
            What::NoJson(why) => write!(f, "no JSON document: {why}"),
            What::NoRequest(why) => write!(f, "no request of the protocol: {why}"),
            What::NoSpan => {
                f.write_str("no span of the protocol in it; \"coordctl telemetry convert\" reads older forms")
            }
            What::TraceId(id) => write!(f, "the trace id {} is not 16 bytes, or all zero", quote(id)),
            What::SpanId(id) => write!(f, "the span id {} is not 8 bytes, or all zero", quote(id)),
            What::ParentId(id) => write!(f, "the parent's id {} is not 8 bytes, or all zero", quote(id)),
            What::Duplicate(line) => write!(f, "the id of another span of this trace, in line {line}"),
            What::NoName => f.write_str("no name"),
            What::Kind(kind) => write!(f, "{kind} is no kind of a span"),
            What::Status(why) => f.write_str(why),
            What::Time(which, ns) => write!(f, "the {which} {ns} is no time between 2000 and 2100"),
            What::EndsBeforeStart => f.write_str("ends before it starts"),
            What::Attribute(why) => f.write_str(why),
            What::Link => f.write_str("a link to no span: its trace is not 16 bytes, or its span not 8"),
            What::Orphan(parent) => {
                write!(f, "its parent {parent} is in no file, and not said to be in another process")
            }
            What::Circle(parent) => write!(f, "it is inside itself, through its parent {parent}"),
            What::Outside(why) => f.write_str(why),
        }
    }
}
