//! `claude prompt`: what would be sent.

use super::super::arguments::text;
use super::super::{Context, input};
use super::board;
use super::figures::figures;
use super::names::analysis;
use super::options::Asking;
use super::questions::{of_agent, question};

use super::schema::schema;
use super::task::{Source, Task};
use crate::claude::Analysis;
use crate::settings::BadInput;
use clap::Args;
use serde_json::json;
use std::path::Path;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude prompt priorities
  coordctl claude prompt ask \"What is late?\" --redact
  coordctl claude prompt health --json | jq -r .user | wc -c";

/// Print what would be sent to Claude, byte for byte; nothing is sent
#[derive(Debug, Args)]
pub struct PromptArgs {
    /// The analysis
    name: String,
    /// What is asked in particular: a team, an agent, a question, a focus
    argument: Option<String>,
    /// With recommend: only items of this type
    #[arg(long = "type", value_name = "TYPE")]
    work_type: Option<String>,
    #[command(flatten)]
    asking: Asking,
}

/// Runs `claude prompt`.
///
/// # Errors
/// An unknown analysis, or a board that cannot be read.
pub fn run(context: &Context<'_>, args: &PromptArgs) -> anyhow::Result<()> {
    let (analysis, settings) = (analysis(&args.name)?, args.asking.settle(context)?.settings);
    if args.work_type.is_some() && analysis != Analysis::Recommend {
        return Err(BadInput::new("--type is for recommend alone", "leave it out").into());
    }
    args.argument.as_deref().map_or(Ok(()), |words| text("argument", words).map(drop))?;
    args.work_type.as_deref().map_or(Ok(()), |words| text("type", words).map(drop))?;
    let tokens = settings.digest_tokens;
    let prompt = if analysis.is_of_board() {
        let subject = board::look_with(context, settings.redact)?;
        let (argument, work_type) = (args.argument.as_deref(), args.work_type.as_deref());
        let figures = figures(analysis, &subject, argument, work_type)?;
        let question = match analysis {
            Analysis::Recommend => of_agent(argument, work_type),
            _ => question(analysis, argument),
        };
        let source = Source::Board { subject: &subject, figures: &figures, changes: None };
        let task = Task { analysis, arguments: Vec::new(), question, source, latest: None };
        source.prompt(&task, tokens)
    } else {
        let text = input::read_all(Path::new("-"))?;
        let source = Source::Text(&text);
        let task = Task { analysis, arguments: Vec::new(), question: String::new(), source, latest: None };
        source.prompt(&task, tokens)
    };
    if context.terminal.json {
        let document = json!({
            "schema": "coordctl.claude_prompt.v1",
            "analysis": analysis.name(),
            "model": settings.model,
            "system": prompt.system,
            "user": prompt.user,
            "output": schema(analysis),
            "bytes": prompt.bytes(),
            "size": prompt.size,
        });
        return Ok(context.terminal.document(&document)?);
    }
    Ok(context.terminal.data(&format!("{}\n\n{}\n", prompt.system, prompt.user))?)
}
