//! Which segments may leave the journal, and what that would take.

use super::super::Options;
use super::super::changes::Mark;
use super::super::error::StoreError;
use super::super::files::Files;
use super::super::index::Slot;
use super::super::journal::Journal;
use super::super::record::SEAL;
use super::super::row::{Kind, key};
use super::super::scan::{Piece, scan};
use super::super::snapshot::Snapshot;
use crate::clock::{Now, wall_stamp};
use serde::Deserialize;
use std::collections::HashMap;
use std::io::Read;

/// Answers to requests are remembered at least so long: a segment that holds one stays.
const DAY_NS: u64 = 86_400_000_000_000;
/// What `metrics` has not counted yet stays, unless nobody has asked for it for so long, in seconds.
const COUNTED_S: i64 = 30 * 86_400;

/// What a pass is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Plan {
    /// The first segment that stays.
    pub(in crate::store) first: u32,
    /// The segments that go.
    pub(in crate::store) segments: Vec<u32>,
    /// The bytes of their records.
    pub(in crate::store) bytes: u64,
    /// The segment with which the journal begins now.
    pub(super) begins: u32,
    /// Every row in a slot below this one is stored once more.
    pub(super) below: u64,
}

impl Plan {
    /// The records of a segment that goes, as they stand.
    pub(in crate::store) fn records_of(files: &Files, segment: u32) -> Result<Vec<u8>, StoreError> {
        let mut bytes = super::journal(files)?.rest(segment, 0)?;
        let end = bytes.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
        bytes.truncate(end);
        Ok(bytes)
    }
}

/// Looks which segments may go whose newest record is from before a time, in nanoseconds since 1970.
///
/// As many as possible, so that what is stored once more for them takes at most half of what they take.
pub(in crate::store) fn plan(files: &Files, options: &Options<'_>, before_ns: u64) -> Result<Option<Plan>, StoreError> {
    let now = (options.clock)()?;
    let before = wall_stamp(before_ns.min(now.wall_ns));
    let remembered = wall_stamp(now.wall_ns.saturating_sub(DAY_NS));
    let keep = counted(files, &now)?;
    let mut snapshot = Snapshot::open(files, now)?;
    let rows = Rows::of(&snapshot.slots()?);
    let (begins, end) = (snapshot.first_segment(), snapshot.end().0.min(keep));
    let (mut below, mut bytes, mut best) = (snapshot.carried(), 0, None);
    for segment in begins..end {
        let past = Past::of(snapshot.journal(), segment)?;
        if !past.is_sealed || past.newest >= before || past.answered >= remembered {
            break;
        }
        let numbers = past.keys.iter().filter_map(|key| rows.numbers.get(key));
        below = numbers.map(|number| number + 1).max().unwrap_or(0).max(below);
        bytes += past.bytes;
        if rows.bytes_below(below) <= bytes / 2 {
            best = Some(Plan { first: segment + 1, segments: (begins..=segment).collect(), bytes, begins, below });
        }
    }
    Ok(best)
}

/// The rows on the board.
struct Rows {
    /// The slot of each by its key.
    numbers: HashMap<u64, u64>,
    /// How many bytes the records of all rows up to a slot take, that slot included.
    lengths: Vec<u64>,
}

impl Rows {
    fn of(slots: &[Slot]) -> Self {
        let (mut numbers, mut lengths, mut sum) = (HashMap::new(), Vec::with_capacity(slots.len()), 0);
        for (number, slot) in (0..).zip(slots) {
            if is_row(slot) {
                numbers.insert(slot.key, number);
                sum += u64::from(slot.place.length);
            }
            lengths.push(sum);
        }
        Rows { numbers, lengths }
    }

    fn bytes_below(&self, number: u64) -> u64 {
        let last = usize::try_from(number).unwrap_or(usize::MAX).min(self.lengths.len()).checked_sub(1);
        last.map_or(0, |last| self.lengths[last])
    }
}

/// Whether a slot holds a row: an answer to a request is none, and is forgotten with its record.
pub(super) fn is_row(slot: &Slot) -> bool {
    slot.gone.is_none() && slot.columns.kind != Kind::Request
}

/// What a segment holds.
#[derive(Default)]
struct Past {
    /// The rows of its records.
    keys: Vec<u64>,
    /// When the newest of them was written.
    newest: String,
    /// When the newest of them that answered a request with an id was written; empty where none did.
    answered: String,
    is_sealed: bool,
    bytes: u64,
}

impl Past {
    fn of(journal: &Journal, segment: u32) -> Result<Self, StoreError> {
        let bytes = journal.rest(segment, 0)?;
        let mut past = Past::default();
        scan(&bytes, segment, 0, 0, |piece| -> Result<(), StoreError> {
            if let Piece::Record(record, place, _) = piece {
                past.keys.extend(record.puts.iter().map(|put| key(put.kind, &put.id)));
                past.bytes += u64::from(place.length);
                past.is_sealed = record.op == SEAL;
                past.newest = newer(&past.newest, &record.time);
                if record.rid.is_some() {
                    past.answered = newer(&past.answered, &record.time);
                }
            }
            Ok(())
        })?;
        past.keys.sort_unstable();
        past.keys.dedup();
        Ok(past)
    }
}

fn newer(known: &str, time: &str) -> String {
    known.max(time).to_owned()
}

/// The segment up to which `metrics` has counted: what is behind it must not go uncounted.
fn counted(files: &Files, now: &Now) -> Result<u32, StoreError> {
    #[derive(Deserialize)]
    struct Counted {
        mark: Option<Mark>,
    }
    let Some(mut file) = files.state.read("metrics")? else { return Ok(u32::MAX) };
    let is_old = files.state.stat("metrics")?.is_none_or(|stat| now.seconds() - stat.st_mtime > COUNTED_S);
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(StoreError::io("read", files.state.path("metrics")))?;
    let counted: Option<Counted> = serde_json::from_slice(&bytes).ok();
    let segment = counted.and_then(|counted| counted.mark).map(|mark| mark.segment());
    Ok(segment.filter(|_| !is_old).unwrap_or(u32::MAX))
}
