//! The look at the public files that every change begins with: a few calls, no lock.

use super::super::error::StoreError;
use super::super::files::Files;
use super::super::import::PUBLIC;
use super::super::notes::{Identity, Notes};
use super::inbox;
use crate::clock::Now;

/// Whether there is a version of a public file that is not ours. A publisher at work can make it look so for a moment:
/// who is told yes looks again under the publisher's lock.
pub(super) fn is_suspected(files: &Files, now: &Now) -> Result<bool, StoreError> {
    Ok(look(files, now)? && look(files, now)?)
}

fn look(files: &Files, now: &Now) -> Result<bool, StoreError> {
    if !inbox::list(files)?.is_empty() {
        return Ok(true);
    }
    is_any_foreign(files, &Notes::glance(files, now)?)
}

/// Whether any public file is neither ours nor taken in already.
pub(in super::super) fn is_any_foreign(files: &Files, notes: &Notes) -> Result<bool, StoreError> {
    for view in 0..PUBLIC.len() {
        if is_foreign(files, notes, view)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a public file is neither ours nor taken in already.
pub(super) fn is_foreign(files: &Files, notes: &Notes, view: usize) -> Result<bool, StoreError> {
    let stat = files.root.stat(PUBLIC[view].0)?;
    Ok(stat.is_some_and(|stat| !notes.know(view, &Identity::of(&stat))))
}

/// The public files that another program has changed and that the board does not show yet, as far as a reader can tell
/// without a lock: where nothing was published yet, it cannot.
pub(in super::super) fn unseen(files: &Files, now: &Now) -> Result<Vec<&'static str>, StoreError> {
    let look = || -> Result<(bool, Vec<&'static str>), StoreError> {
        let notes = Notes::glance(files, now)?;
        let mut names: Vec<&str> = inbox::list(files)?.into_iter().map(|(view, _)| PUBLIC[view].0).collect();
        for (view, (name, ..)) in PUBLIC.into_iter().enumerate() {
            if !notes.is_blank() && is_foreign(files, &notes, view)? {
                names.push(name);
            }
        }
        names.sort_unstable();
        names.dedup();
        Ok((names.is_empty(), names))
    };
    // A publisher at work puts new files in place before it notes them for good: what stays for two looks is no such.
    let (is_none, first) = look()?;
    if is_none {
        return Ok(first);
    }
    let (_, second) = look()?;
    Ok(if first == second { second } else { Vec::new() })
}
