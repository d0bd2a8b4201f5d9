//! `claude`: analyses of the board, by Claude or from the board's own figures.

mod acting;
pub mod apply;
pub mod ask;
mod board;
pub mod costs;
mod courses;
mod gather;
mod known;
mod names;
mod options;
mod providers;
mod questions;
pub mod reports;
mod rollouts;
mod saved;
pub mod schema;
pub mod scorecard;
mod spending;
pub mod stream;
mod talk;
mod task;
mod tell;
pub mod undo;

use super::Context;
use clap::{Args, Subcommand};

/// Analyse the board, by Claude or from the board's own figures
#[derive(Debug, Args)]
pub struct ClaudeArgs {
    #[command(subcommand)]
    verb: ClaudeVerb,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum ClaudeVerb {
    /// Ask a question about the board
    #[command(after_help = ask::EXAMPLES)]
    Ask(ask::AskArgs),
    /// Tell what is worth knowing while the board changes
    #[command(after_help = stream::EXAMPLES)]
    Stream(stream::StreamArgs),
    /// Show which analyses there are, how old, by whom and at what cost
    #[command(after_help = reports::EXAMPLES)]
    Reports(reports::ReportsArgs),
    /// Show what Claude was used for, and what it cost
    #[command(after_help = costs::EXAMPLES)]
    Costs(costs::CostsArgs),
    /// Do what a kept report advises
    #[command(after_help = apply::EXAMPLES)]
    Apply(apply::ApplyArgs),
    /// Take back what was done as a report advised, where nobody has touched it since
    #[command(after_help = undo::EXAMPLES)]
    Undo(undo::UndoArgs),
    /// Show what came of past advice
    #[command(after_help = scorecard::EXAMPLES)]
    Scorecard(scorecard::ScorecardArgs),
    /// Print the JSON Schema of an analysis' answer
    #[command(after_help = schema::EXAMPLES)]
    Schema(schema::SchemaArgs),
}

/// Runs `claude`.
///
/// # Errors
/// Those of its verbs.
pub fn run(context: &Context<'_>, args: &ClaudeArgs) -> anyhow::Result<()> {
    match &args.verb {
        ClaudeVerb::Ask(args) => ask::run(context, args),
        ClaudeVerb::Stream(args) => stream::run(context, args),
        ClaudeVerb::Reports(args) => reports::run(context, args),
        ClaudeVerb::Costs(args) => costs::run(context, args),
        ClaudeVerb::Apply(args) => apply::run(context, args),
        ClaudeVerb::Undo(args) => undo::run(context, args),
        ClaudeVerb::Scorecard(args) => scorecard::run(context, args),
        ClaudeVerb::Schema(args) => schema::run(context, args),
    }
}
