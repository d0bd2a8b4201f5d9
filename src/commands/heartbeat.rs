//! `heartbeat`: still at work.

use super::arguments::work_id;
use super::{Change, Context, Holder, Repeat, record_item};
use crate::board::{self, Caller, Renewed, WorkId};
use crate::settings::{BadInput, ttl};
use crate::store::{Committed, Room};
use clap::Args;

/// Arguments of `heartbeat`.
#[derive(Debug, Args)]
pub struct HeartbeatArgs {
    /// The work item
    work_id: String,
    /// Renew for this long instead of the time that the claim asked for
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    ttl: Option<String>,
    #[command(flatten)]
    holder: Holder,
}

/// Runs `heartbeat`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &HeartbeatArgs) -> anyhow::Result<()> {
    let id = work_id(&args.work_id)?;
    let ttl_seconds = args.ttl.as_deref().map(length).transpose()?;
    let caller = args.holder.caller(context.environment)?;
    let committed = renew(context, &args.holder, &id, &caller, ttl_seconds)?;
    let renewed = &committed.answer;
    record_item(&renewed.work_id, &renewed.trace_id, renewed.fence);
    let sentence = match &renewed.lease_expires_at {
        Some(at) => format!("the lease on {} now ends at {at}", renewed.work_id),
        None => format!("{} has no lease to renew", renewed.work_id),
    };
    context.answer("coordctl.heartbeat.v1", &committed, None, &sentence)
}

/// Renews the lease on an item, for the time its claim asked for where none is given.
pub(super) fn renew(
    context: &Context<'_>,
    holder: &Holder,
    id: &WorkId,
    caller: &Caller,
    ttl_seconds: Option<u64>,
) -> anyhow::Result<Committed<Renewed>> {
    let repeat = Repeat::default();
    let change = Change {
        verb: "heartbeat",
        identity: &holder.identity,
        repeat: &repeat,
        arguments: vec![id.as_str()],
        room: Room::UseReserve,
    };
    context.change(&change, |txn, now| {
        let (item, renewed) = board::renew(txn, now, id, caller, ttl_seconds)?;
        txn.renew(item);
        Ok(renewed)
    })
}

/// A lease can be renewed for some time only: one without an end is a new claim.
fn length(text: &str) -> Result<u64, BadInput> {
    let endless =
        || BadInput::new("--ttl is \"none\", and a lease cannot lose its end", "write a length of time such as 2h");
    ttl("--ttl", text)?.ok_or_else(endless)
}
