//! Claims that are open: agents that live go on with them, and what the dead ones hold comes back.

use super::write::ROWS;
use super::{Migration, read};
use crate::board::{self, Kind, Newcomer, Status, WorkId};
use crate::legacy::Plan;
use crate::store::{Published, Snapshot};

impl Migration<'_> {
    /// Limits the claims that came with the making of a board from its own directory, and returns how many there are. With
    /// `--ttl none`, and in a dry run, they are only counted.
    pub(super) fn limit(&self) -> anyhow::Result<u64> {
        if !self.directory.is_own {
            return Ok(0);
        }
        let (items, held) = read(self.context, endless)?.unwrap_or_default();
        let Some(ttl) = self.ttl.filter(|_| !self.dry_run) else { return Ok(held) };
        let (mut claims, mut is_owed) = (0, false);
        for items in items.chunks(ROWS) {
            let done = self.update(|txn, now| board::limit(txn, now, items, ttl))?;
            claims += done.committed.answer;
            is_owed |= done.published == Published::Owed;
        }
        if is_owed {
            self.context.publish_later();
        }
        Ok(claims)
    }
}

/// Open items that were never claimed here, and how many of them somebody holds.
fn endless(snapshot: &mut Snapshot) -> anyhow::Result<(Vec<WorkId>, u64)> {
    let (mut items, mut held) = (Vec::new(), 0);
    for found in snapshot.rows(Kind::Work)?.iter().filter(|found| found.columns.status.is_held()) {
        let item = snapshot.item(found)?;
        if board::is_endless(&item) {
            held += u64::from(item.holder().is_some());
            items.push(item.id());
        }
    }
    Ok((items, held))
}

/// How many open claims there are among the rows to be taken.
pub(super) fn planned(plan: &Plan) -> u64 {
    let is_open = |newcomer: &Newcomer| match newcomer {
        Newcomer::Work(origin) => Status::of(origin.text("status")).is_held(),
        _ => false,
    };
    plan.takes.iter().filter(|take| is_open(&take.newcomer)).count() as u64
}
