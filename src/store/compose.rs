//! Making the next record of a journal.

use super::error::StoreError;
use super::index::{Header, Index};
use super::record::{Place, Put, Record, Request, SEAL, encode};
use super::recover;
use super::row::Kind;
use crate::clock::Now;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// The longest record, in bytes: what a reader must be ready to hold.
pub(super) const RECORD_LIMIT: usize = 1 << 20;

/// What a record says beside where it stands.
pub(super) struct Change<'a> {
    pub(super) op: &'a str,
    pub(super) by: Option<String>,
    pub(super) request: Option<Request<'a>>,
    pub(super) puts: Vec<Put<'a>>,
    pub(super) last_id: u64,
    /// Of a record with which segments leave the journal: the first that stays, and where the pass began.
    pub(super) drops: Option<(u32, (u32, u32))>,
}

impl<'a> Change<'a> {
    /// A change that is about the journal itself.
    pub(super) fn of_upkeep(op: &'a str, puts: Vec<Put<'a>>, header: &Header) -> Self {
        Change { op, by: None, request: None, puts, last_id: header.last_id, drops: None }
    }
}

/// Where a record stands in a change of several.
#[derive(Debug, Clone, Copy)]
pub(super) enum Role {
    /// It is the whole change.
    Whole,
    /// It is the first, with so many behind it.
    First(u32),
    /// It is behind the first, whose sequence number and offset these are.
    Part(u64, u32),
}

/// A record ready to be appended.
pub(super) struct Composed<'a> {
    pub(super) record: Record<'a>,
    pub(super) line: Vec<u8>,
    pub(super) place: Place,
    pub(super) checksum: u32,
}

impl<'a> Composed<'a> {
    /// Makes the record that follows the newest one in `header`.
    pub(super) fn new(header: &Header, now: &Now, change: Change<'a>) -> Self {
        Self::in_role(header, now, change, Role::Whole)
    }

    /// Makes the record that follows the newest one in `header`, as a part of a change.
    pub(super) fn in_role(header: &Header, now: &Now, change: Change<'a>, role: Role) -> Self {
        let (parts, of) = match role {
            Role::Whole => (None, None),
            Role::First(parts) => (Some(parts), None),
            Role::Part(sequence, offset) => (None, Some((sequence, offset))),
        };
        let record = Record {
            sequence: header.sequence + 1,
            segment: header.segment,
            offset: header.offset,
            time: now.precise().into(),
            op: change.op.into(),
            by: change.by.map(Cow::Owned),
            rid: change.request,
            puts: change.puts,
            last: change.last_id.to_string().into(),
            previous: format!("{:08x}", header.checksum).into(),
            parts,
            of,
            first: change.drops.map(|(first, _)| first),
            since: change.drops.map(|(_, since)| since),
        };
        let (line, checksum) = encode(&record);
        let place = Place { segment: header.segment, offset: header.offset, length: line.len() as u32 };
        Composed { record, line, place, checksum }
    }

    /// The header of an index as it will be behind the record.
    pub(super) fn header_behind(&self, header: &Header) -> Header {
        let (sequence, checksum) = (self.record.sequence, self.checksum);
        Header { sequence, checksum, newest: self.place, offset: self.place.offset + self.place.length, ..*header }
    }

    /// Enters the record into an index.
    pub(super) fn apply(&self, index: &mut Index, boot_id: &str) -> Result<(), StoreError> {
        recover::apply(index, &self.record, self.place, self.checksum, boot_id)
    }
}

/// A row as part of a record.
pub(super) fn put(kind: Kind, id: String, row: &Map<String, Value>, before: Option<Place>) -> Put<'static> {
    let before = before.map(|place| (place.segment, place.offset, place.length));
    Put { kind, id: id.into(), before, gone: false, row: Cow::Owned(raw(row)) }
}

/// As part of a record, that a row leaves the board.
pub(super) fn gone(kind: Kind, id: String, before: Option<Place>) -> Put<'static> {
    let before = before.map(|place| (place.segment, place.offset, place.length));
    Put { kind, id: id.into(), before, gone: true, row: Cow::Owned(RawValue::NULL.to_owned()) }
}

/// JSON text of a value that is known to have one: rows and answers have string keys only.
pub(super) fn raw(value: &impl serde::Serialize) -> Box<RawValue> {
    to_raw_value(value).unwrap_or_else(|_| RawValue::NULL.to_owned())
}

/// The record that ends a segment and points to the next.
pub(super) fn seal<'a>(header: &Header, now: &Now) -> Composed<'a> {
    Composed::new(header, now, Change::of_upkeep(SEAL, Vec::new(), header))
}
