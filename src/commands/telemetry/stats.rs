//! `telemetry stats`.

use super::super::Context;
use clap::Args;

/// Count operations, errors and how long they took
#[derive(Debug, Args)]
pub struct StatsArgs {}

/// The end of `telemetry stats --help`.
pub(super) const EXAMPLES: &str = "Examples:\n  coordctl telemetry stats";

/// Runs `telemetry stats`.
///
/// # Errors
/// Not built yet.
pub(super) fn run(_context: &Context<'_>, _args: &StatsArgs) -> anyhow::Result<()> {
    anyhow::bail!("telemetry stats is not built yet")
}
