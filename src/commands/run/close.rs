//! What becomes of an item when its command has ended.

use super::super::arguments::work_id;
use super::super::{Change, Context, Holder, Repeat, late};
use super::keep::{caller, identity};
use crate::board::{self, Attempt, Caller, Claimed, Completion, Failing, Lookup, Outcome, Refusal, Rows, WorkItem};
use crate::store::{Room, StoreError, Txn};
use crate::supervise::{Ended, Exit};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::time::{Duration, Instant};

/// The longest that closing is tried where the store cannot be written.
const PATIENCE: Duration = Duration::from_secs(30);
/// The pause between two tries.
const PAUSE: Duration = Duration::from_millis(500);

/// How an item was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Closed {
    /// Completed.
    Completed,
    /// The attempt failed; the item is pending again, or failed for good.
    Failed {
        /// `pending` or `failed`.
        status: String,
    },
    /// It had been closed with our fence already, as the command itself may do.
    Before {
        /// What it is now.
        status: String,
    },
}

/// Completes or fails an item by how its command ended. What may pass is tried again for `left` at the most.
pub(super) fn close(
    context: &Context<'_>,
    claimed: &Claimed,
    ended: &Ended,
    left: Option<Duration>,
) -> anyhow::Result<Closed> {
    let (started, limit) = (Instant::now(), left.unwrap_or(PATIENCE).min(PATIENCE));
    loop {
        let tried = match ended.exit.is_success() {
            true => complete(context, claimed, ended),
            false => fail(context, claimed, &ended.exit.to_string(), &evidence(ended)),
        };
        match tried {
            Err(e) if may_pass(&e) && started.elapsed() + PAUSE < limit => std::thread::sleep(PAUSE),
            done => return done,
        }
    }
}

/// Whether trying again may help.
pub(super) fn may_pass(error: &anyhow::Error) -> bool {
    let error = error.downcast_ref();
    matches!(error, Some(StoreError::Busy { .. } | StoreError::Io { .. } | StoreError::OutcomeUnknown { .. }))
}

fn complete(context: &Context<'_>, claimed: &Claimed, ended: &Ended) -> anyhow::Result<Closed> {
    let result = format!("{} in {}", ended.exit, humantime::format_duration(rounded(ended.duration)));
    let change = |txn: &mut Txn<'_>, now: &crate::clock::Now| {
        if let Some(closed) = closed_before(txn, claimed)? {
            return Ok(closed);
        }
        let completion = Completion { result: result.clone(), ..Completion::default() };
        board::complete(txn, now, &claimed.work_id, &caller(claimed), completion)?;
        if let Some(mut item) = txn.work(&claimed.work_id)? {
            add_evidence(&mut item, evidence(ended));
            txn.put_work(item);
        }
        Ok(Closed::Completed)
    };
    match changed(context, "complete", claimed, change) {
        Err(e) if is_refused_by_rule(&e) => {
            // It succeeded, but a rule of the board does not let it count: the attempt is over all the same.
            fail(context, claimed, &format!("{}, but {e}", ended.exit), &evidence(ended))?;
            Err(e)
        }
        done => done,
    }
}

/// Ends the attempt of a claim as failed.
fn fail(
    context: &Context<'_>,
    claimed: &Claimed,
    reason: &str,
    evidence: &Map<String, Value>,
) -> anyhow::Result<Closed> {
    let policy = &context.settings.retry;
    changed(context, "fail", claimed, |txn, now| {
        if let Some(closed) = closed_before(txn, claimed)? {
            return Ok(closed);
        }
        let failing = Failing { reason: reason.to_owned(), retry: None, evidence: evidence.clone() };
        let failed = board::fail(txn, now, &claimed.work_id, &caller(claimed), failing, policy)?;
        Ok(Closed::Failed { status: failed.status })
    })
}

