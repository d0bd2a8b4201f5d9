//! Making a file of the archive: gzip of many members, each of which is read without the others.

use super::super::dir::{Dir, flush};
use super::super::error::StoreError;
use super::super::replace::make_fresh;
use super::catalogue::{ArchiveFile, What, append};
use super::line::{Line, unreadable};
use super::lookup::{Entry, Head, encode};
use super::reading::DataFile;
use crate::board::Kind;
use crate::clock::{Now, stamp};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Write;

/// A member has at most so many lines, and ends with the line that makes it so long, in bytes.
const MEMBER_LINES: u32 = 256;
const MEMBER_BYTES: usize = 256 << 10;

/// A file that is being made.
pub(super) struct Making<'a> {
    dir: &'a Dir,
    name: String,
    file: File,
    /// How long the file is by now.
    at: u64,
    /// The lines of the next member, and their keys.
    member: Vec<u8>,
    keys: Vec<(u64, u32)>,
    lines: u32,
    entries: Vec<Entry>,
    head: Head,
    counts: Counts,
    /// What was written, and what it is when it is read again.
    sum: Sha256,
    plain: u32,
}

/// How many lines of each kind there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) items: u64,
    pub(super) completions: u64,
    pub(super) agents: u64,
}

impl Counts {
    pub(super) fn all(self) -> u64 {
        self.items + self.completions + self.agents
    }

    pub(super) fn add(&mut self, kind: Kind) {
        match kind {
            Kind::Work => self.items += 1,
            Kind::Completion => self.completions += 1,
            Kind::Agent => self.agents += 1,
            Kind::Request => {}
        }
    }
}

impl<'a> Making<'a> {
    /// Begins a file.
    pub(super) fn begin(dir: &'a Dir, name: String) -> Result<Self, StoreError> {
        let file = make_fresh(dir, &unfinished(&name))?;
        Ok(Making {
            dir,
            name,
            file,
            at: 0,
            member: Vec::new(),
            keys: Vec::new(),
            lines: 0,
            entries: Vec::new(),
            head: Head::default(),
            counts: Counts::default(),
            sum: Sha256::new(),
            plain: 0,
        })
    }

    /// How many lines there are by now.
    pub(super) fn lines(&self) -> u64 {
        self.head.lines
    }

    /// Adds a row that was closed then, in seconds since 1970.
    pub(super) fn row(&mut self, line: &Line<'_>, closed_at: u32) -> Result<(), StoreError> {
        self.counts.add(line.kind);
        self.line(&line.bytes(), line.keys(), closed_at)
    }

    /// Adds a line with its newline, which is found by `keys`.
    pub(super) fn line(&mut self, line: &[u8], keys: Vec<u64>, at: u32) -> Result<(), StoreError> {
        self.member.extend_from_slice(line);
        self.keys.extend(keys.into_iter().map(|key| (key, self.lines)));
        self.lines += 1;
        let Head { lines, oldest, newest, .. } = &mut self.head;
        *lines += 1;
        if at > 0 {
            *oldest = if *oldest == 0 { at } else { at.min(*oldest) };
            *newest = at.max(*newest);
        }
        match self.lines >= MEMBER_LINES || self.member.len() >= MEMBER_BYTES {
            true => self.end_member(),
            false => Ok(()),
        }
    }

    fn end_member(&mut self) -> Result<(), StoreError> {
        if self.lines == 0 {
            return Ok(());
        }
        let failed = StoreError::io("write", self.dir.path(&unfinished(&self.name)));
        let zipped = zip(&self.member).and_then(|zipped| self.file.write_all(&zipped).map(|()| zipped));
        let zipped = zipped.map_err(failed)?;
        let length = u32::try_from(zipped.len()).unwrap_or(u32::MAX);
        self.plain = crc32c::crc32c_append(self.plain, &self.member);
        self.sum.update(&zipped);
        self.entries.extend(self.keys.drain(..).map(|(key, line)| Entry { key, offset: self.at, length, line }));
        self.at += zipped.len() as u64;
        self.member.clear();
        self.lines = 0;
        Ok(())
    }

    /// Ends the file: it is flushed, read again and compared, put in its place, and named in the index of the archive.
    pub(super) fn finish(mut self, what: What, now: &Now) -> Result<ArchiveFile, StoreError> {
        self.end_member()?;
        let (dir, name) = (self.dir, self.name);
        let (data, lookup) = (unfinished(&name), unfinished(&lookup_of(&name)));
        flush(&self.file).map_err(StoreError::io("flush", dir.path(&data)))?;
        let mut beside = make_fresh(dir, &lookup)?;
        beside.write_all(&encode(self.head, self.entries)).map_err(StoreError::io("write", dir.path(&lookup)))?;
        flush(&beside).map_err(StoreError::io("flush", dir.path(&lookup)))?;
        let sha256 = hex(&self.sum.finalize());
        let written = DataFile::open(dir, &data, &lookup)?.read_whole(what)?;
        let is_same = written.sha256 == sha256 && written.plain == self.plain && written.counts == self.counts;
        if !is_same || written.head != self.head.lines || !written.is_lookup_sound {
            return Err(unreadable(dir.path(&data), "is not what was written to it"));
        }
        dir.rename(&lookup, dir, &lookup_of(&name))?;
        dir.rename(&data, dir, &name)?;
        dir.sync()?;
        let made = described(name, what, now.stamp(), self.at, sha256, self.head, self.counts);
        append(dir, &made)?;
        Ok(made)
    }
}

/// What the index of the archive says of a file.
pub(super) fn described(
    name: String,
    what: What,
    made_at: String,
    bytes: u64,
    sha256: String,
    head: Head,
    counts: Counts,
) -> ArchiveFile {
    let time = |at: u32| (at > 0).then(|| stamp(i64::from(at)));
    let Counts { items, completions, agents } = counts;
    let (oldest, newest) = (time(head.oldest), time(head.newest));
    ArchiveFile { name, what, made_at, rows: head.lines, items, completions, agents, bytes, sha256, oldest, newest }
}

/// The name of a file while it is being made.
pub(super) fn unfinished(name: &str) -> String {
    format!("{name}.new")
}

/// The name of the look-up of a file.
pub(super) fn lookup_of(name: &str) -> String {
    format!("{name}.idx")
}

/// A checksum in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn zip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}
