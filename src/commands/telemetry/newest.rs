//! The newest spans, without reading more of the files than they are in.

use super::tail::Shown;
use crate::store::{SpanFile, StoreError};
use crate::telemetry::read::{Line, Lines};
use std::collections::VecDeque;

/// How much of the end of a file is read first, in bytes; four times as much each time that it is too little.
const FIRST: u64 = 256 << 10;

/// What is shown of the newest spans, oldest first, and up to where the current file was read: to the end of a line.
pub(super) fn newest(files: &[SpanFile], most: usize, shown: &Shown) -> Result<(Vec<String>, u64), StoreError> {
    let (mut kept, mut offset) = (Vec::new(), 0);
    for file in files.iter().rev() {
        if kept.len() >= most && !file.current {
            break;
        }
        let end = end_of(file, most - kept.len(), shown).map_err(StoreError::io("read", &file.path))?;
        if file.current {
            offset = end.offset;
        }
        kept.splice(0..0, end.lines);
    }
    Ok((kept, offset))
}

/// The end of a file.
struct End {
    lines: VecDeque<String>,
    /// Behind its last newline.
    offset: u64,
}

fn end_of(file: &SpanFile, most: usize, shown: &Shown) -> std::io::Result<End> {
    let mut length = FIRST;
    loop {
        // What is compressed has no end that could be read alone.
        let start = if file.compressed { 0 } else { file.bytes.saturating_sub(length) };
        let end = read(file, start, most, shown)?;
        if start == 0 || end.lines.len() >= most {
            return Ok(end);
        }
        length = length.saturating_mul(4);
    }
}

fn read(file: &SpanFile, start: u64, most: usize, shown: &Shown) -> std::io::Result<End> {
    // From the byte before, so that a line that begins right at the start is known to be whole.
    let start = start.saturating_sub(1);
    let mut lines = Lines::new(file.read_from(start)?, start, false);
    let (mut newest, mut is_whole) = (VecDeque::new(), start == 0);
    while let Some(line) = lines.next_line()? {
        if let Line::Whole(line) = line
            && is_whole
        {
            newest.extend(shown.lines(line));
            let more = newest.len().saturating_sub(most);
            newest.drain(..more);
        }
        is_whole = true;
    }
    Ok(End { lines: newest, offset: lines.offset() })
}
