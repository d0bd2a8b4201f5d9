//! `events`: what happened on the board.

use super::arguments::number;
use super::history::line;
use super::{Context, WIDE};
use crate::report::age::stamp;
use crate::report::table::{Column, table};
use crate::store::Snapshot;
use clap::Args;
use serde_json::json;

/// Arguments of `events`.
#[derive(Debug, Args)]
pub struct EventsArgs {
    /// Show at most this many, the newest
    #[arg(long, value_name = "N", default_value = "20", allow_negative_numbers = true)]
    limit: String,
}

/// Runs `events`.
///
/// # Errors
/// Where the board cannot be read.
pub fn run(context: &Context<'_>, args: &EventsArgs) -> anyhow::Result<()> {
    context.read(|snapshot| tell(context, args, snapshot))
}

fn tell(context: &Context<'_>, args: &EventsArgs, snapshot: &mut Snapshot) -> anyhow::Result<()> {
    let most = usize::try_from(number("limit", &args.limit, 1_000_000)?)?;
    let mut events = snapshot.events(most)?;
    events.reverse();
    if context.terminal.json {
        let lines: Vec<_> =
            events.iter().map(|event| json!({ "sequence": event.sequence, "event": line(event) })).collect();
        let document = json!({ "schema": "coordctl.events.v1", "events": lines, "sequence": snapshot.sequence() });
        return Ok(context.terminal.document(&document)?);
    }
    let width = context.terminal.list_width();
    let wide = width >= WIDE;
    let rows: Vec<Vec<String>> = events
        .iter()
        .map(|event| {
            let line = line(event);
            let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
            let mut row = vec![stamp(line.at), line.verb, or_dash(line.work_id), line.note];
            if wide {
                row.insert(3, or_dash(line.agent));
            }
            row
        })
        .collect();
    let mut columns =
        vec![Column::left("time"), Column::left("event"), Column::whole("item"), Column::flexible("note")];
    if wide {
        columns.insert(3, Column::left("who"));
    }
    Ok(context.terminal.data(&table(&rows, &columns, width, true))?)
}
