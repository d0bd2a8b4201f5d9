//! Setting damaged bytes aside, under a name that tells where they were and when they were found (I10).

use super::dir::{Dir, flush, read_at};
use super::error::StoreError;
use super::journal::{Journal, name_of};
use super::recover::Scrap;
use crate::clock::Now;
use std::fs::File;
use std::os::unix::fs::FileExt;

/// The directory for damaged bytes, below the state directory.
pub(super) const QUARANTINE: &str = "quarantine";

/// Keeps a copy of damaged bytes and returns its path as text; bytes that were set aside before are not kept twice.
pub(super) fn keep(state: &Dir, name: &str, bytes: &[u8], now: &Now) -> Result<String, StoreError> {
    let dir = state.make_dir(QUARANTINE, state.mode_below())?;
    for earlier in dir.names()?.iter().filter(|earlier| earlier.ends_with(&format!(".{name}"))) {
        if holds(&dir, earlier, bytes)? {
            return Ok(dir.path(earlier).display().to_string());
        }
    }
    let (file, name) = make_free(&dir, &now.stamp().replace(':', ""), name)?;
    file.write_all_at(bytes, 0).and_then(|()| flush(&file)).map_err(StoreError::io("write", dir.path(&name)))?;
    Ok(dir.path(&name).display().to_string())
}

/// How many files are kept under a name.
pub(super) fn kept_of(state: &Dir, name: &str) -> Result<usize, StoreError> {
    let names = state.make_dir(QUARANTINE, state.mode_below())?.names()?;
    Ok(names.iter().filter(|kept| kept.ends_with(&format!(".{name}"))).count())
}

/// Makes a file named after the time, and after a number if there are several within one second.
fn make_free(dir: &Dir, stamp: &str, plain: &str) -> Result<(File, String), StoreError> {
    let mut name = format!("{stamp}.{plain}");
    for times in 2_u32.. {
        match dir.make(&name) {
            Err(_) if dir.stat(&name)?.is_some() => name = format!("{stamp}-{times}.{plain}"),
            made => return Ok((made?, name)),
        }
    }
    Err(StoreError::damaged(dir.path(&name), "there are too many of its kind"))
}

/// Whether a kept file holds just these bytes.
pub(super) fn holds(dir: &Dir, name: &str, bytes: &[u8]) -> Result<bool, StoreError> {
    let Some(file) = dir.read(name)? else { return Ok(false) };
    let mut there = vec![0; bytes.len() + 1];
    let read = read_at(&file, &mut there, 0).map_err(StoreError::io("read", dir.path(name)))?;
    Ok(there[..read] == *bytes)
}

/// Sets aside what recovery found in the journal and clears the place where the next record belongs.
///
/// Returns a sentence for each scrap that may have been a change. Remains of a write that was cut off are cleared
/// without one: nobody was told that it was done.
pub(super) fn set_aside(
    state: &Dir,
    journal: &Journal,
    scraps: &[Scrap],
    now: &Now,
) -> Result<Vec<String>, StoreError> {
    let mut said = Vec::new();
    for scrap in scraps {
        let name = format!("{}.{}.bytes", name_of(scrap.segment), scrap.offset);
        let kept = match scrap.bytes.iter().all(|&byte| byte == 0) {
            true => "they are all zero".to_owned(),
            false => format!("the damaged bytes are kept in {}", keep(state, &name, &scrap.bytes, now)?),
        };
        if scrap.is_damage() {
            let (path, length) = (journal.path(scrap.segment), scrap.bytes.len());
            said.push(format!(
                "{} is damaged at byte {} ({length} bytes); the records around it are used, {kept}",
                path.display(),
                scrap.offset
            ));
        }
        if scrap.at_end {
            journal.clear(scrap.segment, scrap.offset, scrap.bytes.len())?;
        }
    }
    Ok(said)
}
