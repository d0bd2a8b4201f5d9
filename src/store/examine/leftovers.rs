//! Files in the making that nobody makes any more: what is left of killed processes.

use super::super::error::StoreError;
use super::known::{Known, in_state};
use super::locks::{holders, inode_of};
use super::modes::{Place, entries, told};
use super::{Fault, Faults, Sign, Site};

/// What is younger may still be in the making, in seconds.
const YOUNG_S: i64 = 60;

/// Looks for them.
pub(super) fn look(site: &Site, faults: &mut Faults) -> Result<(), StoreError> {
    let left: Vec<String> = names(site)?.iter().map(|name| told(Place::State, name)).collect();
    if !left.is_empty() && !is_locked(site)? {
        faults.push(Fault::new(Sign::LeftOver, left.join(", ")));
    }
    Ok(())
}

/// Their names in the state directory, of those that are old enough.
pub(super) fn names(site: &Site) -> Result<Vec<String>, StoreError> {
    let found = entries(&site.state, Place::State, |name| in_state(name) == Some(Known::Unfinished))?;
    let now = site.now.seconds();
    Ok(found.into_iter().filter(|(_, _, stat)| now - stat.st_mtime > YOUNG_S).map(|(_, name, _)| name).collect())
}

/// Whether somebody is at work who may be making one of them.
fn is_locked(site: &Site) -> Result<bool, StoreError> {
    for name in ["lock", "publish.lock", "compact.lock"] {
        if let Some(inode) = inode_of(site, name)?
            && !holders(inode).is_empty()
        {
            return Ok(true);
        }
    }
    Ok(false)
}
