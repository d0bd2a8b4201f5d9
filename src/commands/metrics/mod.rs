//! `metrics`.

use super::Context;
use clap::Args;

/// Print figures of the board in the text format of Prometheus
#[derive(Debug, Args)]
pub struct MetricsArgs {}

/// Runs `metrics`.
///
/// # Errors
/// Not built yet.
pub fn run(_context: &Context<'_>, _args: &MetricsArgs) -> anyhow::Result<()> {
    anyhow::bail!("metrics is not built yet")
}
