//! `claude health`: how the swarm stands.

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
  coordctl claude health
  coordctl claude health --provider local --json | jq .answer.score";

/// Judge how the swarm stands, and what threatens it
#[derive(Debug, Args)]
pub struct HealthArgs {
    #[command(flatten)]
    asking: Asking,
}

/// Runs `claude health`.
///
/// # Errors
/// A board that cannot be read, or Claude's failure.
pub fn run(context: &Context<'_>, args: &HealthArgs) -> anyhow::Result<()> {
    let asked = args.asking.settle(context)?;
    let subject = board::look_with(context, asked.settings.redact)?;
    let figures = advice::health(&subject);
    let value = serde_json::to_value(&figures)?;
    let task = Task {
        analysis: Analysis::Health,
        arguments: Vec::new(),
        question: String::new(),
        source: Source::Board { subject: &subject, figures: &value, changes: None },
        latest: Analysis::Health.file(),
    };
    let done = analyse(context, &asked, &task, || Ok(local::health(&figures)))?;
    tell(context, &done, |width, colour| page::health(&done.answer, &figures, width, colour))
}
