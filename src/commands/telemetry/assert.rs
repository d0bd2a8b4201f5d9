//! `telemetry assert`.

use super::super::Context;
use clap::Args;

/// Exit 0 only if spans keep within limits
#[derive(Debug, Args)]
pub struct AssertArgs {}

/// The end of `telemetry assert --help`.
pub(super) const EXAMPLES: &str = "Examples:\n  coordctl telemetry assert";

/// Runs `telemetry assert`.
///
/// # Errors
/// Not built yet.
pub(super) fn run(_context: &Context<'_>, _args: &AssertArgs) -> anyhow::Result<()> {
    anyhow::bail!("telemetry assert is not built yet")
}
