//! Looking for slots by what they hold: block by block, and only into blocks that may hold it.
//!
//! Only for whoever has the board's lock: readers take every slot in one go and need no summaries.

use super::hint;
use super::layout::{self, BLOCK, HINT, SLOT, SUMMARY};
use super::slot;
use super::storage::{full, look, unusable};
use super::{Index, Slot, Summary};
use crate::board::{Columns, Rank, Wanted};
use crate::store::error::StoreError;

/// The blocks of an index, and what they may hold.
pub(in crate::store) struct Blocks<'a> {
    index: &'a Index,
    summaries: Vec<Summary>,
}

impl<'a> Blocks<'a> {
    /// Reads the summaries.
    pub(in crate::store) fn of(index: &'a Index) -> Result<Self, StoreError> {
        Ok(Blocks { index, summaries: index.summaries()? })
    }

    /// The block of a slot.
    pub(in crate::store) fn block_of(slot: u64) -> u64 {
        slot / BLOCK
    }

    /// The number of the first slot of a block.
    pub(in crate::store) fn first_slot(block: u64) -> u64 {
        block * BLOCK
    }

    /// The blocks that may hold something wanted, each with no more than the rank of the best of it.
    pub(in crate::store) fn wanted(&self, wanted: &Wanted) -> impl Iterator<Item = (Rank, u64)> {
        self.numbered().filter_map(|(block, summary)| summary.best(wanted).map(|rank| (rank, block)))
    }

    /// The blocks that may hold an item of the agent with this code.
    pub(in crate::store) fn held_by(&self, code: u32) -> Vec<u64> {
        self.numbered().filter(|(_, summary)| summary.may_be_held_by(code)).map(|(block, _)| block).collect()
    }

    /// The blocks that may hold a lease that has ended by a time.
    pub(in crate::store) fn ended_by(&self, boot_ns: u64) -> Vec<u64> {
        self.numbered().filter(|(_, summary)| summary.deadline <= boot_ns).map(|(block, _)| block).collect()
    }

    /// The slots of a block with their numbers. What has left them leaves the summary.
    pub(in crate::store) fn open(&mut self, block: u64) -> Result<Vec<(u64, Slot)>, StoreError> {
        let slots = self.index.block(block)?;
        let summary = self.summaries[block as usize];
        self.set(block, summary.tightened(&slots))?;
        Ok((block * BLOCK..).zip(slots).collect())
    }

    /// Says when the first lease in a block ends, as last renewed; `None` where there is none.
    pub(in crate::store) fn ends(&mut self, block: u64, deadline: Option<u64>) -> Result<(), StoreError> {
        let mut summary = self.summaries[block as usize];
        summary.deadline = deadline.unwrap_or(u64::MAX);
        self.set(block, summary)
    }

    fn set(&mut self, block: u64, summary: Summary) -> Result<(), StoreError> {
        let old = &mut self.summaries[block as usize];
        if *old != summary {
            *old = summary;
            self.index.write_summary(block, &summary)?;
        }
        Ok(())
    }

    fn numbered(&self) -> impl Iterator<Item = (u64, &Summary)> {
        (0..).zip(&self.summaries)
    }
}

impl Index {
    /// Adds what is about to be put into a slot to the summary of its block.
    pub(super) fn expect(&self, number: u64, columns: &Columns) -> Result<(), StoreError> {
        let mut addition = Summary::EMPTY;
        addition.add(columns);
        if addition == Summary::EMPTY {
            return Ok(());
        }
        let block = number / BLOCK;
        let old = self.read_summary(block)?;
        let mut new = old;
        new.add(columns);
        if new == old { Ok(()) } else { self.write_summary(block, &new) }
    }

    /// Writes the summaries of a new level.
    pub(super) fn begin_summaries(&self, level: u32) -> Result<(), StoreError> {
        let first = layout::before(level) / BLOCK;
        let empty = (first..first + layout::blocks(level)).flat_map(|block| Summary::EMPTY.encode(block));
        self.storage.write(&empty.collect::<Vec<_>>(), layout::summary_at(first)).map_err(full)
    }

    /// The summaries of all blocks in use.
    fn summaries(&self) -> Result<Vec<Summary>, StoreError> {
        let mut all = Vec::with_capacity(self.header.slots.div_ceil(BLOCK) as usize);
        for level in 0..self.header.levels {
            let first = layout::before(level) / BLOCK;
            let end = layout::before(level + 1).min(self.header.slots).div_ceil(BLOCK).max(first);
            let mut bytes = vec![0; (end - first) as usize * SUMMARY];
            self.storage.read(&mut bytes, layout::summary_at(first)).map_err(unusable)?;
            for (bytes, block) in bytes.chunks_exact(SUMMARY).zip(first..end) {
                all.push(Summary::decode(block, bytes).ok_or(StoreError::IndexFault("a checksum is wrong"))?);
            }
        }
        Ok(all)
    }

    /// The slots of a block that are in use.
    fn block(&self, block: u64) -> Result<Vec<Slot>, StoreError> {
        let first = block * BLOCK;
        let end = (first + BLOCK).min(self.header.slots).max(first);
        let mut bytes = vec![0; (end - first) as usize * SLOT];
        self.storage.read(&mut bytes, layout::slot_at(first)).map_err(unusable)?;
        let decoded = bytes.chunks_exact(SLOT).zip(first..end).map(|(bytes, number)| slot::decode(number, bytes));
        decoded.collect::<Option<_>>().ok_or(StoreError::IndexFault("a checksum is wrong"))
    }

    /// The words of the hints about slots of one block, 0 where there is none.
    pub(in crate::store) fn hints(&self, slots: &[(u64, Slot)]) -> Vec<u32> {
        let mut bytes = vec![0; slots.len() * HINT];
        let first = slots.first().map_or(0, |(number, _)| *number);
        if self.storage.read(&mut bytes, layout::hint_at(first)).is_err() {
            // They were never written; a hint may always be missing.
            bytes.fill(0);
        }
        let decode = |(bytes, (number, slot)): (&[u8], &(u64, Slot))| hint::decode(*number, slot.sequence, bytes);
        bytes.chunks_exact(HINT).zip(slots).map(decode).collect()
    }

    /// Remembers a hint about a record of a slot.
    pub(in crate::store) fn remember(&self, number: u64, sequence: u64, hint: super::Hint) -> Result<(), StoreError> {
        match hint.word().filter(|_| self.overlay.is_none()) {
            Some(word) => {
                self.storage.write(&hint::encode(number, sequence, word), layout::hint_at(number)).map_err(unusable)
            }
            None => Ok(()),
        }
    }

    fn read_summary(&self, block: u64) -> Result<Summary, StoreError> {
        look(|| {
            let mut bytes = [0; SUMMARY];
            self.storage.read(&mut bytes, layout::summary_at(block))?;
            Ok(Summary::decode(block, &bytes))
        })
    }

    fn write_summary(&self, block: u64, summary: &Summary) -> Result<(), StoreError> {
        self.storage.write(&summary.encode(block), layout::summary_at(block)).map_err(unusable)
    }
}
