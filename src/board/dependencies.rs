//! What must be completed before an item is offered.

use super::{AgentId, Lookup, Obstacle, Refusal, Status, WorkId, WorkItem, obstacles};
use crate::clock::Now;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fmt;

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

/// An item that another one depends on, and what that one waits for in turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Prerequisite {
    /// The item.
    #[serde(flatten)]
    pub dependency: Dependency,
    /// Who holds it.
    pub holder: Option<AgentId>,
    /// What keeps it from being claimed, but for the claim of its holder.
    pub obstacles: Vec<Obstacle>,
}

impl fmt::Display for Prerequisite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Dependency { work_id, status, .. } = &self.dependency;
        let on = Obstacle::DependsOn { work_id: work_id.clone(), status: *status };
        match (status, &self.holder) {
            (Some(Status::Pending), _) if self.obstacles.is_empty() => write!(f, "{on} and ready to be claimed"),
            (Some(Status::Pending), _) => {
                let reasons: Vec<String> = self.obstacles.iter().map(ToString::to_string).collect();
                write!(f, "{on}: {}", reasons.join("; "))
            }
            (Some(_), Some(holder)) => write!(f, "{on} and held by \"{holder}\""),
            _ => write!(f, "{on}"),
        }
    }
}

/// The items that `item` depends on, those that are not completed with what they wait for in turn.
///
/// # Errors
/// Where a row cannot be read.
pub fn prerequisites<L: Lookup>(rows: &mut L, now: &Now, item: &WorkItem) -> Result<Vec<Prerequisite>, L::Error> {
    dependencies(rows, item)?
        .into_iter()
        .map(|dependency| {
            let item = if dependency.is_met() { None } else { rows.work(&dependency.work_id)? };
            let holder = item.as_ref().and_then(WorkItem::holder);
            let open = item.filter(|item| !item.status().is_closed());
            let mut obstacles = open.map_or(Ok(Vec::new()), |item| obstacles(rows, now, &item, None))?;
            obstacles.retain(|obstacle| !matches!(obstacle, Obstacle::Held { .. }));
            Ok(Prerequisite { dependency, holder, obstacles })
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
