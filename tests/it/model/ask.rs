//! Asks the rules under test for what the model is asked.

use super::calls::{Answer, Call, Changes, New, Refused, Shows, Taker, To, Wants};
use super::item::{DEFAULT_TTL, LONGEST_PAUSE_MS, MAX_ATTEMPTS, PAUSE_MS};
use super::taking::TEAM;
use coordctl::board::{
    self, Accepted, AgentId, Caller, Claimed, Completion, Failing, Handing, NewWork, Policy, Priority, Process,
    Progress, Recipient, Refusal, Rows, Setting, Take, TraceContext, Wanted, WorkId, WorkItem,
};
use coordctl::clock::Now;
use serde_json::Map;

/// How often failed work is tried again.
pub(super) const POLICY: Policy = Policy { max_attempts: MAX_ATTEMPTS, base_ms: PAUSE_MS, cap_ms: LONGEST_PAUSE_MS };

/// Rows as a verb gets them.
pub(super) trait Board: Rows {
    /// Stores a renewed lease, as the verb `heartbeat` does.
    fn renew(&mut self, item: WorkItem);

    /// The process with this number.
    fn process(pid: u32) -> Option<Process>;
}

/// Asks for a change.
pub(super) fn ask<B: Board>(rows: &mut B, now: &Now, call: &Call) -> Result<Answer, B::Error> {
    match call {
        Call::Add { new } => Ok(Answer::about(board::add(rows, now, new_work(new))?.work_id.as_str())),
        Call::Create { new, taker } => {
            board::create(rows, now, new_work(new), &take::<B>(taker)).map(|made| claimed(&[made]))
        }
        Call::Take { id, taker } => {
            board::take(rows, now, &WorkId::from_row(id), &take::<B>(taker), &POLICY).map(|taken| claimed(&[taken]))
        }
        Call::Next { wants, taker, count } => {
            let taken = board::claim_next(rows, now, &wanted(wants), &take::<B>(taker), *count, &POLICY);
            taken.map(|taken| claimed(&taken))
        }
        Call::Reclaim => {
            let items = board::reclaim(rows, now, &POLICY)?;
            let items = items.iter().map(|item| item.work_id.as_str().to_owned()).collect();
            Ok(Answer { items, ..Answer::default() })
        }
        Call::Requeue { id } => {
            board::requeue(rows, now, &WorkId::from_row(id), None).map(|done| Answer::about(done.work_id.as_str()))
        }
        Call::Drop { id } => {
            board::drop_letter(rows, now, &WorkId::from_row(id), None).map(|done| Answer::about(done.work_id.as_str()))
        }
        Call::Reassign { id, to, ttl } => {
            let by = AgentId::from_row("boss");
            let done = board::reassign(rows, now, &WorkId::from_row(id), &by, &handing(to, *ttl))?;
            Ok(Answer::new(id, done.from.as_ref().map(AgentId::as_str), done.fence))
        }
        Call::Progress { id, by, .. }
        | Call::Renew { id, by, .. }
        | Call::Complete { id, by, .. }
        | Call::Release { id, by }
        | Call::Fail { id, by, .. }
        | Call::Handoff { id, by, .. } => ask_as_holder(rows, now, &WorkId::from_row(id), &caller(by), call),
        Call::Block { id, by }
        | Call::Unblock { id, by }
        | Call::Note { id, by }
        | Call::Label { id, by, .. }
        | Call::Set { id, by, .. }
        | Call::Late { id, by, .. } => ask_to_edit(rows, now, &WorkId::from_row(id), &caller(by), call),
    }
}

/// What only the holder of an item may do.
fn ask_as_holder<B: Board>(
    rows: &mut B,
    now: &Now,
    id: &WorkId,
    caller: &Caller,
    call: &Call,
) -> Result<Answer, B::Error> {
    let named = |agent: &Option<AgentId>, fence| Answer::new(id.as_str(), agent.as_ref().map(AgentId::as_str), fence);
    Ok(match call {
        Call::Progress { percent, phase, note, .. } => {
            let report = Progress {
                percent: *percent,
                phase: (*phase).to_owned(),
                note: note.then(|| "half way".to_owned()),
                trace: TraceContext::default(),
            };
            named(&None, board::progress(rows, now, id, caller, report)?.fence)
        }
        Call::Renew { ttl, .. } => {
            let (item, done) = board::renew(rows, now, id, caller, *ttl)?;
            rows.renew(item);
            named(&None, done.fence)
        }
        Call::Complete { result, points, accept, .. } => {
            let accepted = if *accept { Accepted::All } else { Accepted::default() };
            let completion =
                Completion { result: (*result).to_owned(), points: *points, accepted, ..Completion::default() };
            let done = board::complete(rows, now, id, caller, completion)?;
            Answer { again: done.already_completed, ..named(&done.agent_id, done.fence) }
        }
        Call::Release { .. } => {
            let done = board::release(rows, now, id, caller, None)?;
            named(&done.agent_id, done.fence)
        }
        Call::Fail { reason, retry, .. } => {
            let failing = Failing { reason: (*reason).to_owned(), retry: *retry, evidence: Map::new() };
            let done = board::fail(rows, now, id, caller, failing, &POLICY)?;
            Answer { again: done.already_failed, ..named(&done.agent_id, done.fence) }
        }
        Call::Handoff { to, ttl, .. } => {
            let done = board::handoff(rows, now, id, caller, &handing(to, *ttl))?;
            named(&done.from, done.fence)
        }
        other => panic!("{other:?} is not for holders"),
    })
}

