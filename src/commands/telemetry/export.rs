//! `telemetry export`.

use super::super::Context;
use clap::Args;

/// Send spans to OTLP receivers, files or stdout
#[derive(Debug, Args)]
pub struct ExportArgs {}

/// The end of `telemetry export --help`.
pub(super) const EXAMPLES: &str = "Examples:\n  coordctl telemetry export";

/// Runs `telemetry export`.
///
/// # Errors
/// Not built yet.
pub(super) fn run(_context: &Context<'_>, _args: &ExportArgs) -> anyhow::Result<()> {
    anyhow::bail!("telemetry export is not built yet")
}
