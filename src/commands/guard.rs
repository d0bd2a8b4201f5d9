//! `guard`: whether a claim still stands, for use right before a push or a deploy.
//!
//! Reads without the lock, so it never waits. Two things follow. A newer claim may be seen that is not flushed yet, and
//! would be gone after a power cut: the caller is then stopped without need, which is the harmless direction. And a
//! claim made after the answer is not seen at all: where the resource itself can compare fences, hand it the fence too.
//! The caller's own claim was durable before its fence was known to anyone.

use super::arguments::{parse_fence, unknown, work_id};
use super::{Context, Identity, record_item};
use crate::board::{self, AgentId, WorkId};
use crate::settings::{BadInput, duration};
use crate::store::{Snapshot, StoreError};
use clap::Args;
use serde_json::json;

/// Exit 0 only while a claim still stands: for use right before a push or a deploy
#[derive(Debug, Args)]
pub struct GuardArgs {
    /// The work item
    work_id: String,
    /// The fence that claim answered
    #[arg(long, value_name = "N", required = true, allow_negative_numbers = true)]
    fence: String,
    /// Demand that the lease lasts at least this long still
    #[arg(long = "for", value_name = "DURATION", allow_hyphen_values = true)]
    lasting: Option<String>,
    #[command(flatten)]
    identity: Identity,
}

/// What is asked.
struct Question {
    id: WorkId,
    fence: u64,
    agent: Option<AgentId>,
    seconds: u64,
}

/// Runs `guard`.
///
/// # Errors
/// Bad values, a board that cannot be read, or a claim that does not stand.
pub fn run(context: &Context<'_>, args: &GuardArgs) -> anyhow::Result<()> {
    let question = Question {
        id: work_id(&args.work_id)?,
        fence: parse_fence(&args.fence)?,
        agent: args.identity.agent(context.environment)?,
        seconds: args.lasting.as_deref().map_or(Ok(0), seconds)?,
    };
    context.read(|snapshot| answer(context, &question, snapshot))
}

fn answer(context: &Context<'_>, question: &Question, snapshot: &mut Snapshot) -> anyhow::Result<()> {
    let Question { id, fence, agent, seconds } = question;
    let Some(item) = snapshot.work(id)? else {
        return Err(unknown(snapshot, id).into());
    };
    record_item(id, *fence);
    let guarded = board::guard(&item, snapshot.now(), *fence, agent.as_ref(), *seconds).map_err(StoreError::from)?;
    if !context.terminal.json {
        return Ok(());
    }
    Ok(context.terminal.document(&json!({
        "schema": "coordctl.guard.v1",
        "work_id": id,
        "agent_id": guarded.agent_id,
        "fence": guarded.fence,
        "lease_expires_at": guarded.lease_expires_at,
        "remaining_seconds": guarded.remaining_seconds,
        "sequence": snapshot.sequence(),
    }))?)
}

/// Whole seconds, rounded up: a demand is never made smaller.
fn seconds(text: &str) -> Result<u64, BadInput> {
    let length = duration("--for", text)?;
    Ok(length.as_secs().saturating_add(u64::from(length.subsec_nanos() > 0)))
}
