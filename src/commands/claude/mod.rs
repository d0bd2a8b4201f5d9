//! `claude`: analyses of the board, by Claude or from the board's own figures.

pub mod apply;
pub mod ask;
pub mod assignments;
pub mod bottlenecks;
pub mod costs;
pub mod enhanced;
pub mod health;
pub mod pipe;
pub mod priorities;
pub mod prompt;
pub mod recommend;
pub mod reports;
pub mod schema;
pub mod scorecard;
pub mod stream;
pub mod team;
pub mod teams;
pub mod undo;

mod acting;
mod board;
mod courses;
mod figures;
mod gather;
mod judged;
mod known;
mod options;
mod providers;
mod questions;
mod rollouts;
mod rows;
mod saved;
mod spending;
mod talk;
mod task;
mod tell;

pub(super) use providers::api_address;

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
    /// Say what to do next, and why
    #[command(after_help = priorities::EXAMPLES)]
    Priorities(priorities::PrioritiesArgs),
    /// Say who should take what, so that the load is balanced
    #[command(after_help = assignments::EXAMPLES)]
    Assignments(assignments::AssignmentsArgs),
    /// Judge how the swarm stands, and what threatens it
    #[command(after_help = health::EXAMPLES)]
    Health(health::HealthArgs),
    /// Find where work waits, and for whom
    #[command(after_help = bottlenecks::EXAMPLES)]
    Bottlenecks(bottlenecks::BottlenecksArgs),
    /// Recommend the item that this agent should take
    #[command(after_help = recommend::EXAMPLES)]
    Recommend(recommend::RecommendArgs),
    /// Judge how a team stands, or each of them
    #[command(after_help = team::EXAMPLES)]
    Team(team::TeamArgs),
    /// Say how teams should be formed
    #[command(after_help = teams::EXAMPLES)]
    Teams(teams::TeamsArgs),
    /// Ask a question about the board
    #[command(after_help = ask::EXAMPLES)]
    Ask(ask::AskArgs),
    /// Tell what is worth knowing while the board changes
    #[command(after_help = stream::EXAMPLES)]
    Stream(stream::StreamArgs),
    /// Analyse any text or JSON from stdin; print one JSON document
    #[command(after_help = pipe::EXAMPLES)]
    Pipe(pipe::PipeArgs),
    /// Analyse a file into a file, and try again where it fails
    #[command(after_help = enhanced::EXAMPLES)]
    Enhanced(enhanced::EnhancedArgs),
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
    /// Print what would be sent to Claude, byte for byte; nothing is sent
    #[command(after_help = prompt::EXAMPLES)]
    Prompt(prompt::PromptArgs),
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
        ClaudeVerb::Priorities(args) => priorities::run(context, args),
        ClaudeVerb::Assignments(args) => assignments::run(context, args),
        ClaudeVerb::Health(args) => health::run(context, args),
        ClaudeVerb::Bottlenecks(args) => bottlenecks::run(context, args),
        ClaudeVerb::Recommend(args) => recommend::run(context, args),
        ClaudeVerb::Team(args) => team::run(context, args),
        ClaudeVerb::Teams(args) => teams::run(context, args),
        ClaudeVerb::Ask(args) => ask::run(context, args),
        ClaudeVerb::Stream(args) => stream::run(context, args),
        ClaudeVerb::Pipe(args) => pipe::run(context, args),
        ClaudeVerb::Enhanced(args) => enhanced::run(context, args),
        ClaudeVerb::Reports(args) => reports::run(context, args),
        ClaudeVerb::Costs(args) => costs::run(context, args),
        ClaudeVerb::Apply(args) => apply::run(context, args),
        ClaudeVerb::Undo(args) => undo::run(context, args),
        ClaudeVerb::Scorecard(args) => scorecard::run(context, args),
        ClaudeVerb::Prompt(args) => prompt::run(context, args),
        ClaudeVerb::Schema(args) => schema::run(context, args),
    }
}
