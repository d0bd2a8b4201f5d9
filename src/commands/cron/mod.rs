//! `cron`: what keeps a board in order, done again and again by cron or systemd.

mod crontab;
mod files;
mod install;
mod place;
mod plan;
mod remove;
mod run;
mod runs;
mod show;
mod status;
mod systemd;

use super::Context;
use clap::{Args, Subcommand};

/// Have cron or systemd do again and again what keeps a board in order
#[derive(Debug, Args)]
pub struct CronArgs {
    #[command(subcommand)]
    verb: CronVerb,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum CronVerb {
    /// Install the jobs of this board, for this user; doing it again changes nothing
    ///
    /// In the crontab only the lines between our marks change, and what it was before is kept. Without --systemd and
    /// --crontab: timers where the user's systemd answers, else the crontab.
    Install(plan::PlanArgs),
    /// Take the jobs of this board away, wherever they are installed
    Remove(remove::RemoveArgs),
    /// Tell when each job ran last, how it ended, when it is due, and whether it should have run
    Status(status::StatusArgs),
    /// Print what install would write, and change nothing
    Show(plan::PlanArgs),
    /// Do a job once, as cron does: its output goes to logs/cron.log in the board's directory
    Run(run::RunArgs),
}

/// Runs `cron`.
///
/// # Errors
/// Those of its verbs.
pub fn run(context: &Context<'_>, args: &CronArgs) -> anyhow::Result<()> {
    match &args.verb {
        CronVerb::Install(args) => install::run(context, args),
        CronVerb::Remove(args) => remove::run(context, args),
        CronVerb::Status(args) => status::run(context, args),
        CronVerb::Show(args) => show::run(context, args),
        CronVerb::Run(args) => run::run(context, args),
    }
}
