//! What a worktree is given beside its files: an environment, and that git does not see it.

use super::super::{Context, output};
use super::ENVIRONMENT;
use crate::board::{Caller, Edited, Worktree};
use crate::repository::{Failed, Git, Kind};
use crate::schedule::crontab::shell_word;
use crate::text::quote;
use std::io::{self, Write};
use std::path::Path;

/// Only its owner reads it.
const MODE: u32 = 0o600;

/// Writes the environment file, and has git leave it out of everything.
pub(super) fn settle(
    context: &Context<'_>,
    git: &Git,
    worktree: &Worktree,
    edited: &Edited,
    caller: &Caller,
) -> anyhow::Result<()> {
    if !git.run(&["ls-files", "-z", "--", ENVIRONMENT])?.is_empty() {
        let what = "is tracked by the repository and stays as it is; the worktree has no environment file";
        context.terminal.warn(&format!("{ENVIRONMENT} {what}"));
        return Ok(());
    }
    let exclude = git.place().join(git.path(&["rev-parse", "--git-path", "info/exclude"])?);
    leave_out(&exclude).map_err(|e| {
        let message = format!("could not write {}: {e}", quote(&exclude.to_string_lossy()));
        Failed::new(Kind::Git, message, "run the same command again once it can be written")
    })?;
    let text = environment(context, worktree, edited, caller);
    output::write(&git.place().join(ENVIRONMENT), text.as_bytes(), Some(MODE))
}

/// Lines that a shell reads.
fn environment(context: &Context<'_>, worktree: &Worktree, edited: &Edited, caller: &Caller) -> String {
    let agent = edited.item.get("agent_id").and_then(serde_json::Value::as_str).filter(|_| edited.fence > 0);
    let agent =
        caller.agent.as_ref().map(|agent| agent.as_str()).or(agent.filter(|_| edited.lease_expires_at.is_some()));
    let trace_id = if edited.trace_id.is_empty() { &context.trace.trace_id } else { &edited.trace_id };
    let is_held = edited.lease_expires_at.is_some();
    let lines = [
        ("COORDINATION_DIR", Some(context.location.path.display().to_string())),
        ("COORDCTL_WORK_ID", Some(edited.work_id.to_string())),
        ("COORDCTL_AGENT", agent.map(str::to_owned)),
        ("COORDCTL_FENCE", is_held.then(|| edited.fence.to_string())),
        ("PORT", Some(worktree.port.to_string())),
        ("TRACEPARENT", Some(format!("00-{trace_id}-{}-01", context.trace.span_id))),
    ];
    let line = |(name, value): (&str, Option<String>)| Some(format!("{name}={}\n", shell_word(&value?)));
    lines.into_iter().filter_map(line).collect()
}

/// Adds the file to what git leaves out in all worktrees of the repository, unless it is there.
#[expect(clippy::disallowed_methods, reason = "git's own file, which is no state of the board")]
fn leave_out(exclude: &Path) -> io::Result<()> {
    let there = std::fs::read(exclude).or_else(|e| match e.kind() {
        io::ErrorKind::NotFound => Ok(Vec::new()),
        _ => Err(e),
    })?;
    let line = format!("/{ENVIRONMENT}");
    if there.split(|&byte| byte == b'\n').any(|known| known == line.as_bytes()) {
        return Ok(());
    }
    if let Some(parent) = exclude.parent() {
        std::fs::create_dir_all(parent)?;
    }
    let newline = if there.is_empty() || there.ends_with(b"\n") { "" } else { "\n" };
    let mut file = std::fs::OpenOptions::new().append(true).create(true).open(exclude)?;
    file.write_all(format!("{newline}{line}\n").as_bytes())
}
