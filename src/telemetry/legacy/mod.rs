//! Spans of older tools as OTLP/JSON lines.
//!
//! A stream is taken apart into `pieces`; each object is recognised by its `schema` and becomes one `span`. What cannot
//! be read is handed back with its place: every byte is converted, passed on, set aside or white space.

mod attributes;
mod ids;
mod pieces;
mod schema;
mod span;
pub(super) mod times;

pub(super) use ids::trace_id;

use super::otlp::Request;
use pieces::{Content, Piece, Pieces};
use schema::Schema;
use serde::Serialize;
use span::Old;
use std::collections::{BTreeMap, HashSet};
use std::io::{self, Read};

/// How many spans without a time may wait for the first one that has one.
const WAITING: usize = 10_000;
/// The longest line of a file of spans, in bytes.
pub const LINE_LIMIT: usize = 1 << 20;

/// A part of the stream that could not be read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reject {
    /// Where it begins, in bytes.
    pub offset: u64,
    /// How long it is, in bytes.
    pub length: u64,
    /// The line where it begins, from 1.
    pub line: u64,
    /// Why it could not be read.
    pub reason: String,
    /// What it is; what is no UTF-8 in it is shown as U+FFFD.
    pub text: String,
}

/// Takes what becomes of a stream.
pub trait Sink {
    /// A line of OTLP/JSON with its newline.
    ///
    /// # Errors
    /// Where it cannot be written; the conversion ends there.
    fn line(&mut self, line: &[u8]) -> io::Result<()>;

    /// A part that was set aside.
    ///
    /// # Errors
    /// As [`Sink::line`].
    fn reject(&mut self, reject: Reject) -> io::Result<()>;
}

/// What became of the bytes of streams.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Old spans that were converted.
    pub converted: u64,
    /// How many of them had to be repaired.
    pub repaired: u64,
    /// Requests of the protocol that were passed on as they are.
    pub passed: u64,
    /// Pieces that were set aside.
    pub set_aside: u64,
    /// Old spans by schema.
    pub schemas: BTreeMap<&'static str, u64>,
    /// All bytes.
    pub bytes: u64,
    /// Bytes of old spans that were converted.
    pub bytes_converted: u64,
    /// Bytes of requests that were passed on.
    pub bytes_passed: u64,
    /// Bytes that were set aside.
    pub bytes_set_aside: u64,
    /// Bytes of white space around all these.
    pub bytes_blank: u64,
}

/// Converts streams, one after another.
#[derive(Default)]
pub struct Converter {
    /// What became of them so far.
    pub tally: Tally,
    /// The spans that were written: an id is given once.
    seen: HashSet<(u128, u64)>,
}

/// One stream on its way.
struct Stream<'a, S> {
    converter: &'a mut Converter,
    sink: &'a mut S,
    /// The start of the last span that had one: what has none was written later.
    last: Option<u64>,
    /// Spans at the beginning, before the first time.
    waiting: Vec<(Piece, &'static Schema, Old)>,
}

impl Converter {
    /// Converts one stream; `told` hears after every piece how many bytes there were.
    ///
    /// # Errors
    /// Where the stream cannot be read, or the sink takes nothing.
    pub fn convert(&mut self, source: impl Read, sink: &mut impl Sink, mut told: impl FnMut(u64)) -> io::Result<()> {
        let mut pieces = Pieces::new(source);
        let mut stream = Stream { converter: self, sink, last: None, waiting: Vec::new() };
        while let Some(piece) = pieces.next()? {
            stream.take(piece)?;
            told(pieces.position());
        }
        stream.give_up_waiting()?;
        self.tally.bytes += pieces.position();
        self.tally.bytes_blank += pieces.blank;
        Ok(())
    }

