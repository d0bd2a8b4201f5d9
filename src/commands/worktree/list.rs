//! `worktree list`.

use super::super::Context;
use super::ENVIRONMENT;
use super::registered::{Registered, registered};
use super::remove::{bases, summary};
use crate::board::WorkId;
use crate::report::table::{Column, table};
use crate::repository::{Failed, Git, Left, Linked, listing};
use crate::text::escape;
use serde::Serialize;
use std::path::Path;

/// A worktree as it is listed.
#[derive(Debug, Serialize)]
pub(super) struct Listed {
    pub(super) path: String,
    work_id: Option<WorkId>,
    status: Option<String>,
    holder: Option<String>,
    branch: Option<String>,
    port: Option<u16>,
    registered: bool,
    /// Whether it was made by us: it has our environment file.
    pub(super) ours: bool,
    pub(super) gone: bool,
    locked: Option<String>,
    left: Option<Left>,
    /// Why nobody can say what would be lost.
    unknown: Option<String>,
}

impl Listed {
    /// Whether the board knows it.
    pub(super) fn is_registered(&self) -> bool {
        self.registered
    }
}

/// Runs `worktree list`.
pub(super) fn run(context: &Context<'_>) -> anyhow::Result<()> {
    let all = all(context)?;
    if context.terminal.json {
        let document = serde_json::json!({ "schema": "coordctl.worktree_list.v1", "worktrees": all });
        return Ok(context.terminal.document(&document)?);
    }
    let columns = [
        Column::whole("work item"),
        Column::left("status"),
        Column::left("holder"),
        Column::right("port"),
        Column::left("state"),
        Column::flexible("path"),
    ];
    let rows: Vec<Vec<String>> = all.iter().map(row).collect();
    context.terminal.data(&table(&rows, &columns, context.terminal.list_width(), true))?;
    Ok(())
}

fn row(listed: &Listed) -> Vec<String> {
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    vec![
        listed.work_id.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string),
        or_dash(&listed.status),
        or_dash(&listed.holder),
        listed.port.map_or_else(|| "-".to_owned(), |port| port.to_string()),
        state(listed),
        escape(&listed.path).into_owned(),
    ]
}

fn state(listed: &Listed) -> String {
    let left = listed.left.as_ref().map(summary).filter(|words| !words.is_empty());
    let words = match (listed.gone, &listed.unknown) {
        (true, _) => "gone".to_owned(),
        (false, Some(why)) => why.clone(),
        (false, None) => left.unwrap_or_else(|| "clean".to_owned()),
    };
    if listed.registered { words } else { format!("not registered, {words}") }
}

/// The worktrees of the board, and those of the repository around us but for its main one.
pub(super) fn all(context: &Context<'_>) -> anyhow::Result<Vec<Listed>> {
    let known = registered(context)?;
    let git = Git::at(&context.environment.working_directory.clone().unwrap_or_default());
    let here = listing(&git).unwrap_or_default();
    let mut all: Vec<Listed> = known.iter().map(of_board).collect();
    let is_known = |linked: &Linked| known.iter().any(|other| Path::new(&other.worktree.path) == linked.path);
    all.extend(here.iter().skip(1).filter(|linked| !is_known(linked)).map(|linked| of_git(linked, &here)));
    Ok(all)
}

fn of_board(known: &Registered) -> Listed {
    let Registered { item, worktree, .. } = known;
    let path = Path::new(&worktree.path);
    let gone = path.symlink_metadata().is_err();
    let looked = if gone { Ok((None, None)) } else { look(path, Some(&worktree.base)) };
    let (locked, left, unknown) = match looked {
        Ok((locked, left)) => (locked, left, None),
        Err(e) => (None, None, Some(e.message)),
    };
    Listed {
        path: worktree.path.clone(),
        work_id: Some(item.id()),
        status: Some(item.status().word().to_owned()),
        holder: item.holder().map(|holder| holder.to_string()),
        branch: Some(worktree.branch.clone()),
        port: Some(worktree.port),
        registered: true,
        ours: true,
        gone,
        locked,
        left,
        unknown,
    }
}

fn of_git(linked: &Linked, all: &[Linked]) -> Listed {
    let looked = (!linked.gone).then(|| Left::of(&Git::at(&linked.path), &bases(all, None), all, ENVIRONMENT));
    let (left, unknown) = match looked.transpose() {
        Ok(left) => (left, None),
        Err(e) => (None, Some(e.message)),
    };
    Listed {
        path: linked.path.to_string_lossy().into_owned(),
        work_id: None,
        status: None,
        holder: None,
        branch: linked.branch.clone(),
        port: None,
        registered: false,
        ours: linked.path.join(ENVIRONMENT).exists(),
        gone: linked.gone,
        locked: linked.locked.clone(),
        left,
        unknown,
    }
}

/// Why a worktree is locked, and what would be lost with it.
fn look(path: &Path, base: Option<&str>) -> Result<(Option<String>, Option<Left>), Failed> {
    let git = Git::at(path);
    let all = listing(&git)?;
    let locked = all.iter().find(|linked| linked.path == path).and_then(|linked| linked.locked.clone());
    Ok((locked, Some(Left::of(&git, &bases(&all, base.map(|base| (&git, base))), &all, ENVIRONMENT)?)))
}
