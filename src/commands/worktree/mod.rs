//! `worktree`: worktrees of git for work items, made and removed so that nothing is lost.

mod add;
mod list;
mod port;
mod prune;
mod registered;
mod remove;
mod settle;

use super::Context;
use clap::{Args, Subcommand};

/// The file with an environment for the programs of a worktree.
const ENVIRONMENT: &str = ".coordctl.env";
/// The task that one process at a time may be at.
const TASK: &str = "worktrees";

/// Make worktrees of git for work items, and remove them without losing anything
#[derive(Debug, Args)]
pub struct WorktreeArgs {
    #[command(subcommand)]
    verb: WorktreeVerb,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum WorktreeVerb {
    /// Make a worktree with a branch, a port and an environment file of its own for a work item; prints its path
    ///
    /// It is registered on the board, in the item's row. A branch that is there already is taken as it is. One that was
    /// cut off is completed by the same command.
    Add(add::AddArgs),
    /// List the worktrees of the board and of this repository, and what would be lost with each
    List,
    /// Remove a worktree that holds nothing that is only there
    ///
    /// Uncommitted changes, untracked and ignored files, commits that were not pushed and a live lease are reasons to
    /// refuse, and each is named. There is no force: --stash and --archive are the ways through. The branch stays.
    Remove(remove::RemoveArgs),
    /// Forget worktrees whose directories are gone
    Prune(prune::PruneArgs),
}

/// Runs `worktree`.
///
/// # Errors
/// Those of its verbs.
pub fn run(context: &Context<'_>, args: &WorktreeArgs) -> anyhow::Result<()> {
    match &args.verb {
        WorktreeVerb::Add(args) => add::run(context, args),
        WorktreeVerb::List => list::run(context),
        WorktreeVerb::Remove(args) => remove::run(context, args),
        WorktreeVerb::Prune(args) => prune::run(context, args),
    }
}
