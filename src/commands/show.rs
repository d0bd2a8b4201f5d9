//! `show`: one work item, whole, with its history.

use super::Context;
use super::arguments::{number, unknown, work_id};
use super::history::line_of;
use crate::board::{Criterion, Evidence, WorkId, prerequisites};
use crate::report::age::stamp;
use crate::report::{completion, item};
use crate::store::{Event, History, Snapshot};
use crate::text::escape;
use clap::Args;
use serde_json::{Map, Value, json};

/// Show one work item with its history
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The work item
    work_id: String,
    /// Show at most this many of its changes, the newest
    #[arg(long, value_name = "N", default_value = "50", allow_negative_numbers = true)]
    history: String,
}

/// Runs `show`.
///
/// # Errors
/// Where the item is unknown or the board cannot be read.
pub fn run(context: &Context<'_>, args: &ShowArgs) -> anyhow::Result<()> {
    context.tell_unseen();
    context.read(|snapshot| tell(context, args, snapshot))
}

fn tell(context: &Context<'_>, args: &ShowArgs, snapshot: &mut Snapshot) -> anyhow::Result<()> {
    let id = work_id(&args.work_id)?;
    let most = usize::try_from(number("limit", &args.history, 1_000_000)?)?;
    let Some(item) = snapshot.work(&id)? else {
        return Err(unknown(snapshot, &id).into());
    };
    super::record_item(&id, item.fence());
    let History { events: mut history, goes_on_in_archive } = snapshot.history(&id, most)?;
    history.reverse();
    if context.terminal.json {
        let history: Vec<_> =
            history.iter().map(|event| json!({ "sequence": event.sequence, "event": line_of(event, &id) })).collect();
        let document = json!({
            "schema": "coordctl.show.v1",
            "item": item.row(),
            "expired": item.is_expired(snapshot.now()),
            "history": history,
            "history_goes_on_in_archive": goes_on_in_archive,
        });
        return Ok(context.terminal.document(&document)?);
    }
    let now = snapshot.now().clone();
    let own = [
        ("depends_on", item::dependencies(&prerequisites(snapshot, &now, &item)?)),
        ("acceptance", completion::criteria(&Criterion::all(&item))),
        ("evidence", completion::evidence(&Evidence::of(&item))),
        ("attempts", item::attempts(&item)),
        ("handoff", item::handoff(&item)),
        ("notes", item::notes(&item)),
    ];
    context.terminal.data(&format!("{}\nhistory\n{}", page(item.into_row(), &own), lines(&id, &history)))?;
    if goes_on_in_archive {
        context
            .terminal
            .say(&format!("older changes are in the archive: \"coordctl archive search --kind event {id}\""));
    }
    Ok(())
}

/// The fields of a row, then those that have a section of their own and something to say in it.
fn page(mut row: Map<String, Value>, own: &[(&str, String)]) -> String {
    let told = || own.iter().filter(|(_, lines)| !lines.is_empty());
    row.retain(|field, _| told().all(|(name, _)| name != field));
    told().fold(fields(&row), |page, (name, lines)| format!("{page}\n{name}\n{lines}"))
}

pub(super) fn fields(row: &Map<String, Value>) -> String {
    let width = row.keys().map(|key| key.chars().count()).max().unwrap_or(0);
    let shown = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null => "–".to_owned(),
        other => other.to_string(),
    };
    row.iter().map(|(key, value)| format!("{:<width$}  {}\n", escape(key), escape(&shown(value)))).collect()
}

pub(super) fn lines(id: &WorkId, history: &[Event]) -> String {
    let told = |event: &Event| {
        let line = line_of(event, id);
        let who = line.agent.unwrap_or_else(|| "–".to_owned());
        format!("  {}  {:<9}  {}  {}\n", stamp(line.at), escape(&line.verb), escape(&who), escape(&line.note))
    };
    history.iter().map(told).collect()
}
