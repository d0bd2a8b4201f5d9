//! One hash page: which slots of a level may hold a key.

use super::layout::PAGE;

/// Entries in a page.
const ROOM: usize = 62;
/// Bytes in front of the entries: checksum, level, page number, count.
const HEAD: usize = 16;

/// A page: pairs of the upper half of a key and a slot number within the level.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Page {
    entries: Vec<(u32, u32)>,
}

impl Page {
    /// The slots, by their number within the level, whose keys share the upper half of `key`.
    pub(super) fn candidates(&self, key: u64) -> impl Iterator<Item = u64> {
        let tag = (key >> 32) as u32;
        self.entries.iter().filter(move |entry| entry.0 == tag).map(|entry| u64::from(entry.1))
    }

    /// Whether there is no room; a key that belongs here may then stand on the next page.
    pub(super) fn is_full(&self) -> bool {
        self.entries.len() >= ROOM
    }

    /// Adds an entry unless it is there; `false` where it was there already.
    pub(super) fn add(&mut self, key: u64, slot: u64) -> bool {
        let entry = ((key >> 32) as u32, slot as u32);
        let new = !self.entries.contains(&entry);
        if new {
            self.entries.push(entry);
        }
        new
    }

    /// Writes the page for its place.
    pub(super) fn encode(&self, level: u32, page: u64) -> [u8; PAGE] {
        let mut bytes = [0; PAGE];
        bytes[4..8].copy_from_slice(&level.to_le_bytes());
        bytes[8..12].copy_from_slice(&(page as u32).to_le_bytes());
        bytes[12..16].copy_from_slice(&(self.entries.len() as u32).to_le_bytes());
        for (n, (tag, slot)) in self.entries.iter().enumerate() {
            let at = HEAD + n * 8;
            bytes[at..at + 4].copy_from_slice(&tag.to_le_bytes());
            bytes[at + 4..at + 8].copy_from_slice(&slot.to_le_bytes());
        }
        let checksum = checksum(&bytes);
        bytes[..4].copy_from_slice(&checksum.to_le_bytes());
        bytes
    }

    /// Reads the page at its place; `None` where it is damaged or belongs elsewhere.
    pub(super) fn decode(level: u32, page: u64, bytes: &[u8]) -> Option<Self> {
        let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        let count = word(12)? as usize;
        if word(0)? != checksum(bytes) || word(4)? != level || u64::from(word(8)?) != page || count > ROOM {
            return None;
        }
        let entry = |n: usize| Some((word(HEAD + n * 8)?, word(HEAD + n * 8 + 4)?));
        Some(Page { entries: (0..count).map(entry).collect::<Option<_>>()? })
    }
}

/// Never 0 for a page of zeros, so that a hole in the file is not an empty page.
fn checksum(bytes: &[u8]) -> u32 {
    crc32c::crc32c_append(0x9e37_79b9, bytes.get(4..PAGE).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_back_only_in_its_own_place_and_unharmed() {
        let mut page = Page::default();
        (0..ROOM as u64).for_each(|n| assert!(page.add(n << 32, n)));
        assert!(page.is_full() && !page.add(5 << 32, 5));
        let bytes = page.encode(2, 7);
        assert_eq!(Page::decode(2, 7, &bytes), Some(page.clone()));
        assert_eq!((Page::decode(1, 7, &bytes), Page::decode(2, 8, &bytes)), (None, None));
        assert_eq!(page.candidates(9 << 32).collect::<Vec<_>>(), [9]);
        for bit in 0..PAGE * 8 {
            let mut bad = bytes;
            bad[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(Page::decode(2, 7, &bad), None, "bit {bit} went unnoticed");
        }
    }

    #[test]
    fn a_hole_in_the_file_is_not_an_empty_page() {
        assert_eq!(Page::decode(0, 0, &[0; PAGE]), None);
    }
}
