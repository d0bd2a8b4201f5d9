//! One item from its claim to its end.

use super::super::{Context, Passed, record_item};
use super::Plan;
use super::close::{self, Closed, close};
use super::keep::{Keeper, Lost};
use super::start::start;
use crate::board::{AgentId, Claimed, Refusal};
use crate::clock::since_boot;
use crate::store::StoreError;
use crate::supervise::{CannotStart, Ended, Exit, check};
use serde_json::json;
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
    asked: std::time::Duration,
) -> anyhow::Result<Done> {
    record_item(&claimed.work_id, &claimed.trace_id, claimed.fence);
    Span::current().record("coordctl.agent.id", claimed.agent_id.as_str());
    Span::current().record("coordctl.attempt", claimed.attempt);
    let fence = claimed.fence.to_string();
    if let Some(signal) = plan.signals.ending() {
        let reason = format!("{} came before the command was started", Exit::Signal(signal));
        close::give_back(context, claimed.work_id.as_str(), &fence, &reason)?;
        return Err(Passed(Exit::Signal(signal).code()).into());
    }
    let mut keeper = Keeper::new(context, claimed, asked);
    keeper.settle(context);
    let child = match start(context, plan, claimed) {
        Ok(child) => child,
        Err(e) => {
            let refused = CannotStart::new(plan.args.command.first().map_or("".as_ref(), |word| word), e);
            close::give_back(context, claimed.work_id.as_str(), &fence, &refused.to_string())?;
            return Err(refused.into());
        }
    };
    let group = child.group();
    plan.signals.enter(group);
    let lost = keeper.until_ended(context, &child)?;
    if let Some(lost) = &lost {
        let id = &claimed.work_id;
        context.terminal.warn(&format!("the claim on {id} is lost, its command is stopped: {}", lost.why));
        child.stop(plan.grace)?;
    }
    let ended = child.reap(|| plan.signals.leave(group))?;
    match lost {
        Some(lost) => {
            group.clear(plan.grace);
            Err(give_up(context, claimed, &ended, lost))
        }
        None => conclude(context, claimed, &ended, &keeper),
    }
}

/// Closes the item of a command that ended by itself.
fn conclude(context: &Context<'_>, claimed: &Claimed, ended: &Ended, keeper: &Keeper<'_>) -> anyhow::Result<Done> {
    let closed = close(context, claimed, ended, keeper.left())?;
    let id = &claimed.work_id;
    let sentence = match &closed {
        Closed::Completed => format!("completed {id}: {}", ended.exit),
        Closed::Failed { status } => format!("failed {id}: {}; it is {status}", ended.exit),
        Closed::Before { status } => format!("{} for {id}, which was closed before: it is {status}", ended.exit),
    };
    report(context, claimed, ended, outcome(&closed));
    tell(context, &sentence);
    let given_back = matches!(&closed, Closed::Before { .. });
    Ok(Done { exit: ended.exit, not_started: given_back && NOT_STARTED.contains(&ended.exit) })
}

/// Keeps what can be kept of a command that was stopped because its claim was lost.
fn give_up(context: &Context<'_>, claimed: &Claimed, ended: &Ended, lost: Lost) -> anyhow::Error {
    report(context, claimed, ended, "lost");
    match close::tell_lost(context, claimed, ended, &lost.why) {
        Err(e) if matches!(e.downcast_ref(), Some(StoreError::Refused(Refusal::LeaseLost { .. }))) => e,
        // Told, or not: the claim counts as lost for whoever waits for us.
        _ => StoreError::Refused(Refusal::LeaseLost { id: claimed.work_id.clone(), why: lost.why }).into(),
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
