//! The journal: numbered segments of records, the truth of the board.

use super::dir::{Dir, flush, read_at};
use super::error::StoreError;
use super::record::{Place, verify};
use rustix::fs::{FallocateFlags, fallocate};
use rustix::io::{Errno, retry_on_intr};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::rc::Rc;

/// Space is taken in steps of this many bytes, so that most commits change no metadata.
pub(super) const STEP: u64 = 1 << 20;
/// Bytes that only closing work may use (I12).
pub(super) const RESERVE: u64 = 256 << 10;
/// How much a reader reads ahead, in bytes.
const STRETCH: u32 = 64 << 10;
/// The first read behind the last known record takes this much; it is almost always empty. What is left of a change that
/// was cut off begins within it: at once, or behind the place of its first record, which is short.
const PEEK: usize = 4096;

/// Why a segment is not there that the index knows.
const GONE: &str = "it points to a part of the journal that is not there any more";

/// How much room a change needs to be let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// New work must leave the reserve untouched.
    KeepReserve,
    /// Work that closes or continues something may use it.
    UseReserve,
}

/// The segments of a journal, opened as they are needed.
#[derive(Debug)]
pub(super) struct Journal {
    dir: Option<Dir>,
    writable: bool,
    segments: RefCell<BTreeMap<u32, Rc<Bytes>>>,
    /// What a reader that goes through the lines in order has read ahead.
    ahead: RefCell<Ahead>,
}

/// A stretch of a segment in memory, and where the last line was.
#[derive(Debug, Default)]
struct Ahead {
    last: Place,
    segment: u32,
    offset: u32,
    bytes: Vec<u8>,
}

/// Where the bytes of a segment are.
#[derive(Debug)]
pub(super) enum Bytes {
    /// In its file.
    File(File),
    /// In memory: rows of an older tool that no board was made of yet.
    Memory(Vec<u8>),
}

impl Journal {
    /// The journal in a directory.
    pub(super) fn open(dir: Dir, writable: bool) -> Self {
        Journal { dir: Some(dir), writable, segments: RefCell::default(), ahead: RefCell::default() }
    }

    /// A journal of one segment in memory, for reading.
    pub(super) fn in_memory(bytes: Vec<u8>) -> Self {
        let segments = BTreeMap::from([(1, Rc::new(Bytes::Memory(bytes)))]);
        Journal { dir: None, writable: false, segments: RefCell::new(segments), ahead: RefCell::default() }
    }

    /// The numbers of all segments, in order.
    pub(super) fn numbers(&self) -> Result<Vec<u32>, StoreError> {
        let Some(dir) = &self.dir else { return Ok(self.segments.borrow().keys().copied().collect()) };
        let mut numbers: Vec<u32> = dir.names()?.iter().filter_map(|name| number_in(name)).collect();
        numbers.sort_unstable();
        Ok(numbers)
    }

    /// Opens a segment; an absent one is damage, because only we remove segments, and only from the beginning on.
    pub(super) fn segment(&self, number: u32) -> Result<Rc<Bytes>, StoreError> {
        if let Some(segment) = self.segments.borrow().get(&number) {
            return Ok(Rc::clone(segment));
        }
        let missing = || StoreError::damaged(self.path(number), "this part of the journal is missing");
        let dir = self.dir.as_ref().ok_or_else(missing)?;
        let name = name_of(number);
        let file = if self.writable { dir.write(&name)? } else { dir.read(&name)? };
        let Some(file) = file else {
            // Whoever makes the index anew finds out whether the segment was to go.
            let is_before_all = self.numbers()?.first().is_some_and(|first| number < *first);
            return Err(if is_before_all { StoreError::IndexFault(GONE) } else { missing() });
        };
        let segment = Rc::new(Bytes::File(file));
        self.segments.borrow_mut().insert(number, Rc::clone(&segment));
        Ok(segment)
    }

    /// Reads the line at a place and checks it; what is not a whole record there is no business of the index.
    pub(super) fn line(&self, place: Place) -> Result<Vec<u8>, StoreError> {
        let line = match self.writable {
            true => self.bytes(place.segment, place.offset, place.length as usize)?,
            false => self.read_ahead(place)?,
        };
        match verify(&line) {
            Some(_) => Ok(line),
            None => Err(StoreError::IndexFault("it points to a record that is damaged")),
        }
    }

