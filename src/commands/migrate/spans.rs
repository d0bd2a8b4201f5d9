//! Spans on their way into the board's file: converted one by one, each line once.

use super::super::Context;
use super::super::telemetry::rotate::finish_later;
use super::directory::Directory;
use crate::conservation::Sum;
use crate::legacy::{Account, Aside, Conservation, FileCount, Kept, Lost, Merged, Sort};
use crate::store::{StoreError, append_span, span_files};
use crate::telemetry::legacy::{Converter, Reject, Sink, Tally};
use anyhow::Context as _;
use std::collections::HashSet;
use std::io::{self, BufRead, BufReader};
use xxhash_rust::xxh3::xxh3_128;

/// What becomes of the spans of an old directory.
pub(super) struct Spans<'a> {
    context: &'a Context<'a>,
    dry_run: bool,
    /// The lines that the board and its archive have, by their hashes.
    there: HashSet<u128>,
    ours: HashSet<u128>,
    before: Sum,
    files: Vec<FileCount>,
    merged: Vec<Merged>,
    set_aside: Vec<Aside>,
    /// Whether the file of spans was turned on the way.
    turned: bool,
}

impl<'a> Spans<'a> {
    pub(super) fn new(context: &'a Context<'a>, dry_run: bool) -> anyhow::Result<Self> {
        let mut there = HashSet::new();
        each_line(context, |hash| {
            there.insert(hash);
        })?;
        archived_lines(context, |hash| {
            there.insert(hash);
        })?;
        Ok(Spans {
            context,
            dry_run,
            there,
            ours: HashSet::new(),
            before: Sum::default(),
            files: Vec::new(),
            merged: Vec::new(),
            set_aside: Vec::new(),
            turned: false,
        })
    }

    /// Converts every file of spans and appends what the board does not have.
    pub(super) fn convert(&mut self, directory: &Directory) -> anyhow::Result<()> {
        let mut converter = Converter::default();
        let converting = self.context.terminal.progress("converting", None);
        for name in &directory.spans {
            let source = directory.open_spans(name)?;
            self.files.push(FileCount::new(name, Sort::Spans, 0));
            let before = converter.tally.bytes;
            let converted = converter.convert(source, self, |bytes| converting.at(before + bytes));
            converted.with_context(|| format!("could not take over {name}"))?;
            if let Some(file) = self.files.last_mut() {
                file.bytes = converter.tally.bytes - before;
            }
        }
        if self.turned {
            finish_later(&self.context.location.path);
        }
        Ok(every_byte(&converter.tally)?)
    }

    /// Adds what became of them to what is told of the rest, and returns how many lines were taken.
    pub(super) fn tell(&mut self, account: &mut Account) -> u64 {
        account.files.append(&mut self.files);
        account.merged.append(&mut self.merged);
        account.set_aside.append(&mut self.set_aside);
        self.before.count
    }

    /// Whether the lines that were appended are there.
    pub(super) fn conserved(&self, context: &Context<'_>) -> anyhow::Result<Conservation> {
        let mut after = Sum::default();
        match self.dry_run {
            true => self.ours.iter().for_each(|hash| after.add(*hash)),
            false => each_line(context, |hash| {
                if self.ours.contains(&hash) {
                    after.add(hash);
                }
            })?,
        }
        let kept = |sum: &Sum| Kept { records: sum.count, hash: sum.to_string() };
        let compared_with = if self.dry_run { "plan" } else { "board" };
        Ok(Conservation {
            kind: "spans",
            compared_with,
            before: kept(&self.before),
            after: kept(&after),
            fields: Vec::new(),
        })
    }

    fn count(&mut self) -> Option<(&mut FileCount, String)> {
        let file = self.files.last_mut()?;
        file.records += 1;
        let name = file.file.clone();
        Some((file, name))
    }
}

impl Sink for Spans<'_> {
    fn line(&mut self, line: &[u8]) -> io::Result<()> {
        let hash = xxh3_128(line.trim_ascii());
        let is_new = self.there.insert(hash);
        if is_new && !self.dry_run {
            let (board, limits) = (&self.context.location.path, &self.context.settings.span_limits);
            self.turned |= append_span(board, line, limits).map_err(io::Error::other)?;
        }
        let Some((file, name)) = self.count() else { return Ok(()) };
        if is_new {
            file.taken += 1;
            self.ours.insert(hash);
            self.before.add(hash);
        } else {
            file.merged += 1;
            let with = format!("the span {} that is there", span_id(line));
            self.merged.push(Merged { file: name, offset: None, with, differs: Vec::new() });
        }
        Ok(())
    }

    fn reject(&mut self, reject: Reject) -> io::Result<()> {
        let Some((file, name)) = self.count() else { return Ok(()) };
        file.set_aside += 1;
        let Reject { offset, length, reason, text, .. } = reject;
        self.set_aside.push(Aside { file: name, offset, length, reason, text });
        Ok(())
    }
}

/// Whether every byte was converted, passed on, set aside or blank.
fn every_byte(tally: &Tally) -> Result<(), Lost> {
    let sum = tally.bytes_converted + tally.bytes_passed + tally.bytes_set_aside + tally.bytes_blank;
    match sum == tally.bytes {
        true => Ok(()),
        false => Err(Lost(format!("{sum} bytes of spans are accounted for, of {}", tally.bytes))),
    }
}

/// The id of the first span of a line.
fn span_id(line: &[u8]) -> String {
    let name = b"\"spanId\":\"";
    let begin = memchr::memmem::find(line, name).map_or(line.len(), |at| at + name.len());
    let id = line.get(begin..).unwrap_or_default().split(|&byte| byte == b'"').next().unwrap_or_default();
    String::from_utf8_lossy(id).into_owned()
}

/// Tells the hash of every line of the board's files of spans; none where there is no board.
fn each_line(context: &Context<'_>, mut each: impl FnMut(u128)) -> anyhow::Result<()> {
    let files = match span_files(&context.location.path) {
        Err(StoreError::NoBoard(_)) => return Ok(()),
        files => files?,
    };
    for file in files {
        let lines = BufReader::new(file.read_from(0).map_err(StoreError::io("read", &file.path))?);
        for line in lines.split(b'\n') {
            each(xxh3_128(line.map_err(StoreError::io("read", &file.path))?.trim_ascii()));
        }
    }
    Ok(())
}

/// Tells the hash of every line of the spans in the board's archive; of what cannot be read a warning.
fn archived_lines(context: &Context<'_>, mut each: impl FnMut(u128)) -> anyhow::Result<()> {
    let archive = match context.with_store(|store| store.archive()) {
        Err(StoreError::NoBoard(_)) => return Ok(()),
        archive => archive?,
    };
    let read = archive.each_span_line(|line| {
        each(xxh3_128(line.trim_ascii()));
        true
    })?;
    read.damaged.iter().for_each(|what| context.terminal.warn(what));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_that_became_nothing_is_noticed() {
        let parts =
            Tally { bytes_converted: 1, bytes_passed: 2, bytes_set_aside: 4, bytes_blank: 8, ..Tally::default() };
        assert_eq!(every_byte(&Tally { bytes: 15, ..parts.clone() }), Ok(()));
        assert!(every_byte(&Tally { bytes: 16, ..parts }).is_err());
    }
}
