//! `claude teams`: how teams should be formed.

use super::super::Context;
use super::judged::Judged;
use super::options::Asking;
use crate::analysis::advice::{self, TeamFigures};
use crate::claude::answers::Teams;
use crate::claude::{Analysis, local};
use crate::report::advice as page;
use clap::Args;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude teams
  coordctl claude teams --json | jq '.answer.moves[]'";

/// Say how teams should be formed
#[derive(Debug, Args)]
pub struct TeamsArgs {
    #[command(flatten)]
    asking: Asking,
}

const JUDGED: Judged<TeamFigures, Teams> =
    Judged { analysis: Analysis::Teams, figures: advice::teams, local: local::teams, page: page::teams };

/// Runs `claude teams`.
///
/// # Errors
/// A board that cannot be read, or Claude's failure.
pub fn run(context: &Context<'_>, args: &TeamsArgs) -> anyhow::Result<()> {
    JUDGED.run(context, &args.asking)
}
