//! The files of the archive against their checksums.

use super::super::Context;
use super::finding::{Finding, Severity};
use crate::store::{Archive, StoreError};

/// How many bytes of archived files are read, the newest files first: "archive list --check" reads all.
const BUDGET: u64 = 128 << 20;

/// Checks what was archived last.
pub(super) fn check(context: &Context<'_>) -> Vec<Finding> {
    // Without a board there is no archive; that is told with the board.
    let Ok(archive) = context.with_store(|store| store.archive()) else { return Vec::new() };
    match damaged(&archive) {
        Ok((damaged, _)) if damaged.is_empty() => Vec::new(),
        Ok((damaged, left_out)) => vec![finding(&damaged, left_out)],
        Err(e) => vec![finding(&[e.to_string()], 0)],
    }
}

/// What is damaged, in sentences, and how many files were not looked at.
fn damaged(archive: &Archive) -> Result<(Vec<String>, usize), StoreError> {
    let (files, unreadable) = archive.files()?;
    let mut damaged: Vec<String> =
        (unreadable > 0).then(|| format!("{unreadable} lines of index.jsonl cannot be read")).into_iter().collect();
    let (mut left, mut looked_at) = (BUDGET, 0);
    for file in files.iter().rev() {
        if file.bytes > left {
            break;
        }
        left -= file.bytes;
        looked_at += 1;
        damaged.extend(archive.check(file)?);
    }
    Ok((damaged, files.len() - looked_at))
}

fn finding(damaged: &[String], left_out: usize) -> Finding {
    let rest = if left_out == 0 { String::new() } else { format!("; {left_out} older files were not looked at") };
    let what = "files of the archive are damaged; the others are used";
    Finding::new(Severity::Warning, "archive_damaged", what, damaged.join("; ") + &rest)
        .hint("\"coordctl archive list --check\" reads all of them; a backup may have them whole")
}
