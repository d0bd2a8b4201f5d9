//! `generate-id`: a number that nobody else gets.

use super::{Change, Context, Identity, Repeat};
use crate::board::{AgentId, Rows, WorkId};
use crate::store::Room;
use clap::Args;
use serde::{Deserialize, Serialize};

/// Print an id that nobody else gets
#[derive(Debug, Default, Args)]
pub struct GenerateIdArgs {
    /// Make an id of a work item instead of one of an agent
    #[arg(long)]
    work: bool,
    #[command(flatten)]
    repeat: Repeat,
}

#[derive(Serialize, Deserialize)]
struct Generated {
    id: String,
}

/// Runs `generate-id`.
///
/// # Errors
/// Where the board cannot be written: an id is unique because the board remembers it.
pub fn run(context: &Context<'_>, args: &GenerateIdArgs) -> anyhow::Result<()> {
    let identity = Identity::default();
    let change = Change {
        verb: "generate-id",
        identity: &identity,
        repeat: &args.repeat,
        arguments: vec![if args.work { "work" } else { "agent" }],
        room: Room::UseReserve,
    };
    let committed = context.change(&change, |txn, _| {
        let nanoseconds = txn.next_id();
        let id = match args.work {
            true => WorkId::new(nanoseconds).as_str().to_owned(),
            false => AgentId::new(nanoseconds).as_str().to_owned(),
        };
        Ok(Generated { id })
    })?;
    match context.terminal.json {
        true => context.answer("coordctl.generate-id.v1", &committed, None, ""),
        false => Ok(context.terminal.line(&committed.answer.id)?),
    }
}
