//! Reading a file of the archive: a line without the rest, or all of it.

use super::super::dir::{Dir, read_at};
use super::super::error::StoreError;
use super::super::record;
use super::super::row::key;
use super::catalogue::What;
use super::line::{Line, unreadable};
use super::lookup::{Entry, Head, Lookup, Useless};
use super::making::{Counts, hex};
use crate::board::WorkItem;
use flate2::bufread::GzDecoder;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

/// A member is never longer than this, in bytes: what claims to be is damaged.
const LONGEST: u32 = 64 << 20;

/// A file with its look-up, opened.
pub(super) struct DataFile {
    pub(super) path: PathBuf,
    file: File,
    lookup: Result<Lookup, Useless>,
}

/// What a file turned out to be when all of it was read.
pub(super) struct Whole {
    pub(super) sha256: String,
    /// CRC-32C of the lines.
    pub(super) plain: u32,
    /// The number of lines.
    pub(super) head: u64,
    pub(super) bytes: u64,
    pub(super) counts: Counts,
    pub(super) is_lookup_sound: bool,
    /// The look-up as it must be.
    pub(super) lookup: (Head, Vec<Entry>),
}

impl DataFile {
    /// Opens a file and its look-up by their names.
    pub(super) fn open(dir: &Dir, data: &str, lookup: &str) -> Result<Self, StoreError> {
        let missing = || unreadable(dir.path(data), "is missing");
        let file = dir.read(data)?.ok_or_else(missing)?;
        let lookup = dir.read(lookup)?.ok_or(Useless).and_then(Lookup::open);
        Ok(DataFile { path: dir.path(data), file, lookup })
    }

    /// The lines of a key.
    pub(super) fn lines_of(&self, key: u64) -> Result<Vec<Vec<u8>>, StoreError> {
        let entries = self.lookup.as_ref().ok().and_then(|lookup| lookup.find(key).ok());
        // Without a look-up every line is looked at.
        let entries = entries.map_or_else(|| self.entries_of(key), Ok)?;
        let (mut lines, mut member) = (Vec::new(), (u64::MAX, Vec::new()));
        for entry in entries {
            if member.0 != entry.offset {
                member = (entry.offset, self.member(entry.offset, entry.length)?);
            }
            let line = member.1.split_inclusive(|&byte| byte == b'\n').nth(entry.line as usize);
            lines.push(line.ok_or_else(|| self.damaged())?.to_vec());
        }
        Ok(lines)
    }

    /// Hands on every line, as far as they can be read.
    pub(super) fn each_line(&self, mut each: impl FnMut(&[u8]) -> bool) -> Result<(), StoreError> {
        let bytes = self.bytes()?;
        let mut goes_on = true;
        self.members(&bytes, |_, _, plain| {
            let mut lines = plain.split_inclusive(|&byte| byte == b'\n').filter(|line| line.ends_with(b"\n"));
            goes_on = goes_on && lines.all(&mut each);
            Ok(goes_on)
        })
    }

    /// Reads all of it, and makes the look-up anew.
    pub(super) fn read_whole(&self, what: What) -> Result<Whole, StoreError> {
        let bytes = self.bytes()?;
        let (mut head, mut plain_sum, mut counts) = (Head::default(), 0, Counts::default());
        let mut entries = Vec::new();
        self.members(&bytes, |offset, length, plain| {
            plain_sum = crc32c::crc32c_append(plain_sum, plain);
            for (number, line) in plain.split_inclusive(|&byte| byte == b'\n').enumerate() {
                let (keys, at) = self.told(what, line, &mut counts)?;
                let line = u32::try_from(number).unwrap_or(u32::MAX);
                entries.extend(keys.into_iter().map(|key| Entry { key, offset, length, line }));
                add_time(&mut head, at);
            }
            Ok(true)
        })?;
        entries.sort_unstable();
        head.entries = entries.len() as u64;
        let is_lookup_sound = self.lookup.as_ref().is_ok_and(|lookup| lookup.head == head && lookup.is_sound());
        Ok(Whole {
            sha256: hex(&Sha256::digest(&bytes)),
            plain: plain_sum,
            head: head.lines,
            bytes: bytes.len() as u64,
            counts,
            is_lookup_sound,
            lookup: (head, entries),
        })
    }

