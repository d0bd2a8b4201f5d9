//! Counting on from what is remembered: the journal's changes, and the spans.

use super::memory::Memory;
use super::spans;
use crate::analysis::metrics::{Deed, Totals};
use crate::board::{Attempt, Kind, Outcome, Status, WorkItem};
use crate::commands::Context;
use crate::store::{ChangedRow, Changes, JournalChange, Store, StoreError};
use serde::Deserialize;
use std::borrow::Cow;

/// What stands in a row that has an attempt whose lease ended.
const EXPIRED: &[u8] = b"\"expired\"";

/// Everything that was counted up to now. It is remembered, where that can be done; a failure to is no more than a warning.
///
/// Changes up to the number `newest` are known to be there.
pub(super) fn counted(context: &Context<'_>, newest: u64) -> anyhow::Result<Memory> {
    context.with_store(|store| {
        let remembered = store.remembered();
        let before = Memory::parse(&remembered.bytes).unwrap_or_else(|| {
            context.terminal.warn("what metrics had counted is damaged: the totals begin anew");
            Memory::default()
        });
        let mut memory = before.clone();
        count_changes(store, &mut memory, newest)?;
        if let Err(e) = spans::count(&context.location.path, &mut memory) {
            context.terminal.warn(&format!("some spans are not counted: {e}"));
        }
        if memory != before
            && let Err(e) = remembered.replace(&memory.text())
        {
            context.terminal.warn(&format!("what metrics counted is not remembered: {e}"));
        }
        Ok(memory)
    })
}

fn count_changes(store: &Store<'_>, memory: &mut Memory, newest: u64) -> Result<(), StoreError> {
    let mut changes = store.changes(memory.mark.take(), newest)?;
    if changes.from_the_beginning {
        memory.totals = Totals::default();
    }
    while let Some(some) = changes.more()? {
        for change in some {
            count_change(&changes, &change, &mut memory.totals);
        }
    }
    memory.mark = changes.mark().cloned();
    Ok(())
}

fn count_change(changes: &Changes, change: &JournalChange, totals: &mut Totals) {
    if change.is_first {
        totals.add_change(&change.verb);
    }
    for row in &change.rows {
        let (kind, is_new) = (row.kind, row.is_new());
        let status = if Totals::depends_on_status(&change.verb) { status(row) } else { Status::Pending };
        let is_taken_over = change.verb == "claim" && status.is_held() && is_taken_over(changes, row);
        totals.add(&change.verb, &Deed { kind, is_new, status, is_taken_over });
    }
}

fn status(row: &ChangedRow) -> Status {
    /// The one field that is looked at: a row is not taken apart for it.
    #[derive(Deserialize)]
    struct Row<'a> {
        #[serde(borrow)]
        status: Option<Cow<'a, str>>,
    }
    let word = match row.kind {
        Kind::Work => serde_json::from_str::<Row<'_>>(&row.text).ok().and_then(|row| row.status),
        _ => None,
    };
    Status::of(word.as_deref().unwrap_or_default())
}

/// Whether an item that is claimed now was held by somebody whose lease had ended.
///
/// The row names the attempt that ended. Whether it ended with this very change tells the row before it, which is read
/// for those few items that were claimed within a second of such an end.
fn is_taken_over(changes: &Changes, row: &ChangedRow) -> bool {
    if row.is_new() || memchr::memmem::find(row.text.as_bytes(), EXPIRED).is_none() {
        return false;
    }
    let item = WorkItem::from_row(serde_json::from_str(&row.text).unwrap_or_default());
    let ended = Attempt::ended(&item).pop().filter(|attempt| attempt.outcome == Outcome::Expired);
    ended.is_some_and(|ended| ended.ended_at == item.text("claimed_at"))
        && changes.before(row).is_some_and(|before| WorkItem::from_row(before).status().is_held())
}
