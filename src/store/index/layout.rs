//! Where things stand in the index file.
//!
//! ```text
//! header │ level 0: pages, slots, summaries, hints │ level 1: pages, slots, summaries, hints │ …
//! ```
//! Level *k* has room for 1,024 · 4^k slots, the hash pages that find them, a summary of each block of slots and a hint
//! for each slot. A level never moves once it is there,
//! so the file grows without being rewritten, and a change touches the same few places on every board (I14).

/// Bytes kept for the header.
pub(super) const HEADER: u64 = 4096;
/// Bytes of a slot.
pub(super) const SLOT: usize = 64;
/// Bytes of a hash page.
pub(super) const PAGE: usize = 512;
/// Slots in a block: what is read at once to choose among them.
pub(super) const BLOCK: u64 = 512;
/// Bytes of the summary of a block.
pub(super) const SUMMARY: usize = 64;
/// Bytes of a hint.
pub(super) const HINT: usize = 8;
/// Slots in level 0.
const FIRST: u64 = 1024;
/// Slots per page of a full level; a page has room for 62, so that it overflows rarely.
const SLOTS_PER_PAGE: u64 = 32;
/// Bytes kept for the summaries of level 0; a page, so that every page of every level lies within a page of memory.
const FIRST_SUMMARIES: u64 = PAGE as u64;
/// Bytes of level 0.
const FIRST_BYTES: u64 = FIRST * (SLOT + HINT) as u64 + FIRST / SLOTS_PER_PAGE * PAGE as u64 + FIRST_SUMMARIES;
/// The most levels there can be: 1,024 · (4^11 − 1) / 3 slots.
pub(super) const LEVELS: u32 = 11;

/// How many slots a level has room for.
pub(super) fn capacity(level: u32) -> u64 {
    FIRST << (2 * level)
}

/// How many slots all levels in front of `level` have room for.
pub(super) fn before(level: u32) -> u64 {
    (capacity(level) - FIRST) / 3
}

/// How many pages a level has.
pub(super) fn pages(level: u32) -> u64 {
    capacity(level) / SLOTS_PER_PAGE
}

/// Where a page stands.
pub(super) fn page_at(level: u32, page: u64) -> u64 {
    start(level) + page * PAGE as u64
}

/// The level of a slot and its number in that level.
pub(super) fn level_of(slot: u64) -> (u32, u64) {
    let level = (0..LEVELS).find(|&level| slot < before(level + 1)).unwrap_or(LEVELS);
    (level, slot - before(level))
}

/// Where a slot stands.
pub(super) fn slot_at(slot: u64) -> u64 {
    let (level, number) = level_of(slot);
    start(level) + pages(level) * PAGE as u64 + number * SLOT as u64
}

/// How many blocks a level has.
pub(super) fn blocks(level: u32) -> u64 {
    capacity(level) / BLOCK
}

/// Where the summary of a block stands; blocks are counted through all levels.
pub(super) fn summary_at(block: u64) -> u64 {
    let (level, number) = level_of(block * BLOCK);
    after_slots(level) + number / BLOCK * SUMMARY as u64
}

/// Where the hint of a slot stands.
pub(super) fn hint_at(slot: u64) -> u64 {
    let (level, number) = level_of(slot);
    after_slots(level) + (FIRST_SUMMARIES << (2 * level)) + number * HINT as u64
}

/// Where a level begins.
pub(super) fn start(level: u32) -> u64 {
    HEADER + before(level) / FIRST * FIRST_BYTES
}

fn after_slots(level: u32) -> u64 {
    slot_at(before(level)) + capacity(level) * SLOT as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_overlaps_and_nothing_is_left_out() {
        for level in 0..5 {
            assert_eq!(page_at(level, 0), start(level));
            assert_eq!(page_at(level, pages(level)), slot_at(before(level)), "slots follow the pages");
            let last = before(level + 1) - 1;
            assert_eq!(level_of(last), (level, capacity(level) - 1));
            let block = before(level) / BLOCK;
            assert_eq!(slot_at(last) + SLOT as u64, summary_at(block), "summaries follow the slots");
            let summaries_end = summary_at(last / BLOCK) + SUMMARY as u64;
            assert!(summaries_end <= hint_at(before(level)), "hints follow the summaries");
            assert_eq!(summary_at(last / BLOCK) - summary_at(block), (blocks(level) - 1) * SUMMARY as u64);
            assert_eq!(hint_at(last) + HINT as u64, start(level + 1), "the next level follows");
            assert_eq!((start(level) % PAGE as u64, last % BLOCK), (0, BLOCK - 1), "pages and blocks are whole");
        }
    }
}
