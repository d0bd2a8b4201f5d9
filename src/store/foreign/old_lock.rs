//! The lock of the older tool: `work_claims.json.lock`, made if it is not there, with the process id of its holder.
//!
//! The board does not depend on it: edits are taken in whoever holds it. It only spares a tool that takes it an exchange
//! in the middle of its work. So it is held for the exchange alone, waited for briefly, and never needed.

use super::super::dir::{Dir, read_at};
use super::super::error::StoreError;
use super::super::files::Files;
use super::super::notes::{Identity, Notes};
use super::super::processes;
use super::super::replace::{Publisher, make_fresh};
use super::FOREIGN;
use crate::board::Terms;
use crate::clock::Now;
use std::collections::BTreeMap;
use std::os::unix::fs::FileExt;
use std::time::{Duration, Instant};

/// The lock's name, beside the public files.
const NAME: &str = "work_claims.json.lock";
/// Its name while it is being made, in the state directory.
const UNFINISHED: &str = "old_lock.new";
/// The longest wait for a holder that lives.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long between two looks at it.
const PAUSE: Duration = Duration::from_millis(2);
/// A lock that names no process belongs to somebody for so long, in seconds.
const NAMELESS_S: i64 = 30;
/// How much later than the lock a process must have begun to be another one than its holder, in seconds.
const LATER_S: i64 = 2;

/// Whether an older tool may still write the public files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HeldElsewhere {
    /// If its traces are there: files that the board was made of, an edit of it, or its lock.
    Auto,
    /// It may.
    Yes,
    /// It does not: its lock is not taken. Edits are noticed all the same.
    No,
}

/// How to live with an older tool that writes the public files.
#[derive(Debug, Clone, Copy)]
pub struct OldWriters<'a> {
    /// Whether to take its lock.
    pub lock: HeldElsewhere,
    /// The length of the lease of a claim that it makes of a waiting item, in seconds; `None` for none.
    pub ttl_seconds: Option<u64>,
    /// The same for each type of work that has a length of its own.
    pub ttl_by_type: &'a BTreeMap<String, Option<u64>>,
}

/// No type of work has a length of its own.
static NO_LENGTHS: BTreeMap<String, Option<u64>> = BTreeMap::new();

impl Default for OldWriters<'_> {
    fn default() -> Self {
        OldWriters { lock: HeldElsewhere::Auto, ttl_seconds: None, ttl_by_type: &NO_LENGTHS }
    }
}

impl<'a> OldWriters<'a> {
    pub(super) fn terms(&self) -> Terms<'a> {
        Terms { ttl_seconds: self.ttl_seconds, ttl_by_type: self.ttl_by_type }
    }
}

/// The older tool's lock, held until this is dropped.
pub(in super::super) struct OldLock<'a> {
    root: &'a Dir,
    ours: Identity,
}

impl Drop for OldLock<'_> {
    fn drop(&mut self) {
        // One that is not the one we made is somebody else's.
        if identity(self.root).ok().flatten().as_ref() == Some(&self.ours) {
            // If it cannot be removed, our process is soon over and whoever comes next breaks it.
            let _ = self.root.remove(NAME);
        }
    }
}

/// Takes the lock where an older tool may still run; `None` where it does not, or holds the lock and goes on holding it.
///
/// Publishers come one at a time, so none of ours breaks a lock that another of ours has just made. The older tool makes
/// one attempt and never breaks a lock: a dead one stays as it is until somebody removes it, and the file is looked at
/// again right before.
pub(in super::super) fn take<'a>(publisher: &mut Publisher<'a>, notes: &mut Notes) -> Option<OldLock<'a>> {
    let (files, now) = (publisher.files, publisher.now);
    if !is_wanted(files, publisher.options.old_writers.lock) {
        return None;
    }
    let started = Instant::now();
    loop {
        // Where it cannot be made at all, the public files are put in place without it.
        if let Some(lock) = make(files).ok()? {
            return Some(lock);
        }
        let Some(seen) = identity(&files.root).ok()? else {
            if started.elapsed() < PATIENCE {
                continue;
            }
            return None;
        };
        if notes.waited_for.as_ref() == Some(&seen) {
            return None;
        }
        match judge(&files.root, &seen, now) {
            Holder::Gone(who) => break_lock(publisher, &seen, &who),
            Holder::Lives(who) if started.elapsed() >= PATIENCE => {
                publisher.warnings.push(format!(
                    "{} is held by {who}; the public files were replaced without it",
                    files.root.path(NAME).display()
                ));
                notes.waited_for = Some(seen);
                return None;
            }
            Holder::Lives(_) => std::thread::sleep(PAUSE),
        }
    }
}

fn is_wanted(files: &Files, lock: HeldElsewhere) -> bool {
    let is_there = |dir: &Dir, name: &str| dir.stat(name).is_ok_and(|stat| stat.is_some());
    match lock {
        HeldElsewhere::Yes => true,
        HeldElsewhere::No => false,
        HeldElsewhere::Auto => {
            is_there(&files.state, super::super::create::ORIGINALS)
                || is_there(&files.state, FOREIGN)
                || is_there(&files.root, NAME)
        }
    }
}

