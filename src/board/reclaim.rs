//! Taking back what a lease no longer covers.

use super::claim::drop_load;
use super::fail::give_up_or_retry;
use super::{AgentId, Attempt, Lookup, Outcome, Policy, Process, Rows, WorkId, WorkItem};
use crate::clock::Now;
use serde::{Deserialize, Serialize};
use serde_json::Map;

/// How many items one change takes back at most, so that its record stays small and its lock short.
const AT_ONCE: usize = 64;

/// An item that was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reclaimed {
    /// The item.
    pub work_id: WorkId,
    /// Who held it.
    pub agent_id: Option<AgentId>,
    /// The fence of the claim that ended.
    pub fence: u64,
    /// `pending`, or `failed` where no attempt is left.
    pub status: String,
}

/// Returns every item whose lease is over to the board, at most `AT_ONCE` of them: each counts as a failed attempt, and
/// where no attempt is left the item is given up.
///
/// # Errors
/// Where a row cannot be read.
pub fn reclaim<R: Rows>(rows: &mut R, now: &Now, policy: &Policy) -> Result<Vec<Reclaimed>, R::Error> {
    let mut done = Vec::new();
    for item in rows.overdue(AT_ONCE)? {
        let item = expire(rows, now, item, policy)?;
        done.push(Reclaimed::of(&item));
        rows.put_work(item);
    }
    Ok(done)
}

/// Returns those of some items whose claims named a process that has ended, although their leases have not, at most
/// `AT_ONCE` of them: each counts as a failed attempt.
///
/// # Errors
/// Where a row cannot be read.
pub fn reclaim_abandoned<R: Rows>(
    rows: &mut R,
    now: &Now,
    policy: &Policy,
    ids: &[WorkId],
    has_ended: impl Fn(&Process) -> bool,
) -> Result<Vec<Reclaimed>, R::Error> {
    let mut done = Vec::new();
    for id in ids.iter().take(AT_ONCE) {
        let Some(mut item) = rows.work(id)?.filter(|item| item.status().is_held()) else { continue };
        let Some(process) = item.process().filter(&has_ended) else { continue };
        let reason = format!("process {}, which held it, has ended", process.pid);
        end(rows, now, &mut item, policy, &reason)?;
        done.push(Reclaimed::of(&item));
        rows.put_work(item);
    }
    Ok(done)
}

impl Reclaimed {
    fn of(item: &WorkItem) -> Self {
        Reclaimed {
            work_id: item.id(),
            agent_id: Attempt::ended(item).pop().and_then(|attempt| attempt.agent_id),
            fence: item.fence(),
            status: item.text("status").to_owned(),
        }
    }
}

/// Whether the claim of a held item is over: its lease has ended, and a process that is known to hold it has ended too
/// or has had one more lease's length of grace.
#[must_use]
pub fn is_over<L: Lookup>(rows: &mut L, now: &Now, item: &WorkItem) -> bool {
    if !item.is_expired(now) {
        return false;
    }
    let in_grace =
        item.lease().is_some_and(|lease| lease.boot_id == now.boot_id && now.boot_ns < lease.grace_ends_ns());
    !(in_grace && item.process().is_some_and(|process| rows.runs(&process)))
}

/// Ends the attempt of an item whose lease is over. The caller stores the item.
pub(super) fn expire<R: Rows>(
    rows: &mut R,
    now: &Now,
    mut item: WorkItem,
    policy: &Policy,
) -> Result<WorkItem, R::Error> {
    let ended = item.lease().map(|lease| crate::clock::stamp(lease.expires_at)).unwrap_or_default();
    end(rows, now, &mut item, policy, &format!("its lease ended at {ended}"))?;
    // The lease itself was the pause.
    item.unset("backoff");
    Ok(item)
}

/// Ends an attempt that its holder does not end any more.
fn end<R: Rows>(rows: &mut R, now: &Now, item: &mut WorkItem, policy: &Policy, reason: &str) -> Result<(), R::Error> {
    if let Some(holder) = item.holder() {
        drop_load(rows, &holder)?;
        super::fail::count_failure(rows, &holder)?;
    }
    Attempt::end(item, now, Outcome::Expired, reason, Map::new());
    give_up_or_retry(item, now, policy, None);
    Ok(())
}
