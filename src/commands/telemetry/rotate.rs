//! `telemetry rotate`.

use super::super::Context;
use clap::Args;

/// Turn the file of spans if it is large or old enough
#[derive(Debug, Args)]
pub struct RotateArgs {}

/// The end of `telemetry rotate --help`.
pub(super) const EXAMPLES: &str = "Examples:\n  coordctl telemetry rotate";

/// Runs `telemetry rotate`.
///
/// # Errors
/// Not built yet.
pub(super) fn run(_context: &Context<'_>, _args: &RotateArgs) -> anyhow::Result<()> {
    anyhow::bail!("telemetry rotate is not built yet")
}
