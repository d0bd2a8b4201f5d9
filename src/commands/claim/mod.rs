//! `claim`: take work, newly made, named, or whatever is next.

mod next;

use super::arguments::{name, number, work_id};
use super::work_options::WorkOptions;
use super::{Change, Context, Identity, Repeat, answered, record_item};
use crate::board::{self, Claimed, NewWork, Refusal, Take, WorkId};
use crate::settings::{BadInput, ttl};
use crate::store::{Committed, Room, StoreError};
use clap::Args;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tracing::Span;

pub use next::Selection;

/// Create a work item and claim it, claim one that waits, or whatever is next
#[derive(Debug, Default, Args)]
pub struct ClaimArgs {
    /// The type of a new work item, or the id of one that waits
    #[arg(value_name = "TYPE|WORK_ID", required_unless_present = "next", conflicts_with = "next")]
    subject: Option<String>,
    /// What is to be done
    #[arg(conflicts_with = "next")]
    description: Option<String>,
    /// Take the most urgent item that is ready: by priority, then due date, then age
    #[arg(long)]
    next: bool,
    #[command(flatten)]
    selection: Selection,
    /// Take up to this many at once
    #[arg(long, value_name = "N", requires = "next", allow_negative_numbers = true)]
    count: Option<String>,
    #[command(flatten)]
    options: WorkOptions,
    #[command(flatten)]
    lease: LeaseOptions,
    /// Print the id and nothing else
    #[arg(long)]
    id_only: bool,
    #[command(flatten)]
    identity: Identity,
    #[command(flatten)]
    repeat: Repeat,
}

/// How long a claim lasts, and what stands for its holder.
#[derive(Debug, Clone, Default, Args)]
pub struct LeaseOptions {
    /// How long the claim lasts unless it is renewed, such as 2h, or none
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    ttl: Option<String>,
    /// The process that does the work: while it runs, an ended lease is kept for as long again
    #[arg(long, value_name = "PID", allow_negative_numbers = true)]
    pid: Option<String>,
}

/// The claims that were made: one, unless more were asked for.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Claims {
    pub(super) claims: Vec<Claimed>,
}

/// What is to be claimed.
enum Subject {
    New(Box<NewWork>),
    Waiting(WorkId),
    Next(board::Wanted, usize),
}

/// Runs `claim`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &ClaimArgs) -> anyhow::Result<()> {
    let committed = claim(context, args)?;
    tell(context, args, committed)
}

/// Claims, and returns when it is on the disk.
pub(super) fn claim(context: &Context<'_>, args: &ClaimArgs) -> anyhow::Result<Committed<Claims>> {
    let take = args.take(context)?;
    let subject = args.subject(context)?;
    let change = Change {
        verb: "claim",
        identity: &args.identity,
        repeat: &args.repeat,
        arguments: args.parts(),
        room: Room::KeepReserve,
    };
    let committed = context.change(&change, |txn, now| {
        let retry = &context.settings.retry;
        let claims = match &subject {
            Subject::New(new) => vec![board::create(txn, now, NewWork::clone(new), &take)?],
            Subject::Waiting(id) => vec![board::take(txn, now, id, &take, retry)?],
            Subject::Next(wanted, count) => board::claim_next(txn, now, wanted, &take, *count, retry)?,
        };
        Ok(Claims { claims })
    });
    let committed = committed.inspect_err(|e| take_back(context, &args.identity, e))?;
    committed.answer.claims.first().into_iter().for_each(record);
    Ok(committed)
}

/// A refused claim changes nothing: what it saw of ended leases is recorded by a change of its own.
pub(super) fn take_back(context: &Context<'_>, identity: &Identity, error: &anyhow::Error) {
    let has_ended = |error: &StoreError| match error {
        StoreError::Refused(Refusal::NothingToClaim { taken_back }) => *taken_back,
        StoreError::Refused(Refusal::WrongStatus { .. } | Refusal::NotReady { .. }) => true,
        _ => false,
    };
    if error.downcast_ref().is_some_and(has_ended) {
        // The refusal is what the caller asked for; the next claim tries this again.
        let _ = super::reclaim::change(context, identity);
    }
}

fn tell(context: &Context<'_>, args: &ClaimArgs, committed: Committed<Claims>) -> anyhow::Result<()> {
    let Committed { answer: Claims { mut claims }, sequence, replayed, warnings } = committed;
    let ids: Vec<&str> = claims.iter().map(|claimed| claimed.work_id.as_str()).collect();
    let data = ids.join("\n");
    if args.id_only && !context.terminal.json {
        return answered(sequence, context.terminal.line(&data));
    }
    let sentence = claims.iter().map(sentence).collect::<Vec<_>>().join("\n");
    if args.count.is_some() {
        let committed = Committed { answer: Claims { claims }, sequence, replayed, warnings };
        return context.answer("coordctl.claims.v1", &committed, Some(&data), &sentence);
    }
    let Some(claimed) = claims.pop() else { return Ok(()) };
    let committed = Committed { answer: claimed, sequence, replayed, warnings };
    context.answer("coordctl.claim.v1", &committed, Some(&data), &sentence)
}

impl ClaimArgs {
    /// A claim of a new item.
    pub(super) fn of_new(work_type: &str, description: &str, priority: &str, team: Option<&str>) -> Self {
        let options = WorkOptions { priority: priority.to_owned(), ..WorkOptions::of_team(team) };
        ClaimArgs { description: Some(description.to_owned()), options, ..Self::of_waiting(work_type, team) }
    }

