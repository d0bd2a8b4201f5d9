//! `handoff` and `reassign`: an item gets another holder, with the text that it needs.

use super::arguments::{agent_id, name, work_id};
use super::{Change, Context, Holder, Identity, Repeat, input, late, record_item};
use crate::board::{self, Handed, Handing, Recipient};
use crate::settings::{BadInput, ttl};
use crate::store::{Committed, Room};
use clap::Args;
use std::path::PathBuf;

/// Hand a work item that you hold on to another agent, role or team
#[derive(Debug, Args)]
pub struct HandoffArgs {
    /// The work item
    work_id: String,
    #[command(flatten)]
    to: To,
    /// What the next holder needs to know: a file, or - for stdin
    #[arg(long, value_name = "FILE", required_unless_present = "text")]
    context: Option<PathBuf>,
    /// The same as words on the command line
    #[arg(long, conflicts_with = "context")]
    text: Option<String>,
    /// The next holder's lease, such as 2h; as long as the present one where this is not given
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    ttl: Option<String>,
    #[command(flatten)]
    holder: Holder,
    #[command(flatten)]
    repeat: Repeat,
}

/// Give a work item to somebody from outside, whoever holds it
#[derive(Debug, Args)]
pub struct ReassignArgs {
    /// The work item
    work_id: String,
    #[command(flatten)]
    to: To,
    /// Why, for the next holder and for the one who loses it
    #[arg(long)]
    reason: String,
    /// The next holder's lease, such as 2h; as long as the present one where this is not given
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    ttl: Option<String>,
    #[command(flatten)]
    identity: Identity,
    #[command(flatten)]
    repeat: Repeat,
}

/// Who gets it: one of them.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct To {
    /// To this agent, which holds it at once and learns its fence by claiming it
    #[arg(long, value_name = "AGENT")]
    to: Option<String>,
    /// To whoever of this role claims it first
    #[arg(long, value_name = "ROLE")]
    to_role: Option<String>,
    /// To whoever of this team claims it first
    #[arg(long, value_name = "TEAM")]
    to_team: Option<String>,
}

/// Runs `handoff`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn handoff(context: &Context<'_>, args: &HandoffArgs) -> anyhow::Result<()> {
    let id = work_id(&args.work_id)?;
    let text = match (&args.context, &args.text) {
        (Some(path), _) => input::read(path)?,
        (None, words) => super::arguments::text("text", words.as_deref().unwrap_or_default())?,
    };
    let handing = handing(context, &args.to, text, args.ttl.as_deref())?;
    let caller = args.holder.caller(context.environment)?;
    let to = format!("{:?}", handing.to);
    let change = Change {
        verb: "handoff",
        identity: &args.holder.identity,
        repeat: &args.repeat,
        arguments: vec![
            &args.work_id,
            &to,
            &handing.text,
            args.ttl.as_deref().unwrap_or_default(),
            args.holder.fence(),
        ],
        room: Room::KeepReserve,
    };
    let committed = context
        .change(&change, |txn, now| board::handoff(txn, now, &id, &caller, &handing))
        .map_err(|e| late::keep(context, e, &change, &id, &caller, &handing.text))?;
    tell(context, "coordctl.handoff.v1", &committed)
}

/// Runs `reassign`.
///
/// # Errors
/// As [`handoff`].
pub fn reassign(context: &Context<'_>, args: &ReassignArgs) -> anyhow::Result<()> {
    let id = work_id(&args.work_id)?;
    let handing = handing(context, &args.to, super::progress::note(&args.reason)?, args.ttl.as_deref())?;
    let by = args.identity.agent(context.environment)?.ok_or_else(|| {
        BadInput::new("nobody says who reassigns it", "name yourself with --agent, or export COORDCTL_AGENT")
    })?;
    let to = format!("{:?}", handing.to);
    let change = Change {
        verb: "reassign",
        identity: &args.identity,
        repeat: &args.repeat,
        arguments: vec![&args.work_id, &to, &handing.text, args.ttl.as_deref().unwrap_or_default()],
        room: Room::KeepReserve,
    };
    let committed = context.change(&change, |txn, now| board::reassign(txn, now, &id, &by, &handing))?;
    tell(context, "coordctl.reassign.v1", &committed)
}

fn handing(context: &Context<'_>, to: &To, text: String, length: Option<&str>) -> Result<Handing, BadInput> {
    let to = match (&to.to, &to.to_role, &to.to_team) {
        (Some(agent), ..) => Recipient::Agent(agent_id(agent)?),
        (None, Some(role), _) => Recipient::Role(name("role", role)?),
        (None, None, team) => Recipient::Team(name("team", team.as_deref().unwrap_or_default())?),
    };
    let ttl_seconds = length.map(|text| ttl("--ttl", text)).transpose()?;
    let default_ttl_seconds = context.settings.ttl_seconds;
    Ok(Handing { to, text, ttl_seconds, default_ttl_seconds, trace: context.trace.clone() })
}

fn tell(context: &Context<'_>, schema: &'static str, committed: &Committed<Handed>) -> anyhow::Result<()> {
    let done = &committed.answer;
    record_item(&done.work_id, done.fence);
    let from = done.from.as_ref().map(|agent| format!(" from {agent}")).unwrap_or_default();
    let to = match &done.to {
        Recipient::Agent(agent) => agent.to_string(),
        Recipient::Role(role) => format!("the role {}", crate::text::escape(role)),
        Recipient::Team(team) => format!("the team {}", crate::text::escape(team)),
    };
    context.answer(schema, committed, None, &format!("{} goes{from} to {to} (fence {})", done.work_id, done.fence))
}
