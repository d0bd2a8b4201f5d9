//! The list of verbs, and the one match.

use super::examples;
use crate::commands::{
    Context, claim, complete, dashboard, events, generate_id, heartbeat, init, list, progress, release, run, show,
    sync, whereabouts,
};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Create a work item and claim it, or claim one that waits
    #[command(after_help = examples::CLAIM)]
    Claim(claim::ClaimArgs),
    /// Report how far the work is, and renew the lease
    #[command(after_help = examples::PROGRESS)]
    Progress(progress::ProgressArgs),
    /// Complete a work item
    #[command(after_help = examples::COMPLETE)]
    Complete(complete::CompleteArgs),
    /// Give a work item back: it is pending again
    #[command(after_help = examples::RELEASE)]
    Release(release::ReleaseArgs),
    /// Renew the lease on a work item
    #[command(after_help = examples::HEARTBEAT)]
    Heartbeat(heartbeat::HeartbeatArgs),
    /// Run a command for a work item, renew its lease meanwhile, and complete or fail the item
    #[command(after_help = examples::RUN)]
    Run(Box<run::RunArgs>),
    /// List work items
    #[command(after_help = examples::LIST)]
    List(list::ListArgs),
    /// Show one work item with its history
    #[command(after_help = examples::SHOW)]
    Show(show::ShowArgs),
    /// Show what needs attention, who is at work, and what came of it
    #[command(after_help = examples::DASHBOARD)]
    Dashboard(dashboard::DashboardArgs),
    /// Show what happened on the board
    #[command(after_help = examples::EVENTS)]
    Events(events::EventsArgs),
    /// Print the board's directory and the rule that found it
    #[command(after_help = examples::WHERE)]
    Where(whereabouts::WhereArgs),
    /// Print an id that nobody else gets
    #[command(after_help = examples::GENERATE_ID)]
    GenerateId(generate_id::GenerateIdArgs),
    /// Make the board now; the first change would make it too
    #[command(after_help = examples::INIT)]
    Init(init::InitArgs),
    /// Bring the public files up to date now
    #[command(after_help = examples::SYNC)]
    Sync(sync::SyncArgs),
}

impl Verb {
    /// Does what the verb says.
    pub(super) fn run(&self, context: &Context<'_>) -> anyhow::Result<()> {
        match self {
            Verb::Claim(args) => claim::run(context, args),
            Verb::Progress(args) => progress::run(context, args),
            Verb::Complete(args) => complete::run(context, args),
            Verb::Release(args) => release::run(context, args),
            Verb::Heartbeat(args) => heartbeat::run(context, args),
            Verb::Run(args) => run::run(context, args),
            Verb::List(args) => list::run(context, args),
            Verb::Show(args) => show::run(context, args),
            Verb::Dashboard(args) => dashboard::run(context, args),
            Verb::Events(args) => events::run(context, args),
            Verb::Where(args) => whereabouts::run(context, args),
            Verb::GenerateId(args) => generate_id::run(context, args),
            Verb::Init(args) => init::run(context, args),
            Verb::Sync(args) => sync::run(context, args),
        }
    }
}