/// Tells of a command that was stopped because its claim was lost: as a failure where the claim is ours after all, else
/// as a late note.
pub(super) fn tell_lost(context: &Context<'_>, claimed: &Claimed, ended: &Ended, why: &str) -> anyhow::Result<()> {
    let (identity, repeat, caller) = (identity(claimed), Repeat::default(), caller(claimed));
    let change =
        Change { verb: "fail", identity: &identity, repeat: &repeat, arguments: Vec::new(), room: Room::UseReserve };
    let failing = Failing { reason: why.to_owned(), retry: None, evidence: evidence(ended) };
    let policy = &context.settings.retry;
    let failed =
        context.change(&change, |txn, now| board::fail(txn, now, &claimed.work_id, &caller, failing.clone(), policy));
    let said = || format!("{} after the claim was lost\n{}", ended.exit, ended.stderr.join("\n"));
    failed.map(drop).map_err(|e| late::keep(context, e, &change, &claimed.work_id, &caller, said().trim_end()))
}

/// Gives an item back that is held under a fence.
pub(super) fn give_back(context: &Context<'_>, id: &str, fence: &str, reason: &str) -> anyhow::Result<()> {
    let id = work_id(id)?;
    let holder = Holder::of_fence(fence);
    let caller = Caller { agent: None, ..holder.caller(context.environment)? };
    let repeat = Repeat::default();
    let change = Change {
        verb: "release",
        identity: &holder.identity,
        repeat: &repeat,
        arguments: Vec::new(),
        room: Room::UseReserve,
    };
    context.change(&change, |txn, now| board::release(txn, now, &id, &caller, Some(reason))).map(drop)
}

fn changed(
    context: &Context<'_>,
    verb: &'static str,
    claimed: &Claimed,
    decide: impl FnMut(&mut Txn<'_>, &crate::clock::Now) -> Result<Closed, StoreError>,
) -> anyhow::Result<Closed> {
    let (identity, repeat) = (identity(claimed), Repeat::default());
    let change = Change { verb, identity: &identity, repeat: &repeat, arguments: Vec::new(), room: Room::UseReserve };
    Ok(context.change(&change, decide)?.answer)
}

/// What the item is where it was completed, failed or given back under our fence, whoever has it now.
fn closed_before(txn: &mut Txn<'_>, claimed: &Claimed) -> Result<Option<Closed>, StoreError> {
    let Some(item) = txn.work(&claimed.work_id)? else { return Ok(None) };
    let closed = Closed::Before { status: item.status().word().to_owned() };
    if item.fence() == claimed.fence && !item.status().is_held() {
        txn.rely_on(&item);
        return Ok(Some(closed));
    }
    let ended = Attempt::ended(&item).into_iter().rfind(|attempt| attempt.fence == claimed.fence);
    let by_holder = |outcome| matches!(outcome, Outcome::Released | Outcome::Failed | Outcome::HandedOff);
    Ok(ended.is_some_and(|attempt| by_holder(attempt.outcome)).then_some(closed))
}

fn is_refused_by_rule(error: &anyhow::Error) -> bool {
    let lost = |refusal: &Refusal| {
        matches!(refusal, Refusal::LeaseLost { .. } | Refusal::Held { .. } | Refusal::WrongStatus { .. })
    };
    matches!(error.downcast_ref(), Some(StoreError::Refused(refusal)) if !lost(refusal))
}

/// What was seen of a command, as it stands in an attempt.
pub(super) fn evidence(ended: &Ended) -> Map<String, Value> {
    let (status, signal) = match ended.exit {
        Exit::Status(status) => (Some(status), None),
        Exit::Signal(signal) => (None, Some(signal)),
    };
    let seen = json!({
        "exit_status": status,
        "signal": signal,
        "duration_seconds": rounded(ended.duration).as_secs_f64(),
        "peak_memory_bytes": ended.peak_memory,
        "stderr": ended.stderr,
    });
    let mut seen = seen.as_object().cloned().unwrap_or_default();
    seen.retain(|_, value| !value.is_null());
    seen
}

/// Puts what was seen of the command into the evidence of a completed item, beside what else stands there.
fn add_evidence(item: &mut WorkItem, seen: Map<String, Value>) {
    let before = item.row().get("evidence").cloned().unwrap_or_default();
    let mut evidence = match before {
        Value::Object(evidence) => evidence,
        Value::Null => Map::new(),
        other => Map::from_iter([("before".to_owned(), other)]),
    };
    evidence.insert("run".to_owned(), seen.into());
    item.set("evidence", evidence);
}

/// A duration in whole milliseconds.
fn rounded(duration: Duration) -> Duration {
    Duration::from_millis(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX))
}
