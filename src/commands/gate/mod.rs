//! `gate`: whether the board keeps to conditions.

mod conditions;
mod figures;

use super::{Context, output};
use crate::analysis::spans::NotMet;
use crate::gates::{Condition, Verdict};
use crate::report::gate;
use clap::Args;
use conditions::{Conditions, Wanted};
use figures::Looked;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Where GitHub Actions shows what a step says in Markdown.
const SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// What to look at where a condition is not met.
const HINT: &str = "docs/gate.md says how each value is computed; \"coordctl dashboard\" and \"coordctl telemetry stats\" show where it comes from";

/// Exit 0 only if the board keeps to conditions: for pipelines
#[derive(Debug, Args)]
pub struct GateArgs {
    #[command(flatten)]
    conditions: Conditions,
    /// Read conditions from this file instead of gates.toml in the board's directory
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// How far back spans and what ended are looked at [default: that of the file, else 24h]
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    window: Option<String>,
    /// Let conditions pass that there is no data for
    #[arg(long)]
    allow_no_data: bool,
    /// Print annotations for GitHub Actions, and append a table to the file that GITHUB_STEP_SUMMARY names
    #[arg(long)]
    github: bool,
    /// Write the verdicts to this file as JUnit's XML
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
}

/// Runs `gate`.
///
/// # Errors
/// Bad conditions, a board that cannot be read, a file that cannot be written, or [`NotMet`].
pub fn run(context: &Context<'_>, args: &GateArgs) -> anyhow::Result<()> {
    let wanted = args.conditions.wanted(context, args.file.as_deref(), args.window.as_deref())?;
    let looked = Looked::at(context, &wanted)?;
    let judge = |one: &Condition| Verdict::of(one.clone(), looked.found(&one.measure), args.allow_no_data);
    let verdicts: Vec<Verdict> = wanted.conditions.iter().map(judge).collect();
    tell(context, args, &wanted, &verdicts, looked.sequence())?;
    if let Some(path) = &args.junit {
        write_junit(context, path, &verdicts)?;
    }
    match verdicts.iter().all(Verdict::passes) {
        true => Ok(()),
        false => Err(NotMet { why: gate::sentence(&verdicts), hint: HINT }.into()),
    }
}

fn tell(
    context: &Context<'_>,
    args: &GateArgs,
    wanted: &Wanted,
    verdicts: &[Verdict],
    sequence: u64,
) -> anyhow::Result<()> {
    match context.terminal.json {
        true => context.terminal.document(&json!({
            "schema": "coordctl.gate.v1",
            "met": verdicts.iter().all(Verdict::passes),
            "board": board(context),
            "window_seconds": wanted.window.as_secs(),
            "conditions": gate::objects(verdicts),
            "sequence": sequence,
        }))?,
        false => context.terminal.data(&gate::text(verdicts, context.terminal.list_width()))?,
    }
    if args.github {
        tell_github(context, verdicts)?;
    }
    Ok(())
}

/// With --json stdout is one document: only the summary is written then.
fn tell_github(context: &Context<'_>, verdicts: &[Verdict]) -> anyhow::Result<()> {
    if !context.terminal.json {
        context.terminal.data(&gate::annotations(verdicts))?;
    }
    if let Some(path) = context.environment.get(SUMMARY)
        && let Err(e) = output::append(Path::new(path), gate::summary(verdicts, &board(context)).as_bytes())
    {
        // What is judged is the board.
        context.terminal.warn(&format!("the summary of the step lacks the verdicts: {e}"));
    }
    Ok(())
}

fn write_junit(context: &Context<'_>, path: &Path, verdicts: &[Verdict]) -> anyhow::Result<()> {
    let text = gate::junit(verdicts, &board(context))?;
    output::write(path, text.as_bytes(), None)
}

fn board(context: &Context<'_>) -> String {
    context.location.path.display().to_string()
}
