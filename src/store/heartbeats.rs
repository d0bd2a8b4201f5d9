//! Renewed leases and signs of life: one small cell per row, overwritten in place and never synced.
//!
//! A cell at the slot of a work item holds its renewed lease, one at the slot of an agent its last sign of life. Losing
//! a cell is harmless: a power cut ends every lease anyway, and a cell that does not fit its claim is ignored.

use super::dir::{Dir, read_at};
use super::error::StoreError;
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

/// Stores the renewed lease of the item in slot `number`.
pub(super) fn write(state: &Dir, number: u64, item: &WorkItem, lease: &Lease) -> Result<(), StoreError> {
    write_cell(state, number, item.fence(), lease)
}

/// Stores a sign of life of the agent in slot `number`: a lease of no length that begins now, under the fence
/// [`NO_CLAIM`].
pub(super) fn write_sign(state: &Dir, number: u64, now: &Now) -> Result<(), StoreError> {
    write_cell(state, number, NO_CLAIM, &Lease::granted(now, 0))
}

fn write_cell(state: &Dir, number: u64, fence: u64, lease: &Lease) -> Result<(), StoreError> {
    let file = state.write_or_make(NAME)?;
    let mut cell = Vec::with_capacity(CELL);
    cell.extend_from_slice(&fence.to_le_bytes());
    cell.extend_from_slice(&lease.deadline_ns.to_le_bytes());
    cell.extend_from_slice(&u32::try_from(lease.expires_at).unwrap_or(u32::MAX).to_le_bytes());
    cell.extend_from_slice(&u32::try_from(lease.ttl_seconds).unwrap_or(u32::MAX).to_le_bytes());
    cell.extend_from_slice(&[0; 4]);
    cell.extend_from_slice(&checksum(number, &lease.boot_id, &cell).to_le_bytes());
    file.write_all_at(&cell, number * CELL as u64).map_err(StoreError::io("write", state.path(NAME)))
}

/// Opens the cells to read them; `None` where no lease was ever renewed.
pub(super) fn open(state: &Dir) -> Result<Option<File>, StoreError> {
    state.read(NAME)
}

/// Gives an item in slot `number` the lease as last renewed, where its cell belongs to its present claim.
pub(super) fn overlay(file: &File, number: u64, item: &mut WorkItem, now: &Now) {
    let Some((fence, lease)) = read(file, number, now) else { return };
    // The cell is of this boot: any deadline of another boot is over.
    let later = item.lease().is_some_and(|old| old.boot_id != now.boot_id || old.deadline_ns < lease.deadline_ns);
    if fence == item.fence() && later {
        item.set_lease(Some(&lease));
    }
}

/// Gives an agent in slot `number` its last sign of life, where that is newer than its row.
pub(super) fn overlay_sign(file: &File, number: u64, agent: &mut Agent, now: &Now) {
    let Some((NO_CLAIM, sign)) = read(file, number, now) else { return };
    if agent.last_sign().is_none_or(|known| known < sign.expires_at) {
        agent.seen_at(stamp(sign.expires_at));
    }
}

fn read(file: &File, number: u64, now: &Now) -> Option<(u64, Lease)> {
    let mut cell = [0; CELL];
    let whole = read_at(file, &mut cell, number * CELL as u64).is_ok_and(|read| read == CELL);
    whole.then(|| decode(number, &cell, now)).flatten()
}

fn decode(number: u64, cell: &[u8; CELL], now: &Now) -> Option<(u64, Lease)> {
    let word = |at: usize| Some(u32::from_le_bytes(cell.get(at..at + 4)?.try_into().ok()?));
    let long = |at: usize| Some(u64::from_le_bytes(cell.get(at..at + 8)?.try_into().ok()?));
    if word(28)? != checksum(number, &now.boot_id, &cell[..28]) {
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

/// Covers the boot and the slot, so that a cell of another boot or another slot does not fit.
fn checksum(number: u64, boot_id: &str, cell: &[u8]) -> u32 {
    let place = xxh3_64(boot_id.as_bytes()) ^ number;
    crc32c::crc32c_append(crc32c::crc32c(&place.to_le_bytes()), cell)
}
