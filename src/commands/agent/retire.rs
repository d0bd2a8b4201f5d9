//! `agent retire`: no more work for an agent.

use crate::board;
use crate::commands::arguments::agent_id;
use crate::commands::{Change, Context, Identity, Repeat};
use crate::store::Room;
use clap::Args;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl agent retire ada
  coordctl agent register ada        # have it back

What a retired agent claims is refused with 17. An item whose lease has ended does not keep an agent from being retired.
Exit codes: 0 retired, 3 bad value, 11 no such agent, 17 it still holds items";

/// Retire an agent: it gets no work before it is registered again
#[derive(Debug, Args)]
pub struct RetireArgs {
    /// The agent
    #[arg(value_name = "AGENT")]
    id: String,
    #[command(flatten)]
    identity: Identity,
    #[command(flatten)]
    repeat: Repeat,
}

/// Runs `agent retire`.
///
/// # Errors
/// Bad values, a refusal of the board, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &RetireArgs) -> anyhow::Result<()> {
    let id = agent_id(&args.id)?;
    let change = Change {
        verb: "retire",
        identity: &args.identity,
        repeat: &args.repeat,
        arguments: vec![&args.id],
        room: Room::UseReserve,
    };
    let committed = context.change(&change, |txn, now| board::retire(txn, now, &id))?;
    let sentence = match committed.answer.already_retired {
        true => format!("{id} was retired at {} already", committed.answer.retired_at),
        false => format!("retired {id}"),
    };
    context.answer("coordctl.agent-retire.v1", &committed, None, &sentence)
}
