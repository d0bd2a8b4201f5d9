//! `claude assignments`: who should take what.

use super::super::Context;
use super::acting::{Acting, Hold};
use super::options::Asking;
use super::task::{Source, Task, analyse};
use super::{board, tell::tell_acted};
use crate::analysis::advice;
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

/// Runs `claude assignments`.
///
/// # Errors
/// A board that cannot be read or changed, or Claude's failure.
pub fn run(context: &Context<'_>, args: &AssignmentsArgs) -> anyhow::Result<()> {
    let seconds = args.hold.seconds()?;
    let intent = args.acting.intent_for(context, &args.hold)?;
    let asked = args.asking.settle(context)?;
    let subject = board::look_with(context, asked.settings.redact)?;
    let figures = advice::assignments(&subject);
    let value = serde_json::to_value(&figures)?;
    let task = Task {
        analysis: Analysis::Assignments,
        arguments: Vec::new(),
        question: String::new(),
        source: Source::Board { subject: &subject, figures: &value, changes: None },
        latest: Analysis::Assignments.file(),
    };
    let mut done = analyse(context, &asked, &task, || Ok(local::assignments(&figures)))?;
    let changes = |answer| plan::of_assignments(answer, &subject, seconds);
    let acted =
        intent.map(|intent| intent.act(context, &mut done.report, &subject, changes(&done.answer))).transpose()?;
    tell_acted(context, &done, acted.as_ref(), |width, colour| page::assignments(&done.answer, &figures, width, colour))
}
