//! Bringing the index up to the journal: after every change by another process, after a crash, or from nothing.

use super::beginning::Beginning;
use super::error::StoreError;
use super::hints::hint;
use super::index::{Header, Hint, Index, Slot};
use super::journal::Journal;
use super::record::{CARRY, DROP, Place, Record, SEAL, has_trailer};
use super::row::{Columns, Kind, key};
use super::scan::{Piece, is_unfinished, scan, scan_amid};
use crate::board::WorkItem;
use serde_json::{Map, Value};
use xxhash_rust::xxh3::xxh3_64;

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

/// How often an index is begun anew because segments have left the journal meanwhile.
const BEGINNINGS: u32 = 8;

/// Makes an index from nothing but the journal.
///
/// # Errors
/// [`StoreError::Damaged`] where a segment is missing.
pub(super) fn rebuild(journal: &Journal, home: Home<'_>) -> Result<(Index, Vec<Scrap>), StoreError> {
    for _ in 1..BEGINNINGS {
        match rebuild_once(journal, home) {
            Err(StoreError::IndexFault(_)) => {}
            done => return done,
        }
    }
    rebuild_once(journal, home)
}

fn rebuild_once(journal: &Journal, home: Home<'_>) -> Result<(Index, Vec<Scrap>), StoreError> {
    // First what there is, then what should be: segments go only once it is written that they do.
    let there = journal.numbers()?;
    let beginning = Beginning::of(journal, &there)?;
    for (expected, number) in (beginning.first..).zip(there.iter().filter(|number| **number >= beginning.first)) {
        if *number != expected {
            return Err(StoreError::damaged(journal.path(expected), "this part of the journal is missing"));
        }
    }
    rebuild_from(journal, home, &beginning)
}

/// Makes the index as it is once the journal has a certain beginning.
///
/// The rows that were carried come first, in their order: so the order of all rows stays what it was.
pub(super) fn rebuild_from(
    journal: &Journal,
    home: Home<'_>,
    beginning: &Beginning,
) -> Result<(Index, Vec<Scrap>), StoreError> {
    let mut index = Index::new(xxh3_64(home.boot_id.as_bytes()), xxh3_64(home.board_id.as_bytes()));
    index.reserve()?;
    index.header.first = beginning.first;
    enter_carried(&mut index, journal, home, beginning)?;
    index.header =
        Header { carried: index.header.slots, slots: index.header.slots, levels: index.header.levels, ..blank(&index) };
    let mut scraps = Vec::new();
    for number in journal.numbers()?.into_iter().filter(|number| *number >= beginning.first) {
        (index.header.segment, index.header.offset) = (number, 0);
        apply_bytes(&mut index, &journal.rest(number, 0)?, home, &mut scraps)?;
    }
    // Where the newest change must be: its absence is damage, and an empty board is not the answer to it (I10).
    journal.segment(index.header.segment)?;
    Ok((index, scraps))
}

/// The header of an index that covers nothing.
fn blank(index: &Index) -> Header {
    let Header { boot, board, first, .. } = index.header;
    Header { boot, board, first, segment: first, ..Header::default() }
}

fn enter_carried(
    index: &mut Index,
    journal: &Journal,
    home: Home<'_>,
    beginning: &Beginning,
) -> Result<(), StoreError> {
    let Some((since, upto)) = beginning.carried else { return Ok(()) };
    for segment in since.0..=upto.0 {
        let from = if segment == since.0 { since.1 } else { 0 };
        let bytes = journal.rest(segment, from)?;
        scan_amid(&bytes, segment, from, |piece| match piece {
            Piece::Record(record, place, checksum) if record.op == CARRY && (segment, place.offset) < upto => {
                index.reserve()?;
                apply(index, record, place, checksum, home.boot_id)
            }
            _ => Ok(()),
        })?;
    }
    Ok(())
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
    if record.op == DROP && record.first.is_some_and(|first| first > index.header.first) {
        return Err(StoreError::IndexFault("the journal begins later than it says"));
    }
    for put in &record.puts {
        if put.gone {
            take_off(index, put.kind, &put.id, record.sequence, place)?;
            continue;
        }
        let row = serde_json::from_str(put.row.get())
            .map_err(|e| StoreError::damaged("the journal", format!("record {} holds no row: {e}", record.sequence)))?;
        let (columns, hint) = look_at(index, put.kind, row, boot_id)?;
        if let Some(number) = enter(index, key(put.kind, &put.id), columns, record.sequence, place)? {
            hint.map_or(Ok(()), |hint| index.remember(number, record.sequence, hint))?;
        }
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

/// Enters a row and returns the number of its slot; `None` where that knows a newer record.
fn enter(
    index: &mut Index,
    key: u64,
    columns: Columns,
    sequence: u64,
    place: Place,
) -> Result<Option<u64>, StoreError> {
    match index.standing(key, sequence)? {
        Some((_, slot)) if slot.sequence > sequence => Ok(None),
        known => index.put(known.map(|(number, _)| number), &Slot::of(key, sequence, place, columns)).map(Some),
    }
}

/// Lets the slot of a row die: nothing finds it any more but who asks for what has left.
fn take_off(index: &mut Index, kind: Kind, id: &str, sequence: u64, place: Place) -> Result<(), StoreError> {
    let key = key(kind, id);
    match index.standing(key, sequence)? {
        Some((number, slot)) if slot.sequence <= sequence => {
            index.put(Some(number), &Slot::left_by(kind, key, sequence, place)).map(|_| ())
        }
        _ => Ok(()),
    }
}
