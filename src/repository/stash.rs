//! A stash of everything in a worktree that is not committed.

use super::{Failed, Git};

/// Puts uncommitted and untracked files into the repository's stash; the id of its commit.
///
/// # Errors
/// Where git cannot; the worktree is as it was then.
pub fn stash(git: &Git, message: &str) -> Result<String, Failed> {
    git.run(&["stash", "push", "--include-untracked", "--quiet", "--message", message])?;
    git.text(&["rev-parse", "--verify", "refs/stash"])
}
