//! `agent show`: one agent, with what it holds.

use crate::analysis::{Crew, SAMPLE};
use crate::board::{AgentId, WorkItem, code};
use crate::clock::stamp;
use crate::commands::Context;
use crate::commands::arguments::{agent_id, unknown_agent};
use crate::commands::roster::{Figures, Member};
use crate::report::age::span;
use crate::store::{Snapshot, StoreError};
use crate::text::escape;
use clap::Args;
use serde::Serialize;
use serde_json::json;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl agent show ada
  coordctl agent show \"$AGENT_ID\" --json | jq .agent.median_seconds

The median time is over the newest 200 completions. \"coordctl agent list --help\" says what the states mean.
Exit codes: 0 shown, 3 bad value, 11 no such agent";

/// Show one agent with what it holds
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The agent
    #[arg(value_name = "AGENT")]
    id: String,
}

/// An item that the agent holds.
#[derive(Debug, Serialize)]
struct Held {
    work_id: String,
    status: String,
    description: String,
    lease_expires_at: Option<String>,
    expired: bool,
}

/// Runs `agent show`.
///
/// # Errors
/// Where the agent is unknown or the board cannot be read.
pub fn run(context: &Context<'_>, args: &ShowArgs) -> anyhow::Result<()> {
    let id = agent_id(&args.id)?;
    context.read(|snapshot| tell(context, &id, snapshot))
}

fn tell(context: &Context<'_>, id: &AgentId, snapshot: &mut Snapshot) -> anyhow::Result<()> {
    let Some((member, figures)) = find(snapshot, id)? else {
        return Err(unknown_agent(snapshot, id).into());
    };
    let now = snapshot.now();
    let held: Vec<Held> = member.held.iter().map(|item| Held::of(item, item.is_expired(now))).collect();
    if context.terminal.json {
        let document = json!({
            "schema": "coordctl.agent-show.v1",
            "agent": figures,
            "held": held,
            "sequence": snapshot.sequence(),
        });
        return Ok(context.terminal.document(&document)?);
    }
    Ok(context.terminal.data(&text(id, &figures, &held))?)
}

/// An agent by its name, where the board knows it.
pub(in crate::commands) fn find(
    snapshot: &mut Snapshot,
    id: &AgentId,
) -> Result<Option<(Member, Figures)>, StoreError> {
    let rows = snapshot.all_rows()?;
    let Some(tally) = Crew::of(rows.iter().map(|found| &found.columns)).agent(code(id.as_str())) else {
        return Ok(None);
    };
    let member = Member::read(snapshot, &rows, &tally)?;
    if member.agent.id() != *id {
        return Ok(None);
    }
    let figures = member.figures(snapshot, &rows, &tally, SAMPLE)?;
    Ok(Some((member, figures)))
}

impl Held {
    fn of(item: &WorkItem, expired: bool) -> Self {
        Held {
            work_id: item.id().as_str().to_owned(),
            status: item.text("status").to_owned(),
            description: item.text("description").to_owned(),
            lease_expires_at: item.lease().map(|lease| stamp(lease.expires_at)),
            expired,
        }
    }
}

fn text(id: &AgentId, agent: &Figures, held: &[Held]) -> String {
    let or_none = |text: &str| if text.is_empty() { "–".to_owned() } else { escape(text).into_owned() };
    let seen = |at: &Option<String>| at.clone().unwrap_or_else(|| "unknown".to_owned());
    let median = agent.median_seconds.map(|seconds| format!("{} over the newest {}", span(seconds), agent.median_over));
    let lines = [
        ("agent", escape(id.as_str()).into_owned()),
        ("state", agent.state.word().to_owned()),
        ("team", or_none(&agent.team)),
        ("role", or_none(&agent.role)),
        ("capabilities", or_none(&agent.capabilities.join(", "))),
        ("capacity", agent.capacity.map_or("any number".to_owned(), |capacity| capacity.to_string())),
        ("holds", agent.load.to_string()),
        ("completed", agent.completed.to_string()),
        ("failed", agent.failed.to_string()),
        ("median time", median.unwrap_or_else(|| "unknown".to_owned())),
        ("registered", seen(&agent.registered_at)),
        ("last seen", seen(&agent.last_seen_at)),
    ];
    let lines = lines.iter().map(|(what, value)| format!("{what:<12}  {value}\n"));
    lines.chain(held.iter().map(line)).collect()
}

fn line(held: &Held) -> String {
    let lease = match (&held.lease_expires_at, held.expired) {
        (None, _) => "no lease".to_owned(),
        (Some(at), true) => format!("lease ended at {at}"),
        (Some(at), false) => format!("lease until {at}"),
    };
    let (id, description) = (escape(&held.work_id), escape(&held.description));
    format!("  {id}  {}  {lease}  {description}\n", escape(&held.status))
}
