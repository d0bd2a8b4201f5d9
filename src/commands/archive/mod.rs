//! `archive`: what is closed and old leaves the board, and can be found and brought back.

pub mod list;
pub mod pass;
pub mod restore;
pub mod search;
pub mod show;

mod choose;
mod filter;
mod told;

use super::Context;
use super::arguments::{misspelt, number};
use crate::board::Status;
use crate::settings::{BadInput, duration};
use clap::{Args, Subcommand};
use pass::{Moved, Wanted};
use serde::Serialize;

/// Move what is closed and old into the archive; search, show and bring it back
///
/// Without a verb below it: completed and cancelled items that closed longer ago than --older-than, but for the newest
/// --keep-last, and old completions leave the board for compressed files below .coordctl/archive; so do old parts of the
/// history and turned files of spans. Nothing that is open ever goes, nor what an open or failed item depends on. The
/// board's lock is held for moments only. docs/archive.md says what goes when, and how the files are read.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct ArchiveArgs {
    #[command(subcommand)]
    verb: Option<ArchiveVerb>,
    #[command(flatten)]
    pass: PassArgs,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum ArchiveVerb {
    /// Find what was archived, the newest first
    #[command(after_help = search::EXAMPLES)]
    Search(search::SearchArgs),
    /// Show what was archived under an id: the row as it was last, and its changes
    #[command(after_help = show::EXAMPLES)]
    Show(show::ShowArgs),
    /// Put rows back onto the board as they were, with their completions; all of those named, or none
    #[command(after_help = restore::EXAMPLES)]
    Restore(restore::RestoreArgs),
    /// List the files of the archive
    #[command(after_help = list::EXAMPLES)]
    List(list::ListArgs),
}

/// The end of the help.
pub const EXAMPLES: &str = "\
Examples:
  coordctl archive --dry-run
  coordctl archive --older-than 30d --keep-last 5000
  coordctl archive --match 'benchmark_*' --match 'test *' --older-than 1d
  coordctl archive search login
  coordctl archive show work_1750055888000000000

Exit codes: 0 done, whether or not there was anything to archive, 3 bad value, 4 no board, 40 another pass runs,
42 disk full";

/// What is to leave the board.
#[derive(Debug, Args)]
#[group(skip)]
struct PassArgs {
    /// Only what was closed longer ago than this, such as 7d; 0s for whatever is closed [default: archive.older_than, 7d]
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    older_than: Option<String>,
    /// Keep this many of the newest closed items, and of the newest completions [default: archive.keep_last, 1000]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    keep_last: Option<String>,
    /// Only items whose id, type, team, description or one of whose labels fits (* any text, ? one character); may be
    /// repeated; none of them is kept for being one of the newest, and neither spans nor history go
    #[arg(long = "match", value_name = "PATTERN")]
    patterns: Vec<String>,
    /// Items of this status, completed, cancelled or failed; may be repeated [default: completed and cancelled]
    #[arg(long = "status", value_name = "STATUS")]
    statuses: Vec<String>,
    /// Also agents that hold nothing and gave no sign of life for as long; retired ones stay
    #[arg(long)]
    agents: bool,
    /// Say what would go, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// What was done, or would be.
#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    dry_run: bool,
    #[serde(flatten)]
    moved: &'a Moved,
}

/// Runs `archive`.
///
/// # Errors
/// Bad values, a board that cannot be read, an archive that cannot be written, and those of its verbs.
pub fn run(context: &Context<'_>, args: &ArchiveArgs) -> anyhow::Result<()> {
    match &args.verb {
        None => move_rows(context, &args.pass),
        Some(ArchiveVerb::Search(args)) => search::run(context, args),
        Some(ArchiveVerb::Show(args)) => show::run(context, args),
        Some(ArchiveVerb::Restore(args)) => restore::run(context, args),
        Some(ArchiveVerb::List(args)) => list::run(context, args),
    }
}

fn move_rows(context: &Context<'_>, args: &PassArgs) -> anyhow::Result<()> {
    let wanted = args.wanted(context)?;
    let moved = pass::pass(context, &wanted)?;
    if context.terminal.json {
        let document = Document { schema: "coordctl.archive.v1", dry_run: wanted.dry_run, moved: &moved };
        return Ok(context.terminal.document(&document)?);
    }
    told::moved(&moved, &wanted).iter().for_each(|line| context.terminal.say(line));
    Ok(())
}

impl PassArgs {
    fn wanted(&self, context: &Context<'_>) -> Result<Wanted, BadInput> {
        let mut wanted = Wanted { agents: self.agents, dry_run: self.dry_run, ..Wanted::by_settings(context) };
        if let Some(text) = &self.older_than {
            wanted.older_than = duration("--older-than", text)?;
        }
        if let Some(text) = &self.keep_last {
            wanted.keep_last =
                usize::try_from(number("number of items", text, u64::from(u32::MAX))?).unwrap_or(usize::MAX);
        }
        wanted.patterns = self.patterns.iter().map(|text| pattern(text)).collect::<Result<_, _>>()?;
        if !self.statuses.is_empty() {
            wanted.statuses = self.statuses.iter().map(|word| closed(word)).collect::<Result<_, _>>()?;
        }
        Ok(wanted)
    }
}

fn pattern(text: &str) -> Result<String, BadInput> {
    super::arguments::text("pattern", text)
}

/// A status that ends an item's life.
fn closed(word: &str) -> Result<Status, BadInput> {
    let closed = Status::ALL.into_iter().filter(|status| status.is_closed());
    let words: Vec<&str> = closed.clone().map(Status::word).collect();
    closed.into_iter().find(|status| status.word() == word).ok_or_else(|| misspelt("status", word, &words))
}
