//! `sync`: bring the public files up to date now.

use super::Context;
use clap::Args;
use serde_json::json;
use std::time::Duration;

/// Bring the public files up to date now
#[derive(Debug, Args)]
pub struct SyncArgs {
    /// Wait until large public files are due again, a minute at the most
    #[arg(long, hide = true)]
    when_due: bool,
}

/// The longest wait of a publisher.
const LONGEST: Duration = Duration::from_mins(1);

/// Runs `sync`.
///
/// # Errors
/// Where there is no board, or a public file cannot be replaced.
pub fn run(context: &Context<'_>, args: &SyncArgs) -> anyhow::Result<()> {
    let (sequence, warnings) = context.with_store(|store| {
        if args.when_due {
            std::thread::sleep(store.due_in()?.min(LONGEST));
        }
        store.sync()
    })?;
    if context.terminal.json {
        let document = json!({ "schema": "coordctl.sync.v1", "sequence": sequence, "warnings": warnings });
        return Ok(context.terminal.document(&document)?);
    }
    context.terminal.say(&format!("the public files show all {sequence} changes"));
    Ok(())
}
