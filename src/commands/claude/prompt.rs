//! `claude prompt`: what would be sent.

use super::super::arguments::text;
use super::super::{Context, input};
use super::board;
use super::figures::figures;
use super::options::Asking;
use super::questions::{analysis, of_agent, question};
use super::schema::schema;
use super::task::Task;
use crate::claude::{Analysis, BYTES_PER_TOKEN, DigestSize};
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
    args.argument.as_deref().map(|words| text("argument", words)).transpose()?;
    args.work_type.as_deref().map(|words| text("type", words)).transpose()?;
    let tokens = settings.digest_tokens;
    let prompt = if analysis.is_of_board() {
        let subject = board::look_with(context, settings.redact)?;
        let (argument, work_type) = (args.argument.as_deref(), args.work_type.as_deref());
        let figures = figures(analysis, &subject, argument, work_type)?;
        let question = match analysis {
            Analysis::Recommend => of_agent(argument, work_type),
            _ => question(analysis, argument),
        };
        Task { question, ..Task::of_board(analysis, &subject, &figures) }.prompt(tokens)
    } else {
        let text = input::read_all(Path::new("-"))?;
        Task::of_text(analysis, &text).prompt(tokens)
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
            // As it is taken to be before a provider has counted.
            "size": DigestSize { bytes: prompt.bytes(), tokens: prompt.bytes() / BYTES_PER_TOKEN, ..prompt.size },
        });
        return Ok(context.terminal.document(&document)?);
    }
    Ok(context.terminal.data(&format!("{}\n\n{}\n", prompt.system, prompt.user))?)
}
