//! Changing what is written about an item, without changing who has it.

use super::hold::check;
use super::progress::{held_item, mark, renew_lease};
use super::{Caller, Lookup, Priority, Refusal, Rows, Status, WorkId, WorkItem, check_acyclic, item_of};
use crate::clock::{Now, stamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What is to be changed of an item; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Setting {
    /// How urgent it is.
    pub priority: Option<Priority>,
    /// What is to be done, in a line.
    pub description: Option<String>,
    /// Whose work it is.
    pub team: Option<String>,
    /// To be done by, in seconds since 1970; `Some(None)` takes it away.
    pub due: Option<Option<i64>>,
    /// Not offered before, in seconds since 1970; `Some(None)` takes it away.
    pub not_before: Option<Option<i64>>,
    /// Story points.
    pub points: Option<u64>,
    /// How many attempts may fail.
    pub max_attempts: Option<u64>,
    /// Further items that must be completed first.
    pub depends_on: Vec<WorkId>,
    /// Items that need not be completed first any more.
    pub independent_of: Vec<WorkId>,
}

/// An item that was changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edited {
    /// The item.
    pub work_id: WorkId,
    /// Its status.
    pub status: String,
    /// The fence of its newest claim; 0 where it was never claimed.
    pub fence: u64,
    /// When the holder's lease ends by the wall clock.
    pub lease_expires_at: Option<String>,
    /// The item's trace.
    pub trace_id: String,
    /// The item as it stands.
    pub item: Map<String, Value>,
}

/// Says what a held item waits for; its holder keeps it, and its lease is renewed.
///
/// # Errors
/// As [`super::progress()`].
pub fn block<R: Rows>(rows: &mut R, now: &Now, id: &WorkId, caller: &Caller, on: &str) -> Result<Edited, R::Error> {
    let (mut item, shown) = held_item(rows, now, id, caller, "blocked")?;
    item.set("status", Status::Blocked.word());
    item.set("blocked_on", on);
    mark(&mut item, shown);
    renew_lease(&mut item, now, None);
    Ok(store(rows, now, item))
}

/// Says that a blocked item can go on.
///
/// # Errors
/// As [`super::progress()`]; [`Refusal::WrongStatus`] where it is not blocked.
pub fn unblock<R: Rows>(rows: &mut R, now: &Now, id: &WorkId, caller: &Caller) -> Result<Edited, R::Error> {
    let (mut item, shown) = held_item(rows, now, id, caller, "unblocked")?;
    if item.status() != Status::Blocked {
        return Err(Refusal::WrongStatus { id: id.clone(), status: item.status(), verb: "unblocked" }.into());
    }
    item.set("status", Status::InProgress.word());
    item.unset("blocked_on");
    mark(&mut item, shown);
    renew_lease(&mut item, now, None);
    Ok(store(rows, now, item))
}

/// Adds a note. Anyone may; by the holder it renews the lease.
///
/// # Errors
/// [`Refusal::NoSuchItem`]; [`Refusal::LeaseLost`] for a fence that is not the newest.
pub fn note<R: Rows>(rows: &mut R, now: &Now, id: &WorkId, caller: &Caller, text: &str) -> Result<Edited, R::Error> {
    let mut item = item_of(rows, id)?;
    let is_held = item.status().is_held();
    match check(&item, caller, now) {
        Ok(_) if is_held && *caller != Caller::default() => renew_lease(&mut item, now, None),
        Err(lost @ Refusal::LeaseLost { .. }) if caller.fence.is_some() => return Err(lost.into()),
        _ => {}
    }
    let author = caller.agent.clone().or_else(|| item.holder().filter(|_| caller.fence.is_some()));
    item.add_note(now, author.as_ref(), text);
    Ok(store(rows, now, item))
}

/// Adds and removes labels.
///
/// # Errors
/// As [`super::progress()`] where the item is held; [`Refusal::NoSuchItem`].
pub fn label<R: Rows>(
    rows: &mut R,
    now: &Now,
    id: &WorkId,
    caller: &Caller,
    add: &[String],
    remove: &[String],
) -> Result<Edited, R::Error> {
    let mut item = editable(rows, now, id, caller)?;
    let mut labels: Vec<String> =
        item.labels().filter(|label| !remove.iter().any(|r| r == label)).map(str::to_owned).collect();
    for label in add {
        if !labels.contains(label) {
            labels.push(label.clone());
        }
    }
    item.set_list("labels", labels.into_iter().map(Value::from).collect());
    Ok(store(rows, now, item))
}

/// Changes fields of an open item.
///
/// # Errors
/// As [`label`]; [`Refusal::WrongStatus`] once it is closed; [`Refusal::Cycle`] for a dependency that would close one.
pub fn set<R: Rows>(
    rows: &mut R,
    now: &Now,
    id: &WorkId,
    caller: &Caller,
    setting: &Setting,
) -> Result<Edited, R::Error> {
    let mut item = editable(rows, now, id, caller)?;
    if item.status().is_closed() {
        return Err(Refusal::WrongStatus { id: id.clone(), status: item.status(), verb: "changed" }.into());
    }
    check_acyclic(rows, id, &setting.depends_on)?;
    let mut dependencies = item.depends_on();
    dependencies.retain(|dependency| !setting.independent_of.contains(dependency));
    for dependency in &setting.depends_on {
        if !dependencies.contains(dependency) {
            dependencies.push(dependency.clone());
        }
    }
    item.set_list("depends_on", dependencies.iter().map(|id| id.as_str().into()).collect());
    item.set_some("priority", setting.priority.map(Priority::word));
    item.set_some("description", setting.description.clone());
    if let Some(team) = &setting.team {
        item.set("team", team.as_str());
        item.unset("routed_by");
    }
    item.set_some("story_points", setting.points);
    item.set_some("max_attempts", setting.max_attempts);
    set_time(&mut item, "due", setting.due);
    set_time(&mut item, "not_before", setting.not_before);
    Ok(store(rows, now, item))
}

fn set_time(item: &mut WorkItem, field: &str, time: Option<Option<i64>>) {
    match time {
        Some(Some(at)) => item.set(field, stamp(at)),
        Some(None) => item.unset(field),
        None => {}
    }
}

/// The item, where the caller may change it: anyone while nobody holds it, else its holder.
pub(super) fn editable<L: Lookup>(rows: &mut L, now: &Now, id: &WorkId, caller: &Caller) -> Result<WorkItem, L::Error> {
    let item = item_of(rows, id)?;
    if item.status().is_held() {
        check(&item, caller, now)?;
    }
    Ok(item)
}

pub(super) fn store<R: Rows>(rows: &mut R, now: &Now, mut item: WorkItem) -> Edited {
    item.set("updated_at", now.stamp());
    let edited = Edited {
        work_id: item.id(),
        status: item.text("status").to_owned(),
        fence: item.fence(),
        lease_expires_at: item.lease().map(|lease| stamp(lease.expires_at)),
        trace_id: item.trace_id().unwrap_or_default().to_owned(),
        item: item.row().clone(),
    };
    rows.put_work(item);
    edited
}
