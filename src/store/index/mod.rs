//! The index: a disposable table of where each row stands in the journal.
//!
//! It is never synced and never believed without a check: every slot, page and header carries a checksum, and the
//! header names the boot, the board and the last record it covers. Whatever does not fit is an
//! [`StoreError::IndexFault`], and the answer to that is to rebuild it from the journal (I8).

mod blocks;
mod header;
mod hint;
mod layout;
mod page;
mod slot;
mod storage;
mod summary;

pub(super) use blocks::Blocks;
pub(super) use header::Header;
pub(super) use hint::Hint;
pub(super) use slot::Slot;

#[cfg(test)]
pub(super) use storage::cut;

use super::error::StoreError;
use layout::{LEVELS, PAGE, SLOT};
use page::Page;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::File;
use storage::{Storage, full, look, unusable};
use summary::Summary;

/// Free slots that must be left before a change is begun, so that closing work needs no new level (I12).
const RESERVE: u64 = 512;
/// Slots read at once in a scan.
const CHUNK: u64 = 4096;

/// An index and its header.
#[derive(Debug)]
pub(super) struct Index {
    storage: Storage,
    pub(super) header: Header,
    /// What a reader learned from the journal beyond the file, which it does not write: slots by number and by key.
    overlay: Option<(HashMap<u64, Slot>, HashMap<u64, u64>)>,
}

impl Index {
    /// An empty index in memory.
    pub(super) fn new(boot: u64, board: u64) -> Self {
        let storage = Storage::Memory(RefCell::new(Vec::new()));
        Index { storage, header: Header { boot, board, segment: 1, first: 1, ..Header::default() }, overlay: None }
    }

    /// Opens an index file by its header.
    pub(super) fn open(file: File) -> Result<Self, StoreError> {
        let storage = Storage::File(file);
        let header = look(|| {
            let mut bytes = [0; header::USED];
            storage.read(&mut bytes, 0)?;
            Ok(Header::decode(&bytes))
        })?;
        Ok(Index { storage, header, overlay: None })
    }

    /// Opens an index file to read it: what is put into it stays in memory.
    pub(super) fn open_to_read(file: File) -> Result<Self, StoreError> {
        Ok(Index { overlay: Some(Default::default()), ..Self::open(file)? })
    }

    /// Everything that belongs into the index file, of an index in memory.
    pub(super) fn contents(&self) -> Vec<u8> {
        let mut bytes = match &self.storage {
            Storage::Memory(bytes) => bytes.borrow().clone(),
            Storage::File(_) => Vec::new(),
        };
        bytes.resize(bytes.len().max(layout::start(self.header.levels) as usize), 0);
        bytes[..header::USED].copy_from_slice(&self.header.encode());
        bytes
    }

    /// An index in memory with these contents.
    #[cfg(test)]
    pub(super) fn of_bytes(bytes: Vec<u8>, header: Header) -> Self {
        Index { storage: Storage::Memory(RefCell::new(bytes)), header, overlay: None }
    }

    /// Finds the slot of a row on the board by its key, and its number.
    pub(super) fn find(&self, key: u64) -> Result<Option<(u64, Slot)>, StoreError> {
        Ok(self.trace(key)?.filter(|(_, slot)| slot.gone.is_none()))
    }

    /// Finds the newest slot that a row has had, the one that it left behind where it has left the board.
    pub(super) fn trace(&self, key: u64) -> Result<Option<(u64, Slot)>, StoreError> {
        if let Some(newest) = self.overlaid(key) {
            return Ok(Some(newest));
        }
        for level in (0..self.header.levels).rev() {
            if let Some(newest) = self.slots_of(key, level)?.into_iter().max_by_key(|(number, _)| *number) {
                return Ok(Some(newest));
            }
        }
        Ok(None)
    }

    /// The slot in which a row stood at a change, and still stands, or which it left with this change or a later one, with
    /// its number. A change is entered a second time where its author was killed before he could say that it is.
    pub(super) fn standing(&self, key: u64, sequence: u64) -> Result<Option<(u64, Slot)>, StoreError> {
        let stood = |(_, slot): &(u64, Slot)| slot.gone.is_none() || slot.sequence >= sequence;
        // One that has no newer record is the only one: a row stands in one slot at a time.
        let is_it = |(_, slot): &(u64, Slot)| slot.gone.is_none() && slot.sequence <= sequence;
        let mut first = self.overlaid(key).filter(stood);
        for level in (0..self.header.levels).rev() {
            if first.as_ref().is_some_and(is_it) {
                break;
            }
            let standing = self.slots_of(key, level)?.into_iter().filter(stood);
            first = first.into_iter().chain(standing).min_by_key(|(number, _)| *number);
        }
        Ok(first)
    }

