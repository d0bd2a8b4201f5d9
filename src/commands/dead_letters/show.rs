//! `dead-letters show`.

use super::super::arguments::{unknown, work_id};
use super::super::{Context, record_item};
use super::DeadLetter;
use crate::board::{Attempt, Refusal, Status, WorkItem};
use crate::report::item;
use crate::store::{Snapshot, StoreError};
use crate::text::escape;
use clap::Args;
use serde_json::json;

/// The end of the help.
pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl dead-letters show work_1750055888000000000

Exit codes: 0 shown, 3 bad value, 13 no such item, 14 not given up";

/// Show one of them with all its attempts
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The work item
    work_id: String,
}

/// Runs `dead-letters show`.
///
/// # Errors
/// Where the item is unknown or was not given up, or the board cannot be read.
pub fn run(context: &Context<'_>, args: &ShowArgs) -> anyhow::Result<()> {
    context.read(|snapshot| tell(context, args, snapshot))
}

fn tell(context: &Context<'_>, args: &ShowArgs, snapshot: &mut Snapshot) -> anyhow::Result<()> {
    let id = work_id(&args.work_id)?;
    let Some(item) = snapshot.work(&id)? else {
        return Err(unknown(snapshot, &id).into());
    };
    record_item(&id, item.fence());
    if item.status() != Status::Failed {
        let refusal = Refusal::WrongStatus { id, status: item.status(), verb: "shown as a dead letter" };
        return Err(StoreError::from(refusal).into());
    }
    if context.terminal.json {
        let document = json!({
            "schema": "coordctl.dead_letter.v1",
            "letter": DeadLetter::of(&item),
            "attempts": Attempt::ended(&item),
            "item": item.row(),
            "sequence": snapshot.sequence(),
        });
        return Ok(context.terminal.document(&document)?);
    }
    Ok(context.terminal.data(&text(&item))?)
}

fn text(item: &WorkItem) -> String {
    let letter = DeadLetter::of(item);
    let head = format!("{}  {}  {}", letter.work_id, letter.priority, letter.description);
    let when = letter.failed_at.as_deref().unwrap_or("an unknown time");
    let sections: String = [("attempts", item::attempts(item)), ("notes", item::notes(item))]
        .iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(name, lines)| format!("\n{name}\n{lines}"))
        .collect();
    format!(
        "{}\ngiven up at {} after {} failed attempts\n{sections}\n{}\n",
        escape(&head),
        escape(when),
        letter.failures,
        next_step(&letter)
    )
}

fn next_step(letter: &DeadLetter) -> String {
    let id = escape(letter.work_id.as_str()).into_owned();
    format!("coordctl dead-letters requeue {id}\ncoordctl dead-letters drop {id} --reason …")
}
