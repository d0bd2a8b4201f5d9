//! `archive restore`.

use super::super::{Change, Context, Identity, Repeat};
use super::show::{find, id_of, warned};
use crate::board::{Kind, Refusal, Status, WorkId, WorkItem};
use crate::settings::BadInput;
use crate::store::{ArchivedRow, RESTORE, Room, StoreError, Txn};
use clap::Args;
use serde::{Deserialize, Serialize};

/// The most ids that one change brings back.
const AT_ONCE: usize = 64;

/// The end of the help.
pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl archive restore work_1750055888000000000
  coordctl archive search --type release --json | jq -r '.results[].id' | xargs -n 64 coordctl archive restore

An item comes back as it was: closed. The archive keeps its copy.
Exit codes: 0 all are back, 3 bad value, 13 nothing in the archive has this id, 14 one of them is on the board";

/// Put rows back onto the board as they were, with their completions; all of those named, or none
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// Work items, or agents
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    #[command(flatten)]
    identity: Identity,
    #[command(flatten)]
    repeat: Repeat,
}

/// What came back.
#[derive(Debug, Serialize, Deserialize)]
struct Restored {
    rows: Vec<Back>,
}

/// A row that came back.
#[derive(Debug, Serialize, Deserialize)]
struct Back {
    kind: Kind,
    id: String,
    /// Of a work item.
    status: Option<Status>,
    /// How many completions came back with it.
    completions: u64,
    /// When it was archived.
    archived_at: String,
}

/// A row to put back, and its completions.
struct Copy {
    row: ArchivedRow,
    completions: Vec<ArchivedRow>,
}

/// Runs `archive restore`.
///
/// # Errors
/// Bad values, an id that is not in the archive or is on the board, or a store that cannot be written.
pub(super) fn run(context: &Context<'_>, args: &RestoreArgs) -> anyhow::Result<()> {
    // What was typed is looked at before the archive is.
    args.identity.agent(context.environment)?;
    args.repeat.request_id()?;
    let copies = copies(context, &args.ids)?;
    let change = Change {
        verb: RESTORE,
        identity: &args.identity,
        repeat: &args.repeat,
        arguments: args.ids.iter().map(String::as_str).collect(),
        room: Room::KeepReserve,
    };
    let committed = context.change(&change, |txn, _| {
        let rows: Result<_, StoreError> = copies.iter().map(|copy| copy.put(txn)).collect();
        Ok(Restored { rows: rows? })
    })?;
    let sentences: Vec<String> = committed.answer.rows.iter().map(sentence).collect();
    context.answer("coordctl.archive_restore.v1", &committed, None, &sentences.join("\n"))
}

fn copies(context: &Context<'_>, words: &[String]) -> anyhow::Result<Vec<Copy>> {
    let mut ids: Vec<String> = Vec::new();
    for word in words {
        let id = id_of(word)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    if ids.len() > AT_ONCE {
        let hint = format!("name at most {AT_ONCE} at once: xargs -n {AT_ONCE} shares out a long list");
        return Err(BadInput::new(format!("\"{}\" ids are too many for one change", ids.len()), hint).into());
    }
    let archive = context.with_store(|store| store.archive())?;
    let copy = |id: &String| -> anyhow::Result<Copy> {
        let row = find(context, id)?;
        let completions = match row.kind {
            Kind::Work => warned(context, archive.completions(id)?),
            _ => Vec::new(),
        };
        Ok(Copy { row, completions })
    };
    ids.iter().map(copy).collect()
}

impl Copy {
    /// Puts it back, unless there is one with its id.
    fn put(&self, txn: &mut Txn<'_>) -> Result<Back, StoreError> {
        let ArchivedRow { kind, id, row, archived_at, .. } = &self.row;
        if let Some(there) = txn.row_of(*kind, id)? {
            let status = WorkItem::from_row(there).status();
            return Err(Refusal::OnBoard { id: id.clone(), status: (*kind == Kind::Work).then_some(status) }.into());
        }
        txn.put_row(*kind, id, row.clone())?;
        let mut completions = 0;
        for completion in &self.completions {
            if txn.row_of(Kind::Completion, &completion.id)?.is_none() {
                txn.put_row(Kind::Completion, &completion.id, completion.row.clone())?;
                completions += 1;
            }
        }
        let status = (*kind == Kind::Work).then(|| WorkItem::from_row(row.clone()).status());
        Ok(Back { kind: *kind, id: id.clone(), status, completions, archived_at: archived_at.clone() })
    }
}

fn sentence(back: &Back) -> String {
    let id = WorkId::from_row(&back.id);
    let status = back.status.map_or(String::new(), |status| format!(", {}", status.word()));
    format!("{id} is back on the board{status}; it was archived on {}", back.archived_at)
}
