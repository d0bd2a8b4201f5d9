//! `claude ask`: a free question about the board.

use super::super::Context;
use super::super::arguments::text;
use super::figures::figures;
use super::options::Asking;
use super::task::{Task, analyse};
use super::{board, questions, tell::tell};
use crate::claude::{Analysis, local};
use crate::report::advice;
use clap::Args;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude ask \"What keeps the release from being done?\"
  coordctl claude ask \"Who could take over from ada?\" --json | jq -r .answer.answer";

/// Ask a question about the board
#[derive(Debug, Args)]
pub struct AskArgs {
    /// The question
    question: String,
    #[command(flatten)]
    asking: Asking,
}

/// Runs `claude ask`.
///
/// # Errors
/// A bad question, a board that cannot be read, or Claude's failure.
pub fn run(context: &Context<'_>, args: &AskArgs) -> anyhow::Result<()> {
    let question = text("the question", &args.question)?;
    let asked = args.asking.settle(context)?;
    let subject = board::look_with(context, asked.settings.redact)?;
    let figures = figures(Analysis::Ask, &subject, None, None)?;
    let task = Task {
        arguments: vec![question.clone()],
        question: questions::question(Analysis::Ask, Some(&question)),
        ..Task::of_board(Analysis::Ask, &subject, &figures)
    };
    let done = analyse(context, &asked, &task, || local::ask(&subject, &question))?;
    tell(context, &done, |width, colour| advice::question(&done.answer, width, colour))
}
