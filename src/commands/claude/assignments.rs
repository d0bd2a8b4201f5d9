//! `claude assignments`: who should take what.

use super::super::Context;
use super::acting::{Acting, Hold};
use super::judged::Judged;
use super::options::Asking;
use crate::analysis::advice::{self, AssignmentFigures};
use crate::claude::answers::Assignments;
use crate::claude::{Analysis, local, plan};
use crate::report::advice as page;
use clap::Args;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude assignments
  coordctl claude assignments --json | jq -c '.answer.assignments[] | [.agent_id, .work_id]'
  coordctl claude assignments --apply --dry-run
  coordctl claude assignments --apply --hold 30m --yes";

/// Say who should take what, so that the load is balanced
#[derive(Debug, Args)]
pub struct AssignmentsArgs {
    #[command(flatten)]
    asking: Asking,
    #[command(flatten)]
    acting: Acting,
    #[command(flatten)]
    hold: Hold,
}

const JUDGED: Judged<AssignmentFigures, Assignments> = Judged {
    analysis: Analysis::Assignments,
    figures: advice::assignments,
    local: local::assignments,
    page: page::assignments,
};

/// Runs `claude assignments`.
///
/// # Errors
/// A board that cannot be read or changed, or Claude's failure.
pub fn run(context: &Context<'_>, args: &AssignmentsArgs) -> anyhow::Result<()> {
    let seconds = args.hold.seconds()?;
    let intent = args.acting.intent_for(context, &args.hold)?;
    JUDGED.run_acting(context, &args.asking, intent, |answer, subject| plan::of_assignments(answer, subject, seconds))
}
