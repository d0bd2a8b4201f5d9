//! Finding the records in the bytes of a segment, whatever happened to them.

use super::record::{Place, Record, START, decode, has_trailer, verify};
use memchr::{memchr, memmem};

/// What a stretch of a segment turned out to be.
#[derive(Debug)]
pub(super) enum Piece<'r, 'a> {
    /// A whole record, its place and its checksum.
    Record(&'r Record<'a>, Place, u32),
    /// Bytes that are no record, with records behind them: offset and bytes.
    Damaged(u32, &'r [u8]),
}

/// What stands behind the last record.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tail<'a> {
    /// Where the next record belongs.
    pub(super) end: u32,
    /// What stands there instead of empty space: the remains of a write that was cut off, or damage.
    pub(super) remains: &'a [u8],
}

/// Reads `bytes`, which begin at `base` in `segment`, and hands every piece to `each` in order.
///
/// A record counts only where it says it stands and only with a larger sequence number than all before it, so that
/// stale bytes are never taken for news. A part of a change counts only behind the first one, which is written last.
/// Behind damage the next record that fits is looked for.
pub(super) fn scan<'a, E>(
    bytes: &'a [u8],
    segment: u32,
    base: u32,
    newest: u64,
    each: impl FnMut(Piece<'_, 'a>) -> Result<(), E>,
) -> Result<Tail<'a>, E> {
    scan_from(bytes, segment, base, newest, First::NoneSince(newest), each)
}

/// As [`scan`], for bytes from the middle of what counts: a part may stand there without the first of its change.
pub(super) fn scan_amid<'a, E>(
    bytes: &'a [u8],
    segment: u32,
    base: u32,
    each: impl FnMut(Piece<'_, 'a>) -> Result<(), E>,
) -> Result<Tail<'a>, E> {
    scan_from(bytes, segment, base, 0, First::NoneSince(u64::MAX), each)
}

/// The newest record that is no part of a change begun before it.
enum First {
    /// None was met yet; everything up to this number counts.
    NoneSince(u64),
    /// The first record of a change of several: sequence number and offset.
    Of(u64, u32),
    /// A change of its own.
    Single,
}

impl First {
    fn allows(&self, record: &Record<'_>) -> bool {
        match (record.of, self) {
            (None, _) => true,
            (Some((first, _)), First::NoneSince(newest)) => first <= *newest,
            (Some(of), First::Of(first, offset)) => of == (*first, *offset),
            (Some(_), First::Single) => false,
        }
    }

    fn behind(self, record: &Record<'_>) -> Self {
        match (record.of, record.parts) {
            (Some(_), _) => self,
            (None, Some(_)) => First::Of(record.sequence, record.offset),
            (None, None) => First::Single,
        }
    }
}

fn scan_from<'a, E>(
    bytes: &'a [u8],
    segment: u32,
    base: u32,
    mut newest: u64,
    mut first: First,
    mut each: impl FnMut(Piece<'_, 'a>) -> Result<(), E>,
) -> Result<Tail<'a>, E> {
    let mut at = 0;
    while at < bytes.len() {
        let counts = |record: &Record<'_>| record.sequence > newest && first.allows(record);
        let fits = |at: usize| record_at(bytes, at, segment, base).filter(|(record, ..)| counts(record));
        let found = fits(at)
            .map(|found| (at, found))
            .or_else(|| memmem::find_iter(&bytes[at..], START).find_map(|ahead| Some((at + ahead, fits(at + ahead)?))));
        let Some((start, (record, place, checksum))) = found else { break };
        if start > at {
            each(Piece::Damaged(base + at as u32, &bytes[at..start]))?;
        }
        newest = record.sequence;
        first = first.behind(&record);
        at = start + place.length as usize;
        each(Piece::Record(&record, place, checksum))?;
    }
    let used = used(&bytes[at..]);
    Ok(Tail { end: base + at as u32, remains: &bytes[at..at + used] })
}

/// Whether bytes are what is left of a change of several records whose first one, the last to be written, never was.
///
/// Where it was written whole and is damaged by now, the end of its line gives it away.
pub(super) fn is_unfinished(bytes: &[u8], segment: u32, base: u32) -> bool {
    let is_part = |start: &usize| {
        let found = record_at(bytes, *start, segment, base);
        found.is_some_and(|(record, ..)| record.of.is_some_and(|(_, first)| first == base))
    };
    let part = memmem::find_iter(bytes, START).find(is_part);
    part.is_some_and(|part| part > 0 && memchr(b'\n', &bytes[..part]).is_none() && !has_trailer(&bytes[..part]))
}

