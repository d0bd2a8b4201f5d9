//! The pending items in the order in which they are offered, without a look at most of them.
//!
//! A best-first search: a block is opened when nothing found so far is better than the best that it may hold, so that
//! an item is offered before every other item that is not better, and blocks behind it stay closed.

use super::error::StoreError;
use super::index::{Blocks, Hint, Index};
use crate::board::{Profile, Rank, Status, Wanted, WorkItem};
use crate::clock::Now;
use std::cmp::Reverse;
use std::collections::hash_map::Entry;
use std::collections::{BinaryHeap, HashMap};

/// A block, or an item with the word of the hint about it, in the order of ranks.
///
/// Among equal ranks a slot with a smaller number comes first, and a block before the items that may be in it.
type Spot = Reverse<(Rank, u64, Option<u32>)>;

/// A search for pending items.
pub(super) struct Waiting {
    wanted: Wanted,
    who: Option<Profile>,
    spots: BinaryHeap<Spot>,
    /// For each block looked into, which of its items are completed.
    completed: HashMap<u64, Vec<bool>>,
    /// The item that was offered last: slot, sequence number, and what was in it.
    pub(super) offered: Option<(u64, u64, WorkItem)>,
}

impl Waiting {
    pub(super) fn new(blocks: &Blocks<'_>, wanted: &Wanted, who: Option<&Profile>) -> Self {
        let spots = blocks.wanted(wanted).map(|(rank, block)| Reverse((rank, Blocks::first_slot(block), None)));
        Waiting {
            wanted: wanted.clone(),
            who: who.cloned(),
            spots: spots.collect(),
            completed: HashMap::new(),
            offered: None,
        }
    }

    /// The slot of the next item, as far as columns and hints tell.
    pub(super) fn next(
        &mut self,
        index: &Index,
        blocks: &mut Blocks<'_>,
        now: &Now,
    ) -> Result<Option<u64>, StoreError> {
        while let Some(Reverse((_, number, what))) = self.spots.pop() {
            match what {
                None => self.open(index, blocks, now, number)?,
                Some(word) if self.is_kept(blocks, now, word)? => {}
                Some(_) => return Ok(Some(number)),
            }
        }
        Ok(None)
    }

    /// For whom the search is; `None` for anyone.
    pub(super) fn who(&self) -> Option<&Profile> {
        self.who.as_ref()
    }

    fn open(&mut self, index: &Index, blocks: &mut Blocks<'_>, now: &Now, first: u64) -> Result<(), StoreError> {
        let seconds = u32::try_from(now.seconds()).unwrap_or(u32::MAX);
        let slots = blocks.open(Blocks::block_of(first))?;
        for ((number, slot), word) in slots.iter().zip(index.hints(&slots)) {
            let columns = &slot.columns;
            if columns.is_pending() && columns.not_before() <= seconds && self.wanted.may_fit(columns) {
                self.spots.push(Reverse((Rank::of(columns), *number, Some(word))));
            }
        }
        Ok(())
    }

    fn is_kept(&mut self, blocks: &mut Blocks<'_>, now: &Now, word: u32) -> Result<bool, StoreError> {
        let Some(hint) = Hint::from_word(word) else { return Ok(false) };
        let Waiting { who, completed, .. } = self;
        hint.keeps(who.as_ref(), now, |slot| is_completed(completed, blocks, slot))
    }
}

fn is_completed(known: &mut HashMap<u64, Vec<bool>>, blocks: &mut Blocks<'_>, number: u64) -> Result<bool, StoreError> {
    let block = Blocks::block_of(number);
    let completed = match known.entry(block) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(unknown) => {
            let slots = blocks.open(block)?;
            unknown.insert(
                slots.iter().map(|(_, slot)| slot.gone.is_some() || slot.columns.status == Status::Completed).collect(),
            )
        }
    };
    let found = completed.get((number - Blocks::first_slot(block)) as usize);
    // Nobody can wait for a slot that is not there, or that its row has left: let the waiting row tell.
    Ok(found.copied().unwrap_or(true))
}

#[cfg(test)]
mod against_scan;
