//! `claude priorities`: what to do next, and why.

use super::super::Context;
use super::acting::Acting;
use super::options::Asking;
use super::task::{Source, Task, analyse};
use super::{board, tell::tell_acted};
use crate::analysis::advice;
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

/// Runs `claude priorities`.
///
/// # Errors
/// A board that cannot be read or changed, or Claude's failure.
pub fn run(context: &Context<'_>, args: &PrioritiesArgs) -> anyhow::Result<()> {
    let intent = args.acting.intent(context)?;
    let asked = args.asking.settle(context)?;
    let subject = board::look_with(context, asked.settings.redact)?;
    let figures = advice::priorities(&subject);
    let value = serde_json::to_value(&figures)?;
    let task = Task {
        analysis: Analysis::Priorities,
        arguments: Vec::new(),
        question: String::new(),
        source: Source::Board { subject: &subject, figures: &value, changes: None },
        latest: Analysis::Priorities.file(),
    };
    let mut done = analyse(context, &asked, &task, || Ok(local::priorities(&figures)))?;
    let changes = |answer| plan::of_priorities(answer, &subject);
    let acted =
        intent.map(|intent| intent.act(context, &mut done.report, &subject, changes(&done.answer))).transpose()?;
    tell_acted(context, &done, acted.as_ref(), |width, colour| page::priorities(&done.answer, &figures, width, colour))
}
