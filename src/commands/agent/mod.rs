//! `agent`: who works on this board.

pub mod list;
pub mod register;
pub mod retire;
pub mod show;

use super::Context;
use clap::{Args, Subcommand};

/// Register, list, show and retire agents
#[derive(Debug, Args)]
pub struct AgentArgs {
    #[command(subcommand)]
    verb: AgentVerb,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum AgentVerb {
    /// Register an agent, or change what is known of it
    #[command(after_help = register::EXAMPLES)]
    Register(register::RegisterArgs),
    /// List agents with their states and figures
    #[command(after_help = list::EXAMPLES)]
    List(list::ListArgs),
    /// Show one agent with what it holds
    #[command(after_help = show::EXAMPLES)]
    Show(show::ShowArgs),
    /// Retire an agent: it gets no work before it is registered again
    #[command(after_help = retire::EXAMPLES)]
    Retire(retire::RetireArgs),
}

/// Runs `agent`.
///
/// # Errors
/// Those of its verbs.
pub fn run(context: &Context<'_>, args: &AgentArgs) -> anyhow::Result<()> {
    match &args.verb {
        AgentVerb::Register(args) => register::run(context, args),
        AgentVerb::List(args) => list::run(context, args),
        AgentVerb::Show(args) => show::run(context, args),
        AgentVerb::Retire(args) => retire::run(context, args),
    }
}
