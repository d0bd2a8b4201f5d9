//! The one write path: lock, catch up, decide, append, unlock, flush.

use super::ask::{Ask, Committed};
use super::compose::{Change, Composed, RECORD_LIMIT, gone, put, raw, seal};
use super::create::create;
use super::dir::Dir;
use super::error::StoreError;
use super::files::Files;
use super::group::{self, Group};
use super::heartbeats::{self, Spot};
use super::index::{Header, Index};
use super::journal::{Journal, Room};
use super::lock::{acquire, sign};
use super::quarantine::set_aside;
use super::record::{Place, Request, decode};
use super::recover::{Home, Scrap, catch_up};
use super::reindex::make_index;
use super::row::{Kind, key};
use super::txn::{Draft, Txn};
use super::{Clock, Durability, Options, step};
use crate::board::Life;
use crate::clock::Now;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::path::Path;

/// The verb of a record that stores rows once more so that an answer resting on them is durable.
const CONFIRM: &str = "confirm";
/// More bytes than the first record of a large change has.
const PLENTY: u32 = 4096;

/// Where the journal ends for a change: the public files may show everything up to here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Upto {
    pub(super) sequence: u64,
    pub(super) segment: u32,
    pub(super) offset: u32,
    /// The checksum of the record that ends there.
    pub(super) checksum: u32,
}

impl Upto {
    pub(super) fn of(header: &Header) -> Self {
        Upto { sequence: header.sequence, segment: header.segment, offset: header.offset, checksum: header.checksum }
    }
}

/// A board opened for a change, under its lock.
pub(super) struct Writing<'a> {
    files: &'a Files,
    pub(super) journal: Journal,
    pub(super) index: Index,
    clock: Clock<'a>,
    pub(super) boot_id: String,
    durability: Durability,
    warnings: Vec<String>,
    /// What the change made of the items.
    lives: Vec<Life>,
}

/// A change that is appended; where it is in the journal, if it is there.
pub(super) struct Appended<T> {
    pub(super) committed: Committed<T>,
    pub(super) upto: Option<Upto>,
    pub(super) lives: Vec<Life>,
    pub(super) journal: Journal,
}

