//! `worktree add`.

use super::super::arguments::work_id;
use super::super::{Change, Context, Holder, Repeat, record_item};
use super::registered::{Registered, forget, registered, whole};
use super::{TASK, port, settle};
use crate::board::{Caller, WorkId, Worktree, register_worktree};
use crate::clock::{stamp, wall_seconds};
use crate::repository::{Failed, Git, Kind, Linked, listing};
use crate::settings::BadInput;
use crate::store::{Committed, Room};
use crate::text::quote;
use clap::Args;
use serde::Serialize;
use std::ffi::OsStr;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// Make a worktree with a branch, a port and an environment file of its own for a work item; prints its path
#[derive(Debug, Args)]
pub(super) struct AddArgs {
    /// Where it is made [default: WORK_ID in the directory REPOSITORY-worktrees beside the main worktree]
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// The work item that it serves
    #[arg(long, value_name = "WORK_ID")]
    work: String,
    /// Its branch, which is made unless it is there [default: work/WORK_ID]
    #[arg(long, value_name = "NAME")]
    branch: Option<String>,
    /// What a new branch begins at [default: HEAD]
    #[arg(long, value_name = "COMMIT")]
    base: Option<String>,
    /// Take the lowest free port of these
    #[arg(long, value_name = "FIRST-LAST", default_value = "4000-4999")]
    port_range: String,
    #[command(flatten)]
    holder: Holder,
}

/// What is to be made.
struct Plan {
    id: WorkId,
    path: PathBuf,
    branch: String,
    /// The base of a new branch; `None` for a branch that is there.
    base: Option<String>,
    ports: RangeInclusive<u16>,
}

/// A worktree that was made.
#[derive(Serialize)]
struct Made<'a> {
    schema: &'static str,
    work_id: &'a WorkId,
    #[serde(flatten)]
    worktree: &'a Worktree,
    environment: String,
    sequence: u64,
    warnings: &'a [String],
}

/// Runs `worktree add`.
pub(super) fn run(context: &Context<'_>, args: &AddArgs) -> anyhow::Result<()> {
    let (id, ports) = (work_id(&args.work)?, port::range(&args.port_range)?);
    let caller = args.holder.caller(context.environment)?;
    let git = Git::at(&context.environment.working_directory.clone().unwrap_or_default());
    git.check()?;
    let all = listing(&git)?;
    let main = all.first().cloned().unwrap_or_default();
    let plan = plan(context, args, &git, &main, id, ports)?;
    // Held while git works: who is killed leaves a registration, which the next one completes or prune takes away.
    let _alone = context.with_store(|store| store.alone(TASK, "worktree add"))?;
    let known = registered(context)?;
    let earlier = earlier(&plan, &known)?;
    let is_made = is_made(&plan, earlier.is_some(), &git)?;
    let (worktree, committed) = register(context, args, &caller, &plan, &known, earlier, &main)?;
    if !is_made {
        make(context, &git, &plan)?;
    }
    settle::settle(context, &Git::at(&plan.path), &worktree, &committed.answer, &caller)?;
    tell(context, &worktree, &committed)
}

fn plan(
    context: &Context<'_>,
    args: &AddArgs,
    git: &Git,
    main: &Linked,
    id: WorkId,
    ports: RangeInclusive<u16>,
) -> anyhow::Result<Plan> {
    let branch = args.branch.clone().unwrap_or_else(|| format!("work/{id}"));
    if git.run(&["check-ref-format", "--branch", &branch]).is_err() {
        let message = format!("{} is no name for a branch", quote(&branch));
        return Err(BadInput::new(message, "see \"git help check-ref-format\", or leave --branch out").into());
    }
    let is_there = git.commit(&format!("refs/heads/{branch}"))?.is_some();
    let base = match (&args.base, is_there) {
        (Some(_), true) => {
            let message = format!("there is a branch {} already, so it can begin nowhere else", quote(&branch));
            return Err(
                Failed::new(Kind::Exists, message, "leave --base out to take it, or name another --branch").into()
            );
        }
        (None, true) => None,
        (base, false) => Some(base.clone().unwrap_or_else(|| "HEAD".to_owned())),
    };
    if let Some(base) = &base
        && git.commit(base)?.is_none()
    {
        let message = format!("{} is no commit of this repository", quote(base));
        return Err(BadInput::new(message, "name a branch, a tag or a commit, as git log shows them").into());
    }
    let path = args.path.clone().unwrap_or_else(|| beside(&main.path, &id));
    Ok(Plan { path: whole(&path, context), id, branch, base, ports })
}

/// `<repository>-worktrees/<work id>` beside the main worktree.
fn beside(main: &Path, id: &WorkId) -> PathBuf {
    let mut name = main.file_name().unwrap_or(OsStr::new("repository")).to_owned();
    name.push("-worktrees");
    main.with_file_name(name).join(id.as_str())
}

/// What was registered for the item by a command that was cut off.
fn earlier<'a>(plan: &Plan, known: &'a [Registered]) -> Result<Option<&'a Worktree>, Failed> {
    let exists = |other: &Registered| {
        let (id, path) = (other.item.id(), quote(&other.worktree.path));
        let message = format!("{id} has a worktree already: {path} at branch {}", quote(&other.worktree.branch));
        Err(Failed::new(Kind::Exists, message, "run \"coordctl worktree list\" to see it"))
    };
    for other in known {
        let (is_item, is_path) = (other.item.id() == plan.id, Path::new(&other.worktree.path) == plan.path);
        match (is_item, is_path) {
            (true, true) if other.worktree.branch == plan.branch => return Ok(Some(&other.worktree)),
            (false, false) => {}
            _ => return exists(other),
        }
    }
    Ok(None)
}

