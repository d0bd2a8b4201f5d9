//! A file or a pipe that takes OTLP/JSON lines.

use super::super::otlp::{Request, ResourceSpans};
use super::{Answer, Sink};
use std::io::{ErrorKind, Write};

/// Writes every source of spans as a line of its own, all of a request in one call where the system can.
pub struct Writer<W, F> {
    to: W,
    /// Called after each call: makes it last.
    flush: F,
}

impl<W: Write + Send, F: FnMut(&mut W) -> std::io::Result<()> + Send> Writer<W, F> {
    /// Writes to `to`, and calls `flush` when a request is written.
    pub fn new(to: W, flush: F) -> Self {
        Writer { to, flush }
    }
}

impl<W: Write + Send, F: FnMut(&mut W) -> std::io::Result<()> + Send> Sink for Writer<W, F> {
    fn offer(&mut self, request: &Request) -> Answer {
        let line = |source: &ResourceSpans| Request { resource_spans: vec![source.clone()] }.line();
        let lines: Vec<u8> = request.resource_spans.iter().flat_map(line).collect();
        let written = self.to.write_all(&lines);
        match written.and_then(|()| (self.flush)(&mut self.to)) {
            Ok(()) => Answer::Taken { rejected: 0, message: String::new() },
            Err(e) if e.kind() == ErrorKind::BrokenPipe => Answer::Closed("nobody reads it any more".to_owned()),
            Err(e) => Answer::Closed(e.to_string()),
        }
    }
}
