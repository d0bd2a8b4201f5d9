//! `claude recommend`: which item this agent should take.

use super::super::arguments::name;
use super::super::{Context, Identity};
use super::options::Asking;
use super::questions::of_agent;
use super::task::{Done, Task, analyse};
use super::{board, tell::tell};
use crate::analysis::advice::{self, RecommendFigures};
use crate::claude::answers::Recommendation;
use crate::claude::{Analysis, Report, local};
use crate::report::advice as page;
use clap::Args;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude recommend --agent ada
  id=$(coordctl claude recommend --type review --json | jq -er .answer.work_id) && coordctl claim \"$id\"";

/// Recommend the item that this agent should take
#[derive(Debug, Default, Args)]
pub struct RecommendArgs {
    /// Only items of this type
    #[arg(long = "type", value_name = "TYPE")]
    work_type: Option<String>,
    #[command(flatten)]
    identity: Identity,
    #[command(flatten)]
    asking: Asking,
}

/// The report of what this agent should take of a type of work.
///
/// # Errors
/// As [`run`].
pub(in crate::commands) fn report(context: &Context<'_>, work_type: &str) -> anyhow::Result<Report> {
    let args = RecommendArgs { work_type: Some(work_type.to_owned()), ..RecommendArgs::default() };
    recommended(context, &args).map(|(done, _)| done.report)
}

/// Runs `claude recommend`.
///
/// # Errors
/// Bad names, a board that cannot be read, or Claude's failure.
pub fn run(context: &Context<'_>, args: &RecommendArgs) -> anyhow::Result<()> {
    let (done, figures) = recommended(context, args)?;
    tell(context, &done, |width, colour| page::recommend(&done.answer, &figures, width, colour))
}

fn recommended(
    context: &Context<'_>,
    args: &RecommendArgs,
) -> anyhow::Result<(Done<Recommendation>, RecommendFigures)> {
    let work_type = args.work_type.as_deref().map(|text| name("type", text)).transpose()?;
    let agent = args.identity.agent(context.environment)?;
    let agent = agent.as_ref().map(|agent| agent.as_str());
    let asked = args.asking.settle(context)?;
    let subject = board::look_with(context, asked.settings.redact)?;
    let figures = advice::recommend(&subject, agent, work_type.as_deref());
    let value = serde_json::to_value(&figures)?;
    let task = Task {
        arguments: vec![agent.unwrap_or_default().to_owned(), work_type.clone().unwrap_or_default()],
        question: of_agent(agent, work_type.as_deref()),
        latest: Analysis::Recommend.file_for(agent),
        ..Task::of_board(Analysis::Recommend, &subject, &value)
    };
    let done = analyse(context, &asked, &task, || Ok(local::recommend(&figures)))?;
    Ok((done, figures))
}