/// Makes the lock in one step with what it says: a kill leaves no lock that names nobody. `None` where there is one.
fn make(files: &Files) -> Result<Option<OldLock<'_>>, StoreError> {
    let (root, state) = (&files.root, &files.state);
    let file = make_fresh(state, UNFINISHED)?;
    let text = format!("{}\n", rustix::process::getpid().as_raw_nonzero());
    file.write_all_at(text.as_bytes(), 0).map_err(StoreError::io("write", state.path(UNFINISHED)))?;
    let ours = Identity::of_file(&file).map_err(StoreError::io("look at", state.path(UNFINISHED)))?;
    let is_made = state.link_new(UNFINISHED, root, NAME)?;
    state.remove(UNFINISHED)?;
    Ok(is_made.then_some(OldLock { root, ours }))
}

fn identity(root: &Dir) -> Result<Option<Identity>, StoreError> {
    Ok(root.stat(NAME)?.map(|stat| Identity::of(&stat)))
}

fn break_lock(publisher: &mut Publisher<'_>, seen: &Identity, who: &str) {
    let root = &publisher.files.root;
    if identity(root).ok().flatten().as_ref() != Some(seen) || root.remove(NAME).is_err() {
        return;
    }
    // On record in the spans too, where nobody read the warning.
    drop(
        tracing::debug_span!("step", "otel.name" = "store.break_old_lock", "coordctl.old_lock.holder" = who).entered(),
    );
    let path = root.path(NAME);
    publisher.warnings.push(format!("{} was left by {who}; it is removed", path.display()));
}

/// Who holds a lock.
#[derive(Debug, PartialEq, Eq)]
enum Holder {
    Lives(String),
    Gone(String),
}

fn judge(root: &Dir, seen: &Identity, now: &Now) -> Holder {
    let age_s = now.seconds().saturating_sub(seen.mtime_s);
    match pid_in(root) {
        Some(pid) if has_gone(pid, age_s, now) => Holder::Gone(format!("process {pid}, which does not run any more")),
        Some(pid) => Holder::Lives(format!("process {pid}")),
        None if age_s > NAMELESS_S => Holder::Gone(format!("a process that it does not name, {age_s} s ago")),
        None => Holder::Lives("a process that it does not name".to_owned()),
    }
}

/// Whether the holder has ended: no process has its number, or one that began after the lock was made.
fn has_gone(pid: u32, age_s: i64, now: &Now) -> bool {
    let made_s = i64::try_from(now.boot_ns / 1_000_000_000).unwrap_or(i64::MAX).saturating_sub(age_s);
    match processes::began(pid) {
        processes::Began::Never => true,
        processes::Began::At(seconds) => i64::try_from(seconds).is_ok_and(|began| began > made_s + LATER_S),
        processes::Began::Unknown => false,
    }
}

fn pid_in(root: &Dir) -> Option<u32> {
    let file = root.read(NAME).ok().flatten()?;
    let mut bytes = [0; 32];
    let length = read_at(&file, &mut bytes, 0).ok()?;
    std::str::from_utf8(&bytes[..length]).ok()?.trim().parse().ok().filter(|pid| *pid > 0)
}

/// Who holds the lock of an older tool, and whether that one lives; `None` where there is none.
pub(in super::super) fn holder(root: &Dir, now: &Now) -> Result<Option<(String, bool)>, StoreError> {
    let Some(seen) = identity(root)? else { return Ok(None) };
    Ok(Some(match judge(root, &seen, now) {
        Holder::Lives(who) => (who, true),
        Holder::Gone(who) => (who, false),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_is_gone_when_its_process_is_and_when_another_has_its_number() {
        let now = super::super::super::boot::now().expect("the clocks can be read");
        let own = std::process::id();
        assert!(!has_gone(own, 0, &now));
        // The lock is older than this process.
        assert!(has_gone(own, i64::try_from(now.boot_ns / 1_000_000_000).expect("small"), &now));
        // No process has the largest number.
        assert!(has_gone(i32::MAX.unsigned_abs(), 0, &now));
    }

    #[test]
    fn a_lock_without_a_process_belongs_to_somebody_for_a_while() {
        let place = tempfile::tempdir().expect("a directory can be made");
        let root = Dir::open(place.path()).expect("it can be opened");
        let now = super::super::super::boot::now().expect("the clocks can be read");
        let later = |seconds: u64| Now { wall_ns: now.wall_ns + seconds * 1_000_000_000, ..now.clone() };
        for text in ["", "somebody\n", "-4\n", "0\n"] {
            let file = root.make(NAME).expect("it can be made");
            file.write_all_at(text.as_bytes(), 0).expect("it can be written");
            let lives =
                |seconds| holder(&root, &later(seconds)).expect("it can be read").is_some_and(|(_, lives)| lives);
            assert!(lives(10) && !lives(60), "{text:?}");
            root.remove(NAME).expect("it can be removed");
        }
    }
}
