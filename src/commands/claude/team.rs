//! `claude team`: how one team stands, or each of them.

use super::super::Context;
use super::super::arguments::name;
use super::options::Asking;
use super::questions::question;
use super::task::{Task, analyse};
use super::{board, tell::tell};
use crate::analysis::advice;
use crate::claude::{Analysis, local};
use crate::report::advice as page;
use crate::settings::BadInput;
use crate::text::{nearest, quote};
use clap::Args;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude team
  coordctl claude team compiler --json | jq '.answer.teams[0].gaps'";

/// Judge how a team stands, or each of them
#[derive(Debug, Args)]
pub struct TeamArgs {
    /// The team
    name: Option<String>,
    #[command(flatten)]
    asking: Asking,
}

/// Runs `claude team`.
///
/// # Errors
/// An unknown team, a board that cannot be read, or Claude's failure.
pub fn run(context: &Context<'_>, args: &TeamArgs) -> anyhow::Result<()> {
    let wanted = args.name.as_deref().map(|text| name("team", text)).transpose()?;
    let asked = args.asking.settle(context)?;
    let subject = board::look_with(context, asked.settings.redact)?;
    let figures = advice::teams(&subject);
    if let Some(wanted) = wanted.as_deref().filter(|wanted| figures.team(wanted).is_none()) {
        return Err(unknown(wanted, &figures).into());
    }
    let value = serde_json::to_value(&figures)?;
    let task = Task {
        arguments: wanted.iter().cloned().collect(),
        question: question(Analysis::Team, wanted.as_deref()),
        ..Task::of_board(Analysis::Team, &subject, &value)
    };
    let done = analyse(context, &asked, &task, || Ok(local::team(&figures, wanted.as_deref())))?;
    tell(context, &done, |width, colour| page::team(&done.answer, &figures, width, colour))
}

fn unknown(wanted: &str, figures: &advice::TeamFigures) -> BadInput {
    let near = nearest(wanted, figures.teams.iter().map(|team| team.team.as_str()), 1);
    let hint = match near.first() {
        Some(near) => format!("did you mean {}?", quote(near)),
        None => "\"coordctl claude team\" judges all that there are".to_owned(),
    };
    BadInput::new(format!("there is no team {} on this board", quote(wanted)), hint)
}
