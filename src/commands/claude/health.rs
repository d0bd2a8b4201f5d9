//! `claude health`: how the swarm stands.

use super::super::Context;
use super::judged::Judged;
use super::options::Asking;
use crate::analysis::advice::{self, HealthFigures};
use crate::claude::answers::Health;
use crate::claude::{Analysis, local};
use crate::report::advice as page;
use clap::Args;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude health
  coordctl claude health --provider local --json | jq .answer.score";

/// Judge how the swarm stands, and what threatens it
#[derive(Debug, Args)]
pub struct HealthArgs {
    #[command(flatten)]
    asking: Asking,
}

const JUDGED: Judged<HealthFigures, Health> =
    Judged { analysis: Analysis::Health, figures: advice::health, local: local::health, page: page::health };

/// Runs `claude health`.
///
/// # Errors
/// A board that cannot be read, or Claude's failure.
pub fn run(context: &Context<'_>, args: &HealthArgs) -> anyhow::Result<()> {
    JUDGED.run(context, &args.asking)
}
