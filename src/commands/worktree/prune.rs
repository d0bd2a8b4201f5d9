//! `worktree prune`.

use super::super::Context;
use super::registered::{Registered, forget, registered};
use super::{TASK, list};
use crate::repository::{Git, listing};
use crate::text::{escape, many, quote};
use clap::Args;
use serde::Serialize;
use serde_json::json;
use std::ffi::OsStr;
use std::path::Path;

/// Forget worktrees whose directories are gone
#[derive(Debug, Args)]
pub(super) struct PruneArgs {
    /// Say what would be forgotten, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// A worktree that is gone.
#[derive(Debug, Serialize)]
struct Gone {
    work_id: String,
    path: String,
    /// Why it is not forgotten.
    kept_because: Option<String>,
}

/// Runs `worktree prune`.
pub(super) fn run(context: &Context<'_>, args: &PruneArgs) -> anyhow::Result<()> {
    let _alone = match args.dry_run {
        true => None,
        false => Some(context.with_store(|store| store.alone(TASK, "worktree prune"))?),
    };
    let mut all = Vec::new();
    for known in registered(context)?.iter().filter(|known| Path::new(&known.worktree.path).symlink_metadata().is_err())
    {
        let kept_because = reason(known);
        if kept_because.is_none() && !args.dry_run {
            forget(context, "worktree-prune", &known.item.id())?;
            unlist(context, known);
        }
        all.push(Gone { work_id: known.item.id().to_string(), path: known.worktree.path.clone(), kept_because });
    }
    let strays =
        list::all(context)?.into_iter().filter(|listed| !listed.is_registered() && listed.ours && !listed.gone);
    tell(context, args, &all, &strays.map(|listed| listed.path).collect::<Vec<_>>())
}

/// Why it is better not forgotten.
fn reason(known: &Registered) -> Option<String> {
    let repository = Path::new(&known.worktree.repository);
    if !repository.exists() {
        return Some(format!(
            "its repository {} is gone too: a disk may be missing",
            quote(&known.worktree.repository)
        ));
    }
    let all = listing(&Git::at(repository)).ok()?;
    let linked = all.iter().find(|linked| linked.path == Path::new(&known.worktree.path))?;
    linked.locked.as_ref().map(|_| "git has it locked".to_owned())
}

/// Has git forget it too, if it is at a branch: commits without one would be found by nobody.
fn unlist(context: &Context<'_>, known: &Registered) {
    let git = Git::at(Path::new(&known.worktree.repository));
    let path = Path::new(&known.worktree.path);
    let is_listed = listing(&git).is_ok_and(|all| all.iter().any(|one| one.path == path && one.branch.is_some()));
    if is_listed
        && let Err(e) = git.run(&[OsStr::new("worktree"), OsStr::new("remove"), OsStr::new("--"), path.as_os_str()])
    {
        context.terminal.warn(&e.message);
    }
}

fn tell(context: &Context<'_>, args: &PruneArgs, gone: &[Gone], strays: &[String]) -> anyhow::Result<()> {
    if context.terminal.json {
        let schema = "coordctl.worktree_prune.v1";
        let document = json!({ "schema": schema, "dry_run": args.dry_run, "gone": gone, "not_registered": strays });
        return Ok(context.terminal.document(&document)?);
    }
    for Gone { work_id, path, kept_because } in gone {
        let what = match kept_because {
            Some(why) => format!("kept, because {why}"),
            None if args.dry_run => "would be forgotten".to_owned(),
            None => "forgotten".to_owned(),
        };
        context.terminal.line(&escape(&format!("{work_id}  {path}  {what}")))?;
    }
    for path in strays {
        let what = "was made by coordctl and is on no board here; \"coordctl worktree remove\" takes its path";
        context.terminal.warn(&escape(&format!("{path} {what}")));
    }
    let forgotten = gone.iter().filter(|one| one.kept_because.is_none()).count() as u64;
    context.terminal.say(&format!(
        "{} {}",
        many(forgotten, "worktree"),
        if args.dry_run { "would be forgotten" } else { "forgotten" }
    ));
    Ok(())
}
