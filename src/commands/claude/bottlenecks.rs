//! `claude bottlenecks`: where work waits.

use super::super::Context;
use super::judged::Judged;
use super::options::Asking;
use crate::analysis::advice::{self, BottleneckFigures};
use crate::claude::answers::Bottlenecks;
use crate::claude::{Analysis, local};
use crate::report::advice as page;
use clap::Args;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude bottlenecks
  coordctl claude bottlenecks --json | jq -r '.answer.bottlenecks[].place'";

/// Find where work waits, and for whom
#[derive(Debug, Args)]
pub struct BottlenecksArgs {
    #[command(flatten)]
    asking: Asking,
}

const JUDGED: Judged<BottleneckFigures, Bottlenecks> = Judged {
    analysis: Analysis::Bottlenecks,
    figures: advice::bottlenecks,
    local: local::bottlenecks,
    page: page::bottlenecks,
};

/// Runs `claude bottlenecks`.
///
/// # Errors
/// A board that cannot be read, or Claude's failure.
pub fn run(context: &Context<'_>, args: &BottlenecksArgs) -> anyhow::Result<()> {
    JUDGED.run(context, &args.asking)
}