/// Opens the board for writing, and makes it where there is none.
pub(super) fn open_or_create(path: &Path, options: &Options<'_>) -> Result<(Files, Vec<String>), StoreError> {
    let opened = match Dir::open(path) {
        Ok(root) => Files::open(root.trusted()?)?.ok(),
        Err(StoreError::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => None,
        Err(e) => return Err(e),
    };
    match opened {
        Some(files) => Ok((files, Vec::new())),
        None => step("store.create").in_scope(|| create(path, options)),
    }
}

/// Runs a rule under the lock and appends what it wants to store. The record is not durable yet.
pub(super) fn append<T: Serialize + DeserializeOwned>(
    files: &Files,
    options: &Options<'_>,
    ask: &Ask<'_>,
    mut decide: impl FnMut(&mut Txn<'_>, &Now) -> Result<T, StoreError>,
) -> Result<Appended<T>, StoreError> {
    let patience = options.patience();
    // What the clock reads once is read before anybody waits for us.
    (options.clock)()?;
    let lock = step("store.lock").in_scope(|| acquire(&files.state, "lock", &patience))?;
    sign(&lock, ask.verb);
    let mut writing = step("store.load").in_scope(|| Writing::open(files, options))?;
    writing.tell(options);
    let append = step("store.append").entered();
    let first = writing.change(ask, &mut decide);
    let (committed, upto) = match first {
        // Something in the index was unreadable: nothing has been written yet, so make it anew and decide again.
        Err(StoreError::IndexFault(_)) => {
            writing.make_index()?;
            writing.tell(options);
            writing.change(ask, &mut decide)?
        }
        done => done?,
    };
    drop(append);
    drop(lock);
    Ok(Appended { committed, upto, lives: writing.lives, journal: writing.journal })
}

impl<'a> Writing<'a> {
    pub(super) fn open(files: &'a Files, options: &Options<'a>) -> Result<Self, StoreError> {
        let Options { clock, durability, .. } = *options;
        let boot_id = clock()?.boot_id;
        let journal = Journal::open(files.state.open_dir("journal")?, true);
        let home = Home { boot_id: &boot_id, board_id: &files.format.board };
        let opened = files.state.write("index")?.ok_or(StoreError::IndexFault("there is none")).and_then(Index::open);
        let caught = opened.and_then(|mut index| match home.made(&index) {
            true => catch_up(&mut index, &journal, home).map(|scraps| (index, scraps)),
            false => Err(StoreError::IndexFault("it was made in another boot or for another board")),
        });
        let (index, scraps) = match caught {
            Ok(caught) => caught,
            Err(StoreError::IndexFault(_)) => make_index(files, &journal, home)?,
            Err(e) => return Err(e),
        };
        let mut writing =
            Writing { files, journal, index, clock, boot_id, durability, warnings: Vec::new(), lives: Vec::new() };
        writing.set_aside(&scraps)?;
        Ok(writing)
    }

    /// Says at once what was found: the change itself may still be refused.
    pub(super) fn tell(&self, options: &Options<'_>) {
        self.warnings.iter().for_each(|warning| (options.on_warning)(warning));
    }

    pub(super) fn make_index(&mut self) -> Result<(), StoreError> {
        let home = Home { boot_id: &self.boot_id, board_id: &self.files.format.board };
        let (index, scraps) = make_index(self.files, &self.journal, home)?;
        self.index = index;
        self.set_aside(&scraps)
    }

    /// Sets aside what recovery found damaged, and skips the sequence numbers that were lost with it.
    fn set_aside(&mut self, scraps: &[Scrap]) -> Result<(), StoreError> {
        if scraps.is_empty() {
            return Ok(());
        }
        let said = set_aside(&self.files.state, &self.journal, scraps, &(self.clock)()?)?;
        self.warnings.extend(said);
        let lost: u64 = scraps.iter().map(Scrap::numbers_lost).sum();
        if lost > 0 {
            // They may have been given as fences: they are not given again (I3).
            self.index.header.sequence += lost;
            self.index.save()?;
        }
        Ok(())
    }

    /// Answers a request that was answered before, or lets the rule decide.
    fn change<T: Serialize + DeserializeOwned>(
        &mut self,
        ask: &Ask<'_>,
        decide: &mut impl FnMut(&mut Txn<'_>, &Now) -> Result<T, StoreError>,
    ) -> Result<(Committed<T>, Option<Upto>), StoreError> {
        self.index.reserve()?;
        self.rotate()?;
        let now = (self.clock)()?;
        let first = self.index.header.first;
        let beats = heartbeats::open(&self.files.state, first)?;
        let mut txn = Txn::new(&self.index, &self.journal, beats.as_ref(), &now);
        if let Some(earlier) = self.answered(ask)? {
            self.touch_first(&earlier)?;
            txn.confirm(earlier.place)?;
            let draft = txn.finish()?;
            let answer = serde_json::from_str(earlier.answer.get()).ok().ok_or_else(|| conflict(ask))?;
            let upto = self.record(ask, CONFIRM, draft, Some(earlier.answer), &now)?;
            return Ok((self.committed(answer, upto, true), upto));
        }
        let answer = decide(&mut txn, &now)?;
        let mut draft = txn.finish()?;
        self.lives = std::mem::take(&mut draft.lives);
        for (number, item, lease) in &draft.renewals {
            let spot = Spot { first, number: *number, key: key(Kind::Work, item.id().as_str()) };
            heartbeats::write(&self.files.state, spot, item, lease)?;
        }
        for spot in &draft.signs {
            heartbeats::write_sign(&self.files.state, *spot, &now)?;
        }
        let op = if draft.only_confirms { CONFIRM } else { ask.verb };
        let upto = self.record(ask, op, draft, ask.request_id.map(|_| raw(&answer)), &now)?;
        Ok((self.committed(answer, upto, false), upto))
    }

    fn committed<T>(&mut self, answer: T, upto: Option<Upto>, replayed: bool) -> Committed<T> {
        let warnings = std::mem::take(&mut self.warnings);
        Committed { answer, sequence: upto.map_or(0, |upto| upto.sequence), replayed, warnings }
    }

    /// Appends what a transaction wants to store; nothing where it has no row, id or answer to remember.
    fn record(
        &mut self,
        ask: &Ask<'_>,
        op: &str,
        draft: Draft,
        answer: Option<Box<RawValue>>,
        now: &Now,
    ) -> Result<Option<Upto>, StoreError> {
        if draft.pending.is_empty() && !draft.gave_ids && answer.is_none() {
            return Ok(None);
        }
        self.index.header.sequence = self.index.header.sequence.max(draft.above);
        let by = ask.agent.map(str::to_owned).or_else(|| draft.agent());
        let last_id = draft.last_id;
        let entering = draft.pending.iter().filter(|row| row.is_entering).count() as u64;
        let puts = draft.pending.into_iter().map(|pending| match pending.row {
            Some(row) => put(pending.kind, pending.id, &row, pending.before),
            None => gone(pending.kind, pending.id, pending.before),
        });
        let request = ask.request_id.zip(answer).map(|(id, answer)| Request {
            id: id.into(),
            digest: ask.digest.as_str().into(),
            answer: Cow::Owned(answer),
        });
        let puts: Vec<_> = puts.collect();
        let is_large = group::is_large(&puts);
        let change = Change { op, by, request, puts, last_id, drops: None };
        match is_large {
            true => self.write_group(&Group::of(&self.index.header, now, change), entering, ask.room)?,
            false => self.write(&Composed::new(&self.index.header, now, change), ask.room)?,
        }
        Ok(Some(Upto::of(&self.index.header)))
    }

    /// Appends a record and enters it into the index. After the append nothing is a failure any more (I11).
    pub(super) fn write(&mut self, composed: &Composed<'_>, room: Room) -> Result<(), StoreError> {
        check_length(composed)?;
        let place = composed.place;
        self.journal.reserve(place.segment, place.offset, composed.line.len(), room)?;
        self.journal.write(place.segment, place.offset, &composed.line)?;
        self.enter(std::iter::once(composed));
        Ok(())
    }

    /// Appends the records of a change of many rows, of which so many come onto the board, the first one last.
    fn write_group(&mut self, group: &Group<'_>, entering: u64, room: Room) -> Result<(), StoreError> {
        group.records().try_for_each(check_length)?;
        let (place, body) = (group.first.place, group.body());
        let behind = place.offset + place.length;
        self.index.reserve_for(entering)?;
        self.journal.reserve(place.segment, place.offset, place.length as usize + body.len(), room)?;
        self.journal.write(place.segment, behind, &body)?;
        if self.durability == Durability::Full
            && let Err(e) = self.journal.flush(place.segment)
        {
            // Nothing of it counts yet: the outcome is known.
            self.journal.clear(place.segment, behind, body.len())?;
            return Err(e.before_the_end());
        }
        self.journal.write(place.segment, place.offset, &group.first.line)?;
        self.enter(group.records());
        Ok(())
    }

    /// Enters what is appended into the index; trouble with that is a warning only (I11).
    fn enter<'c, 'r: 'c>(&mut self, records: impl Iterator<Item = &'c Composed<'r>>) {
        let mut failed = None;
        for composed in records {
            if failed.is_none() {
                failed = composed.apply(&mut self.index, &self.boot_id).err();
            }
            self.index.header = composed.header_behind(&self.index.header);
        }
        let saved = if failed.is_none() { self.index.save() } else { Ok(()) };
        if let Some(e) = failed.or(saved.err()) {
            self.warnings.push(format!("{e}; it will be made anew from the journal"));
        }
    }

    /// Writes the first record of a large change once more, as it is, where an answer in one of its parts is relied on.
    ///
    /// The parts were on the disk before it was written at all; it may not be, if its author's flush failed.
    fn touch_first(&self, earlier: &Earlier) -> Result<(), StoreError> {
        let Some((_, offset)) = earlier.of else { return Ok(()) };
        let length = (earlier.place.offset - offset).min(PLENTY);
        let bytes = self.journal.bytes(earlier.place.segment, offset, length as usize)?;
        let end = memchr::memchr(b'\n', &bytes).map_or(0, |end| end + 1);
        self.journal.touch(earlier.place.segment, offset, &bytes[..end])
    }

    /// Ends a full segment and goes on in the next.
    ///
    /// The full one is flushed first, so that flushing the newest segment covers every record before it.
    pub(super) fn rotate(&mut self) -> Result<(), StoreError> {
        let header = self.index.header;
        if header.offset < self.files.format.segment_bytes {
            return Ok(());
        }
        if self.journal.begin(header.segment + 1).is_err() {
            // No room for a new segment: the size is only a wish, and closing work must still succeed (I12).
            return Ok(());
        }
        let end = seal(&header, &(self.clock)()?);
        self.journal.write(header.segment, header.offset, &end.line)?;
        self.journal.flush(header.segment)?;
        end.apply(&mut self.index, &self.boot_id)?;
        self.index.save()
    }

    /// The answer that this request was given before.
    fn answered(&self, ask: &Ask<'_>) -> Result<Option<Earlier>, StoreError> {
        let Some(id) = ask.request_id else { return Ok(None) };
        let Some((_, slot)) = self.index.find(key(Kind::Request, id))? else { return Ok(None) };
        let line = self.journal.line(slot.place)?;
        let record = decode(&line);
        let of = record.as_ref().and_then(|record| record.of);
        match record.and_then(|record| record.rid).filter(|request| request.id == id) {
            Some(request) if request.digest == ask.digest => {
                Ok(Some(Earlier { answer: request.answer.into_owned(), place: slot.place, of }))
            }
            _ => Err(conflict(ask)),
        }
    }
}

/// An earlier answer and the record that holds it.
struct Earlier {
    answer: Box<RawValue>,
    place: Place,
    /// Where it is a part of a large change: its first record.
    of: Option<(u64, u32)>,
}

fn check_length(composed: &Composed<'_>) -> Result<(), StoreError> {
    match composed.line.len() {
        length if length > RECORD_LIMIT => {
            Err(StoreError::TooLarge(format!("{length} bytes are more than the {RECORD_LIMIT} that fit in one record")))
        }
        _ => Ok(()),
    }
}

fn conflict(ask: &Ask<'_>) -> StoreError {
    StoreError::RequestConflict(ask.request_id.unwrap_or_default().to_owned())
}
