//! Sending spans on: what is sent, how a receiver is asked, what its answer means, and when it is asked again.
//!
//! Which spans, and what is remembered of it, is the business of `telemetry export`. The rules are those of OTLP/HTTP
//! (opentelemetry-proto 1.11, `docs/specification.md`).

mod answer;
mod batch;
mod failed;
mod headers;
mod post;
mod reach;
mod receiver;
mod retry;
mod writer;

pub use answer::Answer;
pub use batch::{Content, Found, count, read_line, split};
pub use failed::{Failed, Kind};
pub use headers::{header, headers};
pub use post::Post;
pub use reach::reach;
pub use receiver::{Protocol, Receiver, base, shown, traces_path};
pub use retry::Retry;
pub use writer::Writer;

use super::otlp::Request;

/// The most spans in one request.
pub const SPANS: usize = 512;
/// The most bytes in one request, before compression.
pub const BYTES: usize = 4 << 20;

/// Something that takes spans.
pub trait Sink: Send {
    /// Offers some spans once, and tells what came of it.
    fn offer(&mut self, request: &Request) -> Answer;
}
