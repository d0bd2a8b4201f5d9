//! `run`: a command for a work item, under its lease.

mod attempt;
mod close;
mod keep;
mod pool;
mod start;
mod subject;

pub(super) use start::stage_words;

use super::{Context, Identity};
use crate::settings::{BadInput, duration};
use crate::supervise::Signals;
use clap::Args;
use std::ffi::OsString;
use std::time::Duration;
use subject::Subject;

/// Run a command for a work item, renew its lease meanwhile, and complete or fail the item
#[derive(Debug, Clone, Default, Args)]
pub struct RunArgs {
    /// Claim the next item that waits; so does naming none
    #[arg(long, conflicts_with_all = ["work", "description"])]
    next: bool,
    /// Claim this item
    #[arg(long, value_name = "WORK_ID", conflicts_with_all = ["work_type", "labels", "priority_at_least"])]
    work: Option<String>,
    /// Only an item of this type; with --description, the type of a new one
    #[arg(long = "type", value_name = "TYPE")]
    work_type: Option<String>,
    /// Create an item and claim it: what is to be done
    #[arg(long, value_name = "TEXT", requires = "work_type", conflicts_with = "priority_at_least")]
    description: Option<String>,
    /// How urgent the new item is: critical, high, medium or low [default: medium]
    #[arg(long, requires = "description")]
    priority: Option<String>,
    /// Only an item of this team; with --description, whose work it is [env: AGENT_TEAM]
    #[arg(long)]
    team: Option<String>,
    /// Only an item with this label; with --description, a label of the new one; may be repeated
    #[arg(long = "label", value_name = "LABEL")]
    labels: Vec<String>,
    /// Only an item at least as urgent
    #[arg(long, value_name = "PRIORITY")]
    priority_at_least: Option<String>,
    /// What the command can do, beside what the agent is registered with; may be repeated
    #[arg(long = "capability", value_name = "NAME")]
    capabilities: Vec<String>,
    /// How long the claim lasts if this program dies; it is renewed at a third of it
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    ttl: Option<String>,
    /// Take the next item when one is done, until a signal ends it
    #[arg(long = "loop", conflicts_with_all = ["work", "description"])]
    repeat: bool,
    /// Run this many items at once
    #[arg(long, value_name = "N", default_value = "1", allow_negative_numbers = true)]
    jobs: String,
    /// End the loop when nothing came for so long
    #[arg(long, value_name = "DURATION", requires = "repeat", allow_hyphen_values = true)]
    idle_exit: Option<String>,
    /// Between the request to end and the kill, where the lease is lost
    #[arg(long, value_name = "DURATION", default_value = "10s", allow_hyphen_values = true)]
    grace: String,
    #[command(flatten)]
    identity: Identity,
    /// Become the command, for the process with this number
    #[arg(long, value_name = "PID", hide = true)]
    stage: Option<u32>,
    /// The command and its arguments
    #[arg(last = true, required = true, value_name = "COMMAND")]
    command: Vec<OsString>,
}

/// The most items at once.
const MOST_JOBS: u64 = 256;

/// What is to be run, checked.
struct Plan<'a> {
    args: &'a RunArgs,
    subject: Subject,
    idle_exit: Option<Duration>,
    grace: Duration,
    /// Whether the command stays in our process group, as it must to use the terminal that it is started from.
    on_terminal: bool,
    signals: Signals,
}

/// Runs `run`.
///
/// # Errors
/// [`super::Passed`] with the command's exit status where it is not 0; bad values, a refusal of the board, or a store
/// that cannot be written.
pub fn run(context: &Context<'_>, args: &RunArgs) -> anyhow::Result<()> {
    if let Some(parent) = args.stage {
        return start::become_command(context, parent, &args.command);
    }
    let jobs = usize::try_from(super::arguments::number("number of jobs", &args.jobs, MOST_JOBS)?)?;
    if jobs == 0 {
        return Err(BadInput::new("\"0\" is no number of jobs", format!("use one from 1 to {MOST_JOBS}")).into());
    }
    if jobs > 1 && !args.subject_is_any() {
        let hint = "leave --jobs out, or let --next choose the items";
        return Err(BadInput::new(format!("\"{jobs}\" jobs cannot share one item"), hint).into());
    }
    let on_terminal = start::is_on_terminal();
    let plan = Plan {
        args,
        subject: Subject::of(context, args)?,
        idle_exit: args.idle_exit.as_deref().map(|text| duration("--idle-exit", text)).transpose()?,
        grace: duration("--grace", &args.grace)?,
        on_terminal,
        signals: Signals::take(on_terminal)?,
    };
    match args.repeat || jobs > 1 {
        true => pool::run(context, &plan, jobs),
        false => attempt::run(context, &plan)?.into_result(),
    }
}

impl RunArgs {
    fn subject_is_any(&self) -> bool {
        self.work.is_none() && self.description.is_none()
    }
}
