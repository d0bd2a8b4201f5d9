//! `archive show`.

use super::super::Context;
use super::super::arguments::work_id;
use super::super::history::line_of;
use super::super::show::{fields, lines};
use crate::board::{AgentId, Kind, Lookup, Refusal, WorkId};
use crate::settings::BadInput;
use crate::store::{ArchivedRow, Event, Search, StoreError};
use crate::text::escape;
use clap::Args;
use serde_json::json;

/// The end of the help.
pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl archive show work_1750055888000000000
  coordctl archive show work_1750055888000000000 --json | jq .row

Exit codes: 0 shown, 3 bad value, 13 nothing in the archive has this id";

/// Show what was archived under an id: the row as it was last, and its changes
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// A work item, or an agent
    #[arg(value_name = "ID")]
    id: String,
}

/// What the archive knows under an id.
struct Told {
    row: ArchivedRow,
    completions: Vec<ArchivedRow>,
    history: Vec<Event>,
    is_on_board: bool,
}

/// Runs `archive show`.
///
/// # Errors
/// Where nothing in the archive has this id, or it cannot be read.
pub(super) fn run(context: &Context<'_>, args: &ShowArgs) -> anyhow::Result<()> {
    let id = work_id(&args.id)?;
    let told = told(context, &id)?;
    super::super::record_item(&id, 0);
    if context.terminal.json {
        return Ok(context.terminal.document(&document(&id, &told))?);
    }
    let mut page = format!("archived on {}\n\n{}", escape(&told.row.archived_at), fields(&told.row.row));
    for completion in &told.completions {
        page = format!("{page}\ncompletion\n{}", fields(&completion.row));
    }
    context.terminal.data(&format!("{page}\nhistory\n{}", lines(&id, &told.history)))?;
    if told.is_on_board {
        context.terminal.say(&format!("{id} is on the board again: \"coordctl show {id}\" shows it as it is now"));
    }
    Ok(())
}

fn told(context: &Context<'_>, id: &WorkId) -> anyhow::Result<Told> {
    let row = find(context, id.as_str())?;
    let archive = context.with_store(|store| store.archive())?;
    let completions = warned(context, archive.completions(id.as_str())?);
    let mut history = warned(context, archive.history(row.kind, id.as_str())?);
    let is_work = row.kind == Kind::Work;
    // What has not left the journal yet.
    let (is_on_board, recent) = context.read(|snapshot| {
        let is_there = match is_work {
            true => snapshot.work(id)?.is_some(),
            false => Lookup::agent(snapshot, &AgentId::from_row(id.as_str()))?.is_some(),
        };
        Ok((is_there, if is_work { snapshot.history(id, usize::MAX)?.events } else { Vec::new() }))
    })?;
    history.extend(recent);
    history.sort_by_key(|event| event.sequence);
    history.dedup_by_key(|event| event.sequence);
    Ok(Told { completions: if is_work { completions } else { Vec::new() }, row, history, is_on_board })
}

/// The row of a work item in the archive, or else that of an agent.
///
/// # Errors
/// [`Refusal::NotArchived`], and where the archive cannot be listed.
pub(super) fn find(context: &Context<'_>, id: &str) -> anyhow::Result<ArchivedRow> {
    let archive = context.with_store(|store| store.archive())?;
    for kind in [Kind::Work, Kind::Agent] {
        if let Some(row) = warned(context, archive.row(kind, id)?) {
            return Ok(row);
        }
    }
    Err(StoreError::from(Refusal::NotArchived { id: id.to_owned() }).into())
}

/// What was found; warns of the files that could not be read.
pub(super) fn warned<T>(context: &Context<'_>, search: Search<T>) -> T {
    search.damaged.iter().for_each(|what| context.terminal.warn(what));
    search.found
}

fn document(id: &WorkId, told: &Told) -> serde_json::Value {
    let event = |event: &Event| json!({ "sequence": event.sequence, "event": line_of(event, id) });
    json!({
        "schema": "coordctl.archive_show.v1",
        "kind": told.row.kind,
        "id": told.row.id,
        "archived_at": told.row.archived_at,
        "sequence": told.row.sequence,
        "on_board": told.is_on_board,
        "row": told.row.row,
        "completions": told.completions.iter().map(|row| &row.row).collect::<Vec<_>>(),
        "history": told.history.iter().map(event).collect::<Vec<_>>(),
    })
}

/// Reads an id that a caller typed.
pub(super) fn id_of(text: &str) -> Result<String, BadInput> {
    work_id(text).map(|id| id.as_str().to_owned())
}
