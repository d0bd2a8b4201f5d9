//! The board against a naive model of it: random verbs, agents, fences, clocks and damage, step by step.
//!
//! [`reference`] says what should happen, written from the documents; [`steps`] makes random sequences that shrink;
//! [`rules`] runs them on the pure rules over a map ([`memory`]), [`durable`] through a board on the disk, which may
//! begin as the files of an older tool ([`old_rows`]).

mod compare;
mod durable;
mod found;
mod memory;
mod old_rows;
mod reference;
mod rules;
mod steps;

use coordctl::board::{
    self, AgentId, Caller, Completion, NewWork, Policy, Priority, Progress, Refusal, Rows, Take, TraceContext, WorkId,
    WorkItem,
};
use coordctl::clock::Now;
use proptest::test_runner::Config;
use reference::{Answer, Call, Refused, Shows};

/// How often failed work is tried again.
const POLICY: Policy = Policy { max_attempts: 3, base_ms: 1000, cap_ms: 300_000 };

/// Rows that can also store a renewed lease, as the verb `heartbeat` does.
trait Board: Rows {
    fn renew(&mut self, item: WorkItem);
}

/// Asks the rules under test for a change.
fn ask<B: Board>(rows: &mut B, now: &Now, call: &Call) -> Result<Answer, B::Error> {
    match call {
        Call::Create { agent, ttl, points } => {
            let made = board::create(rows, now, new_work(*points), &claim_by(agent.as_deref(), *ttl))?;
            Ok(Answer::new(made.work_id.as_str(), Some(made.agent_id.as_str()), made.fence))
        }
        Call::Take { id, agent, ttl } => {
            let taken = board::take(rows, now, &WorkId::from_row(id), &claim_by(agent.as_deref(), *ttl), &POLICY)?;
            Ok(Answer::new(taken.work_id.as_str(), Some(taken.agent_id.as_str()), taken.fence))
        }
        Call::Progress { id, by, percent, phase, note } => {
            let report = Progress {
                percent: *percent,
                phase: (*phase).to_owned(),
                note: note.then(|| "half way".to_owned()),
                trace: TraceContext::default(),
            };
            let done = board::progress(rows, now, &WorkId::from_row(id), &caller(by), report)?;
            Ok(Answer::new(done.work_id.as_str(), None, done.fence))
        }
        Call::Renew { id, by, ttl } => {
            let (item, done) = board::renew(rows, now, &WorkId::from_row(id), &caller(by), *ttl)?;
            rows.renew(item);
            Ok(Answer::new(done.work_id.as_str(), None, done.fence))
        }
        Call::Complete { id, by, result, points } => {
            let completion = Completion { result: (*result).to_owned(), points: *points };
            let done = board::complete(rows, now, &WorkId::from_row(id), &caller(by), completion)?;
            let agent = done.agent_id.as_ref().map(AgentId::as_str);
            Ok(Answer { again: done.already_completed, ..Answer::new(done.work_id.as_str(), agent, done.fence) })
        }
        Call::Release { id, by } => {
            let done = board::release(rows, now, &WorkId::from_row(id), &caller(by), None)?;
            Ok(Answer::new(done.work_id.as_str(), done.agent_id.as_ref().map(AgentId::as_str), done.fence))
        }
    }
}

fn caller(by: &Shows) -> Caller {
    Caller { agent: by.agent.as_deref().map(AgentId::from_row), fence: by.fence }
}

fn claim_by(agent: Option<&str>, ttl_seconds: Option<u64>) -> Take {
    Take {
        agent: agent.map(AgentId::from_row),
        team: "t".into(),
        ttl_seconds,
        ttl_by_type: Default::default(),
        capabilities: Vec::new(),
        process: None,
        trace: TraceContext::default(),
    }
}

fn new_work(points: Option<u64>) -> NewWork {
    NewWork {
        work_type: "test".into(),
        description: "something to do".into(),
        priority: Priority::Medium,
        team: "t".into(),
        points,
        labels: Vec::new(),
        estimate: "30m".into(),
        body: None,
        capabilities: Vec::new(),
        depends_on: Vec::new(),
        acceptance: Vec::new(),
        not_before: None,
        due: None,
        max_attempts: None,
    }
}

/// The kind of a refusal, which is all that the model knows of it.
fn kind(refusal: &Refusal) -> Refused {
    match refusal {
        Refusal::NoSuchItem { .. } => Refused::NoSuchItem,
        Refusal::Held { .. } => Refused::Held,
        Refusal::WrongStatus { .. } => Refused::WrongStatus,
        Refusal::LeaseLost { .. } => Refused::LeaseLost,
        other => panic!("{other} is not for these verbs"),
    }
}

/// Random cases, or as many as `PROPTEST_CASES` asks for; a failure prints its smallest input and leaves no file.
fn config(cases: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    Config { cases: asked.unwrap_or(cases), failure_persistence: None, max_shrink_time: 20_000, ..Config::default() }
}
