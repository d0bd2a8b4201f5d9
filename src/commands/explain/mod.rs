//! `explain`: why an item is or is not offered, and to whom.

mod gather;

use super::arguments::{unknown, work_id};
use super::{Context, record_item};
use crate::board::AgentId;
use crate::settings::BadInput;
use crate::store::Snapshot;
use crate::text::{escape, quote};
use clap::Args;
use serde_json::json;

/// Say why a work item is or is not offered, and to whom
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The work item
    work_id: String,
    /// Say it for this agent only, also where the board does not know it
    #[arg(long, value_name = "AGENT")]
    agent: Option<String>,
}

/// Runs `explain`.
///
/// # Errors
/// Where the item is unknown or the board cannot be read.
pub fn run(context: &Context<'_>, args: &ExplainArgs) -> anyhow::Result<()> {
    let agent = args.agent.as_deref().map(agent).transpose()?;
    context.tell_unseen();
    context.read(|snapshot| tell(context, args, agent.as_ref(), snapshot))
}

fn agent(text: &str) -> Result<AgentId, BadInput> {
    AgentId::parse(text).map_err(|e| BadInput::new(format!("{} is no agent", quote(text)), e.to_string()))
}

fn tell(
    context: &Context<'_>,
    args: &ExplainArgs,
    agent: Option<&AgentId>,
    snapshot: &mut Snapshot,
) -> anyhow::Result<()> {
    let id = work_id(&args.work_id)?;
    let Some(item) = snapshot.work(&id)? else {
        return Err(unknown(snapshot, &id).into());
    };
    record_item(&id, item.fence());
    let explanation = gather::explanation(snapshot, &item, agent, &context.settings.retry)?;
    let sentences = explanation.sentences();
    if context.terminal.json {
        let mut document = json!(explanation);
        document["sentences"] = json!(sentences);
        return Ok(context.terminal.document(&document)?);
    }
    let text: String = sentences.iter().map(|sentence| format!("{}\n", escape(sentence))).collect();
    Ok(context.terminal.data(&text)?)
}
