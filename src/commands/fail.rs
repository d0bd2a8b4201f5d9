//! `fail`: the attempt came to nothing.

use super::arguments::work_id;
use super::progress::note;
use super::{Change, Context, Holder, Repeat, late, record_item};
use crate::board::{self, Failing};
use crate::store::Room;
use clap::Args;

/// End an attempt that came to nothing: the item is tried again, or given up
#[derive(Debug, Args)]
pub struct FailArgs {
    /// The work item
    work_id: String,
    /// Why
    #[arg(long)]
    reason: String,
    /// Try again, whatever the number of attempts
    #[arg(long, conflicts_with = "no_retry")]
    retry: bool,
    /// Give up at once
    #[arg(long)]
    no_retry: bool,
    #[command(flatten)]
    holder: Holder,
    #[command(flatten)]
    repeat: Repeat,
}

/// Runs `fail`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &FailArgs) -> anyhow::Result<()> {
    let id = work_id(&args.work_id)?;
    let reason = note(&args.reason)?;
    let retry = (args.retry || args.no_retry).then_some(args.retry);
    let caller = args.holder.caller(context.environment)?;
    let word = retry.map_or("", |retry| if retry { "retry" } else { "no-retry" });
    let change = Change {
        verb: "fail",
        identity: &args.holder.identity,
        repeat: &args.repeat,
        arguments: vec![&args.work_id, &reason, word, args.holder.fence()],
        room: Room::UseReserve,
    };
    let failing = Failing { reason: reason.clone(), retry, ..Failing::default() };
    let committed = context
        .change(&change, |txn, now| board::fail(txn, now, &id, &caller, failing.clone(), &context.settings.retry))
        .map_err(|e| late::keep(context, e, &change, &id, &caller, &reason))?;
    let done = &committed.answer;
    record_item(&done.work_id, done.fence);
    let sentence = match &done.retry_at {
        Some(at) => format!("{} is tried again from {at} on ({} of {} failed)", id, done.failures, done.max_attempts),
        None => format!("{} is given up after {} failed attempts", id, done.failures),
    };
    context.answer("coordctl.fail.v1", &committed, None, &sentence)
}
