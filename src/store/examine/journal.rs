//! The journal itself, every record of it: its checksum, its place, its number, and what it says of the one before.
//!
//! Segment by segment, by the same rules as recovery ([`scan`]), but without an index and without changing anything.

use super::super::beginning::Beginning;
use super::super::error::StoreError;
use super::super::journal::{Journal, name_of};
use super::super::notes::Notes;
use super::super::record::{CARRY, Place, Record, SEAL};
use super::super::recover::Scrap;
use super::super::row::{Kind, key};
use super::super::scan::{Piece, scan};
use super::locks::{holders, inode_of};
use super::misplaced::strangers;
use super::quarantined::is_kept;
use super::{Fault, Faults, Sign, Site, entries};
use std::collections::HashMap;
use xxhash_rust::xxh3::xxh3_64;

/// A part of the journal that is larger is none of ours, and is not read.
const TOO_LARGE: u64 = 512 << 20;

/// What the journal says.
#[derive(Default)]
pub(super) struct Seen {
    /// Each row by its key.
    pub(super) rows: HashMap<u64, Row>,
    /// The newest record: number, place, checksum.
    pub(super) newest: Option<(u64, Place, u32)>,
    /// Where the next record belongs, and how much room there is behind it in its segment.
    pub(super) end: (u32, u32),
    pub(super) room: u64,
    /// The times of records, as far as they can be read: the newest, and how often and how far they step back.
    pub(super) times: Times,
    /// How far the public files are, as noted before the journal was read.
    pub(super) notes: Notes,
    /// Whether rows were stored once more behind what the public files show: what stood before that may be gone.
    pub(super) is_carried_on: bool,
    /// Whether records are missing or cannot be read.
    pub(super) is_damaged: bool,
    /// Whether the newest record ends its segment.
    is_sealed: bool,
    /// Whether the record before the next one is known.
    follows: bool,
}

/// Where a row stands.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) kind: Kind,
    pub(super) sequence: u64,
    pub(super) place: Place,
    /// The hash of its text as the public files are to show it; `None` where they need not know it yet.
    pub(super) shown: Option<u64>,
    /// Whether it has left the board.
    pub(super) gone: bool,
}

/// The times of records in nanoseconds since 1970.
#[derive(Default)]
pub(super) struct Times {
    pub(super) newest_ns: Option<i64>,
    pub(super) steps: u64,
    pub(super) longest_ns: i64,
}

/// Reads all of it; `None` where that would answer nothing, which was told then.
pub(super) fn look(site: &Site, notes: Notes, faults: &mut Faults) -> Result<Option<Seen>, StoreError> {
    let dir = match site.state.open_dir("journal") {
        Ok(dir) => dir,
        Err(StoreError::Damaged { .. }) if entries::is_unmade(site)? => return Ok(None),
        Err(StoreError::Damaged { path, what }) => {
            faults.push(Fault::new(Sign::SegmentMissing, format!("{} {what}", path.display())));
            return Ok(None);
        }
        Err(e) => return Err(e),
    };
    let journal = Journal::open(dir, false);
    let mut numbers = journal.numbers()?;
    let Beginning { first, .. } = Beginning::of(&journal, &numbers)?;
    // Older parts are about to go.
    numbers.retain(|number| *number >= first);
    missing(&numbers, first, faults);
    // What the first record follows went with the parts before it.
    let mut seen = Seen { notes, follows: first == 1, ..Seen::default() };
    for number in &numbers {
        segment(site, &journal, *number, numbers.last() == Some(number), &mut seen, faults)?;
    }
    // The next part is made before the seal is written: it is there now, if this was sealed while it was read.
    let has_next = |number: u32| journal.numbers().map(|numbers| numbers.contains(&(number + 1)));
    if let Some(number) = numbers.last().filter(|_| seen.is_sealed)
        && !has_next(*number)?
    {
        let evidence = format!(".coordctl/journal: {} ends with a seal, and there is none after it", name_of(*number));
        faults.push(Fault::new(Sign::SegmentMissing, evidence));
    }
    seen.is_damaged |= faults.iter().any(|fault| fault.sign == Sign::SegmentMissing);
    Ok(Some(seen))
}

fn missing(numbers: &[u32], first: u32, faults: &mut Faults) {
    let last = numbers.last().copied().unwrap_or(first);
    let missing: Vec<String> =
        (first..=last).filter(|number| numbers.binary_search(number).is_err()).map(name_of).take(20).collect();
    if !missing.is_empty() {
        let evidence =
            format!(".coordctl/journal: {} of {} missing: {}", missing.len(), last - first + 1, missing.join(", "));
        faults.push(Fault::new(Sign::SegmentMissing, evidence));
    }
}

