//! Lines of the files of spans that are no OTLP: those of an older tool, and torn ones.

use crate::store::SpanFile;
use crate::telemetry::otlp::Request;
use crate::telemetry::read::{Line, Lines};

/// How many bytes of spans are looked at, the newest files first: more would take too long.
const BUDGET: u64 = 128 << 20;

/// What was found in the lines.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// How many lines are OTLP.
    pub(super) good: u64,
    /// How many are not.
    pub(super) bad: u64,
    /// The first of them: its file, and where it begins there in bytes before compression.
    pub(super) first_bad: Option<(String, u64)>,
    /// How many files were not looked at.
    pub(super) left_out: usize,
    /// Files that could not be read to their end, and why.
    pub(super) unreadable: Vec<(String, std::io::Error)>,
}

/// Looks at the lines of some files, which come oldest first.
pub(super) fn look_at(files: &[SpanFile]) -> Looked {
    let (mut found, mut left) = (Looked::default(), BUDGET);
    for (n, file) in files.iter().enumerate().rev() {
        if left == 0 {
            found.left_out = n + 1;
            break;
        }
        let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match look_into(file, &name, &mut found) {
            Ok(bytes) => left = left.saturating_sub(bytes),
            Err(e) => found.unreadable.push((name, e)),
        }
    }
    found
}

fn look_into(file: &SpanFile, name: &str, found: &mut Looked) -> std::io::Result<u64> {
    // The last line of the current file may be on its way.
    let mut lines = Lines::new(file.read_from(0)?, 0, !file.current);
    let mut first = None;
    loop {
        let offset = lines.offset();
        match lines.next_line()? {
            None => break,
            Some(Line::Whole(line)) if line.trim_ascii().is_empty() => {}
            Some(Line::Whole(line)) if is_otlp(line) => found.good += 1,
            Some(_) => {
                found.bad += 1;
                first = first.or(Some(offset));
            }
        }
    }
    // Files come newest first, and the oldest line is what people look for first.
    if let Some(first) = first {
        found.first_bad = Some((name.to_owned(), first));
    }
    Ok(lines.offset())
}

/// Whether a line is a request with spans. Unknown fields are passed over: without any known one it is something else.
fn is_otlp(line: &[u8]) -> bool {
    serde_json::from_slice(line).is_ok_and(|request: Request| !request.resource_spans.is_empty())
}
