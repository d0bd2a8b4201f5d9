//! `init`: make the board now. The first change would make it too.

use super::Context;
use clap::Args;
use serde_json::json;

/// Make the board now; the first change would make it too
#[derive(Debug, Args)]
pub struct InitArgs {}

/// Runs `init`.
///
/// # Errors
/// Where the board cannot be made.
pub fn run(context: &Context<'_>, _: &InitArgs) -> anyhow::Result<()> {
    let (sequence, warnings) = context.with_store(|store| store.init())?;
    let path = context.location.path.display().to_string();
    if context.terminal.json {
        let document =
            json!({ "schema": "coordctl.init.v1", "board": path, "sequence": sequence, "warnings": warnings });
        return Ok(context.terminal.document(&document)?);
    }
    context.terminal.line(&path)?;
    context.terminal.say(&format!("the board is ready ({sequence} changes)"));
    Ok(())
}