/// How many bytes there are up to the last that is not empty; whole empty pages are passed over at once.
fn used(bytes: &[u8]) -> usize {
    const EMPTY: [u8; 4096] = [0; 4096];
    let mut end = bytes.len();
    while bytes[..end].ends_with(&EMPTY) {
        end -= EMPTY.len();
    }
    bytes[..end].iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1)
}

fn record_at(bytes: &[u8], at: usize, segment: u32, base: u32) -> Option<(Record<'_>, Place, u32)> {
    let rest = &bytes[at..];
    if !rest.starts_with(START) {
        return None;
    }
    let line = &rest[..=memchr(b'\n', rest)?];
    let checksum = verify(line)?;
    let record = decode(line)?;
    let place = Place { segment, offset: base + at as u32, length: line.len() as u32 };
    (record.segment == segment && record.offset == place.offset).then_some((record, place, checksum))
}

#[cfg(test)]
mod damage;
#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::record::encode;

    fn journal(count: u64) -> (Vec<u8>, Vec<usize>) {
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for sequence in 1..=count {
            let record = Record {
                sequence,
                segment: 3,
                offset: bytes.len() as u32,
                time: "t".into(),
                op: "claim".into(),
                by: None,
                rid: None,
                puts: Vec::new(),
                last: "1".into(),
                previous: "0".into(),
                parts: None,
                of: None,
                first: None,
                since: None,
            };
            bytes.extend(encode(&record).0);
            ends.push(bytes.len());
        }
        (bytes, ends)
    }

    fn read(bytes: &[u8]) -> (Vec<u64>, usize, u32, usize) {
        let (mut sequences, mut damaged) = (Vec::new(), 0);
        let tail = scan(bytes, 3, 0, 0, |piece| -> Result<(), ()> {
            match piece {
                Piece::Record(record, ..) => sequences.push(record.sequence),
                Piece::Damaged(_, bytes) => damaged += bytes.len(),
            }
            Ok(())
        })
        .expect("nothing fails");
        (sequences, damaged, tail.end, tail.remains.len())
    }

    #[test]
    fn empty_space_behind_the_last_record_is_the_end() {
        let (mut bytes, ends) = journal(3);
        bytes.extend([0; 300]);
        assert_eq!(read(&bytes), (vec![1, 2, 3], 0, ends[2] as u32, 0));
        assert_eq!(read(&[0; 300]), (vec![], 0, 0, 0));
    }

    #[test]
    fn a_record_cut_off_at_any_byte_leaves_those_before_it() {
        let (bytes, ends) = journal(3);
        for length in ends[1]..ends[2] {
            let mut cut = bytes[..length].to_vec();
            cut.extend([0; 64]);
            assert_eq!(read(&cut), (vec![1, 2], 0, ends[1] as u32, length - ends[1]));
        }
    }

    #[test]
    fn damage_in_the_middle_keeps_the_later_records() {
        let (bytes, ends) = journal(4);
        for at in ends[0]..ends[1] {
            let mut bad = bytes.clone();
            bad[at] = 0;
            let (sequences, damaged, end, _) = read(&bad);
            assert_eq!((sequences, end), (vec![1, 3, 4], ends[3] as u32), "zero at {at}");
            assert_eq!(damaged, ends[1] - ends[0]);
        }
        let mut hole = bytes;
        hole[ends[0]..ends[2]].fill(0);
        assert_eq!(read(&hole).0, [1, 4], "a lost page is a hole, not the end");
    }

    #[test]
    fn a_record_that_stands_elsewhere_or_comes_again_is_not_news() {
        let (bytes, ends) = journal(3);
        let mut moved = bytes[ends[0]..].to_vec();
        moved.extend([0; 8]);
        assert_eq!(read(&moved).0, [0u64; 0]);
        let mut again = bytes.clone();
        again.extend(&bytes[ends[1]..]);
        assert_eq!(read(&again).0, [1, 2, 3]);
    }
}
