//! `doctor`.

mod archive;
mod board;
mod claims;
mod codes;
mod exports;
mod finding;
mod lines;
mod old_scripts;
mod online;
mod repair;
mod signs;
mod spans;

pub use codes::{CODES, Code};
pub use finding::{Finding, Severity};

use super::{Context, Passed};
use crate::report::table::{Column, table};
use crate::store::StoreError;
use clap::Args;
use repair::Fixed;
use serde_json::json;

/// Say what is wrong with the board, and what to do about it
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// Put right what can be put right without losing anything; what is damaged is kept in quarantine
    #[arg(long)]
    fix: bool,
    /// Also ask whether the receivers of spans and the Claude API answer; nothing is sent to them
    #[arg(long)]
    online: bool,
}

/// What a look at the board found, and why it cannot be read, where it cannot.
struct Looked {
    findings: Vec<Finding>,
    unreadable: Option<StoreError>,
}

/// Runs `doctor`.
///
/// # Errors
/// Where there is no board, or it cannot be used; a warning alone ends with its own exit code.
pub fn run(context: &Context<'_>, args: &DoctorArgs) -> anyhow::Result<()> {
    let mut looked = look(context, args)?;
    let mut fixed = None;
    if args.fix {
        fixed = Some(repair::repair(context, &looked.findings));
        looked = look(context, args)?;
    }
    let Looked { findings, unreadable } = looked;
    let worst = findings.iter().map(|finding| finding.severity).max().unwrap_or(Severity::Info);
    if context.terminal.json {
        let mut document = json!({ "schema": "coordctl.doctor.v1", "worst": worst, "findings": findings });
        if let Some(fixed) = &fixed {
            let left = findings.iter().filter(|finding| finding.severity > Severity::Info);
            document["fixed"] = json!(fixed);
            document["left"] = left.map(|finding| finding.code).collect();
        }
        context.terminal.document(&document)?;
    } else {
        fixed.iter().flatten().for_each(|fixed| tell(context, fixed));
        show(context, &findings, fixed.is_some())?;
    }
    let exit = findings.iter().find(|finding| finding.severity == worst).map_or(0, |finding| finding.exit);
    match (unreadable, worst) {
        (Some(e), _) => Err(e.into()),
        (None, Severity::Info) => Ok(()),
        (None, _) => Err(Passed(exit).into()),
    }
}

fn look(context: &Context<'_>, args: &DoctorArgs) -> anyhow::Result<Looked> {
    let (mut findings, unreadable) = board::check(context)?;
    findings.extend(old_scripts::check(context));
    findings.extend(claims::check(context));
    findings.extend(spans::check(context));
    findings.extend(exports::check(context));
    findings.extend(archive::check(context));
    if args.online {
        findings.extend(online::check(context)?);
    }
    let mut findings = repair::settle(findings);
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Ok(Looked { findings, unreadable })
}

fn tell(context: &Context<'_>, fixed: &Fixed) {
    let done = if fixed.done { "fixed" } else { "not fixed" };
    for said in &fixed.said {
        context.terminal.say(&crate::text::escape(&format!("{done}: {}: {said}", fixed.codes.join(", "))));
    }
}

fn show(context: &Context<'_>, findings: &[Finding], is_fixed: bool) -> anyhow::Result<()> {
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
        if let Some(fix) = finding.fix.filter(|_| !is_fixed) {
            context.terminal.say(&format!("--fix: {}: {fix}", finding.code));
        }
    }
    if findings.iter().all(|finding| finding.severity == Severity::Info) {
        context.terminal.say("nothing is wrong");
    }
    Ok(())
}
