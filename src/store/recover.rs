//! Bringing the index up to the journal: after every change by another process, after a crash, or from nothing.

use super::error::StoreError;
use super::hints::hint;
use super::index::{Hint, Index, Slot};
use super::journal::Journal;
use super::record::{Place, Record, has_trailer};
use super::row::{Columns, Kind, key};
use super::scan::{Piece, is_unfinished, scan};
use crate::board::WorkItem;
use serde_json::{Map, Value};
use xxhash_rust::xxh3::xxh3_64;

/// The verb of the record that ends a segment.
pub(super) const SEAL: &str = "seal";

/// Bytes of the journal that are no record.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Scrap {
    /// Segment and offset.
    pub(super) segment: u32,
    /// See `segment`.
    pub(super) offset: u32,
    /// The bytes.
    pub(super) bytes: Vec<u8>,
    /// Whether they stand behind the last record, where the next one belongs.
    pub(super) at_end: bool,
}

impl Scrap {
    /// Whether a whole line may have been lost here, and not only the beginning of one that nobody was told of.
    pub(super) fn is_damage(&self) -> bool {
        !self.at_end || (self.bytes.contains(&b'\n') || has_trailer(&self.bytes)) && !self.is_unfinished()
    }

    fn is_unfinished(&self) -> bool {
        is_unfinished(&self.bytes, self.segment, self.offset)
    }

    /// How many sequence numbers may have been given by changes that are lost here, behind all others.
    pub(super) fn numbers_lost(&self) -> u64 {
        let lines = memchr::memchr_iter(b'\n', &self.bytes).count().max(1);
        if self.at_end && self.is_damage() { lines as u64 } else { 0 }
    }
}

/// The boot and the board that an index is made for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Home<'a> {
    /// Which boot this is.
    pub(super) boot_id: &'a str,
    /// The board's id.
    pub(super) board_id: &'a str,
}

impl Home<'_> {
    /// Whether an index was made here.
    pub(super) fn made(&self, index: &Index) -> bool {
        index.header.boot == xxh3_64(self.boot_id.as_bytes()) && index.header.board == xxh3_64(self.board_id.as_bytes())
    }
}

/// Applies to the index what the journal holds beyond it.
///
/// # Errors
/// [`StoreError::IndexFault`] where the index does not belong to this journal.
pub(super) fn catch_up(index: &mut Index, journal: &Journal, home: Home<'_>) -> Result<Vec<Scrap>, StoreError> {
    let mut scraps = Vec::new();
    loop {
        let header = index.header;
        let bytes = journal
            .behind(header.newest, header.checksum, header.segment, header.offset)?
            .ok_or(StoreError::IndexFault("its last record is not in the journal"))?;
        if bytes.is_empty() {
            return Ok(scraps);
        }
        apply_bytes(index, &bytes, home, &mut scraps)?;
        if index.header.segment == header.segment {
            return Ok(scraps);
        }
    }
}

/// Makes an index from nothing but the journal.
///
/// # Errors
/// [`StoreError::Damaged`] where a segment is missing.
pub(super) fn rebuild(journal: &Journal, home: Home<'_>) -> Result<(Index, Vec<Scrap>), StoreError> {
    let mut index = Index::new(xxh3_64(home.boot_id.as_bytes()), xxh3_64(home.board_id.as_bytes()));
    index.reserve()?;
    let mut scraps = Vec::new();
    for (expected, number) in (1..).zip(journal.numbers()?) {
        if number != expected {
            return Err(StoreError::damaged(journal.path(expected), "this part of the journal is missing"));
        }
        (index.header.segment, index.header.offset) = (number, 0);
        apply_bytes(&mut index, &journal.rest(number, 0)?, home, &mut scraps)?;
    }
    // Where the newest change must be: its absence is damage, and an empty board is not the answer to it (I10).
    journal.segment(index.header.segment)?;
    Ok((index, scraps))
}

fn apply_bytes(index: &mut Index, bytes: &[u8], home: Home<'_>, scraps: &mut Vec<Scrap>) -> Result<(), StoreError> {
    let (segment, base) = (index.header.segment, index.header.offset);
    let tail = scan(bytes, segment, base, index.header.sequence, |piece| match piece {
        Piece::Record(record, place, checksum) => {
            index.reserve()?;
            apply(index, record, place, checksum, home.boot_id)
        }
        Piece::Damaged(offset, bytes) => {
            index.header.damaged += 1;
            scraps.push(Scrap { segment, offset, bytes: bytes.to_vec(), at_end: false });
            Ok(())
        }
    })?;
    if !tail.remains.is_empty() && index.header.segment == segment {
        let scrap = Scrap { segment, offset: tail.end, bytes: tail.remains.to_vec(), at_end: true };
        index.header.damaged += u32::from(scrap.is_damage());
        scraps.push(scrap);
    }
    Ok(())
}

/// Enters one record into the index. Doing it again changes nothing.
pub(super) fn apply(
    index: &mut Index,
    record: &Record<'_>,
    place: Place,
    checksum: u32,
    boot_id: &str,
) -> Result<(), StoreError> {
    for put in &record.puts {
        if put.gone {
            take_off(index, put.kind, &put.id, record.sequence, place)?;
            continue;
        }
        let row = serde_json::from_str(put.row.get())
            .map_err(|e| StoreError::damaged("the journal", format!("record {} holds no row: {e}", record.sequence)))?;
        let (columns, hint) = look_at(index, put.kind, row, boot_id)?;
        let number = enter(index, key(put.kind, &put.id), columns, record.sequence, place)?;
        hint.map_or(Ok(()), |hint| index.remember(number, record.sequence, hint))?;
    }
    if let Some(request) = &record.rid {
        enter(index, key(Kind::Request, &request.id), Columns::empty(Kind::Request), record.sequence, place)?;
    }
    let header = &mut index.header;
    (header.newest, header.checksum, header.sequence) = (place, checksum, record.sequence);
    header.last_id = header.last_id.max(record.last.parse().unwrap_or(0));
    (header.segment, header.offset) = match &*record.op {
        SEAL => (place.segment + 1, 0),
        _ => (place.segment, place.offset + place.length),
    };
    Ok(())
}

/// What the index keeps of a row: its columns, and why it is not offered at present.
fn look_at(
    index: &Index,
    kind: Kind,
    row: Map<String, Value>,
    boot_id: &str,
) -> Result<(Columns, Option<Hint>), StoreError> {
    if kind != Kind::Work {
        return Ok((Columns::of(kind, row, boot_id), None));
    }
    let item = WorkItem::from_row(row);
    let hint = hint(index, &item, boot_id, None)?;
    Ok((Columns::of(kind, item.into_row(), boot_id), hint))
}

fn enter(index: &mut Index, key: u64, columns: Columns, sequence: u64, place: Place) -> Result<u64, StoreError> {
    let known = index.standing(key, sequence)?;
    index.put(known, &Slot::of(key, sequence, place, columns))
}

/// Lets the slot of a row die: nothing finds it any more but who asks for what has left.
fn take_off(index: &mut Index, kind: Kind, id: &str, sequence: u64, place: Place) -> Result<(), StoreError> {
    let key = key(kind, id);
    let Some(number) = index.standing(key, sequence)? else { return Ok(()) };
    index.put(Some(number), &Slot::left_by(kind, key, sequence, place)).map(|_| ())
}
