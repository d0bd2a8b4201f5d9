//! Judges files of spans: every line by itself, then every span with its parent.
//!
//! What is kept of a span is a few numbers, so that files of millions can be judged.

mod fault;
mod kin;
mod line;

pub use fault::{Fault, What};

use super::legacy::LINE_LIMIT;
use super::otlp::Request;
use super::read::{Line, Lines};
use kin::Known;
use serde::Serialize;
use std::io::{self, Read};

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
        let (mut lines, mut number) = (Lines::new(source, 0, true), 0);
        loop {
            let begin = lines.offset();
            let read = match lines.next_line()? {
                None => break,
                Some(Line::Whole(line)) if line.len() < LINE_LIMIT => Some((line::request(line), line.len() as u64)),
                Some(_) => None,
            };
            let length = lines.offset() - begin;
            let (request, kept) = read.unwrap_or((Err(What::TooLong(length)), 0));
            number += 1;
            self.verdict.lines += 1;
            match request {
                Ok(request) => self.request(file, number, &request),
                // Without a newline: somebody is writing it, or was ended while it wrote it.
                Err(What::NoJson(_)) if length == kept => self.verdict.partial_lines += 1,
                Err(what) => self.found(Fault { file, line: number, span: None, what }),
            }
            told(lines.offset());
        }
        self.verdict.bytes += lines.offset();
        Ok(())
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

#[cfg(test)]
mod tests;