    /// What a line is found by, and when what it tells of was closed. A line of rows must be whole; one of history is
    /// what stood in the journal, damaged or not.
    fn told(&self, what: What, line: &[u8], counts: &mut Counts) -> Result<(Vec<u64>, u32), StoreError> {
        match what {
            What::Items => {
                let line = Line::read(line).ok_or_else(|| self.damaged())?;
                let row = line.archived().ok_or_else(|| self.damaged())?.row;
                counts.add(line.kind);
                Ok((line.keys(), closed_at(line.kind, row)))
            }
            What::History => Ok(keys_of_record(line)),
            What::Spans => Ok((Vec::new(), 0)),
        }
    }

    fn entries_of(&self, key: u64) -> Result<Vec<Entry>, StoreError> {
        let name = self.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let what = What::of(name).unwrap_or(What::Items);
        let mut entries = self.read_whole(what)?.lookup.1;
        entries.retain(|entry| entry.key == key);
        Ok(entries)
    }

    fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        let length = self.file.metadata().map_err(StoreError::io("look at", &self.path))?.len();
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(usize::MAX)];
        let read = read_at(&self.file, &mut bytes, 0).map_err(StoreError::io("read", &self.path))?;
        bytes.truncate(read);
        Ok(bytes)
    }

    fn member(&self, offset: u64, length: u32) -> Result<Vec<u8>, StoreError> {
        let mut bytes = vec![0; length.min(LONGEST) as usize];
        let read = read_at(&self.file, &mut bytes, offset).map_err(StoreError::io("read", &self.path))?;
        let mut plain = Vec::new();
        GzDecoder::new(&bytes[..read]).read_to_end(&mut plain).ok().ok_or_else(|| self.damaged())?;
        Ok(plain)
    }

    /// Hands on each member with its offset and length, while `each` wants more.
    fn members(
        &self,
        bytes: &[u8],
        mut each: impl FnMut(u64, u32, &[u8]) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        let mut at = 0;
        while at < bytes.len() {
            let mut decoder = GzDecoder::new(&bytes[at..]);
            let mut plain = Vec::new();
            decoder.read_to_end(&mut plain).ok().ok_or_else(|| self.damaged())?;
            let length = bytes.len() - at - decoder.into_inner().len();
            if !each(at as u64, u32::try_from(length).unwrap_or(u32::MAX), &plain)? {
                break;
            }
            at += length;
        }
        Ok(())
    }

    fn damaged(&self) -> StoreError {
        unreadable(self.path.clone(), "has bytes that are none of it")
    }
}

/// When a row last changed, in seconds since 1970; 0 where it does not tell.
pub(super) fn closed_at(kind: crate::board::Kind, row: serde_json::Map<String, serde_json::Value>) -> u32 {
    use crate::board::{Columns, Kind};
    match kind {
        Kind::Work => u32::try_from(WorkItem::from_row(row).changed_at()).unwrap_or(0),
        kind => Columns::of(kind, row, "").changed_at,
    }
}

/// What a record of the journal is found by, and when it was written.
pub(super) fn keys_of_record(line: &[u8]) -> (Vec<u64>, u32) {
    let Some(record) = record::verify(line).and_then(|_| record::decode(line)) else { return (Vec::new(), 0) };
    let at = crate::clock::parse_stamp(&record.time).and_then(|at| u32::try_from(at).ok());
    let mut keys: Vec<u64> = record.puts.iter().map(|put| key(put.kind, &put.id)).collect();
    keys.sort_unstable();
    keys.dedup();
    (keys, at.unwrap_or(0))
}

fn add_time(head: &mut Head, at: u32) {
    head.lines += 1;
    if at > 0 {
        head.oldest = if head.oldest == 0 { at } else { at.min(head.oldest) };
        head.newest = at.max(head.newest);
    }
}
