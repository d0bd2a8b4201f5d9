//! Counting the spans of commands, each line once, however its file is renamed or compressed meanwhile.

use super::memory::{Memory, Read};
use super::span_line::{CountedSpan, SpanLine};
use crate::analysis::metrics::{Ended, Figures, Usage};
use crate::store::{SpanFile, span_files};
use crate::telemetry::otlp::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// How much of a file is read at once, in bytes.
const STRETCH: usize = 256 << 10;

/// Counts the spans that were not counted yet.
///
/// # Errors
/// Where the files cannot be listed or one of them cannot be read; what was read before is counted.
pub(super) fn count(board: &Path, memory: &mut Memory) -> anyhow::Result<()> {
    let files = span_files(board)?;
    memory.read.retain(|read| files.iter().any(|file| file.segment == read.segment));
    // A file that is empty has no identity yet.
    for file in files.iter().filter(|file| !file.segment.is_empty()) {
        count_file(file, memory)?;
    }
    Ok(())
}

fn count_file(file: &SpanFile, memory: &mut Memory) -> anyhow::Result<()> {
    let known = memory.read.iter().position(|read| read.segment == file.segment);
    let place = known.unwrap_or_else(|| {
        memory.read.push(Read { segment: file.segment.clone(), offset: 0, is_done: false });
        memory.read.len() - 1
    });
    let read = &mut memory.read[place];
    if read.is_done {
        return Ok(());
    }
    let mut lines = BufReader::with_capacity(STRETCH, file.read_from(read.offset)?);
    let mut line = Vec::new();
    loop {
        line.clear();
        let length = lines.read_until(b'\n', &mut line)?;
        // What has no end yet is counted when it has.
        if length == 0 || line.last() != Some(&b'\n') {
            break;
        }
        read.offset += length as u64;
        count_line(&line, &mut memory.figures);
    }
    read.is_done = !file.current;
    Ok(())
}

fn count_line(line: &[u8], figures: &mut Figures) {
    match serde_json::from_slice::<SpanLine<'_>>(line) {
        Ok(line) => line.spans().for_each(|span| count_span(span, figures)),
        Err(_) if line.trim_ascii().is_empty() => {}
        Err(_) => figures.unreadable += 1,
    }
}

fn count_span(span: &CountedSpan<'_>, figures: &mut Figures) {
    let duration_ns = span.duration_ns();
    let outcome = || span.text("coordctl.outcome");
    match &*span.name {
        "store.lock" => figures.add_lock_wait(duration_ns),
        "work.attempt" => figures.add_attempt(outcome().as_deref().unwrap_or("unknown"), duration_ns),
        name if span.has("coordctl.verb") => {
            let ended = Ended::of(outcome().as_deref(), span.integer("process.exit.code"), span.is_error());
            figures.add_operation(name, ended, duration_ns);
        }
        _ => {}
    }
    count_usage(span, figures);
}

fn count_usage(span: &CountedSpan<'_>, figures: &mut Figures) {
    let tokens = |key| span.integer(key).and_then(|count| u64::try_from(count).ok());
    let (input, output) = (tokens("gen_ai.usage.input_tokens"), tokens("gen_ai.usage.output_tokens"));
    let cost = span.attribute("coordctl.claude.cost_usd").as_ref().and_then(nano);
    if input.is_none() && output.is_none() && cost.is_none() {
        return;
    }
    let usage = Usage {
        input_tokens: input.unwrap_or(0),
        output_tokens: output.unwrap_or(0),
        cost_nano_usd: cost.unwrap_or(0),
    };
    figures.add_usage(span.text("gen_ai.request.model").as_deref().unwrap_or("unknown"), usage);
}

/// An amount in billionths; `None` for what is none.
fn nano(amount: &Value) -> Option<u64> {
    let amount = match amount {
        Value::Double(amount) => *amount,
        Value::Int(amount) => *amount as f64,
        _ => return None,
    };
    (amount.is_finite() && amount >= 0.0).then_some((amount * 1e9).round() as u64)
}
