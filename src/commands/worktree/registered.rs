//! The worktrees that the board knows.

use super::super::{Change, Context, Holder, Repeat};
use crate::board::{Edited, Kind, WorkId, WorkItem, Worktree, at_rest, forget_worktree};
use crate::store::{Committed, Room};
use memchr::memmem;
use std::path::{Path, PathBuf};

/// A work item with its worktree.
#[derive(Debug, Clone)]
pub(super) struct Registered {
    pub(super) item: WorkItem,
    pub(super) worktree: Worktree,
    /// Why it may not be removed: somebody is at work on it.
    pub(super) at_work: Option<crate::board::Refusal>,
}

/// All of them. Rows are looked into only where the word stands in them.
pub(super) fn registered(context: &Context<'_>) -> anyhow::Result<Vec<Registered>> {
    let word = memmem::Finder::new(b"\"worktree\":");
    context.read(|snapshot| {
        let now = snapshot.now().clone();
        let mut found = Vec::new();
        for row in snapshot.rows(Kind::Work)? {
            if word.find(snapshot.item_text(&row)?.get().as_bytes()).is_none() {
                continue;
            }
            let item = snapshot.item(&row)?;
            if let Some(worktree) = Worktree::of(&item) {
                found.push(Registered { worktree, at_work: at_rest(&item, &now).err(), item });
            }
        }
        Ok(found)
    })
}

/// Takes a worktree off the board.
pub(super) fn forget(context: &Context<'_>, verb: &'static str, id: &WorkId) -> anyhow::Result<Committed<Edited>> {
    let change = Change {
        verb,
        identity: &Holder::default().identity,
        repeat: &Repeat::default(),
        arguments: vec![id.as_str()],
        room: Room::UseReserve,
    };
    context.change(&change, |txn, now| forget_worktree(txn, now, id))
}

/// A path from the root, links resolved as far as it is there.
pub(super) fn whole(path: &Path, context: &Context<'_>) -> PathBuf {
    let path = context.environment.working_directory.clone().unwrap_or_default().join(path);
    if let Ok(path) = path.canonicalize() {
        return path;
    }
    match (path.parent().map(Path::canonicalize), path.file_name()) {
        (Some(Ok(parent)), Some(name)) => parent.join(name),
        _ => path,
    }
}
