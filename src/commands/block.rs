//! `block` and `unblock`: a held item waits for something, or can go on.

use super::arguments::work_id;
use super::progress::note;
use super::{Change, Context, Holder, Repeat, edited, late};
use crate::board;
use crate::store::Room;
use clap::Args;

/// Say what a work item that you hold waits for
#[derive(Debug, Args)]
pub struct BlockArgs {
    /// The work item
    work_id: String,
    /// What it waits for
    #[arg(long, value_name = "REASON")]
    on: String,
    #[command(flatten)]
    holder: Holder,
    #[command(flatten)]
    repeat: Repeat,
}

/// Say that a blocked work item can go on
#[derive(Debug, Args)]
pub struct UnblockArgs {
    /// The work item
    work_id: String,
    #[command(flatten)]
    holder: Holder,
    #[command(flatten)]
    repeat: Repeat,
}

/// Runs `block`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn block(context: &Context<'_>, args: &BlockArgs) -> anyhow::Result<()> {
    let id = work_id(&args.work_id)?;
    let on = note(&args.on)?;
    let caller = args.holder.caller(context.environment)?;
    let change = Change {
        verb: "block",
        identity: &args.holder.identity,
        repeat: &args.repeat,
        arguments: vec![&args.work_id, &on, args.holder.fence()],
        room: Room::UseReserve,
    };
    let committed = context
        .change(&change, |txn, now| board::block(txn, now, &id, &caller, &on))
        .map_err(|e| late::keep(context, e, &change, &id, &caller, &on))?;
    edited(context, "coordctl.block.v1", &committed, &format!("{id} is blocked on: {}", crate::text::escape(&on)))
}

/// Runs `unblock`.
///
/// # Errors
/// As [`block`].
pub fn unblock(context: &Context<'_>, args: &UnblockArgs) -> anyhow::Result<()> {
    let id = work_id(&args.work_id)?;
    let caller = args.holder.caller(context.environment)?;
    let change = Change {
        verb: "unblock",
        identity: &args.holder.identity,
        repeat: &args.repeat,
        arguments: vec![&args.work_id, args.holder.fence()],
        room: Room::UseReserve,
    };
    let committed = context.change(&change, |txn, now| board::unblock(txn, now, &id, &caller))?;
    edited(context, "coordctl.unblock.v1", &committed, &format!("{id} goes on"))
}
