//! Cutting files into pieces of whole lines.

use memchr::memrchr;
use std::io::Read;
use std::vec::IntoIter;

/// A line that is longer than this many bytes is no line of spans: receivers take far less.
const LONGEST: usize = 64 << 20;

/// Something to read lines from.
pub struct Source {
    /// The lines.
    pub reader: Box<dyn Read + Send>,
    /// Its length where it lies, in bytes, as far as it is known: what progress is told in.
    pub bytes: u64,
    /// Whether the reader answers more bytes than lie there.
    pub compressed: bool,
}

/// The lines of some sources, in pieces.
pub(super) struct Pieces {
    sources: IntoIter<Source>,
    reading: Option<Source>,
    /// Which source is read, from 0.
    pub(super) at: usize,
    /// The beginning of a line whose end is not read yet.
    rest: Vec<u8>,
    size: usize,
    longest: usize,
    /// How far the sources are read, by the length they have where they lie.
    pub(super) position: u64,
}

impl Pieces {
    pub(super) fn of(sources: Vec<Source>, size: usize) -> Self {
        let mut sources = sources.into_iter();
        let reading = sources.next();
        Pieces { sources, reading, at: 0, rest: Vec::new(), size, longest: LONGEST, position: 0 }
    }

    /// Fills `piece` with whole lines; `false` at the end. The last line of a source may lack its newline.
    pub(super) fn next(&mut self, piece: &mut Vec<u8>) -> std::io::Result<bool> {
        piece.clear();
        piece.append(&mut self.rest);
        while let Some(source) = &mut self.reading {
            let before = piece.len();
            piece.reserve(self.size);
            let read = source.reader.by_ref().take(self.size as u64).read_to_end(piece)?;
            if !source.compressed {
                self.position += read as u64;
            }
            if read == 0 {
                self.next_source();
                if !piece.is_empty() {
                    return Ok(true);
                }
            } else if let Some(end) = piece.get(before..).and_then(|new| memrchr(b'\n', new)) {
                self.rest = piece.split_off(before + end + 1);
                return Ok(true);
            } else if piece.len() > self.longest {
                // One byte stands for it until its end comes: it counts as a line that is no OTLP.
                piece.truncate(1);
            }
        }
        Ok(false)
    }

    /// Gives up what is not read yet.
    pub(super) fn stop(&mut self) {
        self.reading = None;
        self.sources = Vec::new().into_iter();
    }

    fn next_source(&mut self) {
        if let Some(Source { bytes, compressed: true, .. }) = self.reading {
            self.position += bytes;
        }
        self.reading = self.sources.next();
        self.at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[&str], size: usize, longest: usize) -> Vec<String> {
        let source = |text: &&str| Source {
            reader: Box::new(std::io::Cursor::new(text.as_bytes().to_vec())),
            bytes: text.len() as u64,
            compressed: false,
        };
        let mut pieces = Pieces { longest, ..Pieces::of(texts.iter().map(source).collect(), size) };
        let (mut piece, mut all) = (Vec::new(), Vec::new());
        while pieces.next(&mut piece).expect("it can be read") {
            let text = String::from_utf8(piece.clone()).expect("text");
            all.extend(text.split_terminator('\n').map(str::to_owned));
        }
        assert_eq!(pieces.position, texts.iter().map(|text| text.len() as u64).sum::<u64>());
        all
    }

    #[test]
    fn no_line_is_cut_joined_or_lost_whatever_the_size_of_a_piece() {
        let texts = ["one\ntwo\n\nfour", "five\n", "", "\n", "no newline at the end"];
        for size in 1..40 {
            let expected = ["one", "two", "", "four", "five", "", "no newline at the end"];
            assert_eq!(lines(&texts, size, LONGEST), expected, "{size}");
        }
    }

    #[test]
    fn a_line_without_end_takes_no_memory_and_stays_one_line() {
        let texts = [&*format!("{}\nafter\n", "x".repeat(1000))];
        for size in 1..40 {
            let all = lines(&texts, size, 100);
            assert_eq!(all.len(), 2, "{all:?}");
            assert!(all[0].len() <= 141 && all[1] == "after", "{all:?}");
        }
    }
}
