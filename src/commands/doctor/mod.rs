//! `doctor`.

mod board;
mod exports;
mod finding;
mod lines;
mod old_scripts;
mod spans;

pub use finding::{CODES, Finding, Severity};

use super::{Context, Passed};
use crate::report::table::{Column, table};
use clap::Args;
use serde_json::json;

/// The exit code where something needs a look.
const NEEDS_A_LOOK: u8 = 41;

/// Say what is wrong with the board, and what to do about it
#[derive(Debug, Args)]
pub struct DoctorArgs {}

/// Runs `doctor`.
///
/// # Errors
/// Where there is no board, or it cannot be read; a warning alone ends with its own exit code.
pub fn run(context: &Context<'_>, _args: &DoctorArgs) -> anyhow::Result<()> {
    let (mut findings, unreadable) = board::check(context)?;
    findings.extend(old_scripts::check(context));
    findings.extend(spans::check(context));
    findings.extend(exports::check(context));
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let worst = findings.iter().map(|finding| finding.severity).max().unwrap_or(Severity::Info);
    if context.terminal.json {
        let document = json!({ "schema": "coordctl.doctor.v1", "worst": worst, "findings": findings });
        context.terminal.document(&document)?;
    } else {
        show(context, &findings)?;
    }
    match (unreadable, worst) {
        (Some(e), _) => Err(e.into()),
        (None, Severity::Info) => Ok(()),
        (None, _) => Err(Passed(NEEDS_A_LOOK).into()),
    }
}

fn show(context: &Context<'_>, findings: &[Finding]) -> anyhow::Result<()> {
    let columns = [Column::left("severity"), Column::whole("code"), Column::left("what"), Column::flexible("evidence")];
    let row = |finding: &Finding| {
        let Finding { severity, code, what, evidence, .. } = finding;
        [severity.word(), code, what, evidence].map(|cell| cell.to_owned()).to_vec()
    };
    let rows: Vec<Vec<String>> = findings.iter().map(row).collect();
    context.terminal.data(&table(&rows, &columns, context.terminal.list_width(), true))?;
    for finding in findings {
        if let Some(hint) = &finding.hint {
            context.terminal.say(&crate::text::escape(&format!("hint: {}: {hint}", finding.code)));
        }
    }
    if findings.iter().all(|finding| finding.severity == Severity::Info) {
        context.terminal.say("nothing is wrong");
    }
    Ok(())
}
