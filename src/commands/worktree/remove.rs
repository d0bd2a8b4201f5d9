//! `worktree remove`.

use super::super::Context;
use super::registered::{Registered, forget, registered, whole};
use super::{ENVIRONMENT, TASK};
use crate::board::WorkId;
use crate::clock::{stamp, wall_seconds};
use crate::repository::{Archived, Failed, Git, Kind, Left, Linked, archive, listing, stash};
use crate::settings::BadInput;
use crate::store::StoreError;
use crate::text::{escape, many, quote};
use clap::Args;
use serde_json::json;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// How many names of a kind a message has.
const NAMED: usize = 20;

/// Remove a worktree that holds nothing that is only there
#[derive(Debug, Args)]
pub(super) struct RemoveArgs {
    /// The work item that it serves, or its path
    #[arg(value_name = "WORK_ID|PATH")]
    target: PathBuf,
    /// Put uncommitted changes and untracked files into the repository's stash first
    #[arg(long, conflicts_with = "archive")]
    stash: bool,
    /// Put commits, changes, untracked and ignored files into a file first, and read it back
    /// [default: PATH-TIME.tar]
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true)]
    #[expect(clippy::option_option, reason = "the option with and without a value, as clap has it")]
    archive: Option<Option<PathBuf>>,
    /// Ignored files may go: they can be made again
    #[arg(long)]
    ignored_ok: bool,
}

/// A worktree that was found.
struct Found {
    path: PathBuf,
    git: Git,
    /// All worktrees of the repository, the main one first.
    all: Vec<Linked>,
    known: Option<Registered>,
}

/// What was kept.
#[derive(Default)]
struct Kept {
    stash: Option<String>,
    archive: Option<Archived>,
}

/// Runs `worktree remove`.
pub(super) fn run(context: &Context<'_>, args: &RemoveArgs) -> anyhow::Result<()> {
    let _alone = context.with_store(|store| store.alone(TASK, "worktree remove"))?;
    let found = find(context, &args.target)?;
    if let Some(refusal) = found.known.as_ref().and_then(|known| known.at_work.clone()) {
        return Err(StoreError::Refused(refusal).into());
    }
    let left = found.left()?;
    refuse(&found, &left, args)?;
    let kept = keep(context, &found, &left, args)?;
    take_away(&found, &left, &kept, args)?;
    let sequence = match &found.known {
        Some(known) => Some(forget(context, "worktree-remove", &known.item.id())?.sequence),
        None => None,
    };
    tell(context, &found, &kept, sequence)
}

fn find(context: &Context<'_>, target: &Path) -> anyhow::Result<Found> {
    let known = registered(context)?;
    let id = target.to_str().and_then(|text| WorkId::parse(text).ok());
    let by_id = known.iter().find(|known| id.as_ref() == Some(&known.item.id()));
    let path = by_id.map_or_else(|| whole(target, context), |known| PathBuf::from(&known.worktree.path));
    let known = known.iter().find(|known| Path::new(&known.worktree.path) == path).cloned();
    if path.symlink_metadata().is_err() {
        let shown = quote(&target.to_string_lossy());
        return Err(match known {
            Some(_) => {
                let message = format!("the worktree {} is gone", quote(&path.to_string_lossy()));
                Failed::new(Kind::Git, message, "run \"coordctl worktree prune\" to forget it").into()
            }
            None => BadInput::new(
                format!("{shown} is neither a work item with a worktree nor the path of one"),
                "run \"coordctl worktree list\" to see them",
            )
            .into(),
        });
    }
    let git = Git::at(&path);
    git.check()?;
    let all = listing(&git)?;
    let place = all.iter().position(|linked| linked.path == path);
    match place.and_then(|place| Some((place, all.get(place)?))) {
        Some((1.., linked)) if linked.locked.is_none() => Ok(Found { path, git, all, known }),
        Some((1.., linked)) => Err(locked(linked).into()),
        place => {
            let what = if place.is_some() { "the main worktree of its repository" } else { "no worktree" };
            let message = format!("{} is {what}", quote(&path.to_string_lossy()));
            Err(BadInput::new(message, "run \"coordctl worktree list\" to see those that can be removed").into())
        }
    }
}

fn locked(linked: &Linked) -> Failed {
    let why = linked.locked.as_deref().filter(|why| !why.is_empty()).map(|why| format!(": {}", quote(why)));
    let message =
        format!("the worktree {} is locked{}", quote(&linked.path.to_string_lossy()), why.unwrap_or_default());
    Failed::new(Kind::Git, message, "see \"git worktree list -v\", and \"git help worktree\" on unlock")
}

impl Found {
    fn left(&self) -> Result<Left, Failed> {
        let base = self.known.as_ref().map(|known| (&self.git, known.worktree.base.as_str()));
        Left::of(&self.git, &bases(&self.all, base), &self.all, ENVIRONMENT)
    }
}

/// Commits that are not lost with a worktree: where the main worktree stands, and what its branch began at.
pub(super) fn bases(all: &[Linked], base: Option<(&Git, &str)>) -> Vec<String> {
    let main = all.first().filter(|main| !main.bare && !main.head.is_empty()).map(|main| main.head.clone());
    let base = base.and_then(|(git, base)| git.commit(base).ok().flatten());
    main.into_iter().chain(base).collect()
}

/// What would be lost, without names.
pub(super) fn summary(left: &Left) -> String {
    let told = left.told().into_iter().map(|(what, names)| many(names.len() as u64, what));
    told.collect::<Vec<_>>().join(", ")
}

