//! `complete`: the work is done.

use super::arguments::{number, text, work_id};
use super::{Change, Context, Holder, Repeat, late, record_item};
use crate::board::{self, Completion};
use crate::store::Room;
use clap::Args;

/// Arguments of `complete`.
#[derive(Debug, Args)]
pub struct CompleteArgs {
    /// The work item
    work_id: String,
    /// What came of it
    #[arg(default_value = "success")]
    result: String,
    /// Points for the velocity; the item's own, else 5
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    points: Option<String>,
    #[command(flatten)]
    holder: Holder,
    #[command(flatten)]
    repeat: Repeat,
}

/// Runs `complete`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &CompleteArgs) -> anyhow::Result<()> {
    let id = work_id(&args.work_id)?;
    let completion = Completion {
        result: text("result", &args.result)?,
        points: args.points.as_deref().map(|text| number("number of points", text, 1_000_000)).transpose()?,
    };
    let caller = args.holder.caller(context.environment)?;
    let points = args.points.as_deref().unwrap_or_default();
    let change = Change {
        verb: "complete",
        identity: &args.holder.identity,
        repeat: &args.repeat,
        arguments: vec![&args.work_id, &args.result, points, args.holder.fence()],
        room: Room::UseReserve,
    };
    let committed = context
        .change(&change, |txn, now| board::complete(txn, now, &id, &caller, completion.clone()))
        .map_err(|e| late::keep(context, e, &change, &id, &caller, &completion.result))?;
    let done = &committed.answer;
    record_item(&done.work_id, &done.trace_id, done.fence);
    let sentence = match done.already_completed {
        true => format!("{} was completed at {} already", done.work_id, done.completed_at),
        false => format!("completed {} ({} points)", done.work_id, done.velocity_points),
    };
    context.answer("coordctl.complete.v1", &committed, None, &sentence)
}
