//! `release`: give work back.

use super::arguments::work_id;
use super::progress::note;
use super::{Change, Context, Holder, Repeat, late, record_item};
use crate::board;
use crate::store::Room;
use clap::Args;

/// Give a work item back: it is pending again
#[derive(Debug, Args)]
pub struct ReleaseArgs {
    /// The work item
    work_id: String,
    /// Why; kept as a note
    #[arg(long)]
    reason: Option<String>,
    #[command(flatten)]
    holder: Holder,
    #[command(flatten)]
    repeat: Repeat,
}

/// Runs `release`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &ReleaseArgs) -> anyhow::Result<()> {
    let id = work_id(&args.work_id)?;
    let reason = args.reason.as_deref().map(note).transpose()?;
    let caller = args.holder.caller(context.environment)?;
    let change = Change {
        verb: "release",
        identity: &args.holder.identity,
        repeat: &args.repeat,
        arguments: vec![&args.work_id, reason.as_deref().unwrap_or_default(), args.holder.fence()],
        room: Room::UseReserve,
    };
    let committed = context
        .change(&change, |txn, now| board::release(txn, now, &id, &caller, reason.as_deref()))
        .map_err(|e| late::keep(context, e, &change, &id, &caller, reason.as_deref().unwrap_or_default()))?;
    let done = &committed.answer;
    record_item(&done.work_id, done.fence);
    context.answer("coordctl.release.v1", &committed, None, &format!("released {}", done.work_id))
}
