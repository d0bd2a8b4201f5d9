//! Giving the journal its new beginning, and the board the index that goes with it.

use super::super::Options;
use super::super::beginning::{Beginning, Spot};
use super::super::compose::{Change, Composed};
use super::super::error::StoreError;
use super::super::files::Files;
use super::super::heartbeats;
use super::super::hold::hold;
use super::super::index::{Header, Index};
use super::super::journal::Room;
use super::super::record::DROP;
use super::super::recover::{Home, catch_up, rebuild_from};
use super::super::snapshot::Snapshot;
use super::super::update::Writing;
use super::check::nothing_is_lost;
use super::{Compacted, Plan, journal};
use crate::clock::Now;
use std::os::unix::fs::FileExt;

/// The new index while it is being made.
const UNFINISHED: &str = "compact.new";
/// So many changes are entered into the new index under the lock; for more it is let go.
const FEW: u64 = 200;
/// How often the new index may fall behind by more than that.
const ROUNDS: u32 = 50;

/// Writes that the journal begins later. Returns the segment with the record that says so, which is not flushed yet;
/// `None` where the plan does not fit the board any more.
pub(super) fn exchange(
    files: &Files,
    options: &Options<'_>,
    plan: &Plan,
    carried: (Spot, Spot),
    done: &mut Compacted,
) -> Result<Option<u32>, StoreError> {
    let now = (options.clock)()?;
    let home = Home { boot_id: &now.boot_id, board_id: &files.format.board };
    let mut index = made(files, &now, home, &Beginning { first: plan.first, carried: Some(carried) })?;
    let reader = journal(files)?;
    for _ in 0..ROUNDS {
        catch_up(&mut index, &reader, home)?;
        let step = |writing: &mut Writing<'_>| drop_under_lock(writing, files, &now, home, &mut index, plan, carried.0);
        let (step, held) = hold(files, options, DROP, step)?;
        done.count(held);
        match step {
            Some(Some(segment)) => return Ok(Some(segment)),
            Some(None) => std::thread::sleep(held),
            None => break,
        }
    }
    files.state.remove(UNFINISHED)?;
    Ok(None)
}

/// Makes the index of a journal with a later beginning, in a file beside the present one, and compares both.
fn made(files: &Files, now: &Now, home: Home<'_>, beginning: &Beginning) -> Result<Index, StoreError> {
    let reader = journal(files)?;
    let mut old = Snapshot::open(files, now.clone())?;
    let slots = old.slots()?;
    let (mut index, _) = rebuild_from(&reader, home, beginning)?;
    catch_up(&mut index, &reader, home)?;
    nothing_is_lost(&slots, old.sequence(), &index)?;
    files.state.remove(UNFINISHED)?;
    let file = files.state.make(UNFINISHED)?;
    let path = files.state.path(UNFINISHED);
    file.write_all_at(&index.contents(), 0).map_err(StoreError::io("write", path))?;
    Index::open(file)
}

/// The last step; `None` where the new index is too far behind to catch up under the lock.
fn drop_under_lock(
    writing: &mut Writing<'_>,
    files: &Files,
    now: &Now,
    home: Home<'_>,
    index: &mut Index,
    plan: &Plan,
    since: Spot,
) -> Result<Option<u32>, StoreError> {
    let header = writing.index.header;
    if header.first != plan.begins {
        return Err(StoreError::IndexFault("the journal begins elsewhere than planned"));
    }
    if header.sequence > index.header.sequence + FEW {
        return Ok(None);
    }
    catch_up(index, &writing.journal, home)?;
    if (index.header.newest, index.header.checksum) != (header.newest, header.checksum) {
        return Err(StoreError::IndexFault("it does not end where the journal does"));
    }
    index.header.sequence = header.sequence;
    heartbeats::renumber(&files.state, &writing.index, index, now)?;
    let records = twice(&header, now, (plan.first, since));
    let place = records[0].place;
    let lines: Vec<u8> = records.iter().flat_map(|record| &record.line).copied().collect();
    writing.journal.reserve(place.segment, place.offset, lines.len(), Room::KeepReserve)?;
    writing.journal.write(place.segment, place.offset, &lines)?;
    // Whoever comes now and finds the old index makes it anew: this is only the quicker way.
    records.iter().try_for_each(|record| record.apply(index, home.boot_id))?;
    index.save()?;
    files.state.rename(UNFINISHED, &files.state, "index")?;
    Ok(Some(place.segment))
}

/// The record that says where the journal begins, and the same once more behind it, without effect: when the old segments
/// are gone nothing else says that they are not missing, and damage to one of the two must not cost the board.
fn twice(header: &Header, now: &Now, drops: (u32, Spot)) -> [Composed<'static>; 2] {
    let record = |header: &Header| {
        let change = Change { drops: Some(drops), ..Change::of_upkeep(DROP, Vec::new(), header) };
        Composed::new(header, now, change)
    };
    let first = record(header);
    let second = record(&first.header_behind(header));
    [first, second]
}
