//! `program init`.

use crate::commands::{Context, output};
use crate::program::{FILE, TEMPLATE};
use clap::Args;
use serde_json::json;

/// Write a program.toml with everything in it as a comment
#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// Print it instead, and write nothing
    #[arg(long)]
    print: bool,
}

/// Runs `program init`.
pub(super) fn run(context: &Context<'_>, args: &InitArgs) -> anyhow::Result<()> {
    if args.print {
        return Ok(context.terminal.data(TEMPLATE)?);
    }
    // The file belongs to a board.
    context.read(|_| Ok(()))?;
    let path = context.location.path.join(FILE);
    output::create(&path, TEMPLATE.as_bytes())?;
    let path = path.display().to_string();
    if context.terminal.json {
        return Ok(context.terminal.document(&json!({ "schema": "coordctl.program-init.v1", "path": path }))?);
    }
    context.terminal.line(&path)?;
    context.terminal.say("fill it in, and run \"coordctl program check\"");
    Ok(())
}
