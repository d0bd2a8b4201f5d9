//! Reports of analyses: `.coordctl/reports/<id>.<key>.json` for the history of them, and the newest of each sort beside
//! the public files. They are derived, and no part of the board's truth; but they are replaced in one step, and flushed.
//!
//! Who writes one holds `.coordctl/reports/lock`; readers take no lock.

use super::dir::{Dir, flush};
use super::error::StoreError;
use super::files::{Files, STATE};
use super::lock::{Held, acquire, sign};
use super::quarantine::keep;
use super::replace::make_fresh;
use super::{Store, open_root};
use std::io::{Read, Write};

/// The directory of reports, below `.coordctl/`.
const REPORTS: &str = "reports";
/// How many reports are kept; the oldest go first.
const KEPT: usize = 1_000;
/// The longest report that is read, in bytes.
const LIMIT: u64 = 16 << 20;
/// What every id begins with; nineteen digits follow.
const PREFIX: &str = "report_";

/// A report that is there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReportName {
    /// `report_<nanoseconds>`; later ones are larger.
    pub id: String,
    /// What it was made for: equal for equal questions.
    pub key: String,
}

impl ReportName {
    fn of(file: &str) -> Option<Self> {
        let (id, key) = file.strip_suffix(".json")?.split_once('.')?;
        let is_id = id.strip_prefix(PREFIX).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        is_id.then(|| ReportName { id: id.to_owned(), key: key.to_owned() })
    }

    fn file(&self) -> String {
        format!("{}.{}.json", self.id, self.key)
    }

    fn number(&self) -> u64 {
        self.id.strip_prefix(PREFIX).and_then(|digits| digits.parse().ok()).unwrap_or(0)
    }
}

impl Store<'_> {
    /// Keeps a report, whose text is made once its id is known, and puts it in place of the file `latest`.
    ///
    /// A file of that name which no coordctl wrote is set aside first. Returns the id, and a warning where there is one.
    ///
    /// # Errors
    /// [`StoreError::NoBoard`], a busy lock, and the system's answer; the files are as they were then.
    pub fn save_report(
        &self,
        key: &str,
        latest: Option<&str>,
        text: impl FnOnce(&str) -> Vec<u8>,
    ) -> Result<(String, Option<String>), StoreError> {
        let files = self.files_to_change()?;
        let (dir, _held) = self.reports_to_change(&files)?;
        let earlier = names(&dir)?;
        let last = earlier.first().map_or(0, ReportName::number);
        let number = crate::clock::wall_ns().max(last + 1);
        let name = ReportName { id: format!("{PREFIX}{number:019}"), key: key.to_owned() };
        let text = text(&name.id);
        replace(&dir, &dir, &name.file(), &text)?;
        let aside = latest.map(|latest| self.set_aside(&files, latest)).transpose()?.flatten();
        if let Some(latest) = latest {
            replace(&dir, &files.root, latest, &text)?;
        }
        for old in earlier.iter().skip(KEPT - 1) {
            dir.remove(&old.file())?;
        }
        Ok((name.id, aside))
    }

    /// Changes a report that is kept; `None` where there is none with this id.
    ///
    /// # Errors
    /// As [`Store::save_report`].
    pub fn change_report<T>(
        &self,
        id: &str,
        change: impl FnOnce(&[u8]) -> (T, Vec<u8>),
    ) -> Result<Option<T>, StoreError> {
        let files = self.files_to_change()?;
        let (dir, _held) = self.reports_to_change(&files)?;
        let Some(name) = names(&dir)?.into_iter().find(|name| name.id == id) else { return Ok(None) };
        let Some(before) = contents(&dir, &name.file())? else { return Ok(None) };
        let (answer, after) = change(&before);
        replace(&dir, &dir, &name.file(), &after)?;
        Ok(Some(answer))
    }

    /// The reports that are kept, the newest first.
    ///
    /// # Errors
    /// Where the directory cannot be read.
    pub fn reports(&self) -> Result<Vec<ReportName>, StoreError> {
        self.reports_dir()?.map_or(Ok(Vec::new()), |dir| names(&dir))
    }

    /// The text of a report; `None` where there is none.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn report(&self, name: &ReportName) -> Result<Option<Vec<u8>>, StoreError> {
        self.reports_dir()?.map_or(Ok(None), |dir| contents(&dir, &name.file()))
    }

    fn reports_dir(&self) -> Result<Option<Dir>, StoreError> {
        let root = open_root(&self.path)?;
        if root.stat(STATE)?.is_none() {
            return Ok(None);
        }
        let state = root.open_dir(STATE)?;
        state.stat(REPORTS)?.map(|_| state.open_dir(REPORTS)).transpose()
    }

    fn reports_to_change(&self, files: &Files) -> Result<(Dir, Held), StoreError> {
        let dir = files.state.make_dir(REPORTS, files.root.mode_below())?;
        let held = acquire(&dir, "lock", &self.options.patience())?;
        sign(&held, "save a report");
        Ok((dir, held))
    }

    /// Keeps a file that is to be replaced and that no coordctl wrote.
    fn set_aside(&self, files: &Files, name: &str) -> Result<Option<String>, StoreError> {
        let Some(there) = contents(&files.root, name)? else { return Ok(None) };
        if memchr::memmem::find(&there, b"\"coordctl.").is_some() {
            return Ok(None);
        }
        let kept = keep(&files.state, name, &there, &self.now()?)?;
        Ok(Some(format!("{name} was written by another tool; what was in it is kept in {kept}")))
    }
}

/// The reports in a directory, the newest first.
fn names(dir: &Dir) -> Result<Vec<ReportName>, StoreError> {
    let mut names: Vec<ReportName> = dir.names()?.iter().filter_map(|name| ReportName::of(name)).collect();
    names.sort_unstable_by(|a, b| b.cmp(a));
    Ok(names)
}

fn contents(dir: &Dir, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(file) = dir.read(name)? else { return Ok(None) };
    let mut bytes = Vec::new();
    file.take(LIMIT).read_to_end(&mut bytes).map_err(StoreError::io("read", dir.path(name)))?;
    Ok(Some(bytes))
}

/// Writes a file beside the reports, flushes it, and puts it in place in one step. The lock keeps others away.
fn replace(beside: &Dir, to: &Dir, name: &str, text: &[u8]) -> Result<(), StoreError> {
    let unfinished = "unfinished";
    let mut file = make_fresh(beside, unfinished)?;
    file.write_all(text).map_err(StoreError::io("write", beside.path(unfinished)))?;
    flush(&file).map_err(StoreError::io("flush", beside.path(unfinished)))?;
    beside.rename(unfinished, to, name)
}
