//! Keeping the public files up to date: derived from the journal, whole at every instant, replaced in one step (I7).
//!
//! Publishing happens after the flush and under its own lock, so it never delays a writer's commit. Only changes that
//! are durable are published. A process that finds its change already published by another has nothing to do.

use super::Options;
use super::changed::changed_since;
use super::error::StoreError;
use super::files::Files;
use super::journal::Journal;
use super::lock::{Held, acquire};
use super::notes::Notes;
use super::replace::Publisher;
use super::snapshot::Snapshot;
use super::update::Upto;
use crate::clock::Now;

/// Up to this size of all public files together, in bytes, they are replaced with every change.
const SMALL: u64 = 512 << 10;
/// Above it, they are replaced when this many times the length of the last replacement has passed.
const DUTY: u64 = 20;
/// How often a change tries again to put public files in place when another program was faster.
const ROUNDS: u32 = 4;
/// The same for somebody who asks for nothing else.
const ROUNDS_OF_SYNC: u32 = 20;
/// A publisher that was promised for later is given this long beyond its time before another takes over.
const GRACE_NS: u64 = 5_000_000_000;
/// What came of publishing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// The public files show the change.
    Now,
    /// They will, when a publisher that is already on its way has run.
    Later,
    /// They will, if the caller starts a publisher, which waits until they are due.
    Owed,
}

/// Publishes everything up to a change, or finds that it is published, or leaves it for later.
///
/// # Errors
/// Where a public file cannot be replaced; the change itself is durable all the same.
pub(super) fn publish(
    files: &Files,
    journal: &Journal,
    upto: Upto,
    options: &Options<'_>,
    now: &Now,
) -> Result<(Published, Vec<String>), StoreError> {
    let lock = acquire(&files.state, "publish.lock", &options.patience())?;
    let mut notes = Notes::read(&lock, now);
    notes.forget_unless_in(journal)?;
    let mut publisher = Publisher::new(files, &lock, options, now);
    publisher.take_in(&mut notes);
    if notes.sequence >= upto.sequence {
        return Ok((Published::Now, publisher.warnings));
    }
    if notes.sequence == 0 {
        publisher.replace_all(&mut notes)?;
    } else {
        if let Some(postponed) = postpone(&lock, files, &mut notes, now) {
            return Ok((postponed, publisher.warnings));
        }
        match changed_since(journal, &notes, upto)? {
            Some(changed) => publisher.replace_changed(&mut notes, changed, upto)?,
            None => publisher.replace_all(&mut notes)?,
        }
    }
    let published = match publisher.catch_up_with_others(&mut notes, ROUNDS)? {
        true => Published::Now,
        false => promise(&mut notes, now, now.boot_ns),
    };
    notes.write(&lock, files)?;
    Ok((published, publisher.warnings))
}

/// Publishes the board as it stands, whatever that takes.
///
/// # Errors
/// As [`publish`].
pub(super) fn publish_all(files: &Files, options: &Options<'_>, now: &Now) -> Result<(u64, Vec<String>), StoreError> {
    let lock = acquire(&files.state, "publish.lock", &options.patience())?;
    let mut notes = Notes::read(&lock, now);
    let mut publisher = Publisher::new(files, &lock, options, now);
    publisher.take_in(&mut notes);
    let snapshot = Snapshot::open(files, now.clone())?;
    let upto = snapshot.upto();
    notes.forget_unless_in(snapshot.journal())?;
    if notes.sequence == 0 || !publisher.all_in_place(&notes)? {
        publisher.replace_all(&mut notes)?;
    } else {
        snapshot.journal().flush(upto.segment)?;
        match changed_since(snapshot.journal(), &notes, upto)? {
            Some(changed) => publisher.replace_changed(&mut notes, changed, upto)?,
            None => publisher.replace_all(&mut notes)?,
        }
    }
    if !publisher.catch_up_with_others(&mut notes, ROUNDS_OF_SYNC)? {
        let warning = "other programs replace the public files all the time; the next change brings them up to date";
        publisher.warnings.push(warning.to_owned());
    }
    notes.promised_ns = 0;
    notes.write(&lock, files)?;
    Ok((upto.sequence.max(notes.sequence), publisher.warnings))
}

/// How long until large public files are due, in nanoseconds; what a promised publisher waits for.
pub(super) fn due_in_ns(files: &Files, options: &Options<'_>, now: &Now) -> Result<u64, StoreError> {
    let lock = acquire(&files.state, "publish.lock", &options.patience())?;
    let notes = Notes::read(&lock, now);
    Ok((notes.ended_ns + notes.took_ns * DUTY).saturating_sub(now.boot_ns))
}

/// The sequence number that the public files show; 0 where they were not published since the last boot.
pub(super) fn shown(files: &Files, now: &Now) -> Result<u64, StoreError> {
    Ok(Notes::glance(files, now)?.sequence)
}

/// Whether to leave large files for later, and who sees to it.
fn postpone(lock: &Held, files: &Files, notes: &mut Notes, now: &Now) -> Option<Published> {
    let size: u64 = notes.views.iter().flatten().map(|identity| identity.size).sum();
    let due_ns = notes.ended_ns + notes.took_ns * DUTY;
    if size <= SMALL || now.boot_ns >= due_ns {
        return None;
    }
    if let Published::Later = promise(notes, now, due_ns) {
        return Some(Published::Later);
    }
    // If the promise cannot be kept in writing, the next change makes it again.
    let _ = notes.write(lock, files);
    Some(Published::Owed)
}

/// Leaves it to a publisher that is on its way, or promises one.
fn promise(notes: &mut Notes, now: &Now, due_ns: u64) -> Published {
    if notes.promised_ns > now.boot_ns {
        return Published::Later;
    }
    notes.promised_ns = due_ns + GRACE_NS;
    Published::Owed
}