/// Whether the directory is there already, made by a command that was cut off.
fn is_made(plan: &Plan, is_registered: bool, git: &Git) -> Result<bool, Failed> {
    let exists = |what: String| Failed::new(Kind::Exists, what, "name another path, or see \"coordctl worktree list\"");
    let all = listing(git)?;
    let shown = quote(&plan.path.to_string_lossy());
    if let Some(linked) = all.iter().find(|linked| linked.path == plan.path && !linked.gone) {
        let is_ours = is_registered
            && linked.branch.as_deref() == Some(&plan.branch)
            && !plan.path.join(super::ENVIRONMENT).exists();
        return if is_ours { Ok(true) } else { Err(exists(format!("there is a worktree at {shown} already"))) };
    }
    if plan.path.symlink_metadata().is_ok() {
        return Err(exists(format!("there is something at {shown} already")));
    }
    match all.iter().find(|linked| linked.branch.as_deref() == Some(&plan.branch) && !linked.gone) {
        Some(other) => {
            let place = quote(&other.path.to_string_lossy());
            Err(exists(format!("the branch {} is checked out at {place} already", quote(&plan.branch))))
        }
        None => Ok(false),
    }
}

/// Registers it before it is made: two at once never get the same port.
fn register(
    context: &Context<'_>,
    args: &AddArgs,
    caller: &Caller,
    plan: &Plan,
    known: &[Registered],
    earlier: Option<&Worktree>,
    main: &Linked,
) -> anyhow::Result<(Worktree, Committed<crate::board::Edited>)> {
    let text = |path: &Path| {
        let bad = || BadInput::new(format!("{} is no UTF-8 text", quote(&path.to_string_lossy())), "name another path");
        path.to_str().map(str::to_owned).ok_or_else(bad)
    };
    let taken: Vec<u16> = known.iter().map(|other| other.worktree.port).collect();
    let worktree = match earlier {
        Some(earlier) => earlier.clone(),
        None => Worktree {
            path: text(&plan.path)?,
            branch: plan.branch.clone(),
            base: base_name(plan, main),
            port: port::lowest(&plan.ports, &taken)?,
            repository: text(&main.path)?,
            at: stamp(wall_seconds()),
        },
    };
    let port = worktree.port.to_string();
    let change = Change {
        verb: "worktree-add",
        identity: &args.holder.identity,
        repeat: &Repeat::default(),
        arguments: vec![plan.id.as_str(), &worktree.path, &worktree.branch, &port],
        room: Room::KeepReserve,
    };
    let rule = |txn: &mut crate::store::Txn<'_>, now: &crate::clock::Now| {
        register_worktree(txn, now, &plan.id, caller, &worktree)
    };
    let committed = context.change(&change, rule)?;
    record_item(&plan.id, committed.answer.fence);
    Ok((worktree, committed))
}

/// What the branch begins at: by its name where it has one.
fn base_name(plan: &Plan, main: &Linked) -> String {
    match plan.base.as_deref() {
        Some("HEAD") | None => main.branch.clone().unwrap_or_else(|| main.head.clone()),
        Some(base) => base.to_owned(),
    }
}

/// Has git make it; where it cannot, the registration is taken back.
fn make(context: &Context<'_>, git: &Git, plan: &Plan) -> anyhow::Result<()> {
    let mut words: Vec<&OsStr> = ["worktree", "add", "--quiet"].map(OsStr::new).to_vec();
    match &plan.base {
        Some(base) => {
            words.extend([OsStr::new("--no-track"), OsStr::new("-b"), OsStr::new(&plan.branch), OsStr::new("--")]);
            words.extend([plan.path.as_os_str(), OsStr::new(base)]);
        }
        None => words.extend([OsStr::new("--"), plan.path.as_os_str(), OsStr::new(&plan.branch)]),
    }
    let Err(failed) = git.run(&words) else { return Ok(()) };
    if listing(git)?.iter().any(|linked| linked.path == plan.path && !linked.gone) {
        // A hook of the repository failed, after the worktree was made.
        context.terminal.warn(&failed.message);
        return Ok(());
    }
    forget(context, "worktree-remove", &plan.id)?;
    Err(failed.into())
}

fn tell(context: &Context<'_>, worktree: &Worktree, committed: &Committed<crate::board::Edited>) -> anyhow::Result<()> {
    let id = &committed.answer.work_id;
    if context.terminal.json {
        let environment = Path::new(&worktree.path).join(super::ENVIRONMENT).to_string_lossy().into_owned();
        let schema = "coordctl.worktree_add.v1";
        let (sequence, warnings) = (committed.sequence, &committed.warnings);
        let made = Made { schema, work_id: id, worktree, environment, sequence, warnings };
        return Ok(context.terminal.document(&made)?);
    }
    context.terminal.line(&worktree.path)?;
    let Worktree { branch, port, .. } = worktree;
    context.terminal.say(&format!("{id} has a worktree at branch {branch}, with port {port}"));
    Ok(())
}
