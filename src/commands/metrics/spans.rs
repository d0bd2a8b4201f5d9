//! Counting the spans of commands, each line once, however its file is renamed or compressed meanwhile.

use super::memory::{Memory, Read};
use crate::analysis::metrics::{Ended, Figures, Usage};
use crate::store::{SpanFile, span_files};
use crate::telemetry::otlp::{Attributes, Brief, BriefLine, Value};
use crate::telemetry::read::{Line, Lines};
use std::path::Path;

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
    let mut lines = Lines::new(file.read_from(read.offset)?, read.offset, false);
    // What has no end yet is counted when it has.
    while let Some(line) = lines.next_line()? {
        match line {
            Line::Whole(line) => count_line(line, &mut memory.figures),
            Line::TooLong => memory.figures.unreadable += 1,
        }
        read.offset = lines.offset();
    }
    read.is_done = !file.current;
    Ok(())
}

fn count_line(line: &[u8], figures: &mut Figures) {
    match BriefLine::read(line) {
        Some(line) => line.spans().for_each(|span| count_span(&span, figures)),
        None if line.trim_ascii().is_empty() => {}
        None => figures.unreadable += 1,
    }
}

fn count_span(span: &Brief<'_>, figures: &mut Figures) {
    let (duration_ns, attributes) = (span.duration_ns(), span.own());
    let outcome = || attributes.text("coordctl.outcome");
    match span.name() {
        "store.lock" => figures.add_lock_wait(duration_ns),
        "work.attempt" => figures.add_attempt(outcome().as_deref().unwrap_or("unknown"), duration_ns),
        name if attributes.has("coordctl.verb") => {
            let ended = Ended::of(outcome().as_deref(), attributes.integer("process.exit.code"), span.failed());
            figures.add_operation(name, ended, duration_ns);
        }
        _ => {}
    }
    count_usage(&attributes, figures);
}

fn count_usage(span: &Attributes<'_>, figures: &mut Figures) {
    let tokens = |key| span.integer(key).and_then(|count| u64::try_from(count).ok());
    let (input, output) = (tokens("gen_ai.usage.input_tokens"), tokens("gen_ai.usage.output_tokens"));
    let cost = span.value("coordctl.claude.cost_usd").as_ref().and_then(nano);
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
