//! Taking back what a lease no longer covers.

use super::claim::drop_load;
use super::fail::give_up_or_retry;
use super::{AgentId, Attempt, Lookup, Outcome, Policy, Rows, WorkId, WorkItem};
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
    for item in rows.overdue()?.into_iter().take(AT_ONCE) {
        if is_over(rows, now, &item) {
            let item = expire(rows, now, item, policy)?;
            done.push(Reclaimed {
                work_id: item.id(),
                agent_id: Attempt::ended(&item).pop().and_then(|attempt| attempt.agent_id),
                fence: item.fence(),
                status: item.text("status").to_owned(),
            });
            rows.put_work(item);
        }
    }
    Ok(done)
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
    if let Some(holder) = item.holder() {
        drop_load(rows, &holder)?;
        super::fail::count_failure(rows, &holder)?;
    }
    let ended = item.lease().map(|lease| crate::clock::stamp(lease.expires_at)).unwrap_or_default();
    let reason = format!("its lease ended at {ended}");
    Attempt::end(&mut item, now, Outcome::Expired, &reason, Map::new());
    give_up_or_retry(&mut item, now, policy, None);
    // The lease itself was the pause.
    item.unset("backoff");
    Ok(item)
}
