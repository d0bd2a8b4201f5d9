//! Finding what was archived: a row by its id, or all rows, the newest first. Takes no lock and writes nothing.

use super::super::dir::Dir;
use super::super::error::StoreError;
use super::super::event::{Event, event};
use super::super::record;
use super::super::row::{Kind, key};
use super::ARCHIVE;
use super::catalogue::{self, ArchiveFile, What};
use super::line::{ArchivedRow, Line};
use super::making::lookup_of;
use super::reading::DataFile;
use std::collections::HashSet;

/// The archive of a board.
#[derive(Debug)]
pub struct Archive {
    dir: Option<Dir>,
}

/// What was looked for, and the files that could not be read.
#[derive(Debug, Default)]
pub struct Search<T> {
    /// What was found.
    pub found: T,
    /// What is wrong with which file, in sentences.
    pub damaged: Vec<String>,
}

impl Archive {
    pub(in super::super) fn open(state: &Dir) -> Result<Self, StoreError> {
        Ok(Archive { dir: state.stat(ARCHIVE)?.map(|_| state.open_dir(ARCHIVE)).transpose()? })
    }

    /// The row of a kind and id as it last was; `None` where it was never archived.
    ///
    /// # Errors
    /// Where the archive cannot be listed. A damaged file is passed over, and told of.
    pub fn row(&self, kind: Kind, id: &str) -> Result<Search<Option<ArchivedRow>>, StoreError> {
        let mut search = Search::default();
        for name in self.names(What::Items)? {
            let lines = self.lines_of(&name, key(kind, id), &mut search.damaged);
            let rows =
                lines.iter().filter_map(|line| Line::read(line)).filter(|line| line.kind == kind && line.id == id);
            search.found = rows.filter_map(|line| line.archived()).max_by_key(|row| row.sequence);
            if search.found.is_some() {
                break;
            }
        }
        Ok(search)
    }

    /// The completions of an item, in the order in which they were made.
    ///
    /// # Errors
    /// As [`Archive::row`].
    pub fn completions(&self, work_id: &str) -> Result<Search<Vec<ArchivedRow>>, StoreError> {
        let mut search: Search<Vec<ArchivedRow>> = Search::default();
        for name in self.names(What::Items)? {
            for line in self.lines_of(&name, key(Kind::Completion, work_id), &mut search.damaged) {
                let Some(line) = Line::read(&line) else { continue };
                let is_new = search.found.iter().all(|known| known.id != line.id);
                if is_new && line.kind == Kind::Completion && line.work_item_id().as_deref() == Some(work_id) {
                    search.found.extend(line.archived());
                }
            }
        }
        search.found.sort_by_key(|row| row.sequence);
        Ok(search)
    }

    /// Every row, each once, as it last was; those archived last come first. Ends once `each` wants no more.
    ///
    /// `may_fit` is asked first, of the text of the whole line: what it says no to is not taken apart.
    ///
    /// # Errors
    /// As [`Archive::row`].
    pub fn each_row(
        &self,
        may_fit: impl Fn(&[u8]) -> bool,
        mut each: impl FnMut(ArchivedRow) -> bool,
    ) -> Result<Search<()>, StoreError> {
        let (mut search, mut seen, mut goes_on) = (Search::default(), HashSet::new(), true);
        for name in self.names(What::Items)? {
            let mut told: Vec<(u64, ArchivedRow)> = Vec::new();
            let mut newest: HashSet<u64> = HashSet::new();
            let read = self.file(&name).and_then(|file| {
                file.each_line(|bytes| {
                    let Some(line) = Line::read(bytes) else { return true };
                    let key = key(line.kind, &line.id);
                    newest.insert(key);
                    if may_fit(bytes) && !seen.contains(&key) {
                        told.extend(line.archived().map(|row| (key, row)));
                    }
                    true
                })
            });
            search.damaged.extend(read.err().map(|e| e.to_string()));
            // Within a file too a later line is the newer one.
            told.reverse();
            for (key, row) in told {
                goes_on = goes_on && (!seen.insert(key) || each(row));
            }
            if !goes_on {
                break;
            }
            seen.extend(newest);
        }
        Ok(search)
    }

