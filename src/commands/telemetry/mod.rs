//! `telemetry`: the spans of commands, read, judged and sent.

pub mod assert;
pub mod convert;
pub mod export;
pub mod rotate;
pub mod stats;
pub mod tail;
pub mod validate;

mod filter;
mod newest;
mod reading;
mod sources;

pub(super) use reading::Which;

use super::Context;
use clap::{Args, Subcommand};

/// Read, judge, convert and export the spans of commands
#[derive(Debug, Args)]
pub struct TelemetryArgs {
    #[command(subcommand)]
    verb: TelemetryVerb,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum TelemetryVerb {
    /// Print the newest spans, and go on as they come
    #[command(after_help = tail::EXAMPLES)]
    Tail(tail::TailArgs),
    /// Count operations, errors and how long they took
    #[command(after_help = stats::EXAMPLES)]
    Stats(stats::StatsArgs),
    /// Turn spans of older tools into OTLP/JSON lines
    #[command(after_help = convert::EXAMPLES)]
    Convert(convert::ConvertArgs),
    /// Check every line against the protocol
    #[command(after_help = validate::EXAMPLES)]
    Validate(validate::ValidateArgs),
    /// Exit 0 only if spans keep within limits
    #[command(after_help = assert::EXAMPLES)]
    Assert(assert::AssertArgs),
    /// Send spans to OTLP receivers, files or stdout
    ///
    /// Each sink has a cursor of its own below .coordctl/export, so that every span is sent to each of them once, and a
    /// batch twice only where the export was killed between the answer and the cursor. Without --endpoint, --to and --sink:
    /// to the endpoint that the environment or coordctl.toml names, and to every sink of coordctl.toml; where there is none,
    /// to http://localhost:4318.
    ///
    /// Exit code 0 says that every sink took everything; else the code is that of the first sink that did not.
    #[command(after_help = export::EXAMPLES)]
    Export(export::ExportArgs),
    /// Turn the file of spans if it is large or old enough
    #[command(after_help = rotate::EXAMPLES)]
    Rotate(rotate::RotateArgs),
}

/// Runs `telemetry`.
///
/// # Errors
/// Those of its verbs.
pub fn run(context: &Context<'_>, args: &TelemetryArgs) -> anyhow::Result<()> {
    match &args.verb {
        TelemetryVerb::Tail(args) => tail::run(context, args),
        TelemetryVerb::Stats(args) => stats::run(context, args),
        TelemetryVerb::Convert(args) => convert::run(context, args),
        TelemetryVerb::Validate(args) => validate::run(context, args),
        TelemetryVerb::Assert(args) => assert::run(context, args),
        TelemetryVerb::Export(args) => export::run(context, args),
        TelemetryVerb::Rotate(args) => rotate::run(context, args),
    }
}
