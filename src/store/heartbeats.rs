//! Renewed leases and signs of life: one small cell per row, overwritten in place and never synced.
//!
//! A cell at the slot of a work item holds its renewed lease, one at the slot of an agent its last sign of life. Losing
//! a cell is harmless: a power cut ends every lease anyway, and a cell that does not fit its claim is ignored.

use super::dir::{Dir, read_at};
use super::error::StoreError;
use super::index::{Index, Slot};
use super::row::{Kind, key};
use crate::board::{Agent, Lease, WorkItem};
use crate::clock::{Now, stamp};
use std::fs::File;
use std::os::unix::fs::FileExt;
use xxhash_rust::xxh3::xxh3_64;

/// The file.
const NAME: &str = "heartbeats";
/// Bytes of a cell.
const CELL: usize = 32;
/// The fence in the cell of an agent: no claim has it, since fences are sequence numbers and begin at 1.
const NO_CLAIM: u64 = 0;

/// Where a cell is, and whose it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// The segment that the journal begins with: slots are numbered by it.
    pub(super) first: u32,
    /// The number of the slot.
    pub(super) number: u64,
    /// The row's key.
    pub(super) key: u64,
}

/// Stores the renewed lease of an item.
pub(super) fn write(state: &Dir, spot: Spot, item: &WorkItem, lease: &Lease) -> Result<(), StoreError> {
    write_cell(state, spot, item.fence(), lease)
}

/// Stores a sign of life of an agent: a lease of no length that begins now, under the fence [`NO_CLAIM`].
pub(super) fn write_sign(state: &Dir, spot: Spot, now: &Now) -> Result<(), StoreError> {
    write_cell(state, spot, NO_CLAIM, &Lease::granted(now, 0))
}

fn write_cell(state: &Dir, spot: Spot, fence: u64, lease: &Lease) -> Result<(), StoreError> {
    let name = name_of(spot.first);
    let cell = encode(spot.number, spot.key, fence, lease);
    let file = state.write_or_make(&name)?;
    file.write_all_at(&cell, spot.number * CELL as u64).map_err(StoreError::io("write", state.path(&name)))
}

fn encode(number: u64, key: u64, fence: u64, lease: &Lease) -> Vec<u8> {
    let mut cell = Vec::with_capacity(CELL);
    cell.extend_from_slice(&fence.to_le_bytes());
    cell.extend_from_slice(&lease.deadline_ns.to_le_bytes());
    cell.extend_from_slice(&u32::try_from(lease.expires_at).unwrap_or(u32::MAX).to_le_bytes());
    cell.extend_from_slice(&u32::try_from(lease.ttl_seconds).unwrap_or(u32::MAX).to_le_bytes());
    cell.extend_from_slice(&(key as u32).to_le_bytes());
    cell.extend_from_slice(&checksum(number, &lease.boot_id, &cell).to_le_bytes());
    cell
}

/// The file of a journal that begins with a segment: where slots are numbered anew, cells move.
fn name_of(first: u32) -> String {
    if first > 1 { format!("{NAME}-{first}") } else { NAME.to_owned() }
}

/// Opens the cells to read them; `None` where no lease was ever renewed.
pub(super) fn open(state: &Dir, first: u32) -> Result<Option<File>, StoreError> {
    state.read(&name_of(first))
}

/// Gives an item in slot `number` the lease as last renewed, where its cell belongs to its present claim.
pub(super) fn overlay(file: &File, number: u64, item: &mut WorkItem, now: &Now) {
    let key = key(Kind::Work, item.id().as_str());
    let Some((fence, lease)) = read(file, number, key, now) else { return };
    // The cell is of this boot: any deadline of another boot is over.
    let later = item.lease().is_some_and(|old| old.boot_id != now.boot_id || old.deadline_ns < lease.deadline_ns);
    if fence == item.fence() && later {
        item.set_lease(Some(&lease));
    }
}

/// Gives an agent in slot `number` its last sign of life, where that is newer than its row.
pub(super) fn overlay_sign(file: &File, number: u64, agent: &mut Agent, now: &Now) {
    let key = key(Kind::Agent, agent.id().as_str());
    let Some((NO_CLAIM, sign)) = read(file, number, key, now) else { return };
    if agent.last_sign().is_none_or(|known| known < sign.expires_at) {
        agent.seen_at(stamp(sign.expires_at));
    }
}

fn read(file: &File, number: u64, key: u64, now: &Now) -> Option<(u64, Lease)> {
    let mut cell = [0; CELL];
    let whole = read_at(file, &mut cell, number * CELL as u64).is_ok_and(|read| read == CELL);
    whole.then(|| decode(number, key, &cell, now)).flatten()
}

fn decode(number: u64, key: u64, cell: &[u8; CELL], now: &Now) -> Option<(u64, Lease)> {
    let word = |at: usize| Some(u32::from_le_bytes(cell.get(at..at + 4)?.try_into().ok()?));
    let long = |at: usize| Some(u64::from_le_bytes(cell.get(at..at + 8)?.try_into().ok()?));
    if word(28)? != checksum(number, &now.boot_id, &cell[..28]) || word(24)? != key as u32 {
        return None;
    }
    let lease = Lease {
        boot_id: now.boot_id.clone(),
        deadline_ns: long(8)?,
        expires_at: i64::from(word(16)?),
        ttl_seconds: u64::from(word(20)?),
    };
    Some((long(0)?, lease))
}

/// Writes the cells of a journal with a new beginning: those of the rows that may still need them, at their new slots.
///
/// Nothing reads them before the journal begins there, and nobody renews a lease meanwhile: we have the board's lock.
pub(super) fn renumber(state: &Dir, old: &Index, new: &Index, now: &Now) -> Result<(), StoreError> {
    let (name, unfinished) = (name_of(new.header.first), format!("{NAME}.new"));
    state.remove(&unfinished)?;
    let Some(file) = open(state, old.header.first)? else { return state.remove(&name) };
    let moved = state.make(&unfinished)?;
    // By the rows that may need one: of what is closed or gone there may be any number of cells.
    let may_need = |slot: &Slot| slot.columns.status.is_held() || slot.columns.kind == Kind::Agent;
    for (to, slot) in (0..).zip(new.slots()?).filter(|(_, slot)| slot.gone.is_none() && may_need(slot)) {
        if let Some((from, _)) = old.find(slot.key)?
            && let Some((fence, lease)) = read(&file, from, slot.key, now)
        {
            let cell = encode(to, slot.key, fence, &lease);
            moved.write_all_at(&cell, to * CELL as u64).map_err(StoreError::io("write", state.path(&unfinished)))?;
        }
    }
    state.rename(&unfinished, state, &name)
}

/// Removes the cells of earlier beginnings; those before the last one too, but one: somebody may be reading them.
pub(super) fn remove_before(state: &Dir, first: u32) -> Result<(), StoreError> {
    let number = |name: &str| match name.strip_prefix(NAME)? {
        "" => Some(1),
        rest => rest.strip_prefix('-')?.parse().ok(),
    };
    let mut earlier: Vec<u32> = state.names()?.iter().filter_map(|name| number(name)).collect();
    earlier.retain(|number: &u32| *number < first);
    earlier.sort_unstable();
    earlier.pop();
    earlier.into_iter().try_for_each(|number| state.remove(&name_of(number)))
}

/// Covers the boot and the slot, so that a cell of another boot or another slot does not fit.
fn checksum(number: u64, boot_id: &str, cell: &[u8]) -> u32 {
    let place = xxh3_64(boot_id.as_bytes()) ^ number;
    crc32c::crc32c_append(crc32c::crc32c(&place.to_le_bytes()), cell)
}
