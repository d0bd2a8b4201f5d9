//! `complete`: the work is done.

mod artifact;
mod check;
mod commit;
mod criteria;
mod proof;

use super::arguments::{number, text, unknown, work_id};
use super::{Change, Context, Holder, Repeat, late, record_item};
use crate::board::{self, Caller, Closed, Completion, WorkId};
use crate::store::{Committed, Room, StoreError};
use check::Keeper;
use clap::Args;
use criteria::Criteria;
use proof::Proof;

/// Complete a work item
#[derive(Debug, Default, Args)]
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
    proof: Proof,
    #[command(flatten)]
    criteria: Criteria,
    #[command(flatten)]
    holder: Holder,
    #[command(flatten)]
    repeat: Repeat,
}

/// Runs `complete`.
///
/// # Errors
/// Bad values, a check that fails, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &CompleteArgs) -> anyhow::Result<()> {
    let committed = complete(context, args)?;
    let done = &committed.answer;
    let sentence = match done.already_completed {
        true => format!("{} was completed at {} already", done.work_id, done.completed_at),
        false => format!("completed {} ({} points)", done.work_id, done.velocity_points),
    };
    context.answer("coordctl.complete.v1", &committed, None, &sentence)
}

/// Completes, and returns when it is on the disk.
pub(super) fn complete(context: &Context<'_>, args: &CompleteArgs) -> anyhow::Result<Committed<Closed>> {
    let id = work_id(&args.work_id)?;
    let caller = args.holder.caller(context.environment)?;
    let completion = asked(args)?;
    args.proof.check_words()?;
    let change = Change {
        verb: "complete",
        identity: &args.holder.identity,
        repeat: &args.repeat,
        arguments: words(args),
        room: Room::UseReserve,
    };
    let committed = gather(context, args, &id, &caller, completion)
        .and_then(|done| context.change(&change, |txn, now| board::complete(txn, now, &id, &caller, done.clone())))
        .map_err(|e| late::keep(context, e, &change, &id, &caller, &args.result))?;
    let done = &committed.answer;
    record_item(&done.work_id, done.fence);
    Ok(committed)
}

impl CompleteArgs {
    /// A completion for so many points; the item's own where this is `None`.
    pub(super) fn of(work_id: &str, result: &str, points: Option<&str>) -> Self {
        let text = str::to_owned;
        CompleteArgs { work_id: text(work_id), result: text(result), points: points.map(text), ..Self::default() }
    }
}

/// The completion that is asked for, its evidence still missing.
fn asked(args: &CompleteArgs) -> anyhow::Result<Completion> {
    let (accepted, waived) = args.criteria.read()?;
    Ok(Completion {
        result: text("result", &args.result)?,
        points: args.points.as_deref().map(|text| number("number of points", text, 1_000_000)).transpose()?,
        accepted,
        waived,
        ..Completion::default()
    })
}

/// Adds the evidence to a completion, where any is asked for.
fn gather(
    context: &Context<'_>,
    args: &CompleteArgs,
    id: &WorkId,
    caller: &Caller,
    mut completion: Completion,
) -> anyhow::Result<Completion> {
    if !args.proof.is_empty()
        && let Some(mut keeper) = look(context, args, id, caller, &completion)?
    {
        completion.evidence = args.proof.gather(context, &mut keeper)?;
    }
    Ok(completion)
}

/// The arguments that make the request what it is.
fn words(args: &CompleteArgs) -> Vec<&str> {
    let points = args.points.as_deref().unwrap_or_default();
    let mut words = vec![args.work_id.as_str(), args.result.as_str(), points, args.holder.fence()];
    words.extend(args.proof.words());
    words.extend(args.criteria.words());
    words
}

/// Looks whether the item may be completed before long work is put into evidence for it.
///
/// Nothing is gathered for an item that is completed already, as it stays (I5): a repeat is answered as the first was,
/// whatever has become of the files since.
fn look<'a>(
    context: &'a Context<'_>,
    args: &'a CompleteArgs,
    id: &'a WorkId,
    caller: &'a Caller,
    completion: &Completion,
) -> anyhow::Result<Option<Keeper<'a>>> {
    context.read(|snapshot| {
        let Some(item) = snapshot.work(id)? else {
            return Err(unknown(snapshot, id).into());
        };
        let open = board::may_complete(&item, snapshot.now(), caller, completion).map_err(StoreError::from)?;
        Ok(open.then(|| Keeper::new(context, &args.holder, id, caller, item.lease().as_ref(), snapshot.now())))
    })
}
