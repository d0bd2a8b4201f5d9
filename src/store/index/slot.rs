//! One slot: where a row's newest record stands, and the row's columns.

use super::layout::SLOT;
use crate::board::{Priority, Status};
use crate::store::record::Place;
use crate::store::row::{Columns, Kind};

/// A slot of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Slot {
    /// The hash of kind and id.
    pub(in crate::store) key: u64,
    /// The sequence number of the newest record.
    pub(in crate::store) sequence: u64,
    /// Where that record stands.
    pub(in crate::store) place: Place,
    /// What the row holds; nothing that is looked for where it has left the board.
    pub(in crate::store) columns: Columns,
    /// What the row was, where it has left the board: the slot is dead, and a row that comes back gets a new one.
    pub(in crate::store) gone: Option<Kind>,
}

impl Slot {
    /// The slot of a row on the board.
    pub(in crate::store) fn of(key: u64, sequence: u64, place: Place, columns: Columns) -> Self {
        Slot { key, sequence, place, columns, gone: None }
    }

    /// The slot that a row leaves behind with a record.
    pub(in crate::store) fn left_by(kind: Kind, key: u64, sequence: u64, place: Place) -> Self {
        // Requests hold nothing that anybody looks for.
        Slot { key, sequence, place, columns: Columns::empty(Kind::Request), gone: Some(kind) }
    }
}

/// Writes a slot. Its checksum covers its number, so that a misplaced slot is noticed.
pub(super) fn encode(number: u64, slot: &Slot) -> [u8; SLOT] {
    let mut bytes = [0; SLOT];
    let (place, columns) = (&slot.place, &slot.columns);
    put(&mut bytes, 0, &slot.key.to_le_bytes());
    put(&mut bytes, 8, &slot.sequence.to_le_bytes());
    put(&mut bytes, 16, &columns.extra.to_le_bytes());
    let words = [
        columns.created_at,
        columns.changed_at,
        place.segment,
        place.offset,
        place.length,
        columns.team,
        columns.work_type,
        columns.agent,
    ];
    for (n, word) in words.into_iter().enumerate() {
        put(&mut bytes, 24 + 4 * n, &word.to_le_bytes());
    }
    let kinds = columns.kind as u8 | slot.gone.map_or(0, |kind| kind as u8) << 4;
    put(&mut bytes, 56, &[kinds, columns.status as u8, columns.priority as u8, columns.progress]);
    let checksum = checksum(number, &bytes);
    put(&mut bytes, 60, &checksum.to_le_bytes());
    bytes
}

/// Reads a slot; `None` where its checksum or a code in it is wrong.
pub(super) fn decode(number: u64, bytes: &[u8]) -> Option<Slot> {
    let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let long = |at: usize| Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?));
    if word(60)? != checksum(number, bytes) {
        return None;
    }
    let gone = match *bytes.get(56)? >> 4 {
        0 => None,
        code => Some(Kind::from_code(code)?),
    };
    Some(Slot {
        gone,
        key: long(0)?,
        sequence: long(8)?,
        place: Place { segment: word(32)?, offset: word(36)?, length: word(40)? },
        columns: Columns {
            extra: long(16)?,
            created_at: word(24)?,
            changed_at: word(28)?,
            team: word(44)?,
            work_type: word(48)?,
            agent: word(52)?,
            kind: Kind::from_code(*bytes.get(56)? & 0xf)?,
            status: Status::from_code(*bytes.get(57)?)?,
            priority: Priority::from_code(*bytes.get(58)?)?,
            progress: *bytes.get(59)?,
        },
    })
}

fn checksum(number: u64, bytes: &[u8]) -> u32 {
    crc32c::crc32c_append(crc32c::crc32c(&number.to_le_bytes()), &bytes[..60])
}

fn put(bytes: &mut [u8], at: usize, value: &[u8]) {
    bytes[at..at + value.len()].copy_from_slice(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_read_back_only_in_its_own_place_and_unharmed() {
        let columns = Columns { team: 3, work_type: 4, agent: 5, progress: 75, ..Columns::empty(Kind::Work) };
        let place = Place { segment: 1, offset: 2, length: 3 };
        let slot = Slot::of(9, 8, place, columns);
        let bytes = encode(17, &slot);
        assert_eq!(decode(17, &bytes), Some(slot));
        assert_eq!(decode(18, &bytes), None);
        assert_eq!(decode(17, &[0; SLOT]), None);
        let left = Slot::left_by(Kind::Completion, 9, 8, place);
        assert_eq!(decode(17, &encode(17, &left)), Some(left));
        for bit in 0..SLOT * 8 {
            let mut bad = bytes;
            bad[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(decode(17, &bad), None, "bit {bit} went unnoticed");
        }
    }
}
