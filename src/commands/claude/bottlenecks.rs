//! `claude bottlenecks`: where work waits.

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
  coordctl claude bottlenecks
  coordctl claude bottlenecks --json | jq -r '.answer.bottlenecks[].place'";

/// Find where work waits, and for whom
#[derive(Debug, Args)]
pub struct BottlenecksArgs {
    #[command(flatten)]
    asking: Asking,
}

/// Runs `claude bottlenecks`.
///
/// # Errors
/// A board that cannot be read, or Claude's failure.
pub fn run(context: &Context<'_>, args: &BottlenecksArgs) -> anyhow::Result<()> {
    let asked = args.asking.settle(context)?;
    let subject = board::look_with(context, asked.settings.redact)?;
    let figures = advice::bottlenecks(&subject);
    let value = serde_json::to_value(&figures)?;
    let task = Task {
        analysis: Analysis::Bottlenecks,
        arguments: Vec::new(),
        question: String::new(),
        source: Source::Board { subject: &subject, figures: &value, changes: None },
        latest: Analysis::Bottlenecks.file(),
    };
    let done = analyse(context, &asked, &task, || Ok(local::bottlenecks(&figures)))?;
    tell(context, &done, |width, colour| page::bottlenecks(&done.answer, &figures, width, colour))
}
