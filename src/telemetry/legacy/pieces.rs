//! Takes a stream of old spans apart: JSON objects one after another, on one line or many, and what lies between them.
//!
//! Every byte belongs to one piece or is white space. After something that is no object the next one is looked for at
//! the next line that begins with one.

use super::super::otlp::Request;
use super::schema;
use crate::recovery::{DEEPEST, Extent, extent, object};
use serde_json::{Map, Value};
use std::io::{self, Read};

/// The most that one piece may hold, in bytes.
const MOST: usize = 1 << 20;
/// How much is read at a time, in bytes.
const CHUNK: usize = 64 << 10;
/// How many objects are tried behind other text in one line.
const TRIES: usize = 8;

/// A part of the stream.
#[derive(Debug)]
pub(super) struct Piece {
    /// Where it begins, in bytes.
    pub(super) offset: u64,
    /// The line where it begins, from 1.
    pub(super) line: u64,
    /// What it is made of.
    pub(super) bytes: Vec<u8>,
    /// What it is.
    pub(super) content: Content,
}

/// What a piece of the stream is.
#[derive(Debug)]
pub(super) enum Content {
    /// A request of the protocol already.
    Otlp(Box<Request>),
    /// Another object, and what was repaired to read it.
    Object(Map<String, Value>, Vec<&'static str>),
    /// None that can be read, and why.
    Broken(String),
}

/// A stream, piece by piece.
pub(super) struct Pieces<R> {
    source: R,
    buffer: Vec<u8>,
    /// Where in the buffer the next piece begins.
    start: usize,
    offset: u64,
    line: u64,
    ended: bool,
    /// How many bytes of white space there were between pieces.
    pub(super) blank: u64,
}

impl<R: Read> Pieces<R> {
    pub(super) fn new(source: R) -> Self {
        Pieces { source, buffer: Vec::new(), start: 0, offset: 0, line: 1, ended: false, blank: 0 }
    }

    /// How many bytes were taken so far.
    pub(super) fn position(&self) -> u64 {
        self.offset
    }

    /// The next piece; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Piece>> {
        self.skip_blank()?;
        let Some(&first) = self.rest().first() else { return Ok(None) };
        let (length, content) =
            if first == b'{' { self.object()? } else { (self.other()?, Content::Broken("no object".to_owned())) };
        let bytes = self.rest().get(..length).unwrap_or_default().to_vec();
        let piece = Piece { offset: self.offset, line: self.line, bytes, content };
        self.consume(length);
        Ok(Some(piece))
    }

    fn rest(&self) -> &[u8] {
        self.buffer.get(self.start..).unwrap_or_default()
    }

    fn consume(&mut self, length: usize) {
        let taken = self.buffer.get(self.start..self.start + length).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', taken).count() as u64;
        self.start += length;
        self.offset += length as u64;
    }

    /// Sees to it that so many bytes are at hand, unless the stream ends before.
    fn fill(&mut self, wanted: usize) -> io::Result<()> {
        if self.rest().len() >= wanted || self.ended {
            return Ok(());
        }
        self.buffer.drain(..self.start);
        self.start = 0;
        while self.buffer.len() < wanted && !self.ended {
            let length = self.buffer.len();
            self.buffer.resize(length + CHUNK, 0);
            let read = match self.source.read(self.buffer.get_mut(length..).unwrap_or_default()) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {
                    self.buffer.truncate(length);
                    continue;
                }
                read => read,
            };
            self.buffer.truncate(length + *read.as_ref().unwrap_or(&0));
            self.ended = read? == 0;
        }
        Ok(())
    }

    fn skip_blank(&mut self) -> io::Result<()> {
        loop {
            self.fill(CHUNK)?;
            // The mark that some editors put in front says nothing.
            let mark = if self.offset == 0 && self.rest().starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
            let blank = mark + self.rest().iter().skip(mark).take_while(|byte| is_blank(**byte)).count();
            self.blank += blank as u64;
            self.consume(blank);
            if blank == 0 || !self.rest().is_empty() {
                return Ok(());
            }
        }
    }

    /// The object that begins here, or what is broken up to the next line that begins with one.
    fn object(&mut self) -> io::Result<(usize, Content)> {
        let mut wanted = CHUNK;
        let extent = loop {
            self.fill(wanted)?;
            match extent(self.rest()) {
                Extent::Unfinished if !self.ended && wanted < MOST => wanted = (wanted * 2).min(MOST),
                extent => break extent,
            }
        };
        let why = match extent {
            Extent::Whole(length) => match read(self.rest().get(..length).unwrap_or_default()) {
                Ok(content) => return Ok((length, content)),
                Err(why) => why,
            },
            Extent::Unfinished => "an object without an end".to_owned(),
            Extent::TooDeep => format!("more than {DEEPEST} objects and arrays in one another"),
        };
        self.fill(MOST)?;
        let rest = self.rest().get(..self.rest().len().min(MOST)).unwrap_or_default();
        let end = memchr::memmem::find(rest, b"\n{").unwrap_or(rest.len());
        Ok((without_blank(rest.get(..end).unwrap_or_default()), Content::Broken(why)))
    }

    /// How far goes what is no object: up to a line that begins with one, or one with a span behind it.
    fn other(&mut self) -> io::Result<usize> {
        self.fill(MOST)?;
        let rest = self.rest().get(..self.rest().len().min(MOST)).unwrap_or_default();
        let mut end = 0;
        for line in rest.split_inclusive(|&byte| byte == b'\n') {
            if end > 0 && line.iter().find(|&&byte| byte != b' ' && byte != b'\t') == Some(&b'{') {
                break;
            }
            if let Some(at) = span_behind(line) {
                end += at;
                break;
            }
            end += line.len();
        }
        Ok(without_blank(rest.get(..end).unwrap_or_default()))
    }
}

/// Reads an object whose end is known, repaired if it must be.
fn read(bytes: &[u8]) -> Result<Content, String> {
    let text = std::str::from_utf8(bytes).map_err(|e| format!("no UTF-8 at byte {}", e.valid_up_to()))?;
    if text.contains("\"resourceSpans\"")
        && let Ok(request) = serde_json::from_str::<Request>(text)
        && request.spans().next().is_some()
    {
        return Ok(Content::Otlp(Box::new(request)));
    }
    object(text).map(|(object, repairs)| Content::Object(object, repairs))
}

/// Where in a line of other text a whole span begins.
fn span_behind(line: &[u8]) -> Option<usize> {
    let is_span = |at: &usize| {
        let rest = line.get(*at..).unwrap_or_default();
        let Extent::Whole(length) = extent(rest) else { return false };
        match rest.get(..length).map(read) {
            Some(Ok(Content::Object(object, _))) => schema::of(&object).is_some(),
            Some(Ok(Content::Otlp(_))) => true,
            _ => false,
        }
    };
    memchr::memmem::find_iter(line, b"{\"").take(TRIES).find(is_span)
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

fn without_blank(bytes: &[u8]) -> usize {
    bytes.len() - bytes.iter().rev().take_while(|byte| is_blank(**byte)).count()
}