    fn overlaid(&self, key: u64) -> Option<(u64, Slot)> {
        let (slots, keys) = self.overlay.as_ref()?;
        let number = keys.get(&key)?;
        slots.get(number).map(|slot| (*number, *slot))
    }

    /// The slots in a level that a row has had.
    fn slots_of(&self, key: u64, level: u32) -> Result<Vec<(u64, Slot)>, StoreError> {
        let mut found = Vec::new();
        let mut page_number = home(key, level);
        loop {
            let page = self.page(level, page_number)?;
            let numbers = page.candidates(key).map(|within| layout::before(level) + within);
            for number in numbers.filter(|number| *number < self.header.slots) {
                let slot = self.slot(number)?;
                found.extend((slot.key == key).then_some((number, slot)));
            }
            if !page.is_full() {
                return Ok(found);
            }
            page_number = (page_number + 1) % layout::pages(level);
        }
    }

    /// Reads one slot.
    pub(super) fn slot(&self, number: u64) -> Result<Slot, StoreError> {
        if let Some(slot) = self.overlay.as_ref().and_then(|(slots, _)| slots.get(&number)) {
            return Ok(*slot);
        }
        look(|| {
            let mut bytes = [0; SLOT];
            self.storage.read(&mut bytes, layout::slot_at(number))?;
            Ok(slot::decode(number, &bytes))
        })
    }

    /// Every slot, in the order the rows came onto the board.
    pub(super) fn slots(&self) -> Result<Vec<Slot>, StoreError> {
        let mut all = Vec::with_capacity(self.header.slots as usize);
        let mut bytes = vec![0; CHUNK as usize * SLOT];
        let mut number = 0;
        while number < self.header.slots {
            let (level, _) = layout::level_of(number);
            let end = (number + CHUNK).min(layout::before(level + 1)).min(self.header.slots);
            let chunk = &mut bytes[..(end - number) as usize * SLOT];
            self.storage.read(chunk, layout::slot_at(number)).map_err(unusable)?;
            for (bytes, number) in chunk.chunks_exact(SLOT).zip(number..end) {
                let slot = match slot::decode(number, bytes) {
                    Some(slot) => slot,
                    None => self.slot(number)?,
                };
                all.push(slot);
            }
            number = end;
        }
        Ok(all)
    }

    /// Lays what a reader learned from the journal over slots that it read before.
    pub(super) fn lay_over(&self, slots: &mut Vec<Slot>) -> Result<(), StoreError> {
        let Some((newer, _)) = &self.overlay else {
            // A reader's own index in memory: what it learned is in there.
            *slots = self.slots()?;
            return Ok(());
        };
        for (number, slot) in newer {
            if let Some(old) = slots.get_mut(*number as usize) {
                *old = *slot;
            }
        }
        for number in slots.len() as u64..self.header.slots {
            slots.push(self.slot(number)?);
        }
        Ok(())
    }

    /// Stores a slot: over the one numbered `known`, else as a new one. Returns its number.
    pub(super) fn put(&mut self, known: Option<u64>, slot: &Slot) -> Result<u64, StoreError> {
        let number = known.unwrap_or(self.header.slots);
        if let Some((slots, keys)) = &mut self.overlay {
            slots.insert(number, *slot);
            keys.insert(slot.key, number);
            self.header.slots = self.header.slots.max(number + 1);
            return Ok(number);
        }
        // First of all, so that a summary never lacks what a slot holds.
        self.expect(number, &slot.columns)?;
        self.storage.write(&slot::encode(number, slot), layout::slot_at(number)).map_err(unusable)?;
        if known.is_none() {
            self.enter(slot.key, number)?;
            self.header.slots += 1;
        }
        Ok(number)
    }

    /// Makes room for the next changes: a new level when the present ones are nearly full.
    pub(super) fn reserve(&mut self) -> Result<(), StoreError> {
        self.reserve_for(0)
    }

