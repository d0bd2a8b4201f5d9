//! Many items: one after the other, several at once.

use super::super::{Context, Passed};
use super::Plan;
use super::attempt::{self, Done};
use crate::board::{AgentId, Claimed, Refusal, TraceContext};
use crate::clock::since_boot;
use crate::store::StoreError;
use crate::supervise::{CannotStart, Exit};
use crate::terminal::Terminal;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tracing::Span;

/// How often the board is asked whether it has changed, while there is nothing to claim.
const LOOK: Duration = Duration::from_millis(100);
/// How often a claim is tried although it has not: leases and pauses end without a change.
const TRY: Duration = Duration::from_secs(1);

/// What the workers of one pool share.
#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    /// Only one of them waits for new work at the board.
    turn: Mutex<()>,
}

#[derive(Debug, Default)]
struct State {
    /// How many commands run, and when there was last something to do.
    running: usize,
    busy_at: Duration,
    /// Whether anything was claimed.
    claimed: bool,
    /// How the first item ended that did not end well.
    failed: Option<anyhow::Error>,
    /// Why nothing more is to be begun.
    ended: Option<anyhow::Error>,
    idle: bool,
}

/// Runs the command for many items.
///
/// In a loop the end is 0 where nothing came any more, 128 and the number of the signal that ended it, or the failure
/// that ended it: a command that fails ends only its attempt. Without a loop it is the first status that is not 0.
pub(super) fn run(context: &Context<'_>, plan: &Plan<'_>, jobs: usize) -> anyhow::Result<()> {
    let shared = Shared::default();
    shared.state().busy_at = since_boot();
    // A terminal is for one thread.
    let (json, quiet, colour) = (context.terminal.json, context.terminal.quiet, context.terminal.colour);
    let Context { settings, environment, location, trace, caller, has_old_face, .. } = *context;
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                let terminal = Terminal::new(json, quiet, Some(colour));
                let context =
                    Context { terminal: &terminal, settings, environment, location, trace, caller, has_old_face };
                work(&context, plan, &shared);
            });
        }
    });
    let state = shared.state.into_inner().unwrap_or_else(PoisonError::into_inner);
    match (state.ended, plan.signals.ending(), state.failed) {
        (Some(error), ..) => Err(error),
        (None, Some(signal), _) => Err(Passed(Exit::Signal(signal).code()).into()),
        (None, None, Some(error)) if !plan.args.repeat => Err(error),
        _ => Ok(()),
    }
}

/// Runs items until there is a reason to end: one where it is no loop.
fn work(context: &Context<'_>, plan: &Plan<'_>, shared: &Shared) {
    let mut agent: Option<AgentId> = None;
    while let Some(goes_on) = item(context, plan, shared, &mut agent) {
        if !goes_on || !plan.args.repeat {
            return;
        }
    }
}

/// Runs one item in a span of its own; `None` where there is none to run.
fn item(context: &Context<'_>, plan: &Plan<'_>, shared: &Shared, agent: &mut Option<AgentId>) -> Option<bool> {
    let Turn { claimed, asked, trace, span } = next(context, plan, shared, agent.as_ref())?;
    *agent = Some(claimed.agent_id.clone());
    let own = Context { trace: &trace, ..*context };
    let done = span.in_scope(|| attempt::run_claimed(&own, plan, &claimed, asked));
    if !done.as_ref().is_ok_and(|done| done.exit.is_success()) {
        span.record("coordctl.outcome", "failed");
    }
    shared.finished();
    Some(shared.note(context, plan, done))
}

/// A claim, and the span that it was made in.
struct Turn {
    claimed: Claimed,
    asked: Duration,
    trace: TraceContext,
    span: Span,
}

/// The next claim; waits for one in a loop.
fn next(context: &Context<'_>, plan: &Plan<'_>, shared: &Shared, agent: Option<&AgentId>) -> Option<Turn> {
    let _turn = shared.turn.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        if shared.is_over(plan) {
            return None;
        }
        let (seen, asked) = (sequence(context), since_boot());
        let (trace, span) = context.span_inside("run");
        let own = Context { trace: &trace, ..*context };
        match span.in_scope(|| attempt::claim(&own, plan, agent)) {
            Ok(claimed) => {
                shared.began();
                return Some(Turn { claimed, asked, trace, span });
            }
            Err(e) => {
                span.record("otel.discard", true);
                match is_nothing(&e) {
                    true if plan.args.repeat => wait(context, plan, shared, seen),
                    // A smaller number of jobs is enough.
                    true if shared.state().claimed => return None,
                    _ => {
                        shared.end(e);
                        return None;
                    }
                }
            }
        }
    }
}

/// Waits until the board has changed, for a while at the most.
fn wait(context: &Context<'_>, plan: &Plan<'_>, shared: &Shared, seen: Option<u64>) {
    let started = since_boot();
    while since_boot().saturating_sub(started) < TRY && !shared.is_over(plan) {
        plan.signals.wait(LOOK);
        if sequence(context) != seen {
            return;
        }
    }
}

/// The board's last change; read without its lock. `None` where there is no board yet.
fn sequence(context: &Context<'_>) -> Option<u64> {
    context.with_store(|store| store.read().ok().map(|snapshot| snapshot.sequence()))
}

/// Whether waiting may bring something to claim.
fn is_nothing(error: &anyhow::Error) -> bool {
    matches!(
        error.downcast_ref(),
        Some(
            StoreError::Refused(Refusal::NothingToClaim { .. } | Refusal::AtCapacity { .. }) | StoreError::Busy { .. }
        )
    )
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn began(&self) {
        let mut state = self.state();
        state.running += 1;
        state.claimed = true;
    }

    fn finished(&self) {
        let mut state = self.state();
        state.running -= 1;
        state.busy_at = since_boot();
    }

    /// Notes how an item ended; says whether another may be begun.
    fn note(&self, context: &Context<'_>, plan: &Plan<'_>, done: anyhow::Result<Done>) -> bool {
        let not_started = match &done {
            Ok(done) => done.not_started,
            Err(e) => e.is::<CannotStart>(),
        };
        let Err(error) = done.and_then(Done::into_result) else { return true };
        if not_started {
            self.end(error);
            return false;
        }
        let mut state = self.state();
        // A command's own end it has told itself; ours is told at the end where it is no loop.
        if !error.is::<Passed>() && (plan.args.repeat || state.failed.is_some()) {
            context.terminal.warn(&format!("{error:#}"));
        }
        state.failed.get_or_insert(error);
        true
    }

    fn end(&self, error: anyhow::Error) {
        self.state().ended.get_or_insert(error);
    }

    /// Whether nothing more is to be begun.
    fn is_over(&self, plan: &Plan<'_>) -> bool {
        let mut state = self.state();
        let idle = state.running == 0
            && plan.idle_exit.is_some_and(|limit| since_boot().saturating_sub(state.busy_at) >= limit);
        state.idle |= idle;
        state.idle || state.ended.is_some() || plan.signals.ending().is_some()
    }
}
