//! `program`: the file in which people write down what they plan.

mod check;
mod init;

use super::Context;
use clap::{Args, Subcommand};

/// Make or check program.toml, which the ceremonies of scrum read
#[derive(Debug, Args)]
pub struct ProgramArgs {
    #[command(subcommand)]
    verb: ProgramVerb,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum ProgramVerb {
    /// Write a program.toml with everything in it as a comment; one that is there stays as it is
    Init(init::InitArgs),
    /// Say everything that is wrong with program.toml, each with its line
    ///
    /// Exit code 0 says that reports can use it; what is told as a warning may not be as it was meant.
    Check,
}

/// Runs `program`.
///
/// # Errors
/// Those of its verbs.
pub fn run(context: &Context<'_>, args: &ProgramArgs) -> anyhow::Result<()> {
    match &args.verb {
        ProgramVerb::Init(args) => init::run(context, args),
        ProgramVerb::Check => check::run(context),
    }
}
