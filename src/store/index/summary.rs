//! What may be found in a block of slots, so that whoever looks for something need not look into every block.
//!
//! A summary promises nothing but this: **it never says less than the slots of its block hold**. Whatever is put into a
//! slot is added to its summary before; what has left the slots is dropped only by a writer that has read them all.

use super::layout::SUMMARY;
use super::slot::Slot;
use crate::board::{Columns, Kind, Priority, Rank, Wanted};

/// Stands for a bound where there is nothing to bound.
const NONE: u64 = u64::MAX;

/// The summary of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Summary {
    /// For each priority no more than the least due date (upper half) and age (lower half) of its pending items.
    ranks: [u64; 4],
    /// No more than the end of any lease, as last renewed.
    pub(super) deadline: u64,
    /// A bit for each agent that holds an item, by its code.
    holders: u64,
    /// A bit for each team of a pending item, by its code.
    teams: u32,
    /// A bit for each type of a pending item, by its code.
    work_types: u32,
}

impl Summary {
    /// The summary of a block that holds nothing.
    pub(super) const EMPTY: Summary = Summary { ranks: [NONE; 4], deadline: NONE, holders: 0, teams: 0, work_types: 0 };

    /// Adds a row.
    pub(super) fn add(&mut self, columns: &Columns) {
        if columns.is_pending() {
            let rank = &mut self.ranks[columns.priority as usize - 1];
            *rank = (*rank).min(rank_of(columns));
            self.teams |= bit(columns.team);
            self.work_types |= bit(columns.work_type);
        }
        if columns.kind == Kind::Work && columns.status.is_held() {
            self.holders |= 1 << (columns.agent % u64::BITS);
            self.deadline = self.deadline.min(columns.deadline_ns().unwrap_or(NONE));
        }
    }

    /// What is left of it, now that these are known to be all slots of the block.
    ///
    /// The end of the leases is not in the slots alone: a bound that is later than theirs was found out from renewals.
    pub(super) fn tightened(&self, slots: &[Slot]) -> Self {
        let mut exact = Summary::EMPTY;
        slots.iter().for_each(|slot| exact.add(&slot.columns));
        Summary { deadline: exact.deadline.max(self.deadline), ..exact }
    }

    /// No more than the best rank among what is wanted; `None` where nothing of it is here.
    pub(super) fn best(&self, wanted: &Wanted) -> Option<Rank> {
        let may_be = |name: &Option<String>, bits: u32| {
            name.as_deref().is_none_or(|name| bits & bit(crate::board::code(name)) != 0)
        };
        let least = wanted.priority_at_least.unwrap_or(Priority::Low);
        let mut wanted_ones = Priority::ALL.into_iter().filter(|priority| *priority >= least);
        let best = wanted_ones.find(|priority| self.ranks[*priority as usize - 1] != NONE);
        best.filter(|_| may_be(&wanted.team, self.teams) && may_be(&wanted.work_type, self.work_types)).map(
            |priority| {
                let rank = self.ranks[priority as usize - 1];
                Rank::new(priority, (rank >> 32) as u32, rank as u32)
            },
        )
    }

    /// Whether the agent with a code may hold something here.
    pub(super) fn may_be_held_by(&self, code: u32) -> bool {
        self.holders & 1 << (code % u64::BITS) != 0
    }

    pub(super) fn encode(&self, block: u64) -> [u8; SUMMARY] {
        let mut bytes = [0; SUMMARY];
        let longs = self.ranks.into_iter().chain([self.deadline, self.holders]);
        let words =
            longs.flat_map(u64::to_le_bytes).chain([self.teams, self.work_types].map(u32::to_le_bytes).concat());
        bytes.iter_mut().zip(words).for_each(|(byte, value)| *byte = value);
        let checksum = checksum(block, &bytes);
        bytes[SUMMARY - 4..].copy_from_slice(&checksum.to_le_bytes());
        bytes
    }

    /// Reads a summary in its own place; `None` where its checksum is wrong.
    pub(super) fn decode(block: u64, bytes: &[u8]) -> Option<Self> {
        let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        let long = |at: usize| Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?));
        if word(SUMMARY - 4)? != checksum(block, bytes) {
            return None;
        }
        Some(Summary {
            ranks: [long(0)?, long(8)?, long(16)?, long(24)?],
            deadline: long(32)?,
            holders: long(40)?,
            teams: word(48)?,
            work_types: word(52)?,
        })
    }
}

/// Due date and age of a pending item as one number, ordered as its rank is; never [`NONE`].
fn rank_of(columns: &Columns) -> u64 {
    let due = columns.due().unwrap_or(u32::MAX);
    (u64::from(due) << 32 | u64::from(columns.created_at)).min(NONE - 1)
}

fn bit(code: u32) -> u32 {
    1 << (code % u32::BITS)
}

/// Never 0 for a summary of zeros, so that a hole in the file is not a summary.
fn checksum(block: u64, bytes: &[u8]) -> u32 {
    crc32c::crc32c_append(crc32c::crc32c(&(!block).to_le_bytes()), &bytes[..SUMMARY - 4])
}
