//! Holding the board's lock for a step of upkeep.

use super::Options;
use super::error::StoreError;
use super::files::Files;
use super::lock::{acquire, sign};
use super::update::Writing;
use std::time::{Duration, Instant};

/// Runs a step of the journal's upkeep under the lock, and tells how long that was held. Nothing is flushed or published.
///
/// `None` where the index was not usable: it is made anew then, and the step is not made.
pub(super) fn hold<T>(
    files: &Files,
    options: &Options<'_>,
    verb: &str,
    step: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>,
) -> Result<(Option<T>, Duration), StoreError> {
    let lock = acquire(&files.state, "lock", &options.patience())?;
    let started = Instant::now();
    sign(&lock, verb);
    let mut writing = Writing::open(files, options)?;
    let made = match step(&mut writing) {
        Err(StoreError::IndexFault(_)) => writing.make_index().map(|()| None)?,
        made => Some(made?),
    };
    drop(lock);
    writing.tell(options);
    Ok((made, started.elapsed()))
}
