//! `reclaim`: return what ended leases hold.

use super::{Change, Context, Identity, Repeat};
use crate::board::{self, Reclaimed};
use crate::store::{Committed, Room};
use clap::Args;
use serde::{Deserialize, Serialize};

/// Return what ended leases hold to the board; every claim does so in passing
#[derive(Debug, Args)]
pub struct ReclaimArgs {
    #[command(flatten)]
    identity: Identity,
}

/// What was taken back.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Reclaim {
    reclaimed: Vec<Reclaimed>,
}

impl Reclaim {
    /// The items that were taken back.
    pub(super) fn ids(&self) -> Vec<&str> {
        self.reclaimed.iter().map(|item| item.work_id.as_str()).collect()
    }
}

/// Runs `reclaim`.
///
/// # Errors
/// A store that cannot be written.
pub fn run(context: &Context<'_>, args: &ReclaimArgs) -> anyhow::Result<()> {
    let committed = changes(context, &args.identity)?;
    let reclaimed = &committed.answer.reclaimed;
    let ids = committed.answer.ids();
    let failed = reclaimed.iter().filter(|item| item.status == "failed").count();
    let sentence = match reclaimed.len() {
        0 => "no lease has ended".to_owned(),
        all => format!("took back {all}: {} wait again, {failed} have no attempt left", all - failed),
    };
    let data = (!ids.is_empty()).then(|| ids.join("\n"));
    context.answer("coordctl.reclaim.v1", &committed, data.as_deref(), &sentence)
}

/// Takes back everything whose lease has ended, and returns the ids.
pub(super) fn all(context: &Context<'_>, identity: &Identity) -> anyhow::Result<Vec<String>> {
    let reclaimed = changes(context, identity)?.answer.reclaimed;
    Ok(reclaimed.into_iter().map(|item| item.work_id.as_str().to_owned()).collect())
}

/// One change takes back a bounded number, so that none holds the lock for long.
fn changes(context: &Context<'_>, identity: &Identity) -> anyhow::Result<Committed<Reclaim>> {
    let mut committed = change(context, identity)?;
    loop {
        let more = if committed.answer.reclaimed.is_empty() { break } else { change(context, identity)? };
        if more.answer.reclaimed.is_empty() {
            break;
        }
        committed.sequence = more.sequence;
        committed.answer.reclaimed.extend(more.answer.reclaimed);
        committed.warnings.extend(more.warnings);
    }
    Ok(committed)
}

/// Takes back a bounded number of items whose leases have ended.
pub(super) fn change(context: &Context<'_>, identity: &Identity) -> anyhow::Result<Committed<Reclaim>> {
    let repeat = Repeat::default();
    let change = Change { verb: "reclaim", identity, repeat: &repeat, arguments: Vec::new(), room: Room::UseReserve };
    context.change(&change, |txn, now| Ok(Reclaim { reclaimed: board::reclaim(txn, now, &context.settings.retry)? }))
}
