//! `telemetry convert`.

use super::super::Context;
use clap::Args;

/// Turn spans of older tools into OTLP/JSON lines
#[derive(Debug, Args)]
pub struct ConvertArgs {}

/// The end of `telemetry convert --help`.
pub(super) const EXAMPLES: &str = "Examples:\n  coordctl telemetry convert";

/// Runs `telemetry convert`.
///
/// # Errors
/// Not built yet.
pub(super) fn run(_context: &Context<'_>, _args: &ConvertArgs) -> anyhow::Result<()> {
    anyhow::bail!("telemetry convert is not built yet")
}
