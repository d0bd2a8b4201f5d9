//! `dead-letters requeue` and `dead-letters drop`.

use super::super::arguments::work_id;
use super::super::progress::note;
use super::super::{Change, Context, Identity, Repeat, record_item};
use crate::board::{self, Dealt, WorkId};
use crate::settings::BadInput;
use crate::store::Room;
use clap::Args;
use serde::{Deserialize, Serialize};

/// The most items that one change deals with: what one record can hold.
const AT_ONCE: usize = 64;

/// The end of the help of `requeue`.
pub(super) const REQUEUE_EXAMPLES: &str = "\
Examples:
  coordctl dead-letters requeue work_1750055888000000000 --reason \"the disk is back\"
  coordctl dead-letters list --json | jq -r '.items[].work_id' | xargs coordctl dead-letters requeue

Exit codes: 0 all are offered again, 3 bad value, 13 no such item, 14 one of them was not given up";

/// The end of the help of `drop`.
pub(super) const DROP_EXAMPLES: &str = "\
Examples:
  coordctl dead-letters drop work_1750055888000000000 --reason \"the feature was given up\"

Exit codes: 0 all are cancelled, 3 bad value, 13 no such item, 14 one of them was not given up";

/// Offer them again, with all their attempts before them; all of those named, or none
#[derive(Debug, Args)]
pub struct RequeueArgs {
    /// The work items
    #[arg(value_name = "WORK_ID", required = true)]
    work_ids: Vec<String>,
    /// Why; kept as a note
    #[arg(long)]
    reason: Option<String>,
    #[command(flatten)]
    identity: Identity,
    #[command(flatten)]
    repeat: Repeat,
}

/// Call them off: they stay on the board as cancelled; all of those named, or none
#[derive(Debug, Args)]
pub struct DropArgs {
    /// The work items
    #[arg(value_name = "WORK_ID", required = true)]
    work_ids: Vec<String>,
    /// Why; kept as a note
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    identity: Identity,
    #[command(flatten)]
    repeat: Repeat,
}

/// What was dealt with.
#[derive(Debug, Serialize, Deserialize)]
struct Deal {
    items: Vec<Dealt>,
}

/// Runs `dead-letters requeue`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn requeue(context: &Context<'_>, args: &RequeueArgs) -> anyhow::Result<()> {
    let ids = ids(&args.work_ids)?;
    let reason = args.reason.as_deref().map(note).transpose()?;
    let change = Change {
        verb: "requeue",
        identity: &args.identity,
        repeat: &args.repeat,
        arguments: parts(&args.work_ids, reason.as_deref()),
        room: Room::KeepReserve,
    };
    let committed = context.change(&change, |txn, now| {
        let items: Result<_, _> = ids.iter().map(|id| board::requeue(txn, now, id, reason.as_deref())).collect();
        Ok(Deal { items: items? })
    })?;
    committed.answer.items.iter().for_each(record);
    let sentence = sentence(&committed.answer, "is offered again");
    context.answer("coordctl.requeue.v1", &committed, None, &sentence)
}

/// Runs `dead-letters drop`.
///
/// # Errors
/// As [`requeue`].
pub fn drop_letters(context: &Context<'_>, args: &DropArgs) -> anyhow::Result<()> {
    let ids = ids(&args.work_ids)?;
    let reason = note(&args.reason)?;
    let change = Change {
        verb: "drop",
        identity: &args.identity,
        repeat: &args.repeat,
        arguments: parts(&args.work_ids, Some(&reason)),
        room: Room::UseReserve,
    };
    let committed = context.change(&change, |txn, now| {
        let items: Result<_, _> = ids.iter().map(|id| board::drop_letter(txn, now, id, Some(&reason))).collect();
        Ok(Deal { items: items? })
    })?;
    committed.answer.items.iter().for_each(record);
    let sentence = sentence(&committed.answer, "is cancelled");
    context.answer("coordctl.drop.v1", &committed, None, &sentence)
}

/// The ids that were named, each once.
fn ids(words: &[String]) -> Result<Vec<WorkId>, BadInput> {
    let mut ids: Vec<WorkId> = Vec::new();
    for word in words {
        let id = work_id(word)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    match ids.len() > AT_ONCE {
        true => Err(BadInput::new(format!("\"{}\" items are too many for one change", ids.len()), too_many())),
        false => Ok(ids),
    }
}

fn too_many() -> String {
    format!("name at most {AT_ONCE} at once: xargs -n {AT_ONCE} shares out a long list")
}

fn parts<'a>(words: &'a [String], reason: Option<&'a str>) -> Vec<&'a str> {
    let mut parts = vec![reason.unwrap_or_default()];
    parts.extend(words.iter().map(String::as_str));
    parts
}

fn record(dealt: &Dealt) {
    record_item(&dealt.work_id, 0);
}

fn sentence(deal: &Deal, what: &str) -> String {
    deal.items.iter().map(|dealt| format!("{} {what}", dealt.work_id)).collect::<Vec<_>>().join("\n")
}
