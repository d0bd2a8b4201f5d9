//! `claude apply`: do what a kept report advises.

use super::super::Context;
use super::acting::{Hold, How};
use super::{board, reports, tell};
use crate::analysis::advice::{Planned, Subject};
use crate::claude::answers::{Assignments, Priorities};
use crate::claude::{Analysis, Report, plan};
use crate::settings::BadInput;
use crate::text::quote;
use clap::Args;
use serde::de::DeserializeOwned;

pub(super) const EXAMPLES: &str = "\
Examples:
  coordctl claude apply report_1750055888000000000 --dry-run
  coordctl claude apply report_1750055888000000000 --canary 10% --yes

Exit codes: 0 done, also where nothing was left to do, 2 wrong usage, 3 no such report, or nobody confirmed it";

/// Do what a kept report advises
///
/// For reports of priorities and assignments. A priority is written to its item, held or not; an item for an agent is kept
/// for it for a while, and whoever else wants it has to wait as long. What no longer fits the board is left alone and
/// told. All changes are one step, and "coordctl claude undo" takes them back.
#[derive(Debug, Args)]
pub struct ApplyArgs {
    /// The report
    #[arg(id = "apply", value_name = "REPORT_ID")]
    report_id: String,
    #[command(flatten)]
    how: How,
    #[command(flatten)]
    hold: Hold,
}

/// Runs `claude apply`.
///
/// # Errors
/// An unknown report, one that advises nothing of the kind, or a store that cannot be written.
pub fn run(context: &Context<'_>, args: &ApplyArgs) -> anyhow::Result<()> {
    let seconds = args.hold.seconds()?;
    let intent = args.how.intent(context, &format!("{} {seconds}", args.report_id))?;
    let mut report = reports::named(context, &args.report_id)?;
    let subject = board::look(context)?;
    let changes = changes(&report, &subject, &args.hold, seconds)?;
    let acted = intent.act(context, &mut report, &subject, changes)?;
    tell::acted(context, &acted)
}

fn changes(report: &Report, subject: &Subject, hold: &Hold, seconds: u64) -> Result<Vec<Planned>, BadInput> {
    match Analysis::named(&report.analysis) {
        Some(Analysis::Priorities) if hold.is_said() => {
            Err(BadInput::new("--hold is for reports of assignments", "leave it out"))
        }
        Some(Analysis::Priorities) => Ok(plan::of_priorities(&answer::<Priorities>(report)?, subject)),
        Some(Analysis::Assignments) => Ok(plan::of_assignments(&answer::<Assignments>(report)?, subject, seconds)),
        _ => {
            let message =
                format!("{} is of {}, which changes nothing", quote(&report.report_id), quote(&report.analysis));
            Err(BadInput::new(message, "name a report of priorities or assignments"))
        }
    }
}

fn answer<T: DeserializeOwned>(report: &Report) -> Result<T, BadInput> {
    serde_json::from_value(report.answer.clone()).map_err(|e| {
        let message = format!("the answer in {} cannot be read: {e}", quote(&report.report_id));
        BadInput::new(message, "make the report anew")
    })
}
