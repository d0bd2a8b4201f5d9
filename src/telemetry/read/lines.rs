//! The lines of a file of spans, with the place in the file where each ends.

use std::io::{BufRead, BufReader, Read};

/// The longest line that is read, in bytes; a longer one is no line of spans.
const LONGEST: usize = 16 << 20;
/// How much is read at once, in bytes.
const BUFFER: usize = 256 << 10;

/// Reads lines one by one.
pub struct Lines<R> {
    source: BufReader<R>,
    /// The place behind the last line.
    offset: u64,
    /// Whether nothing will be appended any more: then the end of the file ends its last line too.
    ended: bool,
    line: Vec<u8>,
}

/// A line without its end.
#[derive(Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// All of it.
    Whole(&'a [u8]),
    /// It is too long to be kept.
    TooLong,
}

impl<R: Read> Lines<R> {
    /// The lines of a file from `offset` on, where `source` stands.
    pub fn new(source: R, offset: u64, ended: bool) -> Self {
        Lines { source: BufReader::with_capacity(BUFFER, source), offset, ended, line: Vec::new() }
    }

    /// The place behind the last line that was given, in bytes.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// The next line. None where there is none yet: the last one may be in the middle of being written.
    ///
    /// # Errors
    /// The system's answer.
    pub fn next_line(&mut self) -> std::io::Result<Option<Line<'_>>> {
        self.line.clear();
        let mut length = 0;
        loop {
            let buffer = match self.source.fill_buf() {
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
                read => read?,
            };
            let end = memchr::memchr(b'\n', buffer);
            let piece = &buffer[..end.unwrap_or(buffer.len())];
            let taken = piece.len() + usize::from(end.is_some());
            if length + piece.len() <= LONGEST {
                self.line.extend_from_slice(piece);
            }
            length += piece.len();
            let is_over = taken == 0;
            self.source.consume(taken);
            if end.is_some() || (is_over && self.ended && length > 0) {
                self.offset += length as u64 + u64::from(end.is_some());
                return Ok(Some(if length > LONGEST { Line::TooLong } else { Line::Whole(&self.line) }));
            }
            if is_over {
                return Ok(None);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &[u8], ended: bool) -> Vec<(String, u64)> {
        let mut lines = Lines::new(text, 100, ended);
        let mut found = Vec::new();
        while let Some(line) = lines.next_line().expect("memory can be read") {
            let Line::Whole(line) = line else { panic!("too long") };
            let line = String::from_utf8_lossy(line).into_owned();
            found.push((line, lines.offset()));
        }
        found
    }

    #[test]
    fn a_line_that_is_being_written_is_not_read_yet() {
        let (one, two) = (("a".to_owned(), 102), ("bc".to_owned(), 105));
        assert_eq!(all(b"a\nbc\n", false), [one.clone(), two.clone()]);
        assert_eq!(all(b"a\nbc", false), std::slice::from_ref(&one));
        assert_eq!(all(b"a\nbc", true), [one, (two.0, 104)]);
        assert_eq!(all(b"", true), []);
    }

    #[test]
    fn a_line_without_end_takes_no_memory_without_end() {
        let mut text = vec![b'x'; LONGEST + 1];
        text.extend_from_slice(b"\nshort\n");
        let mut lines = Lines::new(&text[..], 0, false);
        assert_eq!(lines.next_line().expect("memory can be read"), Some(Line::TooLong));
        assert_eq!(lines.offset(), LONGEST as u64 + 2);
        assert_eq!(lines.next_line().expect("memory can be read"), Some(Line::Whole(b"short")));
    }
}