    /// Reads a line; when it is not far behind the last one, with more of what follows.
    fn read_ahead(&self, place: Place) -> Result<Vec<u8>, StoreError> {
        let mut ahead = self.ahead.borrow_mut();
        let follows = place.segment == ahead.last.segment
            && place.offset.checked_sub(ahead.last.offset).is_some_and(|distance| distance < STRETCH);
        ahead.last = place;
        if let Some(line) = ahead.line(place) {
            return Ok(line.to_vec());
        }
        if !follows {
            return self.bytes(place.segment, place.offset, place.length as usize);
        }
        let length = place.length.max(STRETCH) as usize;
        ahead.bytes = self.bytes(place.segment, place.offset, length)?;
        (ahead.segment, ahead.offset) = (place.segment, place.offset);
        Ok(ahead.bytes.get(..place.length as usize).unwrap_or_default().to_vec())
    }

    /// Reads up to `length` bytes of a segment.
    pub(super) fn bytes(&self, segment: u32, offset: u32, length: usize) -> Result<Vec<u8>, StoreError> {
        match &*self.segment(segment)? {
            Bytes::File(file) => {
                let mut bytes = vec![0; length];
                let read =
                    read_at(file, &mut bytes, u64::from(offset)).map_err(StoreError::io("read", self.path(segment)))?;
                bytes.truncate(read);
                Ok(bytes)
            }
            Bytes::Memory(bytes) => {
                let there = bytes.get(offset as usize..).unwrap_or_default();
                Ok(there[..there.len().min(length)].to_vec())
            }
        }
    }

    /// Everything in a segment from an offset on.
    pub(super) fn rest(&self, segment: u32, offset: u32) -> Result<Vec<u8>, StoreError> {
        let length = self.size(segment)?.saturating_sub(u64::from(offset));
        self.bytes(segment, offset, usize::try_from(length).unwrap_or(usize::MAX))
    }

    /// The last known record and what follows it; `None` where that record is not there any more.
    ///
    /// The bytes that follow begin at `end`, and are empty where there is nothing but empty space.
    pub(super) fn behind(
        &self,
        newest: Place,
        checksum: u32,
        segment: u32,
        end: u32,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let (from, known) = if newest.segment == segment { (newest.offset, newest.length as usize) } else { (end, 0) };
        let bytes = self.bytes(segment, from, known + PEEK)?;
        let line = if known > 0 { bytes.get(..known).map(<[u8]>::to_vec) } else { self.newest_elsewhere(newest)? };
        let known_is_there = match line {
            Some(line) => newest.length == 0 || verify(&line) == Some(checksum),
            None => false,
        };
        if !known_is_there {
            return Ok(None);
        }
        match bytes[known..].iter().all(|&byte| byte == 0) {
            true => Ok(Some(Vec::new())),
            false => self.rest(segment, end).map(Some),
        }
    }

    fn newest_elsewhere(&self, newest: Place) -> Result<Option<Vec<u8>>, StoreError> {
        if newest.length == 0 {
            return Ok(Some(Vec::new()));
        }
        self.bytes(newest.segment, newest.offset, newest.length as usize).map(Some)
    }

    /// Makes room for `length` bytes at `offset`, and for the reserve behind them.
    pub(super) fn reserve(&self, segment: u32, offset: u32, length: usize, room: Room) -> Result<(), StoreError> {
        let Bytes::File(file) = &*self.segment(segment)? else { return Ok(()) };
        let size = self.size(segment)?;
        let end = u64::from(offset) + length as u64;
        if end + RESERVE <= size {
            return Ok(());
        }
        match extend(file, size, (end + RESERVE).next_multiple_of(STEP)) {
            Ok(()) => Ok(()),
            Err(_) if room == Room::UseReserve && end <= size => Ok(()),
            Err(source) => Err(StoreError::io("reserve space in", self.path(segment))(source)),
        }
    }

    /// Writes a line at an offset, whole or not at all (I2).
    pub(super) fn write(&self, segment: u32, offset: u32, line: &[u8]) -> Result<(), StoreError> {
        let Bytes::File(file) = &*self.segment(segment)? else { return Ok(()) };
        file.write_all_at(line, u64::from(offset)).map_err(|source| {
            // What got there is no record without its end; emptied, it does not even look like one.
            let _ = self.clear(segment, offset, line.len());
            StoreError::io("append to", self.path(segment))(source)
        })
    }

