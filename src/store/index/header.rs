//! The head of the index: how much of the journal it covers.

use crate::store::record::Place;

/// Bytes of the header that are used.
pub(super) const USED: usize = 96;
/// Changes with the layout of the index and with the meaning of a column: an index with another one is rebuilt.
const MAGIC: [u8; 8] = *b"coordx05";

/// What the index says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::store) struct Header {
    /// Hash of the boot in which the index was written; nothing of it is synced, so another boot cannot trust it.
    pub(in crate::store) boot: u64,
    /// Hash of the board's own id.
    pub(in crate::store) board: u64,
    /// Segment and offset behind the last record that is covered.
    pub(in crate::store) segment: u32,
    /// See `segment`.
    pub(in crate::store) offset: u32,
    /// The last record that is covered.
    pub(in crate::store) newest: Place,
    /// Its checksum, to be found in the journal.
    pub(in crate::store) checksum: u32,
    /// Its sequence number.
    pub(in crate::store) sequence: u64,
    /// The largest id number given so far, in nanoseconds.
    pub(in crate::store) last_id: u64,
    /// How many slots are in use.
    pub(in crate::store) slots: u64,
    /// How many levels there are.
    pub(in crate::store) levels: u32,
    /// How many damaged places of the journal were set aside.
    pub(in crate::store) damaged: u32,
    /// The first segment of the journal that slots are numbered by.
    pub(in crate::store) first: u32,
    /// How many rows were stored once more when the segments before it went: theirs are the first slots.
    pub(in crate::store) carried: u64,
}

impl Header {
    pub(super) fn encode(&self) -> [u8; USED] {
        let mut bytes = Vec::with_capacity(USED);
        bytes.extend_from_slice(&MAGIC);
        for long in [self.boot, self.board, self.sequence, self.last_id, self.slots, self.carried] {
            bytes.extend_from_slice(&long.to_le_bytes());
        }
        let newest = &self.newest;
        let words = [
            self.segment,
            self.offset,
            newest.segment,
            newest.offset,
            newest.length,
            self.checksum,
            self.levels,
            self.damaged,
            self.first,
        ];
        for word in words {
            bytes.extend_from_slice(&word.to_le_bytes());
        }
        bytes.resize(USED - 4, 0);
        bytes.extend_from_slice(&crc32c::crc32c(&bytes).to_le_bytes());
        let mut whole = [0; USED];
        whole.copy_from_slice(&bytes);
        whole
    }

    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        let long = |at: usize| Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?));
        if bytes.get(..8)? != MAGIC || word(USED - 4)? != crc32c::crc32c(bytes.get(..USED - 4)?) {
            return None;
        }
        Some(Header {
            boot: long(8)?,
            board: long(16)?,
            sequence: long(24)?,
            last_id: long(32)?,
            slots: long(40)?,
            carried: long(48)?,
            segment: word(56)?,
            offset: word(60)?,
            newest: Place { segment: word(64)?, offset: word(68)?, length: word(72)? },
            checksum: word(76)?,
            levels: word(80)?,
            damaged: word(84)?,
            first: word(88)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_back_only_unharmed() {
        let newest = Place { segment: 1, offset: 2, length: 3 };
        let header = Header {
            boot: 1,
            board: 2,
            sequence: 3,
            last_id: 4,
            slots: 5,
            newest,
            first: 6,
            carried: 7,
            ..Header::default()
        };
        let bytes = header.encode();
        assert_eq!(Header::decode(&bytes), Some(header));
        assert_eq!(Header::decode(&[0; USED]), None);
        for bit in 0..USED * 8 {
            let mut bad = bytes;
            bad[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(Header::decode(&bad), None, "bit {bit} went unnoticed");
        }
    }
}
