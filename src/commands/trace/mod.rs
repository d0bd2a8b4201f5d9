//! `trace`: where the time of a work item went.

mod gather;
mod spans;

use super::Context;
use crate::settings::BadInput;
use crate::text::{is_hex_id, quote};
use clap::Args;

/// Show where the time of a work item went, as a waterfall
#[derive(Debug, Args)]
pub struct TraceArgs {
    /// The work item, or a trace: 32 hexadecimal digits
    #[arg(value_name = "WORK_ID|TRACE_ID")]
    subject: String,
    /// Show the steps of each command too: the wait for the lock, the flush, HTTP calls
    #[arg(long)]
    steps: bool,
    /// Show also what only read the item, in the traces of others
    #[arg(long)]
    all: bool,
}

/// What a trace is asked for by.
enum Subject {
    Item(crate::board::WorkId),
    Trace(String),
}

/// Runs `trace`.
///
/// # Errors
/// Where nothing is known of the item or trace, or the spans cannot be read.
pub fn run(context: &Context<'_>, args: &TraceArgs) -> anyhow::Result<()> {
    let subject = match is_hex_id(&args.subject, 32) {
        true => Subject::Trace(args.subject.to_ascii_lowercase()),
        false => Subject::Item(super::arguments::work_id(&args.subject)?),
    };
    if let Subject::Item(id) = &subject {
        super::record_item(id, 0);
    }
    let waterfall = gather::waterfall(context, args, &subject)?;
    if waterfall.rows.is_empty() && waterfall.elsewhere.is_empty() {
        let message = format!("no span of the trace {} is known here", quote(&args.subject));
        return Err(BadInput::new(message, "run \"coordctl telemetry tail\" to see the newest spans").into());
    }
    match context.terminal.json {
        true => Ok(context.terminal.document(&waterfall)?),
        false => Ok(context.terminal.data(&waterfall.draw(context.terminal.width(), context.terminal.colour))?),
    }
}
