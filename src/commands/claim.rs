//! `claim`: take work, newly made or waiting.

use super::arguments::{name, number, priority, text, work_id};
use super::{Change, Context, Identity, Repeat, answered, record_item};
use crate::board::{self, Claimed, NewWork, Take, WorkId};
use crate::settings::{BadInput, ttl};
use crate::store::{Committed, Room};
use clap::Args;
use tracing::Span;

/// Arguments of `claim`.
#[derive(Debug, Args)]
pub struct ClaimArgs {
    /// The type of a new work item, or the id of one that waits
    #[arg(value_name = "TYPE|WORK_ID")]
    subject: String,
    /// What is to be done
    description: Option<String>,
    /// How urgent it is: critical, high, medium or low
    #[arg(long, default_value = "medium")]
    priority: String,
    /// Whose work it is [env: AGENT_TEAM]
    #[arg(long)]
    team: Option<String>,
    /// How long the claim lasts unless it is renewed, such as 2h, or none
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    ttl: Option<String>,
    /// Story points
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    points: Option<String>,
    /// A label; may be repeated
    #[arg(long = "label", value_name = "LABEL")]
    labels: Vec<String>,
    /// How long the work may take, for people; nothing is enforced by it
    #[arg(long, value_name = "DURATION", default_value = "30m")]
    estimate: String,
    /// Print the id and nothing else
    #[arg(long)]
    id_only: bool,
    #[command(flatten)]
    identity: Identity,
    #[command(flatten)]
    repeat: Repeat,
}

/// The team of those who name none, as in the old tool.
const DEFAULT_TEAM: &str = "autonomous_team";

/// What is to be claimed.
enum Subject {
    New(NewWork),
    Waiting(WorkId),
}

/// Runs `claim`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &ClaimArgs) -> anyhow::Result<()> {
    let take = args.take(context)?;
    let subject = args.subject(&take.team)?;
    let ttl = take.ttl_seconds.map(|ttl| ttl.to_string()).unwrap_or_default();
    let mut arguments = vec![args.subject.as_str(), args.description.as_deref().unwrap_or_default()];
    arguments.extend([args.priority.as_str(), &take.team, &ttl, args.points.as_deref().unwrap_or_default()]);
    arguments.push(&args.estimate);
    arguments.extend(args.labels.iter().map(String::as_str));
    let change =
        Change { verb: "claim", identity: &args.identity, repeat: &args.repeat, arguments, room: Room::KeepReserve };
    let committed = context.change(&change, |txn, now| match &subject {
        Subject::New(new) => board::create(txn, now, new.clone(), &take),
        Subject::Waiting(id) => board::take(txn, now, id, &take, &context.settings.retry),
    })?;
    record(&committed.answer);
    let id = committed.answer.work_id.as_str();
    if args.id_only && !context.terminal.json {
        return answered(committed.sequence, context.terminal.line(id));
    }
    context.answer("coordctl.claim.v1", &committed, Some(id), &sentence(&committed))
}

impl ClaimArgs {
    fn take(&self, context: &Context<'_>) -> Result<Take, BadInput> {
        let team = self.team.as_deref().or_else(|| context.environment.get("AGENT_TEAM")).unwrap_or(DEFAULT_TEAM);
        Ok(Take {
            agent: self.identity.agent(context.environment)?,
            team: name("team", team)?,
            ttl_seconds: match &self.ttl {
                Some(text) => ttl("--ttl", text)?,
                None => context.settings.ttl_seconds,
            },
            capabilities: Vec::new(),
            process: None,
            trace: context.trace.clone(),
        })
    }

    fn subject(&self, team: &str) -> Result<Subject, BadInput> {
        let Some(description) = &self.description else {
            return self.waiting().map(Subject::Waiting);
        };
        Ok(Subject::New(NewWork {
            work_type: name("type", &self.subject)?,
            description: text("description", description)?,
            priority: priority(&self.priority)?,
            team: team.to_owned(),
            points: self.points.as_deref().map(|text| number("number of points", text, 1_000_000)).transpose()?,
            labels: self.labels.iter().map(|label| name("label", label)).collect::<Result<_, _>>()?,
            estimate: name("estimate", &self.estimate)?,
            body: None,
            capabilities: Vec::new(),
            depends_on: Vec::new(),
            acceptance: Vec::new(),
            not_before: None,
            due: None,
            max_attempts: None,
        }))
    }

    fn waiting(&self) -> Result<WorkId, BadInput> {
        if !WorkId::looks_like(&self.subject) {
            let message = format!("{} is no work id, and there is no description", crate::text::quote(&self.subject));
            return Err(BadInput::new(
                message,
                "use coordctl claim <TYPE> <DESCRIPTION>, or coordctl claim work_<digits>",
            ));
        }
        work_id(&self.subject)
    }
}

fn record(claimed: &Claimed) {
    record_item(&claimed.work_id, &claimed.trace_id, claimed.fence);
    let span = Span::current();
    let field = |name: &str| claimed.item.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    span.record("coordctl.agent.id", claimed.agent_id.as_str());
    span.record("coordctl.attempt", claimed.attempt);
    span.record("coordctl.work.type", field("work_type"));
    span.record("coordctl.work.priority", field("priority"));
    span.record("coordctl.team", field("team"));
}

fn sentence(committed: &Committed<Claimed>) -> String {
    let claimed = &committed.answer;
    let lease = claimed.lease_expires_at.as_ref().map_or("no lease".to_owned(), |at| format!("lease until {at}"));
    format!("claimed {} for {} (fence {}, {lease})", claimed.work_id, claimed.agent_id, claimed.fence)
}
