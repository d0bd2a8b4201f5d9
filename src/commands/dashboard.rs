//! `dashboard`: what needs attention, who is at work, and what came of it.

use super::Context;
use clap::Args;

/// Arguments of `dashboard`.
#[derive(Debug, Args)]
pub struct DashboardArgs {
    /// Draw it again and again in place until interrupted
    #[arg(long)]
    watch: bool,
    /// How often to draw it with --watch
    #[arg(long, value_name = "DURATION", default_value = "2s")]
    interval: String,
}

/// Runs `dashboard`.
///
/// # Errors
/// Where the board cannot be read.
pub fn run(_context: &Context<'_>, _args: &DashboardArgs) -> anyhow::Result<()> {
    Ok(())
}
