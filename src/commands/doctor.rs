//! `doctor`.

use super::Context;
use clap::Args;

/// Say what is wrong with the board, and what to do about it
#[derive(Debug, Args)]
pub struct DoctorArgs {}

/// Runs `doctor`.
///
/// # Errors
/// Not built yet.
pub fn run(_context: &Context<'_>, _args: &DoctorArgs) -> anyhow::Result<()> {
    anyhow::bail!("doctor is not built yet")
}
