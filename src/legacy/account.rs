//! What was done with every record, as it is told.

use super::plan::{Counted, Fate, Input};
use super::sources::Sort;
use crate::conservation::Entropy;
use serde::Serialize;
use std::collections::BTreeMap;

/// The whole account of a migration.
#[derive(Debug, Default, Serialize)]
pub struct Account {
    /// The schema of this document.
    pub schema: &'static str,
    /// The old directory.
    pub from: String,
    /// The board.
    pub board: String,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Each file that was read.
    pub files: Vec<FileCount>,
    /// All of them together.
    pub total: FileCount,
    /// What was not read, and why.
    pub not_read: Vec<Unread>,
    /// How often something was repaired, by what it was.
    pub repairs: BTreeMap<&'static str, u64>,
    /// What became of claims that were open.
    pub leases: Leases,
    /// What shows that nothing was lost.
    pub conservation: Vec<Conservation>,
    /// Records that say what was there already.
    pub merged: Vec<Merged>,
    /// Records that cannot be taken.
    pub set_aside: Vec<Aside>,
    /// The file that keeps them.
    pub quarantine: Option<String>,
    /// The number of the board's newest change.
    pub sequence: u64,
}

/// The records of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FileCount {
    /// Its path in the old directory.
    pub file: String,
    /// What it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds: Option<Sort>,
    /// How long it is.
    pub bytes: u64,
    /// All records.
    pub records: u64,
    /// Those that became rows or lines of the board.
    pub taken: u64,
    /// Those that say what was there already.
    pub merged: u64,
    /// Those of them of which some field says something else there.
    pub merged_differing: u64,
    /// Those that are kept in quarantine.
    pub set_aside: u64,
}

/// A file that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// Its path in the old directory.
    pub file: String,
    /// How long it is.
    pub bytes: u64,
    /// Why it was not read.
    pub reason: String,
}

/// Claims that were open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Leases {
    /// How many.
    pub claims: u64,
    /// How long their leases last, in seconds; `None` where they got none.
    pub ttl_seconds: Option<u64>,
}

/// Something that was to be conserved was not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Lost(pub String);

/// What is the same before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Conservation {
    /// What the records are.
    pub kind: &'static str,
    /// What they were compared with: the board as it was read again, or what would be stored.
    pub compared_with: &'static str,
    /// How many were taken.
    pub before: Kept,
    /// How many of them the board gives back.
    pub after: Kept,
    /// Their fields.
    pub fields: Vec<Entropy>,
}

/// A multiset of records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// How many there are.
    pub records: u64,
    /// The sum of the hashes of their contents, 32 hexadecimal digits.
    pub hash: String,
}

impl Conservation {
    /// Whether everything is there, and nothing else.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.before == self.after && self.fields.iter().all(|field| field.holds)
    }
}

/// A record that says what was there already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Merged {
    /// Its file.
    pub file: String,
    /// Where it begins, in bytes; unknown for a span.
    pub offset: Option<u64>,
    /// What it was merged with.
    pub with: String,
    /// The fields that say something else there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differs: Vec<String>,
}

/// A record that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Aside {
    /// Its file.
    pub file: String,
    /// Where it begins, in bytes.
    pub offset: u64,
    /// How long it is, in bytes.
    pub length: u64,
    /// Why it cannot be taken.
    pub reason: String,
    /// What it is; what is no UTF-8 in it is shown as U+FFFD.
    pub text: String,
}

impl FileCount {
    /// A file without records so far.
    #[must_use]
    pub fn new(file: &str, holds: Sort, bytes: u64) -> Self {
        FileCount { file: file.to_owned(), holds: Some(holds), bytes, ..FileCount::default() }
    }

    /// Counts what became of the records of a file, and keeps those that are told one by one.
    #[must_use]
    pub fn of(input: &Input<'_>, counted: &[Counted], merged: &mut Vec<Merged>, aside: &mut Vec<Aside>) -> Self {
        let mut count = FileCount::new(input.file, input.source.sort, input.bytes.len() as u64);
        for Counted { offset, length, fate } in counted {
            let (file, at) = (input.file.to_owned(), *offset as u64);
            count.records += 1;
            match fate {
                Fate::Taken(_) => count.taken += 1,
                Fate::Merged(with, differs) => {
                    count.merged += 1;
                    count.merged_differing += u64::from(!differs.is_empty());
                    merged.push(Merged { file, offset: Some(at), with: with.clone(), differs: differs.clone() });
                }
                Fate::SetAside(reason) => {
                    count.set_aside += 1;
                    let bytes = input.bytes.get(*offset..offset + length).unwrap_or_default();
                    let text = String::from_utf8_lossy(bytes).into_owned();
                    aside.push(Aside { file, offset: at, length: *length as u64, reason: reason.clone(), text });
                }
            }
        }
        count
    }

    /// Whether every record became something, and only one thing.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.records == self.taken + self.merged + self.set_aside
    }
}

/// All files together; otherwise the one whose counts do not add up.
///
/// # Errors
/// [`Lost`].
pub fn add_up(files: &[FileCount], takes: u64) -> Result<FileCount, Lost> {
    let mut total = FileCount { file: "total".to_owned(), ..FileCount::default() };
    for file in files {
        total.bytes += file.bytes;
        total.records += file.records;
        total.taken += file.taken;
        total.merged += file.merged;
        total.merged_differing += file.merged_differing;
        total.set_aside += file.set_aside;
    }
    let wrong = files.iter().find(|count| !count.adds_up()).or(Some(&total).filter(|total| !total.adds_up()));
    if let Some(wrong) = wrong {
        return Err(Lost(format!("the records of {} do not add up: {wrong:?}", wrong.file)));
    }
    match total.taken == takes {
        true => Ok(total),
        false => Err(Lost(format!("{} records were taken, but {takes} rows and lines", total.taken))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_that_do_not_add_up_are_noticed() {
        let good = FileCount { records: 6, taken: 1, merged: 2, set_aside: 3, ..FileCount::default() };
        let bad = FileCount { records: 7, ..good.clone() };
        assert_eq!(add_up(&[good.clone(), good.clone()], 2).map(|total| (total.records, total.taken)), Ok((12, 2)));
        assert!(add_up(&[good.clone(), bad], 2).is_err() && add_up(&[good], 2).is_err());
    }
}
