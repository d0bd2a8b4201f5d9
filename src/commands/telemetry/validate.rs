//! `telemetry validate`.

use super::super::Context;
use clap::Args;

/// Check every line against the protocol
#[derive(Debug, Args)]
pub struct ValidateArgs {}

/// The end of `telemetry validate --help`.
pub(super) const EXAMPLES: &str = "Examples:\n  coordctl telemetry validate";

/// Runs `telemetry validate`.
///
/// # Errors
/// Not built yet.
pub(super) fn run(_context: &Context<'_>, _args: &ValidateArgs) -> anyhow::Result<()> {
    anyhow::bail!("telemetry validate is not built yet")
}
