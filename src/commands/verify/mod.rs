//! `verify`.

mod archived;
mod baseline;
mod gather;

use super::Context;
use crate::board::{Breach, Broken, INVARIANTS};
use crate::conservation::{Baseline, Comparison, NotConserved, compare};
use crate::report::verification::{self, Verification};
use crate::text::many;
use clap::Args;
use gather::State;
use std::path::PathBuf;

/// Check what must hold on every board, and compare it with how it was
///
/// Reads every row, by the index and by the journal alone, and checks the invariants of the board; a table tells how many
/// rows of each kind there are and the hash of what they say, whatever order they are in.
///
/// --save writes a baseline: counts, the hash of every row, the entropy of every field, how long commands took and the
/// versions of program and format. --baseline compares with one: which rows were added, changed, moved to the archive or
/// lost since, and which completed items are open again. A lost row or a reopened item ends with exit code 50, with
/// --exact any difference does. So a CI job, a migration or an upgrade can show that it lost nothing.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Compare with this baseline
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write a baseline, over an older one, unless something broken or lost was found
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// Any difference from the baseline is one too many
    #[arg(long, requires = "baseline")]
    exact: bool,
}

/// Runs `verify`.
///
/// # Errors
/// Where the board or the baseline cannot be read, [`Broken`], or [`NotConserved`].
pub fn run(context: &Context<'_>, args: &VerifyArgs) -> anyhow::Result<()> {
    let before = args.baseline.as_deref().map(baseline::read).transpose()?;
    let State { now, breaches, read_twice, mut archived } = gather::state(context)?;
    let compared = before.as_ref().map(|before| compare(before, &now, |kind, id| archived.holds(kind, id)));
    archived.damaged.iter().for_each(|what| context.terminal.warn(what));
    let verdict = judge(&breaches, before.as_ref().zip(compared.as_ref()), args.exact);
    let saved = match (&args.save, &verdict) {
        (Some(path), Ok(())) => {
            baseline::write(path, &now)?;
            Some(path.display().to_string())
        }
        _ => None,
    };
    let since = args.baseline.as_ref().map(|path| path.display().to_string()).zip(before.as_ref());
    let shown = Verification {
        now: &now,
        invariants: &INVARIANTS,
        breaches: &breaches,
        read_twice,
        before: since.as_ref().map(|(path, before)| (path.as_str(), *before)),
        compared: compared.as_ref(),
        saved: saved.as_deref(),
    };
    match context.terminal.json {
        true => context.terminal.document(&verification::document(&shown, verdict.is_ok()))?,
        false => context.terminal.data(&verification::text(&shown, context.terminal.list_width()))?,
    }
    match (&saved, &args.save) {
        (Some(path), _) => context.terminal.say(&crate::text::escape(&format!("the baseline is in {path}"))),
        (None, Some(_)) => context.terminal.warn("no baseline was written: what is wrong would be the measure then"),
        (None, None) => {}
    }
    verdict
}

fn judge(breaches: &[Breach], compared: Option<(&Baseline, &Comparison)>, exact: bool) -> anyhow::Result<()> {
    if !breaches.is_empty() {
        return Err(
            Broken(format!("the board breaks its invariants in {}", many(breaches.len() as u64, "place"))).into()
        );
    }
    let Some((before, compared)) = compared else { return Ok(()) };
    let (lost, reopened) = (compared.lost(), compared.reopened());
    let since = &before.taken_at;
    if lost + reopened > 0 {
        let (rows, items) = (many(lost, "row"), many(reopened, "completed item"));
        let message = format!("not conserved since {since}: {rows} lost, {items} open again");
        return Err(NotConserved(message).into());
    }
    match exact && !compared.is_same() {
        true => Err(NotConserved(format!("the board is not what it was at {since}")).into()),
        false => Ok(()),
    }
}
