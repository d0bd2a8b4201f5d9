//! The end of what a command writes to stderr, kept while it is passed on.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How many lines are kept.
const LINES: usize = 20;
/// How much of a line is kept, in bytes, and of the text made of it, in characters.
const LINE_BYTES: usize = 256;

/// The last lines of a stream of bytes.
#[derive(Debug, Default)]
pub struct Tail {
    lines: VecDeque<Vec<u8>>,
    /// The line that has not ended yet.
    open: Vec<u8>,
}

impl Tail {
    /// Takes further bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        for piece in bytes.split_inclusive(|&byte| byte == b'\n') {
            let (text, ended) = piece.strip_suffix(b"\n").map_or((piece, false), |text| (text, true));
            let room = LINE_BYTES.saturating_sub(self.open.len());
            self.open.extend_from_slice(text.get(..room).unwrap_or(text));
            if ended {
                self.lines.push_back(std::mem::take(&mut self.open));
            }
        }
        while self.lines.len() > LINES {
            self.lines.pop_front();
        }
    }

    /// The last lines, the newest last. What is no UTF-8 is replaced, and no control character gets through.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let open = (!self.open.is_empty()).then_some(&self.open);
        let all: Vec<&Vec<u8>> = self.lines.iter().chain(open).collect();
        let last = all.get(all.len().saturating_sub(LINES)..).unwrap_or_default();
        last.iter().map(|line| shown(line)).collect()
    }
}

fn shown(line: &[u8]) -> String {
    let text = String::from_utf8_lossy(line);
    crate::text::escape(text.trim_end()).chars().take(LINE_BYTES).collect()
}

/// A stream that is copied to our stderr by a thread of its own, and whose end is kept.
#[derive(Debug)]
pub(super) struct Tee {
    tail: Arc<Mutex<Tail>>,
    thread: JoinHandle<()>,
}

impl Tee {
    /// Copies until the stream ends.
    pub(super) fn start(mut from: impl Read + Send + 'static, mut to: impl Write + Send + 'static) -> Self {
        let tail = Arc::new(Mutex::new(Tail::default()));
        let kept = Arc::clone(&tail);
        let thread = std::thread::spawn(move || {
            let mut bytes = [0; 8192];
            loop {
                let read = match from.read(&mut bytes) {
                    Ok(0) => return,
                    Ok(count) => bytes.get(..count).unwrap_or_default(),
                    Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
                    Err(_) => return,
                };
                // A stderr that takes nothing must not stop the command.
                let _ = to.write_all(read).and_then(|()| to.flush());
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(read);
            }
        });
        Tee { tail, thread }
    }

    /// The last lines: all of them once the stream has ended, and those that came within `patience` where a process
    /// that the command left behind keeps it open.
    pub(super) fn end(self, patience: Duration) -> Vec<String> {
        let started = Instant::now();
        while !self.thread.is_finished() && started.elapsed() < patience {
            std::thread::sleep(Duration::from_millis(1));
        }
        self.lines()
    }

    /// The last lines that came so far.
    pub(super) fn lines(&self) -> Vec<String> {
        self.tail.lock().unwrap_or_else(PoisonError::into_inner).lines()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_lines_are_kept() {
        let mut tail = Tail::default();
        let text: String = (1..=30).map(|n| format!("line {n}\n")).collect();
        // In odd pieces, as a pipe delivers them.
        text.as_bytes().chunks(7).for_each(|piece| tail.push(piece));
        let expected: Vec<String> = (11..=30).map(|n| format!("line {n}")).collect();
        assert_eq!(tail.lines(), expected);
        tail.push(b"no newline");
        assert_eq!(tail.lines().first().map(String::as_str), Some("line 12"));
        assert_eq!(tail.lines().last().map(String::as_str), Some("no newline"));
    }

    #[test]
    fn a_line_without_an_end_takes_no_room_without_end() {
        let mut tail = Tail::default();
        (0..1000).for_each(|_| tail.push(&[b'x'; 1000]));
        assert!(tail.open.capacity() <= 4 * LINE_BYTES, "{}", tail.open.capacity());
        tail.push(b"\nnext\n");
        assert_eq!(tail.lines(), ["x".repeat(LINE_BYTES), "next".to_owned()]);
    }

    #[test]
    fn bytes_that_are_no_text_are_shown_as_such() {
        let mut tail = Tail::default();
        tail.push(b"a\xff\x1b[2Jb\r\n");
        assert_eq!(tail.lines(), ["a\u{fffd}\\u{1b}[2Jb"]);
        tail.push(&[0; 9000]);
        assert_eq!(tail.lines()[1].len(), LINE_BYTES, "what is escaped takes more room");
    }

    #[test]
    fn everything_is_passed_on_and_a_stream_that_stays_open_is_not_waited_for() {
        let (reader, mut writer) = std::io::pipe().expect("a pipe can be made");
        let (mut copied, copy) = std::io::pipe().expect("a pipe can be made");
        let tee = Tee::start(reader, copy);
        writer.write_all(b"one\ntwo\n").expect("the pipe takes it");
        let mut seen = [0; 8];
        copied.read_exact(&mut seen).expect("it is passed on");
        assert_eq!(&seen, b"one\ntwo\n");
        let patience = Duration::from_millis(50);
        assert_eq!(tee.end(patience), ["one", "two"]);
        drop(writer);
    }
}
