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
        let Change { op, by, request, puts, last_id } = change;
        let part = |request, puts| Change { op, by: by.clone(), request, puts, last_id };
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

    /// How many rows the board does not have yet.
    pub(super) fn new_rows(&self) -> u64 {
        let is_new = |part: &&Composed<'_>| part.record.puts.iter().all(|put| put.before.is_none());
        self.parts.iter().filter(is_new).count() as u64
    }

    /// All records, in their order.
    pub(super) fn records(&self) -> impl Iterator<Item = &Composed<'a>> {
        std::iter::once(&self.first).chain(&self.parts)
    }
}
