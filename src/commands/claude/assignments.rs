//! `claude assignments`: who should take what.

use super::super::Context;
use super::options::Asking;
use super::task::{Source, Task, analyse};
use super::{board, tell::tell};
use crate::analysis::advice;
use crate::claude::{Analysis, local};
use crate::report::advice as page;
use clap::Args;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude assignments
  coordctl claude assignments --json | jq -c '.answer.assignments[] | [.agent_id, .work_id]'";

/// Say who should take what, so that the load is balanced
#[derive(Debug, Args)]
pub struct AssignmentsArgs {
    #[command(flatten)]
    asking: Asking,
}

/// Runs `claude assignments`.
///
/// # Errors
/// A board that cannot be read, or Claude's failure.
pub fn run(context: &Context<'_>, args: &AssignmentsArgs) -> anyhow::Result<()> {
    let subject = board::look(context)?;
    let figures = advice::assignments(&subject);
    let value = serde_json::to_value(&figures)?;
    let task = Task {
        analysis: Analysis::Assignments,
        arguments: Vec::new(),
        question: String::new(),
        source: Source::Board { subject: &subject, figures: &value, changes: None },
        latest: Analysis::Assignments.file(),
    };
    let done = analyse(context, &args.asking, &task, || Ok(local::assignments(&figures)))?;
    tell(context, &done, |width, colour| page::assignments(&done.answer, &figures, width, colour))
}
