//! Judges files of spans: every line by itself, then every span with its parent.
//!
//! What is kept of a span is a few numbers, so that files of millions can be judged.

mod fault;
mod kin;
mod line;

pub use fault::{Fault, What};

use super::legacy::LINE_LIMIT;
use super::otlp::Request;
use kin::Known;
use serde::Serialize;
use std::io::{self, BufRead, BufReader, Read};

/// How much is read at a time, in bytes.
const CHUNK: usize = 256 << 10;

/// What was judged, and what was found.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Files.
    pub files: u64,
    /// Lines in them.
    pub lines: u64,
    /// Bytes in them, as they were before compression.
    pub bytes: u64,
    /// Spans in them.
    pub spans: u64,
    /// Spans whose parent is in another process, and not in these files: it has not ended yet, or is kept elsewhere.
    pub remote_parents: u64,
    /// Last lines that had not been written to their end.
    pub partial_lines: u64,
    /// How many faults there are.
    pub faults: u64,
}

/// Judges files, one after another, and at the end all of them together.
#[derive(Debug)]
pub struct Judge {
    verdict: Verdict,
    faults: Vec<Fault>,
    limit: usize,
    spans: Vec<Known>,
}

impl Judge {
    /// Keeps the first `limit` faults, and counts the others.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Judge { verdict: Verdict::default(), faults: Vec::new(), limit, spans: Vec::new() }
    }

    /// Judges every line of a file by itself; `told` hears how many bytes of it there were.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn file(&mut self, source: impl Read, mut told: impl FnMut(u64)) -> io::Result<()> {
        let file = usize::try_from(self.verdict.files).unwrap_or(usize::MAX);
        self.verdict.files += 1;
        let mut source = BufReader::with_capacity(CHUNK, source);
        let (mut text, mut number, mut read) = (Vec::new(), 0, 0);
        loop {
            text.clear();
            let length = next_line(&mut source, &mut text)?;
            if length == 0 {
                self.verdict.bytes += read;
                return Ok(());
            }
            number += 1;
            read += length;
            self.verdict.lines += 1;
            let is_whole = text.pop_if(|byte| *byte == b'\n').is_some();
            let request = match length > LINE_LIMIT as u64 {
                true => Err(What::TooLong(length)),
                false => line::request(&text),
            };
            match request {
                Ok(request) => self.request(file, number, &request),
                // Somebody is writing it, or was ended while it wrote it.
                Err(What::NoJson(_)) if !is_whole => self.verdict.partial_lines += 1,
                Err(what) => self.found(Fault { file, line: number, span: None, what }),
            }
            told(read);
        }
    }

    fn request(&mut self, file: usize, line: u64, request: &Request) {
        let mut found = Vec::new();
        line::surroundings(request, &mut found);
        for what in found.drain(..) {
            self.found(Fault { file, line, span: None, what });
        }
        for span in request.spans() {
            self.verdict.spans += 1;
            line::span(span, &mut found);
            let known = Known::of(span, file, line);
            for what in found.drain(..) {
                self.found(Fault { file, line, span: Some(super::otlp::encode(&span.span_id)), what });
            }
            self.spans.extend(known);
        }
    }

    fn found(&mut self, fault: Fault) {
        self.verdict.faults += 1;
        if self.faults.len() < self.limit {
            self.faults.push(fault);
        }
    }

    /// Judges the spans of all files together; the first faults by file and line.
    #[must_use]
    pub fn done(mut self) -> (Verdict, Vec<Fault>) {
        let mut of_lines = std::mem::take(&mut self.faults);
        let spans = std::mem::take(&mut self.spans);
        let remote = kin::judge(&spans, &mut |fault| self.found(fault));
        self.verdict.remote_parents = remote;
        of_lines.append(&mut self.faults);
        of_lines.sort_by_key(|fault| (fault.file, fault.line));
        of_lines.truncate(self.limit);
        (self.verdict, of_lines)
    }
}

/// Reads a line with its newline, of which no more than may be is kept; how long it was.
fn next_line(source: &mut impl BufRead, text: &mut Vec<u8>) -> io::Result<u64> {
    let most = LINE_LIMIT as u64 + 1;
    let kept = source.take(most).read_until(b'\n', text)? as u64;
    if kept < most || text.last() == Some(&b'\n') {
        return Ok(kept);
    }
    Ok(kept + skip_line(source)?)
}

fn skip_line(source: &mut impl BufRead) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let bytes = match source.fill_buf() {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            bytes => bytes?,
        };
        let end = memchr::memchr(b'\n', bytes);
        let length = end.map_or(bytes.len(), |at| at + 1);
        source.consume(length);
        skipped += length as u64;
        if end.is_some() || length == 0 {
            return Ok(skipped);
        }
    }
}

#[cfg(test)]
mod tests;
