//! `claude priorities`: what to do next, and why.

use super::super::Context;
use super::acting::Acting;
use super::judged::Judged;
use super::options::Asking;
use crate::analysis::advice::{self, PriorityFigures};
use crate::claude::answers::Priorities;
use crate::claude::{Analysis, local, plan};
use crate::report::advice as page;
use clap::Args;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude priorities
  coordctl claude priorities --json | jq -r '.answer.items[0].work_id'
  coordctl claude priorities --apply --dry-run
  coordctl claude priorities --apply --canary 10% --yes";

/// Say what to do next, and why
#[derive(Debug, Args)]
pub struct PrioritiesArgs {
    #[command(flatten)]
    asking: Asking,
    #[command(flatten)]
    acting: Acting,
}

const JUDGED: Judged<PriorityFigures, Priorities> = Judged {
    analysis: Analysis::Priorities,
    figures: advice::priorities,
    local: local::priorities,
    page: page::priorities,
};

/// Runs `claude priorities`.
///
/// # Errors
/// A board that cannot be read or changed, or Claude's failure.
pub fn run(context: &Context<'_>, args: &PrioritiesArgs) -> anyhow::Result<()> {
    let intent = args.acting.intent(context)?;
    JUDGED.run_acting(context, &args.asking, intent, plan::of_priorities)
}
