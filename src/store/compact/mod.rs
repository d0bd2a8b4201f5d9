//! Letting old segments leave the journal, so that it does not grow for ever.
//!
//! A pass looks for the longest beginning of the journal that is old enough and worth it (`plan`), stores the rows once
//! more that rest on it (`carry`), and writes that the journal begins later from now on (`exchange`). Then the old
//! segments go. The board's lock is held for some milliseconds at a time, and never for a flush of the pass's own.
//!
//! Rows are carried in the order of their slots, every one below a number that no row of the old segments lies above. The
//! index of the journal behind them gives the first slots to the carried rows and the next ones to all others as they
//! come: so slots are numbered by the journal alone, and the order of lists and public files stays what it was. The new
//! index is made, and compared with the old one, before anything is dropped (`check`).
//!
//! A kill leaves rows that were stored twice, or segments that do not count any more; both are harmless, and the next
//! pass removes the latter.

mod carry;
mod check;
mod exchange;
mod plan;

#[cfg(test)]
mod against_journal;

use super::Durability;
use super::error::StoreError;
use super::files::Files;
use super::heartbeats;
use super::journal::Journal;
use super::lock::{Held, acquire_now};
use super::snapshot::Snapshot;
use super::{Options, Store};
pub(super) use plan::{Plan, plan};
use std::time::Duration;

/// Locked by whoever makes a pass.
const LOCK: &str = "compact.lock";

/// What a pass came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Compacted {
    /// The segments that left the journal.
    pub segments: u32,
    /// The bytes of their records.
    pub bytes: u64,
    /// The rows that were stored once more.
    pub rows: u64,
    /// How often the board's lock was taken.
    pub steps: u32,
    /// The longest time for which it was held.
    pub longest: Duration,
}

impl Compacted {
    fn count(&mut self, held: Duration) {
        self.steps += 1;
        self.longest = self.longest.max(held);
    }
}

impl Store<'_> {
    /// Lets those segments leave the journal whose newest change is from before a time, in nanoseconds since 1970, as far
    /// as that is worth it. `None` where nothing is to be done, or somebody else is at it.
    ///
    /// A segment with an answer that the last day gave to a request with an id stays, whatever the time. Old segments are gone for good: before anything is
    /// done `keep` is given the number and the records of each, to keep a copy.
    ///
    /// # Errors
    /// Where the journal cannot be read or written, and those of `keep`; then no segment is gone.
    pub fn compact(
        &self,
        before_ns: u64,
        mut keep: impl FnMut(u32, &[u8]) -> Result<(), StoreError>,
    ) -> Result<Option<Compacted>, StoreError> {
        let files = self.files_to_change()?;
        let Some(turn) = take_turn(&files)? else { return Ok(None) };
        let Some(plan) = plan(&files, &self.options, before_ns)? else {
            return clear_left_overs(&files, &self.options, &turn).map(|()| None);
        };
        plan.segments.iter().try_for_each(|segment| keep(*segment, &Plan::records_of(&files, *segment)?))?;
        run(&files, &self.options, &plan, &turn)
    }
}

/// The right to make a pass.
pub(super) struct Turn {
    _held: Held,
}

/// Takes the right to make a pass; `None` where somebody else has it.
pub(super) fn take_turn(files: &Files) -> Result<Option<Turn>, StoreError> {
    match acquire_now(&files.state, LOCK) {
        Ok(held) => Ok(Some(Turn { _held: held })),
        Err(StoreError::Busy { .. }) => Ok(None),
        Err(e) => Err(e),
    }
}

/// Makes a pass; `None` where the plan does not fit the board any more.
pub(super) fn run(
    files: &Files,
    options: &Options<'_>,
    plan: &Plan,
    turn: &Turn,
) -> Result<Option<Compacted>, StoreError> {
    clear_left_overs(files, options, turn)?;
    let mut done = Compacted { segments: plan.segments.len() as u32, bytes: plan.bytes, ..Compacted::default() };
    let Some(carried) = carry::carry(files, options, plan, &mut done)? else { return Ok(None) };
    let Some(segment) = exchange::exchange(files, options, plan, carried, &mut done)? else { return Ok(None) };
    if options.durability == Durability::Full {
        journal(files)?.flush(segment)?;
    }
    remove(files, plan.first)?;
    Ok(Some(done))
}

/// Removes what a pass left that was killed when the journal had its new beginning.
pub(super) fn clear_left_overs(files: &Files, options: &Options<'_>, _: &Turn) -> Result<(), StoreError> {
    let snapshot = Snapshot::open(files, (options.clock)()?)?;
    let first = snapshot.first_segment();
    if journal(files)?.numbers()?.first().is_some_and(|number| *number < first) {
        // It may be that nothing was flushed since.
        journal(files)?.flush(snapshot.end().0)?;
        remove(files, first)?;
    }
    Ok(())
}

fn remove(files: &Files, first: u32) -> Result<(), StoreError> {
    journal(files)?.remove_before(first)?;
    heartbeats::remove_before(&files.state, first)
}

fn journal(files: &Files) -> Result<Journal, StoreError> {
    Ok(Journal::open(files.state.open_dir("journal")?, false))
}
