//! An attempt that failed: tried again after a pause, or given up.

use super::claim::drop_load;
use super::progress::{held_item, mark};
use super::{AgentId, Attempt, Backoff, Caller, Outcome, Policy, Rows, Status, WorkId, WorkItem, item_of};
use crate::clock::{Now, stamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// How an attempt failed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Failing {
    /// Why.
    pub reason: String,
    /// `Some(true)` to try again whatever the number of attempts, `Some(false)` to give up at once.
    pub retry: Option<bool>,
    /// What was seen of it, such as an exit status.
    pub evidence: Map<String, Value>,
}

/// An attempt that was recorded as failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failed {
    /// The item.
    pub work_id: WorkId,
    /// Who held it.
    pub agent_id: Option<AgentId>,
    /// The fence of the claim that ended.
    pub fence: u64,
    /// Which attempt it was, from 1.
    pub attempt: u64,
    /// How many attempts have failed, and how many may.
    pub failures: u64,
    /// See `failures`.
    pub max_attempts: u64,
    /// `pending`, or `failed` where it was given up.
    pub status: String,
    /// When it is offered again, by the wall clock.
    pub retry_at: Option<String>,
    /// Whether this failure had been recorded before, so that nothing changed.
    pub already_failed: bool,
    /// The item's trace.
    pub trace_id: String,
}

/// Ends the present attempt as failed. Saying it again with the same fence and reason changes nothing.
///
/// # Errors
/// As [`super::progress()`].
pub fn fail<R: Rows>(
    rows: &mut R,
    now: &Now,
    id: &WorkId,
    caller: &Caller,
    failing: Failing,
    policy: &Policy,
) -> Result<Failed, R::Error> {
    let item = item_of(rows, id)?;
    if is_repeat(&item, caller, &failing.reason) {
        rows.rely_on(&item);
        return Ok(answer(&item, policy, true));
    }
    let (mut item, shown) = held_item(rows, now, id, caller, "failed")?;
    if let Some(holder) = item.holder() {
        drop_load(rows, &holder)?;
        count_failure(rows, &holder)?;
    }
    Attempt::end(&mut item, now, Outcome::Failed, &failing.reason, failing.evidence);
    give_up_or_retry(&mut item, now, policy, failing.retry);
    mark(&mut item, shown);
    let failed = answer(&item, policy, false);
    rows.put_work(item);
    Ok(failed)
}

/// Counts a failure and sets what becomes of the item: pending after a pause, or failed for good.
pub(super) fn give_up_or_retry(item: &mut WorkItem, now: &Now, policy: &Policy, retry: Option<bool>) {
    let failures = item.number("failures").unwrap_or(0).saturating_add(1);
    item.set("failures", failures);
    item.set("failed_at", now.stamp());
    let again = retry.unwrap_or(failures < policy.attempts_of(item));
    item.set("status", if again { Status::Pending.word() } else { Status::Failed.word() });
    match again {
        true => {
            let seed = format!("{} {failures} {}", item.id(), item.fence());
            item.set("backoff", Backoff::begun(now, policy.pause_ms(failures, &seed)).to_value());
        }
        false => item.unset("backoff"),
    }
}

pub(super) fn count_failure<R: Rows>(rows: &mut R, holder: &AgentId) -> Result<(), R::Error> {
    if let Some(mut agent) = rows.agent(holder)? {
        agent.count_failure();
        rows.put_agent(agent);
    }
    Ok(())
}

fn is_repeat(item: &WorkItem, caller: &Caller, reason: &str) -> bool {
    let ended = Attempt::ended(item).pop().filter(|attempt| attempt.outcome == Outcome::Failed);
    !item.status().is_held()
        && caller.fence.is_some_and(|fence| fence == item.fence())
        && ended.is_some_and(|attempt| attempt.reason == reason && caller.fence == Some(attempt.fence))
}

fn answer(item: &WorkItem, policy: &Policy, already_failed: bool) -> Failed {
    let attempt = Attempt::ended(item).pop();
    Failed {
        work_id: item.id(),
        agent_id: attempt.and_then(|attempt| attempt.agent_id),
        fence: item.fence(),
        attempt: item.attempt(),
        failures: item.number("failures").unwrap_or(0),
        max_attempts: policy.attempts_of(item),
        status: item.text("status").to_owned(),
        retry_at: Backoff::of(item).map(|backoff| stamp(backoff.until)),
        already_failed,
        trace_id: item.trace_id().unwrap_or_default().to_owned(),
    }
}
