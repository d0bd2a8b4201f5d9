//! A change of many rows: several records that count together or not at all (I2).
//!
//! The first record holds no row and is written last, when all the others are behind its empty place and, with full
//! durability, on the disk. Whoever finds it finds them all; a part without its first record is no record. So a row of a
//! large change is read as quickly as any other, and readers going forward meet nothing that is not decided.

use super::compose::{Change, Composed, RECORD_LIMIT, Role};
use super::index::Header;
use super::record::Put;
use crate::clock::Now;

/// A change of more rows is cut up: each row of a record is read with all the others.
const MANY: usize = 16;

/// Whether rows are too many, or too long together, for one record.
pub(super) fn is_large(puts: &[Put<'_>]) -> bool {
    let bytes = || puts.iter().map(|put| put.row.get().len()).sum::<usize>();
    puts.len() > MANY || puts.len() > 1 && bytes() > RECORD_LIMIT / 2
}

/// The records of one change, in their order.
pub(super) struct Group<'a> {
    pub(super) first: Composed<'a>,
    pub(super) parts: Vec<Composed<'a>>,
}

impl<'a> Group<'a> {
    /// Cuts a change up: a record for each row, and the answer to its request, if there is one, in a last one.
    pub(super) fn of(header: &Header, now: &Now, change: Change<'a>) -> Self {
        let Change { op, by, request, puts, last_id, drops } = change;
        let part = |request, puts| Change { op, by: by.clone(), request, puts, last_id, drops };
        let mut changes: Vec<_> = puts.into_iter().map(|put| part(None, vec![put])).collect();
        changes.extend(request.map(|request| part(Some(request), Vec::new())));
        let count = u32::try_from(changes.len()).unwrap_or(u32::MAX);
        let first = Composed::in_role(header, now, part(None, Vec::new()), Role::First(count));
        let role = Role::Part(first.record.sequence, first.place.offset);
        let mut header = first.header_behind(header);
        let parts = changes.into_iter().map(|change| {
            let part = Composed::in_role(&header, now, change, role);
            header = part.header_behind(&header);
            part
        });
        Group { parts: parts.collect(), first }
    }

    /// The lines of all parts, without that of the first record.
    pub(super) fn body(&self) -> Vec<u8> {
        self.parts.iter().flat_map(|part| &part.line).copied().collect()
    }

    /// All records, in their order.
    pub(super) fn records(&self) -> impl Iterator<Item = &Composed<'a>> {
        std::iter::once(&self.first).chain(&self.parts)
    }
}

#[cfg(test)]
mod tests {
    use super::super::compose::put;
    use super::super::record::TRAILER;
    use super::super::row::Kind;
    use super::super::scan::{Piece, is_unfinished, scan};
    use super::*;

    fn now() -> Now {
        Now { wall_ns: 1, boot_ns: 1, boot_id: "boot".into() }
    }

    /// A change of so many rows behind the change numbered 6, which ends at 100.
    fn group(rows: usize) -> Group<'static> {
        let header = Header { sequence: 6, segment: 1, offset: 100, ..Header::default() };
        let row = serde_json::Map::from_iter([("a".to_owned(), "x".repeat(40).into())]);
        let puts = (0..rows).map(|n| put(Kind::Work, format!("work_{n}"), &row, None)).collect();
        let change = Change { op: "add", by: None, request: None, puts, last_id: 1, drops: None };
        Group::of(&header, &now(), change)
    }

    fn bytes(group: &Group<'_>) -> Vec<u8> {
        [group.first.line.clone(), group.body()].concat()
    }

    fn found(bytes: &[u8]) -> Vec<u64> {
        let mut sequences = Vec::new();
        scan(bytes, 1, 100, 6, |piece| -> Result<(), ()> {
            if let Piece::Record(record, ..) = piece {
                sequences.push(record.sequence);
            }
            Ok(())
        })
        .expect("nothing fails");
        sequences
    }

    #[test]
    fn without_its_first_record_no_part_counts_however_much_is_there() {
        let group = group(5);
        let (whole, first) = (bytes(&group), group.first.line.len());
        assert_eq!(found(&whole), [7, 8, 9, 10, 11, 12]);
        for written in first + 1..=whole.len() {
            let mut cut = whole[..written].to_vec();
            cut[..first].fill(0);
            assert_eq!(found(&cut), [0; 0], "{written} bytes");
            let part_is_whole = written >= first + group.parts[0].line.len();
            assert_eq!(is_unfinished(&cut, 1, 100), part_is_whole, "{written} bytes");
        }
        for begun in 0..first - TRAILER {
            let mut cut = whole.clone();
            cut[begun..first].fill(0);
            assert_eq!(found(&cut), [0; 0]);
            assert!(is_unfinished(&cut, 1, 100) && !is_unfinished(&cut, 1, 99), "{begun} bytes of the first record");
        }
    }

    #[test]
    fn a_damaged_first_record_is_no_unfinished_change() {
        let group = group(5);
        for bit in 0..group.first.line.len() * 8 {
            let mut bad = bytes(&group);
            bad[bit / 8] ^= 1 << (bit % 8);
            // Upper-case digits of the checksum mean the same value.
            if found(&bad).is_empty() {
                assert!(!is_unfinished(&bad, 1, 100), "bit {bit} is taken for a change that was never made");
            }
        }
    }

    #[test]
    fn damage_to_one_part_leaves_the_others() {
        let group = group(5);
        let mut bad = bytes(&group);
        let third = (group.parts[2].place.offset - 100) as usize;
        bad[third + 20] ^= 1;
        assert_eq!(found(&bad), [7, 8, 9, 11, 12]);
    }

    #[test]
    fn what_is_left_of_a_change_does_not_count_behind_another_with_its_number() {
        let header = Header { sequence: 6, segment: 1, offset: 100, ..Header::default() };
        let change = Change { op: "claim", by: None, request: None, puts: Vec::new(), last_id: 1, drops: None };
        let other = Composed::new(&header, &now(), change);
        let mut left = bytes(&group(5));
        left[..other.line.len()].copy_from_slice(&other.line);
        assert_eq!(found(&left), [7]);
    }
}
