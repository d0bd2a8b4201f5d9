//! What was set aside before.

use super::super::error::StoreError;
use super::super::quarantine::{QUARANTINE, holds};
use super::modes::{Place, entries};
use super::{Fault, Faults, Sign, Site};
use crate::clock::stamp;

/// Says how much lies there.
pub(super) fn look(site: &Site, faults: &mut Faults) -> Result<(), StoreError> {
    if site.state.stat(QUARANTINE)?.is_none() {
        return Ok(());
    }
    let dir = match site.state.open_dir(QUARANTINE) {
        // What stands there instead is told with the other entries.
        Err(StoreError::Damaged { .. }) => return Ok(()),
        dir => dir?,
    };
    let kept = entries(&dir, Place::State, |_| true)?;
    if let Some(newest) = kept.iter().map(|(_, _, stat)| stat.st_mtime).max() {
        let bytes: u64 = kept.iter().map(|(_, _, stat)| u64::try_from(stat.st_size).unwrap_or(0)).sum();
        let evidence =
            format!(".coordctl/{QUARANTINE}: {} files with {bytes} bytes, the newest of {}", kept.len(), stamp(newest));
        faults.push(Fault::new(Sign::Quarantine, evidence));
    }
    Ok(())
}

/// Whether bytes that are kept under a name are just these.
pub(super) fn is_kept(site: &Site, name: &str, bytes: &[u8]) -> bool {
    let Ok(dir) = site.state.open_dir(QUARANTINE) else { return false };
    let names = dir.names().unwrap_or_default();
    let end = format!(".{name}");
    names.iter().filter(|kept| kept.ends_with(&end)).any(|kept| holds(&dir, kept, bytes).unwrap_or(false))
}
