//! Adding a work item: it waits for whoever claims it.

use super::{Priority, Rows, TraceContext, WorkId, WorkItem, dependencies, life};
use crate::clock::{Now, stamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// A work item to create.
#[derive(Debug, Clone, PartialEq)]
pub struct NewWork {
    /// What kind of work it is.
    pub work_type: String,
    /// What is to be done, in a line.
    pub description: String,
    /// What is to be done, at length.
    pub body: Option<String>,
    /// How urgent it is.
    pub priority: Priority,
    /// Whose work it is; `None` where nobody said it.
    pub team: Option<String>,
    /// The rule that said whose work it is.
    pub routed_by: Option<String>,
    /// Story points.
    pub points: Option<u64>,
    /// Free labels.
    pub labels: Vec<String>,
    /// What an agent must be able to do to claim it.
    pub capabilities: Vec<String>,
    /// Items that must be completed first.
    pub depends_on: Vec<WorkId>,
    /// What must hold when it is completed.
    pub acceptance: Vec<String>,
    /// Not offered before, in seconds since 1970.
    pub not_before: Option<i64>,
    /// To be done by, in seconds since 1970.
    pub due: Option<i64>,
    /// How many attempts may fail before it is given up; the board's setting where this is `None`.
    pub max_attempts: Option<u64>,
    /// How long the work is expected to take, as text such as `30m`.
    pub estimate: String,
    /// The span of the command that adds it, where it is not claimed by the same command.
    pub added_by: Option<TraceContext>,
}

/// The team of those who name none, as in the old tool.
pub const DEFAULT_TEAM: &str = "autonomous_team";

impl Default for NewWork {
    fn default() -> Self {
        NewWork {
            work_type: String::new(),
            description: String::new(),
            body: None,
            priority: Priority::Medium,
            team: None,
            routed_by: None,
            points: None,
            labels: Vec::new(),
            capabilities: Vec::new(),
            depends_on: Vec::new(),
            acceptance: Vec::new(),
            not_before: None,
            due: None,
            max_attempts: None,
            estimate: "30m".to_owned(),
            added_by: None,
        }
    }
}

/// An item that was added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Added {
    /// The item.
    pub work_id: WorkId,
    /// The item as it stands.
    pub item: Map<String, Value>,
}

/// Adds an item that nobody holds.
///
/// # Errors
/// [`super::Refusal::NoSuchItem`] for an unknown dependency.
pub fn add<R: Rows>(rows: &mut R, now: &Now, new: NewWork) -> Result<Added, R::Error> {
    let item = made(rows, now, new)?;
    let added = Added { work_id: item.id(), item: item.row().clone() };
    rows.put_work(item);
    Ok(added)
}

/// One of several items that are added together.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The item.
    pub new: NewWork,
    /// Which of the others must be completed first, by their places, beside those on the board. No circle among them.
    pub after: Vec<usize>,
}

/// Adds several items that nobody holds, and returns their ids in the same order.
///
/// # Errors
/// [`super::Refusal::NoSuchItem`] for an unknown dependency.
pub fn add_all<R: Rows>(rows: &mut R, now: &Now, entries: &[Entry]) -> Result<Vec<WorkId>, R::Error> {
    for entry in entries {
        dependencies::check_known(rows, &entry.new.depends_on)?;
    }
    let ids: Vec<WorkId> = entries.iter().map(|_| WorkId::new(rows.next_id())).collect();
    for (entry, id) in entries.iter().zip(&ids) {
        let mut new = entry.new.clone();
        new.depends_on.extend(entry.after.iter().filter_map(|&place| ids.get(place).cloned()));
        rows.put_work(item(id, now, new));
    }
    Ok(ids)
}

/// The row of a new item, not stored yet. Nothing can depend on it before, so it closes no cycle.
pub(super) fn made<R: Rows>(rows: &mut R, now: &Now, new: NewWork) -> Result<WorkItem, R::Error> {
    dependencies::check_known(rows, &new.depends_on)?;
    Ok(item(&WorkId::new(rows.next_id()), now, new))
}

fn item(id: &WorkId, now: &Now, new: NewWork) -> WorkItem {
    let row = json!({
        "work_item_id": id.as_str(),
        "agent_id": null,
        "reactor_id": "shell_agent",
        "claimed_at": null,
        "estimated_duration": new.estimate,
        "work_type": new.work_type,
        "priority": new.priority.word(),
        "description": new.description,
        "status": "pending",
        "team": new.team.as_deref().unwrap_or(DEFAULT_TEAM),
        "created_at": now.stamp(),
    });
    let mut item = WorkItem::from_row(row.as_object().cloned().unwrap_or_default());
    let acceptance = new.acceptance.iter().map(|text| json!({ "text": text })).collect();
    item.set_some("routed_by", new.routed_by);
    item.set_some("story_points", new.points);
    item.set_some("body", new.body);
    item.set_list("labels", new.labels.into_iter().map(Value::from).collect());
    item.set_list("capabilities", new.capabilities.into_iter().map(Value::from).collect());
    item.set_list("depends_on", new.depends_on.iter().map(|id| id.as_str().into()).collect());
    item.set_list("acceptance", acceptance);
    item.set_some("not_before", new.not_before.map(stamp));
    item.set_some("due", new.due.map(stamp));
    item.set_some("max_attempts", new.max_attempts);
    if let Some(added_by) = &new.added_by {
        life::created(&mut item, added_by);
    }
    item
}
