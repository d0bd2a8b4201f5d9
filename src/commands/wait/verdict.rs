//! Whether what is waited for holds, and if not, when time alone may make it hold.

use super::{item, names};
use crate::board::{Kind, Status, WorkId, WorkItem, code};
use crate::clock::{Now, parse_stamp};
use crate::store::{Event, Found, Name, Snapshot, name_of};
use std::cmp::Reverse;
use std::time::Duration;

/// What is waited for.
pub(super) enum Wanted {
    /// The item is closed.
    Done(WorkId),
    /// Nobody holds the item.
    Released(WorkId),
    /// The item can be claimed.
    Ready(WorkId),
    /// Some item can be claimed.
    Next(Filter),
    /// Something about the item, or about anything that fits, was recorded.
    Change(Option<WorkId>, Filter),
}

/// Which items count.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) labels: Vec<String>,
    pub(super) team: Option<String>,
    pub(super) work_type: Option<String>,
}

/// What ended the wait.
pub(super) struct Met {
    pub(super) ids: Vec<String>,
    pub(super) item: Option<WorkItem>,
    pub(super) sequence: u64,
    pub(super) reason: String,
}

/// The answer of one look.
pub(super) enum Verdict {
    /// It holds.
    Met(Box<Met>),
    /// It does not: after so long it may without any change, and changes matter that name one of these, or all.
    NotYet(Option<Duration>, Vec<Name>),
}

impl Filter {
    /// Whether no item is left out.
    pub(super) fn is_empty(&self) -> bool {
        self.labels.is_empty() && self.team.is_none() && self.work_type.is_none()
    }

    /// Whether an item counts.
    pub(super) fn fits(&self, item: &WorkItem) -> bool {
        let labels: Vec<&str> = item.labels().collect();
        let is = |wanted: &Option<String>, field| wanted.as_ref().is_none_or(|wanted| item.text(field) == wanted);
        self.labels.iter().all(|label| labels.contains(&label.as_str()))
            && is(&self.team, "team")
            && is(&self.work_type, "work_type")
    }

    fn may_fit(&self, found: &Found) -> bool {
        let is = |wanted: &Option<String>, column| wanted.as_ref().is_none_or(|wanted| code(wanted) == column);
        is(&self.team, found.columns.team) && is(&self.work_type, found.columns.work_type)
    }
}

impl Wanted {
    /// Looks whether it holds.
    pub(super) fn judge(&self, snapshot: &mut Snapshot) -> anyhow::Result<Verdict> {
        match self {
            Wanted::Next(filter) => next(snapshot, filter),
            Wanted::Change(None, _) => Ok(Verdict::NotYet(None, Vec::new())),
            Wanted::Change(Some(id), _) => {
                item(snapshot, id)?;
                Ok(Verdict::NotYet(None, vec![name_of(id.as_str())]))
            }
            Wanted::Done(id) | Wanted::Released(id) | Wanted::Ready(id) => self.one(snapshot, id),
        }
    }

    /// Whether a change may make it hold: what is held now cannot be claimed.
    pub(super) fn may_be_met_by(&self, event: &Event) -> bool {
        let is_held = |(kind, _, row): &(Kind, String, serde_json::Map<_, _>)| {
            let word = row.get("status").and_then(serde_json::Value::as_str).unwrap_or_default();
            *kind != Kind::Work || Status::of(word).is_held()
        };
        !matches!(self, Wanted::Next(_)) || !event.rows.iter().all(is_held)
    }

    fn one(&self, snapshot: &mut Snapshot, id: &WorkId) -> anyhow::Result<Verdict> {
        let item = item(snapshot, id)?;
        let now = snapshot.now();
        let reason = match self {
            Wanted::Done(_) => item.status().is_closed().then(|| format!("it is {}", item.status().word())),
            Wanted::Released(_) => free(&item, now),
            _ => ready(&item, now),
        };
        Ok(match reason {
            Some(reason) => Verdict::Met(Box::new(Met {
                ids: vec![id.as_str().to_owned()],
                sequence: snapshot.sequence(),
                item: Some(item),
                reason,
            })),
            None => Verdict::NotYet(moment(&item, now), names(&item, id)),
        })
    }
}

/// Why nobody holds an item; `None` where somebody does.
fn free(item: &WorkItem, now: &Now) -> Option<String> {
    match item.holder() {
        None => Some(format!("nobody holds it, it is {}", item.status().word())),
        Some(holder) if item.is_expired(now) => Some(format!("the lease of \"{holder}\" has ended")),
        Some(_) => None,
    }
}

/// Why an item can be claimed; `None` where it cannot.
fn ready(item: &WorkItem, now: &Now) -> Option<String> {
    if item.status().is_closed() || parse_stamp(item.text("not_before")).is_some_and(|at| at > now.seconds()) {
        return None;
    }
    free(item, now)
}

/// How long until time alone may change the answer.
fn moment(item: &WorkItem, now: &Now) -> Option<Duration> {
    let lease = item.lease().filter(|lease| lease.boot_id == now.boot_id && item.status().is_held());
    let lease = lease.and_then(|lease| lease.deadline_ns.checked_sub(now.boot_ns)).map(Duration::from_nanos);
    let later = parse_stamp(item.text("not_before")).and_then(|at| u64::try_from(at).ok()).map(Duration::from_secs);
    let later = later.and_then(|at| at.checked_sub(Duration::from_nanos(now.wall_ns)));
    [lease, later].into_iter().flatten().min()
}

/// The first item that can be claimed, in the order in which work is given out.
fn next(snapshot: &mut Snapshot, filter: &Filter) -> anyhow::Result<Verdict> {
    let mut rows = snapshot.rows(Kind::Work)?;
    let now = snapshot.now().clone();
    let may_be_free = |found: &Found| {
        let is_over = found.columns.deadline_ns().is_some_and(|deadline| deadline <= now.boot_ns);
        found.columns.status == Status::Pending || is_over
    };
    let deadlines = rows.iter().filter_map(|found| found.columns.deadline_ns()).filter(|&end| end > now.boot_ns);
    let mut in_time = deadlines.min().map(|end| Duration::from_nanos(end - now.boot_ns));
    rows.retain(|found| may_be_free(found) && filter.may_fit(found));
    rows.sort_by_key(|found| Reverse(found.columns.priority));
    for found in &rows {
        let item = snapshot.item(found)?;
        if let Some(reason) = ready(&item, &now).filter(|_| filter.fits(&item)) {
            let ids = vec![item.id().as_str().to_owned()];
            let met = Met { ids, sequence: snapshot.sequence(), item: Some(item), reason };
            return Ok(Verdict::Met(Box::new(met)));
        }
        in_time = [in_time, moment(&item, &now)].into_iter().flatten().min();
    }
    Ok(Verdict::NotYet(in_time, Vec::new()))
}