    /// Writes bytes where they stand already, so that the next flush covers them.
    pub(super) fn touch(&self, segment: u32, offset: u32, bytes: &[u8]) -> Result<(), StoreError> {
        let Bytes::File(file) = &*self.segment(segment)? else { return Ok(()) };
        file.write_all_at(bytes, u64::from(offset)).map_err(StoreError::io("write", self.path(segment)))
    }

    /// Empties a place, from its end on: whoever is killed at it leaves something at the beginning, to be found.
    pub(super) fn clear(&self, segment: u32, offset: u32, length: usize) -> Result<(), StoreError> {
        let Bytes::File(file) = &*self.segment(segment)? else { return Ok(()) };
        let mut end = u64::from(offset) + length as u64;
        while end > u64::from(offset) {
            let start = end.saturating_sub(PEEK as u64).max(u64::from(offset));
            let zeros = vec![0; (end - start) as usize];
            file.write_all_at(&zeros, start).map_err(StoreError::io("clear", self.path(segment)))?;
            end = start;
        }
        Ok(())
    }

    /// Makes everything written to a segment durable.
    pub(super) fn flush(&self, segment: u32) -> Result<(), StoreError> {
        let Bytes::File(file) = &*self.segment(segment)? else { return Ok(()) };
        flush(file).map_err(|source| StoreError::OutcomeUnknown { path: self.path(segment), source })
    }

    /// Makes the next segment, empty, and durable as a name.
    pub(super) fn begin(&self, number: u32) -> Result<(), StoreError> {
        let Some(dir) = &self.dir else { return Ok(()) };
        let file = dir.write_or_make(&name_of(number))?;
        let size = file.metadata().map_err(StoreError::io("look at", self.path(number)))?.len();
        extend(&file, size, STEP.max(size)).map_err(StoreError::io("reserve space in", self.path(number)))?;
        flush(&file).map_err(StoreError::io("flush", self.path(number)))?;
        dir.sync()
    }

    /// Removes the segments before `first`, and returns how many there were.
    pub(super) fn remove_before(&self, first: u32) -> Result<u32, StoreError> {
        let Some(dir) = &self.dir else { return Ok(0) };
        let gone: Vec<u32> = self.numbers()?.into_iter().filter(|number| *number < first).collect();
        // From the oldest on: what a kill leaves has no gap.
        gone.iter().try_for_each(|number| dir.remove(&name_of(*number)))?;
        Ok(gone.len() as u32)
    }

    /// The path of a segment, for messages.
    pub(super) fn path(&self, number: u32) -> std::path::PathBuf {
        self.dir.as_ref().map_or_else(|| name_of(number).into(), |dir| dir.path(&name_of(number)))
    }

    /// How many bytes a segment takes, empty space included.
    pub(super) fn size(&self, number: u32) -> Result<u64, StoreError> {
        match &*self.segment(number)? {
            Bytes::File(file) => Ok(file.metadata().map_err(StoreError::io("look at", self.path(number)))?.len()),
            Bytes::Memory(bytes) => Ok(bytes.len() as u64),
        }
    }
}

impl Ahead {
    fn line(&self, place: Place) -> Option<&[u8]> {
        let start = place.offset.checked_sub(self.offset).filter(|_| place.segment == self.segment)? as usize;
        self.bytes.get(start..start + place.length as usize)
    }
}

/// The file name of a segment.
pub(super) fn name_of(number: u32) -> String {
    format!("{number:08}.jsonl")
}

/// The number in the file name of a segment.
pub(super) fn number_in(name: &str) -> Option<u32> {
    let digits = name.strip_suffix(".jsonl")?;
    (digits.len() == 8).then(|| digits.parse().ok()).flatten()
}

/// Takes the space from `size` to `to`, so that later writes there cannot run out of it.
///
/// The space is reserved and then written: a record in space that was only reserved makes the file system note with
/// every flush that the space is in use now, which costs a second write to its own journal.
pub(super) fn extend(file: &File, size: u64, to: u64) -> std::io::Result<()> {
    if to <= size {
        return Ok(());
    }
    match retry_on_intr(|| fallocate(file, FallocateFlags::empty(), size, to - size)) {
        Ok(()) | Err(Errno::OPNOTSUPP | Errno::NOSYS) => file.write_all_at(&vec![0; (to - size) as usize], size),
        Err(e) => Err(e.into()),
    }
}
