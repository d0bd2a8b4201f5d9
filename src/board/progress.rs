//! Reporting progress, and renewing a lease.

use super::{Caller, Refusal, Rows, Shown, Status, TraceContext, WorkId, WorkItem, hold, item_of};
use crate::clock::Now;
use serde::{Deserialize, Serialize};

/// A report of progress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// 0 to 100.
    pub percent: u8,
    /// The phase, stored as the row's status: `in_progress`, `blocked`, or any word that names no other state.
    pub phase: String,
    /// A note for whoever looks at the item.
    pub note: Option<String>,
    /// The span of the report.
    pub trace: TraceContext,
}

/// Progress that was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progressed {
    /// The item.
    pub work_id: WorkId,
    /// 0 to 100.
    pub percent: u8,
    /// The phase as stored.
    pub status: String,
    /// The fence of the claim.
    pub fence: u64,
    /// When the renewed lease ends by the wall clock.
    pub lease_expires_at: Option<String>,
    /// The item's trace.
    pub trace_id: String,
}

/// A lease that was renewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renewed {
    /// The item.
    pub work_id: WorkId,
    /// The fence of the claim.
    pub fence: u64,
    /// When the lease ends by the wall clock; `None` where the claim has no lease to renew.
    pub lease_expires_at: Option<String>,
    /// The item's trace.
    pub trace_id: String,
}

/// Records progress and renews the lease.
///
/// # Errors
/// [`Refusal::NoSuchItem`], [`Refusal::WrongStatus`] where nobody holds the item, and those of a lost or foreign claim.
pub fn progress<R: Rows>(
    rows: &mut R,
    now: &Now,
    id: &WorkId,
    caller: &Caller,
    report: Progress,
) -> Result<Progressed, R::Error> {
    let (mut item, shown) = held_item(rows, now, id, caller, "progressed")?;
    renew_lease(&mut item, now, None);
    item.set("status", report.phase.as_str());
    item.set("progress", report.percent);
    item.set("last_update", now.stamp());
    let trace_id = item.trace_id().unwrap_or(&report.trace.trace_id).to_owned();
    item.set_telemetry("last_progress_trace_id", &trace_id);
    mark(&mut item, shown);
    if let Some(note) = &report.note {
        item.add_note(now, caller.agent.as_ref().or(item.holder().as_ref()), note);
    }
    let progressed = Progressed {
        work_id: id.clone(),
        percent: report.percent,
        status: report.phase,
        fence: item.fence(),
        lease_expires_at: item.lease().map(|lease| crate::clock::stamp(lease.expires_at)),
        trace_id,
    };
    rows.put_work(item);
    Ok(progressed)
}

/// Renews the lease of a claim and returns the item with its new lease; the caller of the rule stores it.
///
/// # Errors
/// As [`progress`].
pub fn renew<R: Rows>(
    rows: &mut R,
    now: &Now,
    id: &WorkId,
    caller: &Caller,
    ttl_seconds: Option<u64>,
) -> Result<(WorkItem, Renewed), R::Error> {
    let (mut item, _) = held_item(rows, now, id, caller, "renewed")?;
    renew_lease(&mut item, now, ttl_seconds);
    let renewed = Renewed {
        work_id: id.clone(),
        fence: item.fence(),
        lease_expires_at: item.lease().map(|lease| crate::clock::stamp(lease.expires_at)),
        trace_id: item.trace_id().unwrap_or_default().to_owned(),
    };
    Ok((item, renewed))
}

/// The item, where the caller holds it.
pub(super) fn held_item<R: Rows>(
    rows: &mut R,
    now: &Now,
    id: &WorkId,
    caller: &Caller,
    verb: &'static str,
) -> Result<(WorkItem, Shown), R::Error> {
    let item = item_of(rows, id)?;
    let shown = check_held(&item, now, caller, verb)?;
    Ok((item, shown))
}

/// Lets the caller through where it holds the item.
pub(super) fn check_held(item: &WorkItem, now: &Now, caller: &Caller, verb: &'static str) -> Result<Shown, Refusal> {
    match item.status().is_held() {
        true => hold::check(item, caller, now),
        false => Err(not_held(item, caller, verb)),
    }
}

/// Records in the row that a change came without a name or a fence.
pub(super) fn mark(item: &mut WorkItem, shown: Shown) {
    match shown {
        Shown::Nothing => item.set("unfenced", true),
        Shown::Fence | Shown::Name => item.unset("unfenced"),
    }
}

fn not_held(item: &WorkItem, caller: &Caller, verb: &'static str) -> Refusal {
    let had_fence = caller.fence.is_some_and(|fence| item.fence() >= fence);
    let had_name = caller.fence.is_none() && caller.agent.as_ref().is_some_and(|agent| item.was_held_by(agent));
    match item.status() {
        Status::Pending if had_fence || had_name => {
            Refusal::LeaseLost { id: item.id(), why: "it went back to pending".to_owned() }
        }
        status => Refusal::WrongStatus { id: item.id(), status, verb },
    }
}

/// A claim without a lease has none to renew: giving it one would give it an end.
pub(super) fn renew_lease(item: &mut WorkItem, now: &Now, ttl_seconds: Option<u64>) {
    let Some(lease) = item.lease() else { return };
    let renewed = lease.renewed(now, ttl_seconds.unwrap_or(lease.ttl_seconds));
    item.set_lease(Some(&renewed));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_without_an_end_is_given_none_by_a_renewal() {
        let mut item = WorkItem::from_row(serde_json::Map::new());
        renew_lease(&mut item, &Now { wall_ns: 0, boot_ns: 0, boot_id: "b".into() }, Some(60));
        assert_eq!(item.lease(), None);
    }
}
