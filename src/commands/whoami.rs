//! `whoami`: as whom commands act here, and which rule says so.

use super::agent::show;
use super::roster::Figures;
use super::{Context, Identity, Rule, Who};
use crate::store::StoreError;
use clap::Args;
use serde::Serialize;

/// Print as whom commands act here, and the rule that says so
#[derive(Debug, Args)]
pub struct WhoamiArgs {
    #[command(flatten)]
    identity: Identity,
}

/// Who acts, and what the board knows of it.
#[derive(Serialize)]
struct Document {
    schema: &'static str,
    #[serde(flatten)]
    who: Who,
    /// `None` where there is no board, or it does not know the agent yet.
    agent: Option<Figures>,
}

/// Runs `whoami`.
///
/// # Errors
/// A name that cannot be one, or a board that cannot be read.
pub fn run(context: &Context<'_>, args: &WhoamiArgs) -> anyhow::Result<()> {
    let who = args.identity.who(context.environment)?;
    if context.terminal.json {
        let agent = known(context, &who)?;
        return Ok(context.terminal.document(&Document { schema: "coordctl.whoami.v1", who, agent })?);
    }
    if let Some(agent) = &who.agent {
        context.terminal.line(agent.as_str())?;
    }
    context.terminal.say(&sentence(&who));
    Ok(())
}

fn known(context: &Context<'_>, who: &Who) -> anyhow::Result<Option<Figures>> {
    let Some(agent) = &who.agent else { return Ok(None) };
    match context.read(|snapshot| Ok(show::find(snapshot, agent)?)) {
        Err(e) if matches!(e.downcast_ref(), Some(StoreError::NoBoard(_))) => Ok(None),
        found => Ok(found?.map(|(_, figures)| figures)),
    }
}

fn sentence(who: &Who) -> String {
    let source = match who.rule {
        Rule::Flag => return "named by --agent".to_owned(),
        Rule::None => {
            return "nobody is named: each claim gets a new agent, agent_<nanoseconds>\n\
                    hint: run \"export AGENT_ID=$(coordctl agent register)\" to be one agent from here on"
                .to_owned();
        }
        Rule::ClaudeCode => ", the session of Claude Code",
        Rule::Codex => ", the thread of Codex",
        Rule::CoordctlAgent | Rule::AgentId => "",
    };
    format!("named by {}{source}", who.variable.unwrap_or_default())
}
