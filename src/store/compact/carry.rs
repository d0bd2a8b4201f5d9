//! Storing rows once more, as they are, some milliseconds at a time.

use super::super::beginning::Spot;
use super::super::compose::{Change, Composed};
use super::super::error::StoreError;
use super::super::files::Files;
use super::super::hold::hold;
use super::super::index::Slot;
use super::super::journal::Room;
use super::super::record::{CARRY, Put, decode};
use super::super::row::key;
use super::super::snapshot::Snapshot;
use super::super::update::Writing;
use super::super::{Durability, Options};
use super::plan::is_row;
use super::{Compacted, Plan, journal};
use crate::clock::Now;
use std::borrow::Cow;
use std::time::{Duration, Instant};

/// How long rows are stored before the lock is let go.
const STEP: Duration = Duration::from_millis(6);

/// Stores the rows below the plan's slot once more, in the order of their slots, and makes that durable.
///
/// Returns between which places of the journal they are; `None` where the plan does not fit the board any more.
pub(super) fn carry(
    files: &Files,
    options: &Options<'_>,
    plan: &Plan,
    done: &mut Compacted,
) -> Result<Option<(Spot, Spot)>, StoreError> {
    let mut snapshot = Snapshot::open(files, (options.clock)()?)?;
    let slots: Vec<(u64, Slot)> = (0..plan.below).zip(snapshot.slots()?).filter(|(_, slot)| is_row(slot)).collect();
    let (since, mut rows) = (snapshot.end(), slots.as_slice());
    if snapshot.first_segment() != plan.begins {
        return Ok(None);
    }
    loop {
        let now = (options.clock)()?;
        let (step, held) = hold(files, options, CARRY, |writing| carry_some(writing, rows, plan, &now))?;
        done.count(held);
        let Some(Step { carried, passed, end }) = step else { return Ok(None) };
        done.rows += carried;
        rows = &rows[passed..];
        if options.durability == Durability::Full {
            // So that whoever ends this segment has little left to flush.
            journal(files)?.flush(end.0)?;
        }
        if rows.is_empty() {
            return Ok(Some((since, end)));
        }
        std::thread::sleep(held);
    }
}

/// What was done while the lock was held once.
struct Step {
    /// How many rows were stored.
    carried: u64,
    /// How many were looked at.
    passed: usize,
    /// Where the journal ends.
    end: Spot,
}

fn carry_some(writing: &mut Writing<'_>, rows: &[(u64, Slot)], plan: &Plan, now: &Now) -> Result<Step, StoreError> {
    let started = Instant::now();
    if writing.index.header.first != plan.begins {
        return Err(StoreError::IndexFault("the journal begins elsewhere than planned"));
    }
    let (mut carried, mut passed) = (0, 0);
    for (number, planned) in rows {
        if started.elapsed() >= STEP {
            break;
        }
        passed += 1;
        // What left since, and what came back behind all others, is not carried.
        let slot = writing.index.slot(*number)?;
        if is_row(&slot) && slot.key == planned.key {
            carry_one(writing, &slot, now)?;
            carried += 1;
        }
    }
    let header = &writing.index.header;
    Ok(Step { carried, passed, end: (header.segment, header.offset) })
}

fn carry_one(writing: &mut Writing<'_>, slot: &Slot, now: &Now) -> Result<(), StoreError> {
    writing.rotate()?;
    let line = writing.journal.line(slot.place)?;
    let unreadable = StoreError::IndexFault("it points to a record without its row");
    let Some(record) = decode(&line) else { return Err(unreadable) };
    let put = record.puts.iter().find(|put| key(put.kind, &put.id) == slot.key && !put.gone);
    let Some(put) = put else { return Err(unreadable) };
    let before = Some((slot.place.segment, slot.place.offset, slot.place.length));
    let same = Put { kind: put.kind, id: Cow::Borrowed(&put.id), before, gone: false, row: Cow::Borrowed(&put.row) };
    let header = writing.index.header;
    let composed = Composed::new(&header, now, Change::of_upkeep(CARRY, vec![same], &header));
    writing.write(&composed, Room::KeepReserve)
}
