//! `claude pipe`: any text from stdin, one JSON document on stdout.

use super::super::arguments::misspelt;
use super::super::{Context, input};
use super::options::{Asked, Asking};
use super::rows;
use super::task::{Done, Task, analyse};
use crate::analysis::advice::Subject;
use crate::claude::{Analysis, Answer, Failed, Kind, local};
use crate::settings::BadInput;
use clap::Args;
use serde_json::{Map, Value};
use std::path::Path;

pub(super) const EXAMPLES: &str = "\
Examples:
  git log --oneline -50 | coordctl claude pipe general | jq -r .summary
  coordctl list --json | jq .items | coordctl claude pipe actions --provider local

Without Claude, only work items can be analysed: a JSON array of them, as work_claims.json is.";

/// What is to be read out of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PipeKind {
    /// What it asks to be done.
    Actions,
    /// What stands in the way.
    Bottlenecks,
    /// What is to be advised.
    Recommendations,
    /// What it says.
    General,
}

impl PipeKind {
    /// The kind with this name.
    pub(super) fn named(word: &str) -> Result<Self, BadInput> {
        match word {
            "actions" => Ok(PipeKind::Actions),
            "bottlenecks" => Ok(PipeKind::Bottlenecks),
            "recommendations" => Ok(PipeKind::Recommendations),
            "general" => Ok(PipeKind::General),
            _ => Err(misspelt("kind", word, &["actions", "bottlenecks", "recommendations", "general"])),
        }
    }
}

/// Analyse any text or JSON from stdin; print one JSON document
#[derive(Debug, Args)]
pub struct PipeArgs {
    /// What is to be read out of it: actions, bottlenecks, recommendations or general
    kind: String,
    #[command(flatten)]
    asking: Asking,
}

/// Runs `claude pipe`.
///
/// # Errors
/// A text that cannot be read, or Claude's failure.
pub fn run(context: &Context<'_>, args: &PipeArgs) -> anyhow::Result<()> {
    let (kind, asked) = (PipeKind::named(&args.kind)?, args.asking.settle(context)?);
    let text = input::read_all(Path::new("-"))?;
    let document = document(context, kind, &asked, &text)?;
    Ok(context.terminal.document(&document)?)
}

/// What is read out of a text, as it is printed.
pub(super) fn document(
    context: &Context<'_>,
    kind: PipeKind,
    asked: &Asked,
    text: &str,
) -> anyhow::Result<Map<String, Value>> {
    match kind {
        PipeKind::Actions => answered(context, Analysis::PipeActions, asked, text, local::pipe_actions),
        PipeKind::Bottlenecks => answered(context, Analysis::PipeBottlenecks, asked, text, local::pipe_bottlenecks),
        PipeKind::Recommendations => {
            answered(context, Analysis::PipeRecommendations, asked, text, local::pipe_recommendations)
        }
        PipeKind::General => answered(context, Analysis::PipeGeneral, asked, text, local::pipe_general),
    }
}

fn answered<A: Answer>(
    context: &Context<'_>,
    analysis: Analysis,
    asked: &Asked,
    text: &str,
    local: fn(&Subject) -> A,
) -> anyhow::Result<Map<String, Value>> {
    if text.trim().is_empty() {
        return Err(Failed::new(Kind::Broken, "there is no text on stdin", "pipe one in").into());
    }
    let task = Task::of_text(analysis, text);
    let Done { report, answer, .. } = analyse(context, asked, &task, || Ok(local(&rows::subject(text)?)))?;
    let mut document = Map::new();
    document.insert("schema".to_owned(), "coordctl.claude_pipe.v1".into());
    document.insert("analysis".to_owned(), analysis.name().into());
    document.insert("provider".to_owned(), report.provider.into());
    document.insert("reason".to_owned(), report.reason.into());
    document.insert("model".to_owned(), report.model.into());
    document.insert("usage".to_owned(), serde_json::to_value(report.usage)?);
    document.insert("duration_ms".to_owned(), report.duration_ms.into());
    if let Value::Object(fields) = serde_json::to_value(&answer)? {
        document.extend(fields);
    }
    Ok(document)
}
