//! A work item's row as another program wrote it.

use super::agent::take;
use super::base::{Foreign, is_theirs, is_theirs_in_telemetry};
use super::step::{Step, step};
use super::{Merged, Terms, Version, changed_here_too, is_known, wanted};
use crate::board::claim::{drop_load, register};
use crate::board::fail::count_failure;
use crate::board::{
    AgentId, Attempt, Criterion, DEFAULT_TEAM, Lease, Outcome, Reservation, Rows, Shown, Status, WorkItem, close, life,
    progress,
};
use crate::clock::Now;
use serde_json::{Map, Value};

/// Fields that belong to the claim under which they were written.
const OF_A_CLAIM: [&str; 10] = [
    "status",
    "agent_id",
    "progress",
    "result",
    "velocity_points",
    "claimed_at",
    "last_update",
    "completed_at",
    "failed_at",
    "released_at",
];

/// Takes an edit of a known item into the board, or says why not; then nothing of it is taken.
///
/// # Errors
/// Where a row cannot be read.
pub fn merge_work<R: Rows>(
    rows: &mut R,
    now: &Now,
    foreign: &Foreign<'_>,
    terms: &Terms<'_>,
) -> Result<Merged, R::Error> {
    let Some(base) = foreign.base() else { return Ok(Merged::Nothing) };
    let theirs = WorkItem::from_row(foreign.theirs.clone());
    let Some(item) = rows.work(&theirs.id())? else {
        return Ok(Merged::Refused("the row has no id of its own".to_owned()));
    };
    if is_known(foreign, item.row()) {
        return Ok(Merged::Nothing);
    }
    let edited = wanted(foreign, base, item.row());
    let judged = match clash(foreign, base, &item, &edited) {
        Some(why) => Err(why),
        None => step(&item, &theirs, &edited).and_then(|step| may(&item, step).map(|()| step)),
    };
    match judged {
        Ok(step) => apply(rows, now, item, &theirs, &edited, step, terms).map(|()| Merged::Taken),
        Err(why) => Ok(Merged::Refused(why)),
    }
}

/// Takes an item that the board does not know. A held one gets a fence and a lease of its own, which the older tool's
/// reports of progress renew: a dead agent's work comes back.
///
/// # Errors
/// Where a row cannot be read.
pub fn merge_new_work<R: Rows>(
    rows: &mut R,
    now: &Now,
    theirs: &Map<String, Value>,
    terms: &Terms<'_>,
) -> Result<(), R::Error> {
    let mut item = WorkItem::from_row(theirs.iter().filter(|(field, _)| is_theirs(field)).map(own).collect());
    if let Some(holder) = item.holder() {
        if item.time("claimed_at").is_none() {
            item.set("claimed_at", now.stamp());
        }
        begin(rows, now, &mut item, &holder, terms)?;
    }
    rows.put_work(item);
    Ok(())
}

fn own((field, value): (&String, &Value)) -> (String, Value) {
    (field.clone(), value.clone())
}

/// Why an edit cannot be taken: the claim that it was made under is over, or the same was changed here.
fn clash(foreign: &Foreign<'_>, base: &Version, item: &WorkItem, edited: &[&str]) -> Option<String> {
    let read = WorkItem::from_row(base.row.clone());
    let is_of_a_claim = edited.iter().any(|field| OF_A_CLAIM.contains(field));
    if is_of_a_claim && item.fence() != read.fence() {
        return Some(format!(
            "it was claimed anew since, as \"{}\" under fence {}",
            item.text("agent_id"),
            item.fence()
        ));
    }
    if is_of_a_claim && is_over(item.status()) != is_over(read.status()) {
        return Some(format!("it is {} since", item.status().word()));
    }
    changed_here_too(foreign, base, item.row(), edited).map(|field| format!("its {field} was changed here too"))
}

/// What a status comes to for those who may write under a claim: waiting, held, or how it ended.
fn is_over(status: Status) -> Option<Status> {
    (!status.is_held()).then_some(status)
}

/// Acceptance criteria bind whoever completes an item.
fn may(item: &WorkItem, step: Step) -> Result<(), String> {
    match Criterion::all(item).iter().find(|criterion| criterion.is_open()) {
        Some(open) if step == Step::Close(Status::Completed) => {
            Err(format!("its acceptance criterion {} is open", open.number))
        }
        _ => Ok(()),
    }
}

