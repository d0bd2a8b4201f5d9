//! `note`: something worth knowing about an item.

use super::arguments::work_id;
use super::{Change, Context, Holder, Repeat, edited, late, progress};
use crate::board;
use crate::store::Room;
use clap::Args;

/// Add a note to a work item
#[derive(Debug, Args)]
pub struct NoteArgs {
    /// The work item
    work_id: String,
    /// What is worth knowing
    text: String,
    #[command(flatten)]
    holder: Holder,
    #[command(flatten)]
    repeat: Repeat,
}

/// Runs `note`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &NoteArgs) -> anyhow::Result<()> {
    let id = work_id(&args.work_id)?;
    let text = progress::note(&args.text)?;
    let caller = args.holder.caller(context.environment)?;
    let change = Change {
        verb: "note",
        identity: &args.holder.identity,
        repeat: &args.repeat,
        arguments: vec![&args.work_id, &text, args.holder.fence()],
        room: Room::UseReserve,
    };
    let committed = context
        .change(&change, |txn, now| board::note(txn, now, &id, &caller, &text))
        .map_err(|e| late::keep(context, e, &change, &id, &caller, &text))?;
    edited(context, "coordctl.note.v1", &committed, &format!("noted on {id}"))
}