    /// What the archived history tells of a row, oldest first.
    ///
    /// # Errors
    /// As [`Archive::row`].
    pub fn history(&self, kind: Kind, id: &str) -> Result<Search<Vec<Event>>, StoreError> {
        let mut search: Search<Vec<Event>> = Search::default();
        for name in self.names(What::History)? {
            for line in self.lines_of(&name, key(kind, id), &mut search.damaged) {
                let record = record::verify(&line).and_then(|_| record::decode(&line));
                let tells = |record: &record::Record<'_>| {
                    record.op != record::CARRY && record.puts.iter().any(|put| put.kind == kind && put.id == id)
                };
                search.found.extend(record.filter(tells).map(|record| event(&record)));
            }
        }
        search.found.sort_by_key(|event| event.sequence);
        search.found.dedup_by_key(|event| event.sequence);
        Ok(search)
    }

    /// Every change of the archived history, oldest first in each file. Ends once `each` wants no more.
    ///
    /// # Errors
    /// As [`Archive::row`].
    pub fn each_event(
        &self,
        may_fit: impl Fn(&[u8]) -> bool,
        mut each: impl FnMut(Event) -> bool,
    ) -> Result<Search<()>, StoreError> {
        let (mut search, mut goes_on) = (Search::default(), true);
        for name in self.names(What::History)?.into_iter().rev() {
            let read = self.file(&name).and_then(|file| {
                file.each_line(|line| {
                    let record = Some(line).filter(|line| may_fit(line)).and_then(|line| {
                        record::verify(line)?;
                        record::decode(line).filter(|record| !record.is_upkeep() && record.op != record::SEAL)
                    });
                    goes_on = record.is_none_or(|record| each(event(&record)));
                    goes_on
                })
            });
            search.damaged.extend(read.err().map(|e| e.to_string()));
            if !goes_on {
                break;
            }
        }
        Ok(search)
    }

    /// Every line of the archived spans, oldest first. Ends once `each` wants no more.
    ///
    /// # Errors
    /// As [`Archive::row`].
    pub fn each_span_line(&self, mut each: impl FnMut(&[u8]) -> bool) -> Result<Search<()>, StoreError> {
        let mut search = Search::default();
        for name in self.names(What::Spans)?.into_iter().rev() {
            match self.dir.as_ref().map_or(Ok(true), |dir| super::spans::each_line(dir, &name, &mut each)) {
                Ok(true) => {}
                Ok(false) => break,
                Err(e) => search.damaged.push(e.to_string()),
            }
        }
        Ok(search)
    }

    /// The rows that were archived under an id: one, or for completions all those of an item.
    ///
    /// # Errors
    /// As [`Archive::row`].
    pub(in super::super) fn holds(&self, kind: Kind, id: &str) -> Result<Vec<ArchivedRow>, StoreError> {
        match kind {
            Kind::Completion => Ok(self.completions(id)?.found),
            kind => Ok(self.row(kind, id)?.found.into_iter().collect()),
        }
    }

    /// The files as `index.jsonl` tells of them, oldest first, and how many of its lines cannot be read.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn files(&self) -> Result<(Vec<ArchiveFile>, usize), StoreError> {
        self.dir.as_ref().map_or(Ok((Vec::new(), 0)), catalogue::read)
    }

    /// Reads a whole file and compares it with what is written of it; a sentence where it is not the same.
    ///
    /// # Errors
    /// The system's answer.
    pub fn check(&self, file: &ArchiveFile) -> Result<Option<String>, StoreError> {
        let Some(dir) = &self.dir else { return Ok(None) };
        let path = dir.path(&file.name).display().to_string();
        if file.what == What::Spans {
            let sum = super::spans::sum(dir, &file.name);
            return Ok(match sum {
                Ok((sha256, ..)) if sha256 == file.sha256 => None,
                Ok(_) => Some(format!("{path} has another checksum than when it was made")),
                Err(e) => Some(e.to_string()),
            });
        }
        let whole = DataFile::open(dir, &file.name, &lookup_of(&file.name)).and_then(|data| data.read_whole(file.what));
        Ok(match whole {
            Err(e) => Some(e.to_string()),
            Ok(whole) if whole.sha256 != file.sha256 => {
                Some(format!("{path} has another checksum than when it was made"))
            }
            Ok(whole) if !whole.is_lookup_sound => {
                Some(format!("{path}.idx is damaged: the file is read whole instead, and the next pass makes it anew"))
            }
            Ok(_) => None,
        })
    }

    fn lines_of(&self, name: &str, key: u64, damaged: &mut Vec<String>) -> Vec<Vec<u8>> {
        self.file(name).and_then(|file| file.lines_of(key)).unwrap_or_else(|e| {
            damaged.push(e.to_string());
            Vec::new()
        })
    }

    fn file(&self, name: &str) -> Result<DataFile, StoreError> {
        let dir = self.dir.as_ref().ok_or_else(|| StoreError::damaged(name, "is missing"))?;
        DataFile::open(dir, name, &lookup_of(name))
    }

    /// The names of the files of a sort, the newest first.
    fn names(&self, what: What) -> Result<Vec<String>, StoreError> {
        self.dir.as_ref().map_or(Ok(Vec::new()), |dir| names(dir, what))
    }
}

/// The names of the files of a sort, the newest first.
pub(super) fn names(dir: &Dir, what: What) -> Result<Vec<String>, StoreError> {
    let mut names: Vec<String> = dir.names()?.into_iter().filter(|name| What::of(name) == Some(what)).collect();
    names.sort_by_key(|name| std::cmp::Reverse(order(name)));
    Ok(names)
}

/// What tells which of two files is the newer: its numbers, one after the other.
pub(super) fn order(name: &str) -> Vec<u64> {
    let digits = name.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    digits.filter_map(|part| part.parse().ok()).collect()
}
