//! `claude priorities`: what to do next, and why.

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
  coordctl claude priorities
  coordctl claude priorities --json | jq -r '.answer.items[0].work_id'";

/// Say what to do next, and why
#[derive(Debug, Args)]
pub struct PrioritiesArgs {
    #[command(flatten)]
    asking: Asking,
}

/// Runs `claude priorities`.
///
/// # Errors
/// A board that cannot be read, or Claude's failure.
pub fn run(context: &Context<'_>, args: &PrioritiesArgs) -> anyhow::Result<()> {
    let subject = board::look(context)?;
    let figures = advice::priorities(&subject);
    let value = serde_json::to_value(&figures)?;
    let task = Task {
        analysis: Analysis::Priorities,
        arguments: Vec::new(),
        question: String::new(),
        source: Source::Board { subject: &subject, figures: &value, changes: None },
        latest: Analysis::Priorities.file(),
    };
    let done = analyse(context, &args.asking, &task, || Ok(local::priorities(&figures)))?;
    tell(context, &done, |width, colour| page::priorities(&done.answer, &figures, width, colour))
}