fn segment(
    site: &Site,
    journal: &Journal,
    number: u32,
    is_last: bool,
    seen: &mut Seen,
    faults: &mut Faults,
) -> Result<(), StoreError> {
    let name = name_of(number);
    let size = match journal.size(number) {
        // What stands in its place is told with the other entries.
        Err(StoreError::Damaged { .. }) => {
            (seen.is_damaged, seen.follows) = (true, false);
            return Ok(());
        }
        size => size?,
    };
    if size > TOO_LARGE {
        seen.is_damaged = true;
        faults.push(Fault::new(Sign::NotLooked, format!("journal: {name} has {size} bytes, too many to be read")));
        return Ok(());
    }
    let bytes = journal.rest(number, 0)?;
    let scrap = |offset, bytes: &[u8], at_end| Scrap { segment: number, offset, bytes: bytes.to_vec(), at_end };
    let mut damaged: Vec<Scrap> = Vec::new();
    seen.is_sealed = false;
    let (mut broken, newest) = (Vec::new(), seen.newest.map_or(0, |(sequence, ..)| sequence));
    let tail = scan(&bytes, number, 0, newest, |piece| -> Result<(), StoreError> {
        match piece {
            Piece::Record(record, place, checksum) => {
                broken.extend(seen.take(record, place, checksum));
            }
            Piece::Damaged(offset, bytes) => {
                damaged.push(scrap(offset, bytes, false));
                (seen.is_damaged, seen.follows) = (true, false);
            }
        }
        Ok(())
    })?;
    let is_torn_now = is_last && !tail.remains.is_empty() && !is_still(site, journal, number, tail.end, tail.remains)?;
    if !tail.remains.is_empty() && !is_torn_now {
        damaged.push(scrap(tail.end, tail.remains, !seen.is_sealed));
        seen.follows = is_last;
    }
    (seen.end, seen.room) = ((number, tail.end), u64::from(tail.end).abs_diff(size));
    for scrap in damaged {
        faults.push(of_scrap(site, &scrap));
        seen.is_damaged |= scrap.is_damage();
    }
    faults.extend(broken.into_iter().map(|sequence| {
        let evidence = format!("{name}: change {sequence} does not follow the one before it");
        Fault::new(Sign::ChainBroken, evidence)
    }));
    Ok(())
}

/// Whether bytes behind the last record are no write that is on its way: nobody has the lock, and they stay as they are.
fn is_still(site: &Site, journal: &Journal, segment: u32, end: u32, bytes: &[u8]) -> Result<bool, StoreError> {
    let is_locked = inode_of(site, "lock")?.is_some_and(|inode| !holders(inode).is_empty());
    Ok(!is_locked && journal.bytes(segment, end, bytes.len())? == bytes)
}

fn of_scrap(site: &Site, scrap: &Scrap) -> Fault {
    let name = name_of(scrap.segment);
    let place = format!("{name} at byte {}, {} bytes", scrap.offset, scrap.bytes.len());
    let strangers = strangers(&scrap.bytes, scrap.segment);
    if let Some((segment, count)) = strangers.of_another {
        let evidence = format!("{place}: {count} records of {}", name_of(segment));
        return Fault::new(Sign::SegmentMisplaced, evidence);
    }
    let what = match strangers.stale {
        0 if scrap.bytes.iter().all(|&byte| byte == 0) => ", all zero".to_owned(),
        0 => String::new(),
        count => format!(", with {count} whole records that do not belong there"),
    };
    let sign = match scrap.is_damage() {
        true if is_kept(site, &format!("{name}.{}.bytes", scrap.offset), &scrap.bytes) => Sign::DamageKept,
        true => Sign::JournalDamaged,
        false => Sign::JournalTorn,
    };
    Fault::new(sign, format!("{place}{what}"))
}

impl Seen {
    /// Takes a record in; its number, where it does not follow the one before it.
    fn take(&mut self, record: &Record<'_>, place: Place, checksum: u32) -> Option<u64> {
        let before = self.newest.map_or(0, |(_, _, checksum)| checksum);
        let does_follow = u32::from_str_radix(&record.previous, 16) == Ok(before);
        let broken = (self.follows && !does_follow).then_some(record.sequence);
        self.follows = true;
        self.newest = Some((record.sequence, place, checksum));
        self.is_sealed = record.op == SEAL;
        self.times.take(&record.time);
        let is_shown = self.notes.sequence == 0 || record.sequence <= self.notes.sequence;
        self.is_carried_on |= record.op == CARRY && !is_shown;
        let sequence = record.sequence;
        for put in &record.puts {
            let row =
                self.enter(put.kind, &put.id, Row { kind: put.kind, sequence, place, shown: None, gone: put.gone });
            if is_shown {
                row.shown = (!put.gone).then(|| xxh3_64(put.row.get().as_bytes()));
            }
        }
        if let Some(request) = &record.rid {
            let row = Row { kind: Kind::Request, sequence, place, shown: None, gone: false };
            self.enter(Kind::Request, &request.id, row);
        }
        broken
    }

    /// Takes a row in as it stands now; what the public files are to show of it stays.
    fn enter(&mut self, kind: Kind, id: &str, row: Row) -> &mut Row {
        let known = self.rows.entry(key(kind, id)).or_insert(Row { shown: None, ..row });
        *known = Row { shown: known.shown, ..row };
        known
    }
}

impl Times {
    fn take(&mut self, time: &str) {
        let Some(ns) = chrono::DateTime::parse_from_rfc3339(time).ok().and_then(|time| time.timestamp_nanos_opt())
        else {
            return;
        };
        if let Some(back) = self.newest_ns.map(|newest| newest.saturating_sub(ns)).filter(|back| *back > STEP_NS) {
            self.steps += 1;
            self.longest_ns = self.longest_ns.max(back);
        }
        self.newest_ns = Some(ns);
    }
}

/// What a clock may step back without being told of, in nanoseconds.
const STEP_NS: i64 = 1_000_000_000;
