//! `telemetry tail`.

use super::super::Context;
use clap::Args;

/// Print the newest spans, and go on as they come
#[derive(Debug, Args)]
pub struct TailArgs {}

/// The end of `telemetry tail --help`.
pub(super) const EXAMPLES: &str = "Examples:\n  coordctl telemetry tail";

/// Runs `telemetry tail`.
///
/// # Errors
/// Not built yet.
pub(super) fn run(_context: &Context<'_>, _args: &TailArgs) -> anyhow::Result<()> {
    anyhow::bail!("telemetry tail is not built yet")
}
