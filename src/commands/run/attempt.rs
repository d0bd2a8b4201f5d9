//! One item from its claim to its end.

use super::super::{Context, Passed, record_item};
use super::Plan;
use super::close::{self, Closed, close};
use super::keep::{Keeper, Lost};
use super::start::start;
use crate::board::{AgentId, Claimed, Refusal};
use crate::clock::since_boot;
use crate::store::StoreError;
use crate::supervise::{CannotStart, Child, Ended, Exit, check};
use serde_json::json;
use std::time::Duration;
use tracing::Span;

/// What a shell says of a command that it cannot start.
const NOT_STARTED: [Exit; 2] = [Exit::Status(126), Exit::Status(127)];

/// An attempt that is over, and on the board.
#[derive(Debug)]
pub(super) struct Done {
    /// How the command ended.
    pub(super) exit: Exit,
    /// Whether the item was given back because the command cannot be started; the next one would fare no better.
    pub(super) not_started: bool,
}

impl Done {
    /// The command's exit status as ours.
    pub(super) fn into_result(self) -> anyhow::Result<()> {
        match self.exit.code() {
            0 => Ok(()),
            code => Err(Passed(code).into()),
        }
    }
}

/// Claims an item and runs the command for it.
pub(super) fn run(context: &Context<'_>, plan: &Plan<'_>) -> anyhow::Result<Done> {
    let asked = since_boot();
    let claimed = claim(context, plan, None)?;
    run_claimed(context, plan, &claimed, asked)
}

/// Claims what the plan names, unless the command could not be started or the end was asked for.
pub(super) fn claim(context: &Context<'_>, plan: &Plan<'_>, agent: Option<&AgentId>) -> anyhow::Result<Claimed> {
    if let Some(program) = plan.args.command.first() {
        check(program, context.environment.get("PATH"))?;
    }
    if let Some(signal) = plan.signals.ending() {
        return Err(Passed(Exit::Signal(signal).code()).into());
    }
    let claimed = plan.subject.claim(context, plan.args, agent)?;
    tell(context, &format!("claimed {} for {} (fence {})", claimed.work_id, claimed.agent_id, claimed.fence));
    Ok(claimed)
}

/// Runs the command for a claim that was asked for at `asked`, and closes the item.
pub(super) fn run_claimed(
    context: &Context<'_>,
    plan: &Plan<'_>,
    claimed: &Claimed,
    asked: Duration,
) -> anyhow::Result<Done> {
    record_item(&claimed.work_id, claimed.fence);
    Span::current().record("coordctl.agent.id", claimed.agent_id.as_str());
    Span::current().record("coordctl.attempt", claimed.attempt);
    if let Some(signal) = plan.signals.ending().map(Exit::Signal) {
        give_back(context, claimed, &format!("{signal} came before the command was started"))?;
        return Err(Passed(signal.code()).into());
    }
    let mut keeper = Keeper::new(context, claimed, asked);
    keeper.settle(context);
    match start(context, plan, claimed) {
        Ok(child) => watch(context, plan, claimed, &mut keeper, child),
        Err(e) => {
            let refused = CannotStart::new(plan.args.command.first().map_or("".as_ref(), |word| word), e);
            give_back(context, claimed, &refused.to_string())?;
            Err(refused.into())
        }
    }
}

fn give_back(context: &Context<'_>, claimed: &Claimed, reason: &str) -> anyhow::Result<()> {
    close::give_back(context, claimed.work_id.as_str(), &claimed.fence.to_string(), reason)
}

/// Looks after a command until it has ended, by itself or because its claim is lost.
fn watch(
    context: &Context<'_>,
    plan: &Plan<'_>,
    claimed: &Claimed,
    keeper: &mut Keeper<'_>,
    child: Child,
) -> anyhow::Result<Done> {
    let group = child.group();
    plan.signals.enter(group);
    let lost = keeper.until_ended(context, &child)?;
    if let Some(Lost { why }) = &lost {
        let id = &claimed.work_id;
        context.terminal.warn(&format!("the claim on {id} is lost, its command is stopped: {why}"));
        child.stop(plan.grace)?;
    }
    let ended = child.reap(|| plan.signals.leave(group))?;
    let Some(Lost { why }) = lost else { return conclude(context, claimed, &ended, keeper) };
    group.clear(plan.grace);
    Err(give_up(context, claimed, &ended, &why))
}

/// Closes the item of a command that ended by itself.
fn conclude(context: &Context<'_>, claimed: &Claimed, ended: &Ended, keeper: &Keeper<'_>) -> anyhow::Result<Done> {
    let (id, exit) = (&claimed.work_id, ended.exit);
    let closed = match close(context, claimed, ended, keeper.left()) {
        Err(e) => return too_late(context, claimed, ended, e),
        Ok(closed) => closed,
    };
    let sentence = match &closed {
        Closed::Completed => format!("completed {id}: {exit}"),
        Closed::Failed { status } => format!("failed {id}: {exit}; it is {status}"),
        Closed::Before { status } => format!("{exit} for {id}, which was closed before: it is {status}"),
    };
    report(context, claimed, ended, outcome(&closed));
    tell(context, &sentence);
    let given_back = matches!(&closed, Closed::Before { .. });
    Ok(Done { exit, not_started: given_back && NOT_STARTED.contains(&exit) })
}

/// What could not be told to the board: that is our failure where the command succeeded, and its own where it failed.
fn too_late(context: &Context<'_>, claimed: &Claimed, ended: &Ended, error: anyhow::Error) -> anyhow::Result<Done> {
    let error = match error.downcast_ref() {
        Some(StoreError::Refused(Refusal::LeaseLost { why, .. })) => give_up(context, claimed, ended, why),
        _ => error,
    };
    if ended.exit.is_success() {
        return Err(error);
    }
    context.terminal.warn(&format!("{error:#}"));
    Ok(Done { exit: ended.exit, not_started: false })
}

/// Keeps what can be kept of a command whose claim was lost.
fn give_up(context: &Context<'_>, claimed: &Claimed, ended: &Ended, why: &str) -> anyhow::Error {
    report(context, claimed, ended, "lost");
    match close::tell_lost(context, claimed, ended, why) {
        Err(e) if matches!(e.downcast_ref(), Some(StoreError::Refused(Refusal::LeaseLost { .. }))) => e,
        // Told, or not: the claim counts as lost for whoever waits for us.
        _ => StoreError::Refused(Refusal::LeaseLost { id: claimed.work_id.clone(), why: why.to_owned() }).into(),
    }
}

fn outcome(closed: &Closed) -> &'static str {
    match closed {
        Closed::Completed => "completed",
        Closed::Failed { .. } => "failed",
        Closed::Before { .. } => "closed_before",
    }
}

/// Tells people, where nobody asked for JSON.
fn tell(context: &Context<'_>, sentence: &str) {
    if !context.terminal.json {
        context.terminal.say(sentence);
    }
}

/// Tells programs, on stderr: stdout is the command's.
fn report(context: &Context<'_>, claimed: &Claimed, ended: &Ended, outcome: &str) {
    if context.terminal.json {
        context.terminal.aside(&json!({
            "schema": "coordctl.run.v1",
            "work_id": claimed.work_id,
            "agent_id": claimed.agent_id,
            "fence": claimed.fence,
            "attempt": claimed.attempt,
            "outcome": outcome,
            "evidence": close::evidence(ended),
        }));
    }
}
