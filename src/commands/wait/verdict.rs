//! Whether what is waited for holds, and if not, when time alone may make it hold.

use super::{item, names};
use crate::board::{
    AgentId, Backoff, DEFAULT_TEAM, Kind, Obstacle, Profile, Rank, Reservation, Status, Take, Wanted as Filter, WorkId,
    WorkItem, obstacles,
};
use crate::clock::Now;
use crate::store::{Event, Found, Name, Snapshot, StoreError, name_of};
use std::time::Duration;

/// What stands in every change that can make an item ready without time passing: it waits now, under one of the words
/// for that, or what it waited for is completed. Other changes need not be taken apart.
const SIGNS: [&str; 6] = [
    r#""status":"pending""#,
    r#""status":"completed""#,
    r#""status":"available""#,
    r#""status":"done""#,
    r#""status":"""#,
    r#""op":"import""#,
];

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

impl Wanted {
    /// Looks whether it holds, for an agent where one is named.
    pub(super) fn judge(&self, snapshot: &mut Snapshot, agent: Option<&AgentId>) -> anyhow::Result<Verdict> {
        let who = agent.map(|agent| profile(snapshot, agent)).transpose()?;
        match self {
            Wanted::Next(filter) => next(snapshot, filter, who.as_ref()),
            Wanted::Change(None, _) => Ok(Verdict::NotYet(None, Vec::new())),
            Wanted::Change(Some(id), _) => {
                item(snapshot, id)?;
                Ok(Verdict::NotYet(None, vec![name_of(id.as_str())]))
            }
            Wanted::Done(id) | Wanted::Released(id) | Wanted::Ready(id) => self.one(snapshot, id, who.as_ref()),
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

    fn one(&self, snapshot: &mut Snapshot, id: &WorkId, who: Option<&Profile>) -> anyhow::Result<Verdict> {
        let item = item(snapshot, id)?;
        let now = &snapshot.now().clone();
        let reason = match self {
            Wanted::Done(_) => item.status().is_closed().then(|| format!("it is {}", item.status().word())),
            Wanted::Released(_) => free(snapshot, now, &item)?,
            _ => ready(snapshot, now, &item, who)?,
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
fn free(snapshot: &mut Snapshot, now: &Now, item: &WorkItem) -> Result<Option<String>, StoreError> {
    let Some(holder) = item.holder() else {
        return Ok(Some(format!("nobody holds it, it is {}", item.status().word())));
    };
    let is_held = obstacles(snapshot, now, item, None)?.iter().any(|one| matches!(one, Obstacle::Held { .. }));
    Ok((!is_held).then(|| format!("the claim of \"{holder}\" has ended")))
}

/// The profile of an agent, known or not.
fn profile(snapshot: &mut Snapshot, agent: &AgentId) -> Result<Profile, StoreError> {
    Profile::of(snapshot, &Take { agent: Some(agent.clone()), team: DEFAULT_TEAM.to_owned(), ..Take::default() })
}

/// Why an item can be claimed; `None` where it cannot.
fn ready(
    snapshot: &mut Snapshot,
    now: &Now,
    item: &WorkItem,
    who: Option<&Profile>,
) -> Result<Option<String>, StoreError> {
    match obstacles(snapshot, now, item, who)?.is_empty() {
        true => free(snapshot, now, item),
        false => Ok(None),
    }
}

/// How long until time alone may change the answer.
fn moment(item: &WorkItem, now: &Now) -> Option<Duration> {
    let lease = item.lease().filter(|lease| lease.boot_id == now.boot_id && item.status().is_held());
    let lease = lease.and_then(|lease| lease.deadline_ns.checked_sub(now.boot_ns)).map(Duration::from_nanos);
    let later = item.time("not_before").and_then(|at| u64::try_from(at).ok()).map(Duration::from_secs);
    let later = later.and_then(|at| at.checked_sub(Duration::from_nanos(now.wall_ns)));
    let pause = Backoff::of(item).filter(|pause| pause.boot_id == now.boot_id);
    let pause = pause.and_then(|pause| pause.deadline_ns.checked_sub(now.boot_ns)).map(Duration::from_nanos);
    let kept = Reservation::live(item, now).and_then(|kept| kept.end);
    let kept = kept.and_then(|end| end.deadline_ns.checked_sub(now.boot_ns)).map(Duration::from_nanos);
    [lease, later, pause, kept].into_iter().flatten().min()
}

/// The first item that can be claimed, in the order in which work is given out.
fn next(snapshot: &mut Snapshot, filter: &Filter, who: Option<&Profile>) -> anyhow::Result<Verdict> {
    let mut rows = snapshot.rows(Kind::Work)?;
    let now = snapshot.now().clone();
    let may_be_free = |found: &Found| {
        let is_over = found.columns.deadline_ns().is_some_and(|deadline| deadline <= now.boot_ns);
        found.columns.status == Status::Pending || is_over
    };
    let deadlines = rows.iter().filter_map(|found| found.columns.deadline_ns()).filter(|&end| end > now.boot_ns);
    let mut in_time = deadlines.min().map(|end| Duration::from_nanos(end - now.boot_ns));
    rows.retain(|found| may_be_free(found) && filter.may_fit(&found.columns));
    rows.sort_by_key(|found| Rank::of(&found.columns));
    for found in &rows {
        let item = snapshot.item(found)?;
        if let Some(reason) = ready(snapshot, &now, &item, who)?.filter(|_| filter.fits(&item)) {
            let ids = vec![item.id().as_str().to_owned()];
            let met = Met { ids, sequence: snapshot.sequence(), item: Some(item), reason };
            return Ok(Verdict::Met(Box::new(met)));
        }
        in_time = [in_time, moment(&item, &now)].into_iter().flatten().min();
    }
    Ok(Verdict::NotYet(in_time, SIGNS.map(|sign| sign.as_bytes().to_vec()).to_vec()))
}
