//! `claude teams`: how teams should be formed.

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
  coordctl claude teams
  coordctl claude teams --json | jq '.answer.moves[]'";

/// Say how teams should be formed
#[derive(Debug, Args)]
pub struct TeamsArgs {
    #[command(flatten)]
    asking: Asking,
}

/// Runs `claude teams`.
///
/// # Errors
/// A board that cannot be read, or Claude's failure.
pub fn run(context: &Context<'_>, args: &TeamsArgs) -> anyhow::Result<()> {
    let asked = args.asking.settle(context)?;
    let subject = board::look_with(context, asked.settings.redact)?;
    let figures = advice::teams(&subject);
    let value = serde_json::to_value(&figures)?;
    let task = Task {
        analysis: Analysis::Teams,
        arguments: Vec::new(),
        question: String::new(),
        source: Source::Board { subject: &subject, figures: &value, changes: None },
        latest: Analysis::Teams.file(),
    };
    let done = analyse(context, &asked, &task, || Ok(local::teams(&figures)))?;
    tell(context, &done, |width, colour| page::teams(&done.answer, &figures, width, colour))
}