    /// Makes room for so many new rows and for the next changes.
    pub(super) fn reserve_for(&mut self, rows: u64) -> Result<(), StoreError> {
        if self.overlay.is_some() {
            return Ok(());
        }
        while layout::before(self.header.levels) < self.header.slots + rows + RESERVE {
            let level = self.header.levels;
            if level >= LEVELS {
                return Err(StoreError::IndexFault("it is full"));
            }
            self.storage.allocate(layout::start(level), layout::start(level + 1)).map_err(full)?;
            let blank: Vec<u8> =
                (0..layout::pages(level)).flat_map(|page| Page::default().encode(level, page)).collect();
            self.storage.write(&blank, layout::page_at(level, 0)).map_err(full)?;
            self.begin_summaries(level)?;
            self.header.levels += 1;
        }
        Ok(())
    }

    /// Writes the header: from here on the index covers what it says.
    pub(super) fn save(&self) -> Result<(), StoreError> {
        self.storage.write(&self.header.encode(), 0).map_err(unusable)
    }

    fn enter(&self, key: u64, number: u64) -> Result<(), StoreError> {
        let (level, within) = layout::level_of(number);
        let mut page_number = home(key, level);
        loop {
            let mut page = self.page(level, page_number)?;
            if page.candidates(key).any(|slot| slot == within) {
                return Ok(());
            }
            if !page.is_full() {
                page.add(key, within);
                let bytes = page.encode(level, page_number);
                return self.storage.write(&bytes, layout::page_at(level, page_number)).map_err(unusable);
            }
            page_number = (page_number + 1) % layout::pages(level);
        }
    }

    fn page(&self, level: u32, page: u64) -> Result<Page, StoreError> {
        look(|| {
            let mut bytes = [0; PAGE];
            self.storage.read(&mut bytes, layout::page_at(level, page))?;
            Ok(Page::decode(level, page, &bytes))
        })
    }
}

fn home(key: u64, level: u32) -> u64 {
    (key & 0xffff_ffff) % layout::pages(level)
}

#[cfg(test)]
mod against_map;
#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::record::Place;
    use crate::store::row::{Columns, Kind, key};

    fn slot(n: u64) -> Slot {
        let columns = Columns { extra: n, ..Columns::empty(Kind::Work) };
        Slot::of(key(Kind::Work, &n.to_string()), n, Place::default(), columns)
    }

    fn filled(rows: u64) -> Index {
        let mut index = Index::new(1, 2);
        for n in 0..rows {
            index.reserve().expect("memory has room");
            index.put(None, &slot(n)).expect("memory is written");
        }
        index
    }

    #[test]
    fn every_row_is_found_across_levels_and_no_other() {
        let index = filled(22_000);
        assert_eq!(index.header.levels, 4);
        for n in (0..22_000).step_by(37) {
            assert_eq!(index.find(slot(n).key).expect("reads"), Some((n, slot(n))));
        }
        assert_eq!(index.find(slot(22_000).key).expect("reads"), None);
        let slots = index.slots().expect("reads");
        assert_eq!(slots, (0..22_000).map(slot).collect::<Vec<_>>());
    }

    #[test]
    fn putting_the_same_new_row_again_after_a_crash_makes_no_second_one() {
        let mut index = filled(10);
        let before = index.header;
        index.put(None, &slot(10)).expect("writes");
        index.header = before;
        assert_eq!(index.put(None, &slot(10)).expect("writes again"), 10);
        assert_eq!(index.page(0, home(slot(10).key, 0)).expect("reads").candidates(slot(10).key).count(), 1);
    }

    #[test]
    fn a_file_cut_short_or_garbled_is_a_fault_and_never_an_answer() {
        let whole = filled(2_000);
        let bytes = whole.contents();
        for (n, harm) in (0..bytes.len()).step_by(509).enumerate() {
            let mut bad = bytes.clone();
            if n % 2 == 0 {
                bad.truncate(harm)
            } else {
                bad[harm..].iter_mut().take(64).for_each(|b| *b = !*b)
            }
            let storage = Storage::Memory(RefCell::new(bad));
            let index = Index { storage, header: whole.header, overlay: None };
            for row in (0..2_000).step_by(97) {
                match index.find(slot(row).key) {
                    Ok(found) => assert_eq!(found, Some((row, slot(row))), "harm at {harm}"),
                    Err(fault) => assert!(matches!(fault, StoreError::IndexFault(_))),
                }
            }
        }
    }
}