    /// A claim of an item that waits, by an agent that would be new in this team.
    pub(super) fn of_waiting(work_id: &str, team: Option<&str>) -> Self {
        ClaimArgs { subject: Some(work_id.to_owned()), options: WorkOptions::of_team(team), ..Self::default() }
    }

    fn take(&self, context: &Context<'_>) -> Result<Take, BadInput> {
        let capabilities = self.selection.capabilities()?;
        self.lease.take(context, &self.identity, self.options.team(context)?, capabilities)
    }

    fn subject(&self, context: &Context<'_>) -> anyhow::Result<Subject> {
        match (self.subject.as_deref().unwrap_or_default(), &self.description) {
            _ if self.next => {
                let (team, labels) = (self.options.team.as_deref(), self.options.labels()?);
                let team = team.map(|team| name("team", team)).transpose()?;
                let count = self.count.as_deref().map(|text| number("number of items", text, 1000)).transpose()?;
                Ok(Subject::Next(self.selection.wanted(team, labels)?, at_least_one(count)?))
            }
            (subject, Some(description)) => {
                let mut new = self.options.work(context, subject, description)?;
                context.settings.routes.apply(&mut new);
                Ok(Subject::New(Box::new(new)))
            }
            (subject, None) => waiting(context, subject).map(Subject::Waiting),
        }
    }

    /// Everything that makes a repeated request the same.
    fn parts(&self) -> Vec<&str> {
        let texts = [&self.subject, &self.description, &self.count, &self.lease.ttl, &self.lease.pid];
        let mut parts: Vec<&str> = texts.into_iter().map(|text| text.as_deref().unwrap_or_default()).collect();
        parts.push(if self.next { "next" } else { "" });
        parts.extend(self.options.parts());
        parts.extend(self.selection.parts());
        parts
    }
}

impl LeaseOptions {
    /// Who takes, for how long.
    pub(super) fn take(
        &self,
        context: &Context<'_>,
        identity: &Identity,
        team: String,
        capabilities: Vec<String>,
    ) -> Result<Take, BadInput> {
        let (ttl_seconds, ttl_by_type) = lengths(context, self.ttl.as_deref())?;
        Ok(Take {
            agent: identity.agent(context.environment)?,
            team,
            ttl_seconds,
            ttl_by_type,
            capabilities,
            process: self.pid.as_deref().map(process).transpose()?,
            trace: context.trace.clone(),
        })
    }
}

/// How long a lease lasts, and how long for each type of work that has a length of its own: as asked, else as set.
pub(super) fn lengths(context: &Context<'_>, asked: Option<&str>) -> Result<Lengths, BadInput> {
    match asked {
        Some(text) => Ok((ttl("--ttl", text)?, BTreeMap::new())),
        None => Ok((context.settings.ttl_seconds, context.settings.ttl_by_type.clone())),
    }
}

/// In seconds; `None` for a claim that does not end by itself.
type Lengths = (Option<u64>, BTreeMap<String, Option<u64>>);

fn process(text: &str) -> Result<board::Process, BadInput> {
    let pid = number("process id", text, u64::from(u32::MAX))?;
    let found = u32::try_from(pid).ok().and_then(crate::store::process);
    found.ok_or_else(|| BadInput::new(format!("no process {pid} runs here"), "name the process that does the work"))
}

fn at_least_one(count: Option<u64>) -> Result<usize, BadInput> {
    match count.unwrap_or(1) {
        0 => Err(BadInput::new("\"0\" is no number of items", "use a whole number from 1 to 1000")),
        count => Ok(usize::try_from(count).unwrap_or(usize::MAX)),
    }
}

/// The id of an item that waits. Ids of older tools may have any form: those are looked for on the board.
fn waiting(context: &Context<'_>, subject: &str) -> anyhow::Result<WorkId> {
    let is_known = match work_id(subject) {
        Ok(id) if !WorkId::looks_like(subject) => is_there(context, &id)?,
        _ => WorkId::looks_like(subject),
    };
    if !is_known {
        let message = format!("{} is no work id, and there is no description", crate::text::quote(subject));
        let hint = "use coordctl claim <TYPE> <DESCRIPTION>, coordctl claim work_<digits>, or coordctl claim --next";
        return Err(BadInput::new(message, hint).into());
    }
    Ok(work_id(subject)?)
}

fn is_there(context: &Context<'_>, id: &WorkId) -> anyhow::Result<bool> {
    match context.read(|board| Ok(board.work(id)?.is_some())) {
        Err(e) if matches!(e.downcast_ref(), Some(StoreError::NoBoard(_))) => Ok(false),
        found => found,
    }
}

fn record(claimed: &Claimed) {
    record_item(&claimed.work_id, claimed.fence);
    let span = Span::current();
    let field = |name: &str| claimed.item.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    span.record("coordctl.agent.id", claimed.agent_id.as_str());
    span.record("coordctl.attempt", claimed.attempt);
    span.record("coordctl.work.type", field("work_type"));
    span.record("coordctl.work.priority", field("priority"));
    span.record("coordctl.team", field("team"));
}

fn sentence(claimed: &Claimed) -> String {
    let lease = claimed.lease_expires_at.as_ref().map_or("no lease".to_owned(), |at| format!("lease until {at}"));
    format!("claimed {} for {} (fence {}, {lease})", claimed.work_id, claimed.agent_id, claimed.fence)
}
