//! The wall clock against the times of records.

use super::super::error::StoreError;
use super::journal::Seen;
use super::{Fault, Faults, Sign, Site};
use crate::clock::wall_stamp;
use std::time::Duration;

/// How far the wall clock may be behind what it said before, in nanoseconds.
const BEHIND_NS: i64 = 1_000_000_000;

/// Looks whether the clock is behind now, and whether it was before.
pub(super) fn look(site: &Site, seen: &Seen, faults: &mut Faults) -> Result<(), StoreError> {
    let wall = i64::try_from(site.now.wall_ns).unwrap_or(i64::MAX);
    let newest = seen.times.newest_ns.filter(|newest| newest.saturating_sub(wall) > BEHIND_NS);
    if let Some(newest) = newest {
        let evidence = format!("it is {}, the newest change is of {}", site.now.precise(), wall_stamp(newest as u64));
        faults.push(Fault::new(Sign::ClockBehind, evidence));
    }
    if seen.times.steps > 0 {
        let longest = Duration::from_nanos(seen.times.longest_ns.unsigned_abs());
        let evidence = format!("{} times, the longest step by {:.1} s", seen.times.steps, longest.as_secs_f64());
        faults.push(Fault::new(Sign::ClockStepped, evidence));
    }
    Ok(())
}
