//! The index against the journal: every slot, and every row.

use super::super::error::StoreError;
use super::super::files::STATE;
use super::super::index::{Index, Slot};
use super::super::journal::Journal;
use super::super::record::{TRAILER, checksum_in, verify};
use super::super::recover::Home;
use super::journal::{Row, Seen};
use super::{Fault, Faults, Sign, Site};
use std::collections::HashMap;

/// So many rows are looked for by their names; all are compared.
const SOUGHT: usize = 10_000;

/// Looks at the index, and for an end that the journal has lost.
pub(super) fn look(site: &Site, seen: &Seen, faults: &mut Faults) -> Result<(), StoreError> {
    let Some(format) = &site.format else { return Ok(()) };
    let home = Home { boot_id: &site.now.boot_id, board_id: &format.board };
    let opened = match site.state.read("index") {
        Ok(None) => {
            faults.push(Fault::new(Sign::IndexMissing, format!("there is no {STATE}/index")));
            None
        }
        // What stands there instead is told with the other entries.
        Err(StoreError::Damaged { .. }) => None,
        Err(e) => return Err(e),
        Ok(Some(file)) => Some(Index::open_to_read(file)),
    };
    let journal = Journal::open(site.state.open_dir("journal")?, false);
    let mut claims = lost_after_notes(&journal, seen)?;
    match opened {
        None => {}
        Some(Err(StoreError::IndexFault(why))) => faults.push(damaged(why)),
        Some(Err(e)) => return Err(e),
        Some(Ok(index)) if !home.made(&index) => {
            let evidence = format!("{STATE}/index was made in another boot or for another board");
            faults.push(Fault::new(Sign::IndexOld, evidence));
        }
        Some(Ok(index)) => {
            let lost = lost_after_index(&journal, &index)?;
            if lost.is_none() {
                faults.extend(compare(&index, seen)?.map(|why| damaged(&why)));
            }
            claims = lost.or(claims);
        }
    }
    if let Some(said) = claims {
        faults.push(lost(&said, seen));
    }
    Ok(())
}

fn damaged(why: &str) -> Fault {
    Fault::new(Sign::IndexDamaged, format!("{STATE}/index: {why}"))
}

/// Who says that there was a change that the journal does not have.
fn lost(said: &str, seen: &Seen) -> Fault {
    match seen.newest {
        None => Fault::new(Sign::JournalEmpty, said),
        Some((sequence, ..)) => {
            Fault::new(Sign::JournalCut, format!("{said}, the journal ends with change {sequence}"))
        }
    }
}

fn lost_after_index(journal: &Journal, index: &Index) -> Result<Option<String>, StoreError> {
    let header = index.header;
    if header.newest.length == 0 {
        return Ok(None);
    }
    let line = match journal.bytes(header.newest.segment, header.newest.offset, header.newest.length as usize) {
        // The segment is missing, which is told by itself.
        Err(StoreError::Damaged { .. } | StoreError::IndexFault(_)) => return Ok(None),
        line => line?,
    };
    Ok((verify(&line) != Some(header.checksum)).then(|| {
        let newest = header.newest;
        format!("the index knows a record in segment {} at byte {} that is not there", newest.segment, newest.offset)
    }))
}

fn lost_after_notes(journal: &Journal, seen: &Seen) -> Result<Option<String>, StoreError> {
    let notes = &seen.notes;
    let Some(at) = notes.offset.checked_sub(TRAILER as u32).filter(|_| notes.sequence > 0) else { return Ok(None) };
    let trailer = match journal.bytes(notes.segment, at, TRAILER) {
        Err(StoreError::Damaged { .. } | StoreError::IndexFault(_)) => return Ok(None),
        trailer => trailer?,
    };
    Ok((checksum_in(&trailer) != Some(notes.checksum))
        .then(|| format!("the public files show change {}, which is not there", notes.sequence)))
}

/// Compares slots and rows; why they differ, where they do. What came after the journal was read differs rightly.
fn compare(index: &Index, seen: &Seen) -> Result<Option<String>, StoreError> {
    let slots = match index.slots() {
        Err(StoreError::IndexFault(why)) => return Ok(Some(why.to_owned())),
        slots => slots?,
    };
    let newest = seen.newest.map_or(0, |(sequence, ..)| sequence);
    // Of several slots of a row only the last stands for it: in the others it has left the board.
    let last: HashMap<u64, &Slot> = slots.iter().map(|slot| (slot.key, slot)).collect();
    for slot in last.values().filter(|slot| slot.sequence <= newest) {
        let is_it = |row: &Row| (row.sequence, row.place, row.gone) == (slot.sequence, slot.place, slot.gone.is_some());
        if !seen.rows.get(&slot.key).is_some_and(is_it) {
            return Ok(Some(format!("the slot of change {} says something else than the journal", slot.sequence)));
        }
    }
    let covered = |row: &&Row| !row.gone && row.sequence <= index.header.sequence.min(newest);
    let missing = seen.rows.iter().filter(|(key, row)| covered(row) && !last.contains_key(key)).count();
    if missing > 0 {
        return Ok(Some(format!("{missing} rows of the journal are not in it")));
    }
    let step = slots.len().div_ceil(SOUGHT).max(1);
    for slot in last.values().filter(|slot| slot.gone.is_none()).step_by(step) {
        match index.find(slot.key) {
            Ok(Some(_)) => {}
            Ok(None) => return Ok(Some("a row is not found by its name".to_owned())),
            Err(StoreError::IndexFault(why)) => return Ok(Some(why.to_owned())),
            Err(e) => return Err(e),
        }
    }
    Ok(None)
}