/// Refuses where something would be lost that is not to be kept.
fn refuse(found: &Found, left: &Left, args: &RemoveArgs) -> Result<(), Failed> {
    let mut lost = left.clone();
    if args.ignored_ok || args.archive.is_some() {
        lost.ignored.clear();
    }
    if args.stash || args.archive.is_some() {
        lost.changed.clear();
        lost.untracked.clear();
    }
    // A branch keeps its commits.
    if args.archive.is_some() || args.stash && !left.detached {
        lost.unpushed.clear();
    }
    match lost.told().is_empty() {
        true => Ok(()),
        false => Err(not_clean(found, lost, "would lose")),
    }
}

fn not_clean(found: &Found, lost: Left, doing: &str) -> Failed {
    let kinds: Vec<String> = lost.told().iter().map(|(what, names)| named(what, names)).collect();
    let path = quote(&found.path.to_string_lossy());
    let hint = if lost.is_beyond_keeping() {
        "bring it to an end or put it in order there: neither a stash nor an archive would hold all of that"
    } else if lost.changed.is_empty() && lost.untracked.is_empty() && lost.unpushed.is_empty() {
        "add --ignored-ok where they can be made again, or --archive to keep them"
    } else {
        "commit and push it; or add --stash, which keeps changes in the repository, or --archive, which keeps all in a file"
    };
    let message = format!("removing the worktree {path} {doing} {}", kinds.join("; "));
    Failed { left: Some(Box::new(lost)), ..Failed::new(Kind::NotClean, message, hint) }
}

/// `2 untracked files ("a", "b")`.
fn named(what: &str, names: &[String]) -> String {
    let shown: Vec<String> = names.iter().take(NAMED).map(|name| format!("\"{}\"", escape(name))).collect();
    let more = names.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{} ({}{more})", many(names.len() as u64, what), shown.join(", "))
}

/// Keeps what is to be kept.
fn keep(context: &Context<'_>, found: &Found, left: &Left, args: &RemoveArgs) -> anyhow::Result<Kept> {
    if args.stash && !(left.changed.is_empty() && left.untracked.is_empty()) {
        let id = found.known.as_ref().map(|known| format!(" for {}", known.item.id())).unwrap_or_default();
        let message = format!("coordctl: removed worktree{id} at {}", escape(&found.path.to_string_lossy()));
        return Ok(Kept { stash: Some(stash(&found.git, &message)?), archive: None });
    }
    let Some(file) = &args.archive else { return Ok(Kept::default()) };
    let left = Left { ignored: if args.ignored_ok { Vec::new() } else { left.ignored.clone() }, ..left.clone() };
    let path = match file {
        Some(file) => whole(file, context),
        None => {
            let mut name = found.path.as_os_str().to_owned();
            name.push(format!("-{}.tar", stamp(wall_seconds()).replace(':', "")));
            PathBuf::from(name)
        }
    };
    if path.starts_with(&found.path) {
        let message = format!("{} is in the worktree that is removed", quote(&path.to_string_lossy()));
        return Err(BadInput::new(message, "name a file elsewhere").into());
    }
    Ok(Kept { stash: None, archive: Some(archive(&found.git, &left, &path)?) })
}

/// Has git remove it, once nothing has changed since it was looked at and kept.
fn take_away(found: &Found, left: &Left, kept: &Kept, args: &RemoveArgs) -> Result<(), Failed> {
    let mut expected = left.clone();
    if args.stash {
        expected.changed.clear();
        expected.untracked.clear();
    }
    let again = found.left()?;
    if again != expected {
        let failed = not_clean(found, again, "would lose what was not there a moment ago, or was not kept:");
        let place = kept.stash.as_ref().or(kept.archive.as_ref().map(|archived| &archived.path));
        let where_kept = place.map(|place| format!("; what was kept is in {}", quote(place))).unwrap_or_default();
        return Err(Failed { message: failed.message.clone() + &where_kept, ..failed });
    }
    let main = found.all.first().map_or(found.path.as_path(), |main| main.path.as_path());
    let mut words: Vec<&OsStr> = ["worktree", "remove"].map(OsStr::new).to_vec();
    if kept.archive.is_some() {
        // git itself would refuse: it cannot know of the archive.
        words.push(OsStr::new("--force"));
    }
    words.extend([OsStr::new("--"), found.path.as_os_str()]);
    Git::at(main).run(&words).map(drop)
}

fn tell(context: &Context<'_>, found: &Found, kept: &Kept, sequence: Option<u64>) -> anyhow::Result<()> {
    let path = found.path.to_string_lossy();
    let linked = found.all.iter().find(|linked| linked.path == found.path);
    let branch = linked.and_then(|linked| linked.branch.clone());
    if context.terminal.json {
        let document = json!({
            "schema": "coordctl.worktree_remove.v1",
            "work_id": found.known.as_ref().map(|known| known.item.id()),
            "path": path,
            "branch": branch,
            "stash": kept.stash,
            "archive": kept.archive,
            "sequence": sequence,
        });
        return Ok(context.terminal.document(&document)?);
    }
    if let Some(archived) = &kept.archive {
        context.terminal.line(&archived.path)?;
    }
    let branch = branch.map(|branch| format!("; its branch {branch} stays")).unwrap_or_default();
    let stash = kept.stash.as_ref().map(|id| format!("; its changes are in the stash {id}")).unwrap_or_default();
    context.terminal.say(&escape(&format!("removed the worktree {path}{branch}{stash}")));
    Ok(())
}
