//! Whether an index without the old segments knows all that the one with them knows.

use super::super::error::StoreError;
use super::super::index::{Index, Slot};
use super::plan::is_row;
use std::collections::HashMap;

/// Compares the rows of a board as it was at a change, by their slots, with a newer index of the same board.
///
/// # Errors
/// [`StoreError::Damaged`] where a row is missing, is another, stands elsewhere in the order, or is there though it was not:
/// then the old segments stay.
pub(super) fn nothing_is_lost(old: &[Slot], sequence: u64, new: &Index) -> Result<(), StoreError> {
    let slots = new.slots()?;
    let newest: HashMap<u64, (usize, &Slot)> =
        slots.iter().enumerate().map(|(number, slot)| (slot.key, (number, slot))).collect();
    let mut last = None;
    for row in old.iter().filter(|slot| is_row(slot)) {
        let Some((number, slot)) = newest.get(&row.key) else { return Err(differs("lacks a row")) };
        if slot.sequence > sequence {
            // It has changed meanwhile, or left, or come back.
            continue;
        }
        if !is_row(slot) || (slot.sequence, slot.place) != (row.sequence, row.place) {
            return Err(differs("has another version of a row"));
        }
        if last.is_some_and(|last| last >= *number) {
            return Err(differs("has the rows in another order"));
        }
        last = Some(*number);
    }
    let known = old.iter().filter(|slot| is_row(slot)).count();
    let there = slots.iter().filter(|slot| is_row(slot) && slot.sequence <= sequence).count();
    if there > known { Err(differs("has rows that are not on the board")) } else { Ok(()) }
}

fn differs(how: &str) -> StoreError {
    StoreError::damaged("the journal", format!("the index without its old segments {how}; they stay"))
}
