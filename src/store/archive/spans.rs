//! Moving turned files of spans into the archive, whole; never one that an export still needs.

use super::super::Store;
use super::super::dir::{Dir, flush};
use super::super::error::StoreError;
use super::super::lock::{acquire_now, sign};
use super::super::spans::{SPANS_LOCK, TURNED, compress, first_needed, turned_ns};
use super::Archiving;
use super::catalogue::{ArchiveFile, What, append};
use super::line::unreadable;
use super::lookup::Head;
use super::making::{Counts, described, hex};
use flate2::read::MultiGzDecoder;
use sha2::{Digest, Sha256};
use std::io::{BufRead, BufReader, Read};

/// What became of the turned files that are old.
#[derive(Debug, Default)]
pub struct ArchivedSpans {
    /// Those that were moved.
    pub files: Vec<ArchiveFile>,
    /// Those that an export still needs.
    pub kept_for_export: Vec<String>,
    /// Whether another process was compressing and removing, so that nothing was done.
    pub is_left_to_another: bool,
}

impl Archiving<'_> {
    /// Moves the files that were turned before a moment, in nanoseconds since 1970; with `dry_run` only says which.
    ///
    /// # Errors
    /// Where a file cannot be read or moved.
    pub fn spans(&self, before_ns: u64) -> Result<ArchivedSpans, StoreError> {
        let mut done = ArchivedSpans::default();
        let held = match acquire_now(&self.files.state, SPANS_LOCK) {
            Ok(held) => held,
            Err(StoreError::Busy { .. }) => return Ok(ArchivedSpans { is_left_to_another: true, ..done }),
            Err(e) => return Err(e),
        };
        sign(&held, "archive");
        for (at, name) in old_spans(&self.files.root, before_ns)? {
            if at >= first_needed(&self.store.path)? {
                done.kept_for_export.push(name);
            } else if let Some(file) = self.move_spans(&name, at)? {
                done.files.push(file);
            }
        }
        Ok(done)
    }

    /// Moves a file; `None` where somebody still writes to it.
    fn move_spans(&self, name: &str, at: u64) -> Result<Option<ArchiveFile>, StoreError> {
        let (root, dir) = (&self.files.root, &self.dir);
        let zipped = match name.strip_suffix(".gz") {
            Some(_) => name.to_owned(),
            None if compress(root, &self.files.state, name)? => format!("{name}.gz"),
            None => return Ok(None),
        };
        let file = root.read(&zipped)?.ok_or_else(|| unreadable(root.path(&zipped), "is missing"))?;
        flush(&file).map_err(StoreError::io("flush", root.path(&zipped)))?;
        let there = format!("{}{at:020}.jsonl.gz", What::Spans.prefix());
        let made = describe(root, &zipped, there.clone(), at, self.store.now()?.stamp())?;
        root.rename(&zipped, dir, &there)?;
        dir.sync()?;
        append(dir, &made)?;
        root.sync()?;
        Ok(Some(made))
    }
}

impl Store<'_> {
    /// The files of spans that a pass would move, and those that an export still needs.
    ///
    /// # Errors
    /// Where the board's directory cannot be listed.
    pub fn old_spans(&self, before_ns: u64) -> Result<(Vec<String>, Vec<String>), StoreError> {
        let old = old_spans(&self.files()?.root, before_ns)?;
        let first_needed = if old.is_empty() { u64::MAX } else { first_needed(&self.path)? };
        let (gone, kept): (Vec<_>, Vec<_>) = old.into_iter().partition(|(at, _)| *at < first_needed);
        let names = |files: Vec<(u64, String)>| files.into_iter().map(|(_, name)| name).collect();
        Ok((names(gone), names(kept)))
    }
}

/// Turned files that were turned before a moment, the oldest first, with that time.
fn old_spans(root: &Dir, before_ns: u64) -> Result<Vec<(u64, String)>, StoreError> {
    let names = root.names()?.into_iter().filter_map(|name| Some((turned_ns(&name)?, name)));
    let mut old: Vec<(u64, String)> = names.filter(|(at, _)| *at < before_ns).collect();
    old.sort();
    // While one is compressed it is there twice; the plain one is whole.
    old.dedup_by_key(|(at, _)| *at);
    Ok(old)
}

/// What the index of the archive says of a file of spans.
pub(super) fn describe(
    dir: &Dir,
    name: &str,
    called: String,
    turned_ns: u64,
    made_at: String,
) -> Result<ArchiveFile, StoreError> {
    let (sha256, bytes, lines) = sum(dir, name)?;
    let newest = u32::try_from(turned_ns / 1_000_000_000).unwrap_or(u32::MAX);
    let head = Head { lines, newest, ..Head::default() };
    Ok(described(called, What::Spans, made_at, bytes, sha256, head, Counts::default()))
}

/// When an archived file of spans was turned, by its name.
pub(super) fn turned_at(name: &str) -> u64 {
    let turned = name.strip_prefix(What::Spans.prefix()).map(|rest| format!("{TURNED}{rest}"));
    turned.and_then(|name| turned_ns(&name)).unwrap_or(0)
}

/// Reads a compressed file to its end: its checksum, its length and the number of its lines.
pub(super) fn sum(dir: &Dir, name: &str) -> Result<(String, u64, u64), StoreError> {
    let damaged = || unreadable(dir.path(name), "cannot be unpacked");
    let file = dir.read(name)?.ok_or_else(|| unreadable(dir.path(name), "is missing"))?;
    let mut read = MultiGzDecoder::new(Summing { inner: file, sum: Sha256::new(), bytes: 0 });
    let (mut buffer, mut lines) = (vec![0; 64 << 10], 0);
    loop {
        match read.read(&mut buffer).ok().ok_or_else(damaged)? {
            0 => break,
            count => lines += memchr::memchr_iter(b'\n', &buffer[..count]).count() as u64,
        }
    }
    let summed = read.into_inner();
    Ok((hex(&summed.sum.finalize()), summed.bytes, lines))
}

/// Hands on the lines of a compressed file until `each` wants no more: then `false`.
pub(super) fn each_line(dir: &Dir, name: &str, mut each: impl FnMut(&[u8]) -> bool) -> Result<bool, StoreError> {
    let file = dir.read(name)?.ok_or_else(|| unreadable(dir.path(name), "is missing"))?;
    let (mut lines, mut line) = (BufReader::new(MultiGzDecoder::new(file)), Vec::new());
    loop {
        line.clear();
        match lines.read_until(b'\n', &mut line) {
            Ok(0) => return Ok(true),
            Ok(_) if !each(&line) => return Ok(false),
            Ok(_) => {}
            Err(_) => return Err(unreadable(dir.path(name), "cannot be unpacked")),
        }
    }
}

/// A reader that adds up what goes through it.
struct Summing<R> {
    inner: R,
    sum: Sha256,
    bytes: u64,
}

impl<R: Read> Read for Summing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.sum.update(&buffer[..count]);
        self.bytes += count as u64;
        Ok(count)
    }
}