    fn is_new(&mut self, request: &Request) {
        for span in request.spans() {
            if let (Ok(trace), Ok(id)) = (span.trace_id.as_slice().try_into(), span.span_id.as_slice().try_into()) {
                self.seen.insert((u128::from_be_bytes(trace), u64::from_be_bytes(id)));
            }
        }
    }
}

impl<S: Sink> Stream<'_, S> {
    fn take(&mut self, mut piece: Piece) -> io::Result<()> {
        match std::mem::replace(&mut piece.content, Content::Broken(String::new())) {
            Content::Otlp(request) => self.pass(&piece, &request),
            Content::Broken(reason) => self.set_aside(&piece, &reason),
            Content::Object(fields, repairs) => match schema::of(&fields) {
                None => self.set_aside(&piece, "no known span"),
                Some(schema) => {
                    let old = Old::read(schema, fields, &piece.bytes, &repairs);
                    self.put(piece, schema, old)
                }
            },
        }
    }

    /// Converts a span as soon as there is a time for it.
    fn put(&mut self, piece: Piece, schema: &'static Schema, old: Old) -> io::Result<()> {
        match old.start.or(self.last) {
            Some(start) => {
                self.begin_at(start)?;
                self.finish(&piece, schema, old, start)
            }
            None if self.waiting.len() < WAITING => {
                self.waiting.push((piece, schema, old));
                Ok(())
            }
            None => self.set_aside(&piece, NO_TIME),
        }
    }

    fn begin_at(&mut self, start: u64) -> io::Result<()> {
        self.last = Some(start);
        for (piece, schema, old) in std::mem::take(&mut self.waiting) {
            self.finish(&piece, schema, old, start)?;
        }
        Ok(())
    }

    fn finish(&mut self, piece: &Piece, schema: &Schema, old: Old, start: u64) -> io::Result<()> {
        let (seen, repaired) = (&mut self.converter.seen, old.repaired);
        let line = old.finish(start, |trace, span| seen.insert((trace, span))).line();
        if line.len() > LINE_LIMIT {
            return self.set_aside(piece, TOO_LONG);
        }
        let tally = &mut self.converter.tally;
        tally.converted += 1;
        tally.repaired += u64::from(repaired);
        tally.bytes_converted += piece.bytes.len() as u64;
        *tally.schemas.entry(schema.name).or_default() += 1;
        self.sink.line(&line)
    }

    /// A request stays as it is, but on one line.
    fn pass(&mut self, piece: &Piece, request: &Request) -> io::Result<()> {
        if let Some(start) = request.spans().map(|span| span.start_time_unix_nano).find(|start| *start > 0) {
            self.begin_at(start)?;
        }
        self.converter.is_new(request);
        self.converter.tally.passed += 1;
        self.converter.tally.bytes_passed += piece.bytes.len() as u64;
        let mut line = match piece.bytes.contains(&b'\n') {
            true => serde_json::to_vec(&serde_json::from_slice::<serde_json::Value>(&piece.bytes)?)?,
            false => piece.bytes.clone(),
        };
        line.push(b'\n');
        self.sink.line(&line)
    }

    fn give_up_waiting(&mut self) -> io::Result<()> {
        for (piece, _, _) in std::mem::take(&mut self.waiting) {
            self.set_aside(&piece, NO_TIME)?;
        }
        Ok(())
    }

    fn set_aside(&mut self, piece: &Piece, reason: &str) -> io::Result<()> {
        self.converter.tally.set_aside += 1;
        self.converter.tally.bytes_set_aside += piece.bytes.len() as u64;
        self.sink.reject(Reject {
            offset: piece.offset,
            length: piece.bytes.len() as u64,
            line: piece.line,
            reason: reason.to_owned(),
            text: String::from_utf8_lossy(&piece.bytes).into_owned(),
        })
    }
}

const NO_TIME: &str = "no time in it, nor in anything beside it";
const TOO_LONG: &str = "longer than a line may be";

#[cfg(test)]
mod lossless;
#[cfg(test)]
mod tests;
