//! `dead-letters`: the items that were given up.

pub mod deal;
pub mod list;
pub mod show;

use super::Context;
use crate::board::{Attempt, WorkId, WorkItem};
use clap::{Args, Subcommand};
use serde::Serialize;

/// Deal with the items that were given up
#[derive(Debug, Args)]
pub struct DeadLettersArgs {
    #[command(subcommand)]
    verb: DeadLettersVerb,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum DeadLettersVerb {
    /// List the items that were given up, the newest first
    #[command(after_help = list::EXAMPLES)]
    List(list::ListArgs),
    /// Show one of them with all its attempts
    #[command(after_help = show::EXAMPLES)]
    Show(show::ShowArgs),
    /// Offer them again, with all their attempts before them; all of those named, or none
    #[command(after_help = deal::REQUEUE_EXAMPLES)]
    Requeue(deal::RequeueArgs),
    /// Call them off: they stay on the board as cancelled; all of those named, or none
    #[command(after_help = deal::DROP_EXAMPLES)]
    Drop(deal::DropArgs),
}

/// An item that was given up.
#[derive(Debug, Serialize)]
struct DeadLetter {
    work_id: WorkId,
    work_type: String,
    description: String,
    team: String,
    priority: String,
    /// How many attempts failed.
    failures: u64,
    /// When the last one did.
    failed_at: Option<String>,
    /// Why, in the words of whoever ended it.
    reason: String,
    /// Who held it then.
    agent_id: Option<crate::board::AgentId>,
}

/// Runs `dead-letters`.
///
/// # Errors
/// Those of its verbs.
pub fn run(context: &Context<'_>, args: &DeadLettersArgs) -> anyhow::Result<()> {
    match &args.verb {
        DeadLettersVerb::List(args) => list::run(context, args),
        DeadLettersVerb::Show(args) => show::run(context, args),
        DeadLettersVerb::Requeue(args) => deal::requeue(context, args),
        DeadLettersVerb::Drop(args) => deal::drop_letters(context, args),
    }
}

impl DeadLetter {
    fn of(item: &WorkItem) -> Self {
        let text = |field: &str| item.text(field).to_owned();
        let last = Attempt::ended(item).pop();
        let failed_at = Some(text("failed_at")).filter(|at| !at.is_empty());
        DeadLetter {
            work_id: item.id(),
            work_type: text("work_type"),
            description: text("description"),
            team: text("team"),
            priority: text("priority"),
            failures: item.number("failures").unwrap_or(0),
            failed_at: failed_at.or_else(|| last.as_ref().map(|attempt| attempt.ended_at.clone())),
            reason: last.as_ref().map(|attempt| attempt.reason.clone()).unwrap_or_default(),
            agent_id: last.and_then(|attempt| attempt.agent_id),
        }
    }
}
