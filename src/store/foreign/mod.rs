//! Other programs that write the public files: what they put there is noticed, and taken into the board row by row.
//!
//! An older tool replaces a public file with a version of its own at any moment, without a lock that we know. Before each
//! change the public files are looked at (`suspect`). One that is not ours is taken in under the publisher's lock: what it
//! says and the board does not (`sift`) goes into the journal as a change of its own (`merge`). What comes out of its
//! place when a publisher exchanges it waits in the `inbox` until that is done, so that no kill can lose it.
//!
//! Order of locks: the publisher's first, the board's own inside it. Nobody who holds the board's lock waits for the
//! publisher's, so neither can wait for the other in a circle.

mod inbox;
mod leftovers;
mod merge;
mod old_lock;
mod read;
mod sift;
mod suspect;
mod versions;

pub use old_lock::{HeldElsewhere, OldWriters};

use super::Options;
use super::error::StoreError;
use super::files::Files;
use super::import::PUBLIC;
use super::lock::acquire;
use super::notes::{Identity, Notes};
use super::quarantine::QUARANTINE;
use super::replace::Publisher;
use super::update::Upto;
use super::{Durability, journal::Journal};
use crate::clock::Now;
pub(super) use inbox::put_aside;
pub(super) use old_lock::{holder as holder_of_old_lock, take as take_old_lock};
pub(super) use suspect::{is_any_foreign, unseen};

/// The directory for versions of public files that came out of their places, below the state directory.
pub(super) const FOREIGN: &str = "foreign";

/// What was taken in before a change.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// What was found, in sentences.
    pub(super) warnings: Vec<String>,
    /// Whether the public files are to be made anew, whatever comes of the change.
    pub(super) is_owed: bool,
}

/// Takes in what other programs wrote into the public files, before a change is decided.
///
/// In most cases nobody did, which is seen without a lock. What goes wrong here does not keep the change from being
/// made: publishing meets the same again, says so, and loses nothing.
pub(super) fn take_in_first(files: &Files, options: &Options<'_>, now: &Now) -> Before {
    match suspect::is_suspected(files, now) {
        Ok(true) => take_in_under_lock(files, options, now).unwrap_or_default(),
        _ => Before::default(),
    }
}

fn take_in_under_lock(files: &Files, options: &Options<'_>, now: &Now) -> Result<Before, StoreError> {
    let lock = acquire(&files.state, "publish.lock", &options.patience())?;
    let mut notes = Notes::read(&lock, now);
    let mut publisher = Publisher::new(files, &lock, options, now);
    let is_owed = take_in(&mut publisher, &mut notes)?;
    Ok(Before { warnings: publisher.warnings, is_owed })
}

/// A version of a public file that another program made.
enum Version {
    /// It stands where ours belongs.
    InPlace(usize),
    /// It came out when ours was put in place.
    Waiting(usize, String),
}

impl Version {
    fn view(&self) -> usize {
        match self {
            Version::InPlace(view) | Version::Waiting(view, _) => *view,
        }
    }
}

/// Takes in every version of a public file that is not ours, and says whether there was one. Nothing of it is gone before
/// what it says is durable.
pub(super) fn take_in(publisher: &mut Publisher<'_>, notes: &mut Notes) -> Result<bool, StoreError> {
    leftovers::settle(publisher, notes)?;
    let versions = versions_of_others(publisher.files, notes)?;
    if versions.is_empty() {
        return Ok(false);
    }
    let mut taken: Vec<(Version, Identity)> = Vec::new();
    let mut written: Option<(Journal, Upto)> = None;
    for version in versions {
        if let Some(found) = open(publisher, &version)? {
            let identity = found.identity.clone();
            written = merge::merge(publisher, version.view(), found)?.or(written);
            taken.push((version, identity));
        }
    }
    if let Some((journal, upto)) = written.filter(|_| publisher.options.durability == Durability::Full) {
        journal.flush(upto.segment)?;
    }
    forget(publisher, notes, taken)?;
    Ok(true)
}

/// Reads a version. One that waits and cannot be read is set aside for good: it must not be met with every change.
fn open(publisher: &mut Publisher<'_>, version: &Version) -> Result<Option<read::Found>, StoreError> {
    let files = publisher.files;
    let (view, name) = match version {
        Version::InPlace(view) => return read::read(&files.root, PUBLIC[*view].0, *view),
        Version::Waiting(view, name) => (*view, name),
    };
    let inbox = inbox::open(files)?;
    match read::read(&inbox, name, view) {
        Err(StoreError::Damaged { what, .. }) => {
            let quarantine = files.state.make_dir(QUARANTINE, files.state.mode_below())?;
            inbox.rename(name, &quarantine, name)?;
            let (path, kept) = (files.root.path(PUBLIC[view].0), quarantine.path(name));
            let (path, kept) = (path.display(), kept.display());
            publisher.warnings.push(format!("{path} was changed by another program: it {what}; it is kept in {kept}"));
            Ok(None)
        }
        read => read,
    }
}

/// Drops what was taken in, now that its rows are on the disk.
fn forget(publisher: &Publisher<'_>, notes: &mut Notes, taken: Vec<(Version, Identity)>) -> Result<(), StoreError> {
    for (version, identity) in taken {
        match version {
            Version::InPlace(view) => notes.merged[view] = Some(identity),
            Version::Waiting(_, name) => {
                let inbox = inbox::open(publisher.files)?;
                // Who still has it open may have gone on writing: then it is taken in once more.
                if inbox.stat(&name)?.map(|stat| Identity::of(&stat)) == Some(identity) {
                    inbox.remove(&name)?;
                }
            }
        }
    }
    // What is in place is not the board: the next publisher makes all of it anew.
    notes.sequence = 0;
    notes.boot.clone_from(&publisher.now.boot_id);
    notes.write(publisher.lock, publisher.files)
}

/// The versions that are not ours: those that wait, oldest first, then those in place; agents before their work.
fn versions_of_others(files: &Files, notes: &Notes) -> Result<Vec<Version>, StoreError> {
    let mut versions: Vec<Version> =
        inbox::list(files)?.into_iter().map(|(view, name)| Version::Waiting(view, name)).collect();
    for view in [1, 0, 2] {
        if suspect::is_foreign(files, notes, view)? {
            versions.push(Version::InPlace(view));
        }
    }
    Ok(versions)
}