fn apply<R: Rows>(
    rows: &mut R,
    now: &Now,
    mut item: WorkItem,
    theirs: &WorkItem,
    edited: &[&str],
    step: Step,
    terms: &Terms<'_>,
) -> Result<(), R::Error> {
    let before = item.clone();
    match step {
        Step::Release => end(rows, now, &mut item, Outcome::Released)?,
        Step::Close(Status::Completed) => item.set_lease(None),
        Step::Close(Status::Failed) => fail(rows, now, &mut item)?,
        Step::Close(_) => end(rows, now, &mut item, Outcome::Released)?,
        Step::Work => progress::renew_lease(&mut item, now, None),
        Step::Claim | Step::None => {}
    }
    let kept_agent = !matches!(step, Step::None | Step::Work | Step::Claim | Step::Close(Status::Completed));
    for field in edited.iter().filter(|field| !(kept_agent && **field == "agent_id")) {
        write(&mut item, field, theirs);
    }
    match step {
        Step::Claim => {
            stamp(&mut item, "claimed_at", edited, now);
            claim(rows, now, &mut item, theirs, terms)?;
        }
        Step::Close(Status::Completed) => {
            stamp(&mut item, "completed_at", edited, now);
            if before.holder().is_some() {
                close::count(rows, now, &item)?;
            }
        }
        Step::Close(Status::Failed) => stamp(&mut item, "failed_at", edited, now),
        Step::Release => stamp(&mut item, "released_at", edited, now),
        _ => {}
    }
    if before.holder().is_some() && step != Step::None {
        progress::mark(&mut item, Shown::Nothing);
    }
    rows.put_work(item);
    Ok(())
}

fn write(item: &mut WorkItem, field: &str, theirs: &WorkItem) {
    let mut row = std::mem::replace(item, WorkItem::from_row(Map::new())).into_row();
    match (theirs.row().get(field).and_then(Value::as_object), field) {
        (Some(new), "telemetry") => write_telemetry(&mut row, new),
        _ => take(&mut row, field, theirs.row()),
    }
    *item = WorkItem::from_row(row);
}

fn write_telemetry(row: &mut Map<String, Value>, new: &Map<String, Value>) {
    let telemetry = row.entry("telemetry").or_insert_with(|| Value::Object(Map::new()));
    if !telemetry.is_object() {
        *telemetry = Value::Object(Map::new());
    }
    let new = new.iter().filter(|(field, _)| is_theirs_in_telemetry(field)).map(own);
    if let Some(telemetry) = telemetry.as_object_mut() {
        telemetry.extend(new);
    }
}

/// Notes when it happened, where the other program did not say.
fn stamp(item: &mut WorkItem, field: &str, edited: &[&str], now: &Now) {
    if !edited.contains(&field) {
        item.set(field, now.stamp());
    }
}

/// Makes the agent that the row names the holder of an item that nobody held: whoever held it before cannot come back.
fn claim<R: Rows>(
    rows: &mut R,
    now: &Now,
    item: &mut WorkItem,
    theirs: &WorkItem,
    terms: &Terms<'_>,
) -> Result<(), R::Error> {
    let agent = AgentId::from_row(theirs.text("agent_id"));
    item.unset("backoff");
    Reservation::clear(item);
    begin(rows, now, item, &agent, terms)
}

/// Begins an attempt with a fence and a lease of its own.
fn begin<R: Rows>(
    rows: &mut R,
    now: &Now,
    item: &mut WorkItem,
    agent: &AgentId,
    terms: &Terms<'_>,
) -> Result<(), R::Error> {
    // A row counts its claims by naming an agent, which it does already.
    let attempt = item.number("attempt").unwrap_or(0).saturating_add(1);
    item.set("agent_id", agent.as_str());
    item.set("attempt", attempt);
    item.set("fence", rows.sequence());
    item.unset("process");
    life::begin_attempt(item, now, None);
    let ttl = terms.ttl_by_type.get(item.text("work_type")).copied().unwrap_or(terms.ttl_seconds);
    item.set_lease(ttl.map(|ttl| Lease::granted(now, ttl)).as_ref());
    let team = Some(item.text("team")).filter(|team| !team.is_empty()).unwrap_or(DEFAULT_TEAM).to_owned();
    register(rows, now, agent, &team).map(|_| ())
}

fn end<R: Rows>(rows: &mut R, now: &Now, item: &mut WorkItem, outcome: Outcome) -> Result<(), R::Error> {
    let Some(holder) = item.holder() else { return Ok(()) };
    drop_load(rows, &holder)?;
    Attempt::end(item, now, outcome, "another program wrote it", Map::new());
    Ok(())
}

fn fail<R: Rows>(rows: &mut R, now: &Now, item: &mut WorkItem) -> Result<(), R::Error> {
    if let Some(holder) = item.holder() {
        count_failure(rows, &holder)?;
    }
    let failures = item.number("failures").unwrap_or(0).saturating_add(1);
    end(rows, now, item, Outcome::Failed)?;
    item.set("failures", failures);
    item.unset("backoff");
    Ok(())
}
