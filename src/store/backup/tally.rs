//! What the journal of a backup comes to: replayed in memory, without an index.

use super::super::record::{Put, Record, SEAL};

use super::super::row::{Kind, key};
use super::super::scan::{Piece, scan};
use super::manifest::DamagedPlace;
use crate::board::Status;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;
use xxhash_rust::xxh3::xxh3_128;

/// The journal so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// The newest row of each key.
    rows: HashMap<u64, Row>,
    /// The number of the newest change.
    pub(super) sequence: u64,
    /// The largest id number given.
    pub(super) last_id: u64,
    /// Segment and offset behind the newest change.
    pub(super) end: (u32, u32),
    /// The checksum of its record.
    pub(super) checksum: u32,
    /// What is no record, with records behind it or at the end of a segment.
    pub(super) damaged: Vec<DamagedPlace>,
    /// The segment that was added first.
    pub(super) first: u32,
    /// The one that was added last.
    last: Option<u32>,
}

/// A row, known again by the hash of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) kind: Kind,
    status: Status,
    /// The hash of its text.
    pub(super) hash: u128,
}

/// What of a row is looked at.
#[derive(Deserialize)]
struct Brief {
    #[serde(default)]
    status: Value,
}

impl Tally {
    /// Adds a segment, in order: its bytes up to the end of what counts. `false` where one before it is missing.
    pub(super) fn segment(&mut self, number: u32, bytes: &[u8]) -> bool {
        let follows = self.last.is_none_or(|last| number == last + 1);
        self.first = self.last.map_or(number, |_| self.first);
        self.last = Some(number);
        self.end = (number, 0);
        let mut damaged = Vec::new();
        let newest = self.sequence;
        let Ok(tail) = scan(bytes, number, 0, newest, |piece| -> Result<(), Infallible> {
            match piece {
                Piece::Record(record, place, checksum) => {
                    self.end = if record.op == SEAL { (number + 1, 0) } else { (number, place.offset + place.length) };
                    self.checksum = checksum;
                    self.record(record);
                }
                Piece::Damaged(offset, bytes) => {
                    damaged.push(DamagedPlace { segment: number, offset, bytes: bytes.len() as u64 });
                }
            }
            Ok(())
        });
        if !tail.remains.is_empty() {
            let bytes = tail.remains.len() as u64;
            damaged.push(DamagedPlace { segment: number, offset: tail.end, bytes });
        }
        self.damaged.extend(damaged);
        follows
    }

    /// The rows by their keys.
    pub(super) fn rows(&self) -> &HashMap<u64, Row> {
        &self.rows
    }

    /// Work items by status, then agents and completions.
    pub(super) fn counts(&self) -> BTreeMap<String, u64> {
        let mut counts = BTreeMap::new();
        for row in self.rows.values() {
            let name = match row.kind {
                Kind::Work => row.status.word(),
                Kind::Agent => "agents",
                Kind::Completion => "completions",
                Kind::Request => continue,
            };
            *counts.entry(name.to_owned()).or_default() += 1;
        }
        counts
    }

    fn record(&mut self, record: &Record<'_>) {
        self.sequence = record.sequence;
        self.last_id = self.last_id.max(record.last.parse().unwrap_or(0));
        for put in &record.puts {
            let key = key(put.kind, &put.id);
            let _ = if put.gone { self.rows.remove(&key) } else { self.rows.insert(key, row(put)) };
        }
    }
}

/// The hash by which a row is known again.
pub(super) fn hash(text: &str) -> u128 {
    xxh3_128(text.as_bytes())
}

fn row(put: &Put<'_>) -> Row {
    let status = match put.kind {
        Kind::Work => serde_json::from_str(put.row.get()).map_or(Value::Null, |brief: Brief| brief.status),
        _ => Value::Null,
    };
    Row { kind: put.kind, status: Status::of(status.as_str().unwrap_or_default()), hash: hash(put.row.get()) }
}
