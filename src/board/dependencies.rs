//! What must be completed before an item is offered.

use super::{Lookup, Refusal, Status, WorkId, WorkItem};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// An item that another one depends on, as far as whoever starts on that one needs to know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dependency {
    /// The item.
    pub work_id: WorkId,
    /// Where it stands; `None` where it is not on the board.
    pub status: Option<Status>,
    /// What it was about.
    pub description: String,
    /// What came of it.
    pub result: String,
}

impl Dependency {
    /// Whether it no longer stands in the way.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.status == Some(Status::Completed)
    }
}

/// The items that `item` depends on.
///
/// # Errors
/// Where a row cannot be read.
pub fn dependencies<L: Lookup>(rows: &mut L, item: &WorkItem) -> Result<Vec<Dependency>, L::Error> {
    item.depends_on()
        .into_iter()
        .map(|id| {
            let found = rows.work(&id)?;
            let text = |field: &str| found.as_ref().map(|item| item.text(field).to_owned()).unwrap_or_default();
            let (description, result) = (text("description"), text("result"));
            Ok(Dependency { status: found.map(|item| item.status()), work_id: id, description, result })
        })
        .collect()
}

/// Checks that every item named as a dependency is on the board.
pub(super) fn check_known<L: Lookup>(rows: &mut L, ids: &[WorkId]) -> Result<(), L::Error> {
    for id in ids {
        super::item_of(rows, id)?;
    }
    Ok(())
}

/// Checks that `id` may depend on `others`: that none of them depends on `id`, directly or through others.
///
/// Reads only what can be reached from `others`.
///
/// # Errors
/// [`Refusal::Cycle`] with the whole circle; [`Refusal::NoSuchItem`] for one of `others` that is not on the board.
pub fn check_acyclic<L: Lookup>(rows: &mut L, id: &WorkId, others: &[WorkId]) -> Result<(), L::Error> {
    check_known(rows, others)?;
    let mut seen = HashSet::new();
    // Every path still to be followed, each from `id` on.
    let mut paths: Vec<Vec<WorkId>> = others.iter().map(|other| vec![id.clone(), other.clone()]).collect();
    while let Some(path) = paths.pop() {
        let Some(end) = path.last().cloned() else { continue };
        if end == *id {
            return Err(Refusal::Cycle { path }.into());
        }
        if !seen.insert(end.clone()) {
            continue;
        }
        let next = rows.work(&end)?.map(|item| item.depends_on()).unwrap_or_default();
        paths.extend(next.into_iter().map(|next| path.iter().cloned().chain([next]).collect()));
    }
    Ok(())
}
