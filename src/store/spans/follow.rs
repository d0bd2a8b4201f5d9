//! Lines of spans as they come, each once, also while the file is turned.
//!
//! Nothing is appended to a file once it has another name (see `append`): a file that is no longer the current one is
//! read to its end, and then those that came after it.

use super::super::bell::Bell;
use super::super::error::StoreError;
use super::files::{SpanFile, span_files};
use memchr::memrchr;
use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The most that is read at once, in bytes.
const MOST: u64 = 4 << 20;

/// Follows the spans of a board.
#[derive(Debug)]
pub struct SpanFollow {
    board: PathBuf,
    /// Files that are told to their end.
    told: HashSet<String>,
    open: Option<Open>,
    bell: Bell,
}

/// A file that is read, and how far: to the end of a line.
#[derive(Debug)]
struct Open {
    file: SpanFile,
    offset: u64,
}

impl SpanFollow {
    /// Follows on from `files`, all of which are told but for the current one, which is told up to `offset`.
    #[must_use]
    pub fn after(board: &Path, files: Vec<SpanFile>, offset: u64) -> Self {
        let mut follow =
            SpanFollow { board: board.to_owned(), told: HashSet::new(), open: None, bell: Bell::over(board) };
        for file in files {
            match file.current && !file.segment.is_empty() {
                true => follow.open = Some(Open { file, offset }),
                false => drop(follow.told.insert(file.segment)),
            }
        }
        follow
    }

    /// The next whole lines, as bytes; empty where there are none yet.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn more(&mut self) -> Result<Vec<u8>, StoreError> {
        loop {
            if let Some(open) = &mut self.open {
                let lines = open.lines()?;
                if !lines.is_empty() {
                    return Ok(lines);
                }
            }
            let files = span_files(&self.board)?;
            if let Some(open) = &mut self.open {
                if files.last().is_some_and(|last| last.current && last.segment == open.file.segment) {
                    return Ok(Vec::new());
                }
                // What came between the last look and the turning.
                let lines = open.lines()?;
                if !lines.is_empty() {
                    return Ok(lines);
                }
                let torn = open.unfinished()?;
                self.told.insert(std::mem::take(&mut open.file.segment));
                self.open = None;
                if !torn.is_empty() {
                    return Ok(torn);
                }
            }
            let is_new = |file: &SpanFile| !file.segment.is_empty() && !self.told.contains(&file.segment);
            match files.into_iter().find(is_new) {
                Some(file) => self.open = Some(Open { file, offset: 0 }),
                None => return Ok(Vec::new()),
            }
        }
    }

    /// Waits until there may be more, at most `limit`.
    pub fn rest(&self, limit: Duration) {
        self.bell.wait(limit);
    }
}

impl Open {
    /// Whole lines from here on.
    fn lines(&mut self) -> Result<Vec<u8>, StoreError> {
        let mut bytes = self.read(MOST)?;
        while memrchr(b'\n', &bytes).is_none() && bytes.len() as u64 >= MOST {
            // A line longer than that is read whole.
            let more = self.read(bytes.len() as u64 * 2)?;
            if more.len() == bytes.len() {
                break;
            }
            bytes = more;
        }
        bytes.truncate(memrchr(b'\n', &bytes).map_or(0, |end| end + 1));
        self.offset += bytes.len() as u64;
        Ok(bytes)
    }

    /// What stands behind the last newline, which nobody will finish, as a line.
    fn unfinished(&mut self) -> Result<Vec<u8>, StoreError> {
        let mut bytes = self.read(MOST)?;
        if !bytes.is_empty() {
            bytes.push(b'\n');
        }
        Ok(bytes)
    }

    fn read(&self, most: u64) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::new();
        let read = self.file.read_from(self.offset).and_then(|file| file.take(most).read_to_end(&mut bytes));
        read.map_err(StoreError::io("read", &self.file.path))?;
        Ok(bytes)
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test makes, turns and removes files as others would")]
mod tests {
    use super::*;
    use std::fs::{File, OpenOptions, remove_file, rename};
    use std::io::Write;

    struct Board(tempfile::TempDir);

    impl Board {
        fn new() -> Self {
            Board(tempfile::tempdir().expect("a directory"))
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        fn append(&self, text: &str) {
            let file = OpenOptions::new().create(true).append(true).open(self.path("telemetry_spans.jsonl"));
            file.and_then(|mut file| file.write_all(text.as_bytes())).expect("it can be written");
        }

        fn turn(&self, number: u8) -> PathBuf {
            let turned = self.path(&format!("telemetry_spans-{number:020}.jsonl"));
            rename(self.path("telemetry_spans.jsonl"), &turned).expect("it can be renamed");
            turned
        }

        fn follow(&self, offset: u64) -> SpanFollow {
            SpanFollow::after(self.0.path(), span_files(self.0.path()).expect("files"), offset)
        }
    }

    fn all(follow: &mut SpanFollow) -> String {
        let mut all = Vec::new();
        loop {
            let more = follow.more().expect("it can be read");
            if more.is_empty() {
                return String::from_utf8(all).expect("text");
            }
            all.extend(more);
        }
    }

    fn pack(path: &Path) {
        let text = std::fs::read(path).expect("a file");
        let packed = File::create(path.with_extension("jsonl.gz")).expect("a file");
        let mut packer = flate2::write::GzEncoder::new(packed, flate2::Compression::fast());
        packer.write_all(&text).and_then(|()| packer.finish()).expect("it can be written");
        remove_file(path).expect("a file");
    }

    #[test]
    fn lines_come_whole_and_once() {
        let board = Board::new();
        board.append("old\ntold\n");
        let mut follow = board.follow(4);
        assert_eq!(all(&mut follow), "told\n");
        board.append("half");
        assert_eq!(all(&mut follow), "");
        board.append(" a line\nand");
        assert_eq!(all(&mut follow), "half a line\n");
        board.append(" more\n");
        assert_eq!(all(&mut follow), "and more\n");
    }

    #[test]
    fn a_turned_file_is_told_to_its_end_and_then_those_after_it() {
        let board = Board::new();
        board.append("before\n");
        board.turn(1);
        board.append("one\n");
        let mut follow = board.follow(4);
        board.append("two\n");
        let turned = board.turn(2);
        assert_eq!(all(&mut follow), "two\n", "nothing comes after it yet");
        board.append("three\n");
        pack(&turned);
        board.turn(3);
        board.append("four\ntorn");
        let turned = board.turn(4);
        board.append("five\n");
        pack(&turned);
        assert_eq!(all(&mut follow), "three\nfour\ntorn\nfive\n");
        assert_eq!(all(&mut follow), "");
    }

    #[test]
    fn a_file_that_begins_later_is_told_from_its_beginning() {
        let board = Board::new();
        let mut follow = board.follow(0);
        assert_eq!(all(&mut follow), "");
        board.append("");
        assert_eq!(all(&mut follow), "");
        board.append("first\n");
        board.turn(1);
        board.append("second\n");
        assert_eq!(all(&mut follow), "first\nsecond\n");
        remove_file(board.path("telemetry_spans.jsonl")).expect("a file");
        assert_eq!(all(&mut follow), "");
        board.append("third\n");
        assert_eq!(all(&mut follow), "third\n");
    }
}
