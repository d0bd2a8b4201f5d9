//! `claude schema`: the form of an answer.

use super::super::Context;
use super::questions::analysis;
use crate::claude::{Analysis, answers, schema_of};
use clap::Args;
use serde_json::{Value, json};

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude schema priorities
  coordctl claude schema pipe-actions | jq .properties";

/// Print the JSON Schema of an analysis' answer
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// The analysis
    name: String,
}

/// Runs `claude schema`.
///
/// # Errors
/// An unknown name.
pub fn run(context: &Context<'_>, args: &SchemaArgs) -> anyhow::Result<()> {
    let schema = schema(analysis(&args.name)?);
    match context.terminal.json {
        true => {
            let document =
                json!({ "schema": "coordctl.claude_schema.v1", "analysis": args.name, "json_schema": schema });
            Ok(context.terminal.document(&document)?)
        }
        false => Ok(context.terminal.line(&serde_json::to_string_pretty(&schema)?)?),
    }
}

/// The schema that an analysis' answer fits.
pub(super) fn schema(analysis: Analysis) -> Value {
    match analysis {
        Analysis::Priorities => schema_of::<answers::Priorities>(),
        Analysis::Assignments => schema_of::<answers::Assignments>(),
        Analysis::Health => schema_of::<answers::Health>(),
        Analysis::Team => schema_of::<answers::TeamReport>(),
        Analysis::Teams => schema_of::<answers::Teams>(),
        Analysis::Recommend => schema_of::<answers::Recommendation>(),
        Analysis::Bottlenecks => schema_of::<answers::Bottlenecks>(),
        Analysis::Ask => schema_of::<answers::Question>(),
        Analysis::Stream => schema_of::<answers::Observations>(),
        Analysis::PipeActions => schema_of::<answers::PipeActions>(),
        Analysis::PipeBottlenecks => schema_of::<answers::PipeBottlenecks>(),
        Analysis::PipeRecommendations => schema_of::<answers::PipeRecommendations>(),
        Analysis::PipeGeneral => schema_of::<answers::PipeGeneral>(),
    }
}
