//! `claude enhanced`: as pipe, from a file into a file, tried again until the answer is right.

use super::super::arguments::number;
use super::super::{Context, input, output};
use super::options::Asking;
use super::pipe::{PipeKind, document};
use super::saved;
use crate::claude::{Failed, Kind};
use crate::text::quote;
use clap::Args;
use std::path::PathBuf;
use std::time::Duration;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude enhanced actions notes.txt actions.json
  coordctl claude enhanced general report.md summary.json 5";

/// The most tries.
const MOST_TRIES: u64 = 20;
/// The pause between two tries.
const PAUSE: Duration = Duration::from_secs(2);

/// Analyse a file into a file, and try again where it fails
#[derive(Debug, Args)]
pub struct EnhancedArgs {
    /// What is to be read out of it: actions, bottlenecks, recommendations or general
    kind: String,
    /// The text, or - for stdin
    #[arg(value_name = "IN")]
    from: PathBuf,
    /// Where the JSON document is put, in one step; nothing is written where there is none
    #[arg(value_name = "OUT")]
    to: PathBuf,
    /// How often it is tried, 2 seconds apart
    #[arg(value_name = "TRIES", default_value = "3", allow_negative_numbers = true)]
    tries: String,
    #[command(flatten)]
    asking: Asking,
}

/// Runs `claude enhanced`.
///
/// # Errors
/// Files that cannot be read or written, or Claude's last failure.
pub fn run(context: &Context<'_>, args: &EnhancedArgs) -> anyhow::Result<()> {
    let (kind, asked) = (PipeKind::named(&args.kind)?, args.asking.settle(context)?);
    let tries = number("number of tries", &args.tries, MOST_TRIES)?.max(1);
    let text = input::read_all(&args.from)?;
    let document = tried(context, tries, || document(context, kind, &asked, &text))?;
    output::write(&args.to, &saved::document(&document), None)?;
    context.terminal.say(&format!("the analysis is in {}", quote(&args.to.to_string_lossy())));
    match context.terminal.json {
        true => Ok(context.terminal.document(&document)?),
        false => Ok(()),
    }
}

/// Tries until it works, or until trying again is of no use.
fn tried<T>(context: &Context<'_>, tries: u64, once: impl Fn() -> anyhow::Result<T>) -> anyhow::Result<T> {
    for tried in 1.. {
        match once() {
            Err(e) if tried < tries && may_help(&e) => {
                context.terminal.say(&format!("try {tried} of {tries}: {e}"));
                std::thread::sleep(PAUSE);
            }
            done => return done,
        }
    }
    Err(anyhow::anyhow!("it was not tried"))
}

/// Whether the same question may be answered the next time.
fn may_help(error: &anyhow::Error) -> bool {
    let kind = error.downcast_ref::<Failed>().map(|failed| failed.kind);
    matches!(kind, Some(Kind::Broken | Kind::Invalid | Kind::TimedOut))
}
