//! What is said under a lost claim is kept.

use super::{Change, Context, Repeat};
use crate::board::{self, Caller, Refusal, WorkId};
use crate::store::{Room, StoreError};

/// Keeps the text of a change that was refused because its claim is lost, and says so in the refusal.
pub(super) fn keep(
    context: &Context<'_>,
    error: anyhow::Error,
    refused: &Change<'_>,
    id: &WorkId,
    caller: &Caller,
    text: &str,
) -> anyhow::Error {
    let Some(StoreError::Refused(Refusal::LeaseLost { why, .. })) = error.downcast_ref() else { return error };
    if text.is_empty() {
        return error;
    }
    let why = why.clone();
    let repeat = Repeat::default();
    let change = Change {
        verb: "late-note",
        identity: refused.identity,
        repeat: &repeat,
        arguments: Vec::new(),
        room: Room::UseReserve,
    };
    let kept = context.change(&change, |txn, now| board::late_note(txn, now, id, caller, refused.verb, text));
    match kept {
        Ok(_) => {
            let why = format!("{why}; what it said is kept as a late note");
            StoreError::from(Refusal::LeaseLost { id: id.clone(), why }).into()
        }
        // What was refused stays refused, and its text is with the caller still.
        Err(_) => error,
    }
}