fn ask_to_edit<B: Board>(
    rows: &mut B,
    now: &Now,
    id: &WorkId,
    caller: &Caller,
    call: &Call,
) -> Result<Answer, B::Error> {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let edited = match call {
        Call::Block { .. } => board::block(rows, now, id, caller, "an answer")?,
        Call::Unblock { .. } => board::unblock(rows, now, id, caller)?,
        Call::Note { .. } => board::note(rows, now, id, caller, "a note")?,
        Call::Label { add, remove, .. } => board::label(rows, now, id, caller, &texts(add), &texts(remove))?,
        Call::Set { changes, .. } => board::set(rows, now, id, caller, &setting(changes))?,
        Call::Late { text, .. } => {
            let late = board::late_note(rows, now, id, caller, "complete", text)?;
            return Ok(Answer::new(id.as_str(), late.agent_id.as_ref().map(AgentId::as_str), 0));
        }
        other => panic!("{other:?} is no edit"),
    };
    Ok(Answer::new(edited.work_id.as_str(), None, edited.fence))
}

fn claimed(claims: &[Claimed]) -> Answer {
    let items = claims.iter().map(|claim| claim.work_id.as_str().to_owned()).collect();
    let agent = claims.first().map(|claim| claim.agent_id.as_str().to_owned());
    let fence = claims.iter().map(|claim| claim.fence).max().unwrap_or(0);
    Answer { items, agent, fence, again: false }
}

fn caller(by: &Shows) -> Caller {
    Caller { agent: by.agent.as_deref().map(AgentId::from_row), fence: by.fence }
}

fn take<B: Board>(taker: &Taker) -> Take {
    Take {
        agent: taker.agent.as_deref().map(AgentId::from_row),
        team: TEAM.into(),
        ttl_seconds: taker.ttl,
        ttl_by_type: Default::default(),
        capabilities: taker.can.iter().map(|can| (*can).to_owned()).collect(),
        process: taker.process.and_then(B::process),
        trace: TraceContext::default(),
    }
}

pub(super) fn priority(urgency: u8) -> Priority {
    Priority::from_code(urgency).unwrap_or(Priority::Medium)
}

fn new_work(new: &New) -> NewWork {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    NewWork {
        work_type: new.kind.into(),
        description: "something to do".into(),
        priority: priority(new.urgency),
        team: Some(TEAM.into()),
        points: new.points,
        labels: texts(&new.labels),
        capabilities: texts(&new.needs),
        depends_on: ids(&new.depends_on),
        acceptance: new.criteria.iter().map(|text| (*text).to_owned()).collect(),
        not_before: new.not_before,
        due: new.due,
        max_attempts: new.max_attempts,
        ..NewWork::default()
    }
}

fn wanted(wants: &Wants) -> Wanted {
    Wanted {
        work_type: wants.kind.map(str::to_owned),
        team: None,
        labels: wants.label.map(str::to_owned).into_iter().collect(),
        priority_at_least: wants.least.map(priority),
    }
}

fn handing(to: &To, ttl_seconds: Option<Option<u64>>) -> Handing {
    let to = match to {
        To::Agent(agent) => Recipient::Agent(AgentId::from_row(agent)),
        To::Role(name) => Recipient::Role((*name).to_owned()),
        To::Team(name) => Recipient::Team((*name).to_owned()),
    };
    Handing {
        to,
        text: "it is half done".into(),
        ttl_seconds,
        default_ttl_seconds: Some(DEFAULT_TTL),
        trace: TraceContext::default(),
    }
}

fn setting(changes: &Changes) -> Setting {
    Setting {
        priority: changes.urgency.map(priority),
        due: changes.due,
        not_before: changes.not_before,
        max_attempts: changes.max_attempts,
        depends_on: ids(&changes.more),
        independent_of: ids(&changes.less),
        ..Setting::default()
    }
}

fn ids(texts: &[String]) -> Vec<WorkId> {
    texts.iter().map(|text| WorkId::from_row(text)).collect()
}

/// The kind of a refusal, which is all that the model knows of it.
pub(super) fn kind(refusal: &Refusal) -> Refused {
    match refusal {
        Refusal::NoSuchItem { .. } => Refused::NoSuchItem,
        Refusal::NoSuchAgent { .. } => Refused::NoSuchAgent,
        Refusal::Held { .. } => Refused::Held,
        Refusal::WrongStatus { .. } => Refused::WrongStatus,
        Refusal::LeaseLost { .. } => Refused::LeaseLost,
        Refusal::NotReady { .. } => Refused::NotReady,
        Refusal::AtCapacity { .. } => Refused::AtCapacity,
        Refusal::Retired { .. } => Refused::Retired,
        Refusal::Cycle { .. } => Refused::Cycle,
        Refusal::OpenCriteria { .. } => Refused::OpenCriteria,
        Refusal::NothingToClaim { taken_back } => Refused::NothingToClaim(*taken_back),
        other => panic!("{other} is not for these verbs"),
    }
}
