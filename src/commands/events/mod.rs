//! `events`: what happened on the board.

mod line;
mod stream;

use super::arguments::{misspelt, number, unknown, work_id};
use super::history::line;
use super::{Context, WIDE};
use crate::board::{AgentId, WorkId};
use crate::report::age::stamp;
use crate::report::table::{Column, table};
use crate::settings::BadInput;
use crate::store::{Event, Snapshot};
use crate::text::quote;
use clap::Args;
use line::Filter;
use serde_json::json;

/// Show what happened on the board
///
/// Without --since, --follow or --format: the newest changes as a table, or as one document with --json.
///
/// With one of them: a stream, oldest first, one line for each change, which begins with the change's sequence number.
/// That number is a cursor: --since N gives every change after it, none twice and none left out, whenever and however
/// often it is asked. Numbers may be skipped, where the journal was damaged and between its parts, but they only grow.
///
/// Each line of --format jsonl (or --json) is an object with sequence, at (RFC 3339), verb, agent, work_id, status,
/// fence and note; agent, work_id, status and fence are null where there is none. A change to several items also has
/// items, a list of objects with work_id, status and fence.
///
/// A change may be shown a moment before it is flushed to the disk, as by every verb that reads.
#[derive(Debug, Args)]
pub struct EventsArgs {
    /// Show at most this many: the newest of a table [default: 20], the first of a stream [default: all]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    limit: Option<String>,
    /// Show what happens from now on, or after the cursor of --since, until interrupted or nobody reads any more
    #[arg(long)]
    follow: bool,
    /// Show what happened after this change, named by its sequence number; 0 for everything
    #[arg(long, value_name = "CURSOR", allow_negative_numbers = true)]
    since: Option<String>,
    /// Only what happened to this work item
    #[arg(long, value_name = "WORK_ID")]
    work: Option<String>,
    /// Only what this agent did
    #[arg(long, value_name = "AGENT")]
    agent: Option<String>,
    /// The form of the stream: jsonl or text [default: text]
    #[arg(long, value_name = "jsonl|text")]
    format: Option<String>,
}

/// How many changes a table has.
const TABLE: usize = 20;

/// How the lines of a stream are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Jsonl,
    Text,
}

/// Runs `events`.
///
/// # Errors
/// Bad values, an unknown item, or a board that cannot be read.
pub fn run(context: &Context<'_>, args: &EventsArgs) -> anyhow::Result<()> {
    let most = args.limit.as_deref().map(|text| number("limit", text, 1_000_000)).transpose()?;
    let most = most.map(usize::try_from).transpose()?;
    let filter = args.filter()?;
    let since = args.since.as_deref().map(|text| number("cursor", text, u64::MAX)).transpose()?;
    let format = args.format(context.terminal.json)?;
    if let Some(id) = &filter.work {
        context.read(|snapshot| known(snapshot, id))?;
    }
    if args.follow || since.is_some() || args.format.is_some() {
        let stream = stream::Stream { follow: args.follow, since, filter, most: most.unwrap_or(usize::MAX), format };
        return stream.run(context);
    }
    let most = most.unwrap_or(TABLE);
    if filter.is_empty() {
        return context.read(|snapshot| {
            let mut events = snapshot.events(most)?;
            events.reverse();
            tell(context, &events, snapshot.sequence())
        });
    }
    let (events, sequence) = stream::newest(context, &filter, most)?;
    tell(context, &events, sequence)
}

impl EventsArgs {
    fn filter(&self) -> Result<Filter, BadInput> {
        let agent = |name: &String| {
            AgentId::parse(name).map_err(|e| BadInput::new(format!("{} is no agent", quote(name)), e.to_string()))
        };
        Ok(Filter {
            work: self.work.as_deref().map(work_id).transpose()?,
            agent: self.agent.as_ref().map(agent).transpose()?,
        })
    }

    fn format(&self, json: bool) -> Result<Format, BadInput> {
        match self.format.as_deref() {
            Some("jsonl") => Ok(Format::Jsonl),
            Some("text") => Ok(Format::Text),
            Some(word) => Err(misspelt("form of a stream", word, &["jsonl", "text"])),
            None => Ok(if json { Format::Jsonl } else { Format::Text }),
        }
    }
}

fn known(snapshot: &mut Snapshot, id: &WorkId) -> anyhow::Result<()> {
    match snapshot.work(id)? {
        Some(_) => Ok(()),
        None => Err(unknown(snapshot, id).into()),
    }
}

fn tell(context: &Context<'_>, events: &[Event], sequence: u64) -> anyhow::Result<()> {
    if context.terminal.json {
        let lines: Vec<_> =
            events.iter().map(|event| json!({ "sequence": event.sequence, "event": line(event) })).collect();
        let document = json!({ "schema": "coordctl.events.v1", "events": lines, "sequence": sequence });
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
