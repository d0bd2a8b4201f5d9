//! `trace`.

use super::Context;
use clap::Args;

/// Show where the time of a work item went, as a waterfall
#[derive(Debug, Args)]
pub struct TraceArgs {}

/// Runs `trace`.
///
/// # Errors
/// Not built yet.
pub fn run(_context: &Context<'_>, _args: &TraceArgs) -> anyhow::Result<()> {
    anyhow::bail!("trace is not built yet")
}
