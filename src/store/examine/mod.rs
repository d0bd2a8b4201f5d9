//! Looking at everything a board is made of, for those who ask what is wrong with it: nothing is written, nobody is waited
//! for, and nothing that is found is believed.
//!
//! Each part has a file of its own, which tells what it found as [`Fault`]s. A part that cannot be looked at is a fault too
//! and keeps no other from being looked at. What can be put right is in [`repair`], each repair by the store's own means.

mod clocks;
mod disk;
mod entries;
mod index;
mod journal;
mod known;
mod leftovers;
mod locks;
mod misplaced;
mod modes;
mod notes;
mod public;
mod quarantined;
mod repair;
mod sign;

pub use sign::{Fault, Sign};

use super::dir::Dir;
use super::error::StoreError;
use super::files::{Format, STATE, read_format};
use super::{Store, open_root};
use crate::clock::Now;
use journal::Seen;

/// What is looked at.
struct Site {
    root: Dir,
    /// The state directory, where there is one that can be opened.
    state: Dir,
    /// What the board says of itself, where it can be read.
    format: Option<Format>,
    now: Now,
}

/// What was found so far.
type Faults = Vec<Fault>;

/// A look at one part of a board.
type Check = fn(&Site, &mut Faults) -> Result<(), StoreError>;

/// The parts that need nothing but themselves, by what a failed look is called.
const CHECKS: [(&str, Check); 7] = [
    ("owners and permissions", modes::look),
    ("what lies in the directories", entries::look),
    ("left-overs", leftovers::look),
    ("locks", locks::look),
    ("quarantine", quarantined::look),
    ("sizes", entries::sizes),
    ("file system", disk::look),
];

impl Store<'_> {
    /// Looks at every part of the board, and tells what is wrong or good to know.
    ///
    /// Where there is no state directory, or what has its name is none, only that is told.
    ///
    /// # Errors
    /// Where there is no board's directory, or the clock cannot be read.
    pub fn examine(&self) -> Result<Vec<Fault>, StoreError> {
        let root = open_root(&self.path)?;
        let mut faults = Faults::new();
        if root.stat(STATE)?.is_none() {
            return Ok(faults);
        }
        let Some(site) = self.site(root, &mut faults)? else { return Ok(faults) };
        for (part, check) in CHECKS {
            note(&mut faults, part, |faults| check(&site, faults));
        }
        if let Some(seen) = look_at_journal(&site, &mut faults) {
            note(&mut faults, "index", |faults| index::look(&site, &seen, faults));
            note(&mut faults, "public files", |faults| public::look(&site, &seen, faults));
            note(&mut faults, "clocks", |faults| clocks::look(&site, &seen, faults));
            note(&mut faults, "free space", |faults| disk::room(&site, &seen, faults));
        }
        Ok(faults)
    }

    fn site(&self, root: Dir, faults: &mut Faults) -> Result<Option<Site>, StoreError> {
        let now = self.now()?;
        let state = match root.open_dir(STATE) {
            Ok(state) => state,
            Err(e) => {
                let is_damaged = matches!(e, StoreError::Damaged { .. });
                let sign = if is_damaged { Sign::StateNotThere } else { Sign::NotLooked };
                faults.push(Fault::new(sign, e.to_string()));
                return Ok(None);
            }
        };
        // Why it cannot be read is told by whoever reads the board.
        let format = read_format(&state).unwrap_or_default();
        Ok(Some(Site { root, state, format, now }))
    }
}

/// Looks at a part; that it could not be looked at is a finding.
fn note(faults: &mut Faults, part: &str, look: impl FnOnce(&mut Faults) -> Result<(), StoreError>) {
    if let Err(e) = look(faults) {
        faults.push(Fault::new(Sign::NotLooked, format!("{part}: {e}")));
    }
}

fn look_at_journal(site: &Site, faults: &mut Faults) -> Option<Seen> {
    match notes::look(site, faults).and_then(|notes| journal::look(site, notes, faults)) {
        Ok(seen) => seen,
        Err(e) => {
            faults.push(Fault::new(Sign::NotLooked, format!("journal: {e}")));
            None
        }
    }
}
