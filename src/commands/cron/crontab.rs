//! The user's crontab, by the `crontab` program.

use super::super::Context;
use super::files;
use crate::clock::{stamp, wall_seconds};
use crate::schedule::crontab::{Block, Torn, find, line, with, without};
use crate::schedule::{Entry, Failed};
use crate::supervise::{Exit, Limits, Said, converse};
use crate::text::escape;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

/// How far the program may go.
const LIMITS: Limits = Limits { time: Duration::from_secs(60), grace: Duration::from_secs(2), bytes: 16 << 20 };

/// What was done to a crontab.
#[derive(Debug, Default)]
pub(super) struct Edited {
    pub(super) is_changed: bool,
    /// Where the crontab is kept as it was before; `None` where there was none.
    pub(super) kept: Option<PathBuf>,
}

/// The lines of the jobs.
pub(super) fn lines(entries: &[Entry]) -> Result<Vec<String>, Failed> {
    entries.iter().map(|entry| line(&entry.cadence.to_string(), &entry.command).map_err(torn)).collect()
}

/// Installs the jobs of a board in the place of those that are there.
pub(super) fn install(context: &Context<'_>, board: &str, entries: &[Entry]) -> Result<Edited, Failed> {
    let (lines, now) = (lines(entries)?, stamp(wall_seconds()));
    edit(context, |crontab| with(crontab, board, &now, &lines))
}

/// Takes the jobs of a board away.
pub(super) fn remove(context: &Context<'_>, board: &str) -> Result<Edited, Failed> {
    edit(context, |crontab| without(crontab, board))
}

/// The jobs of a board that are installed.
pub(super) fn installed(board: &str) -> Result<Option<Block>, Failed> {
    find(&read()?, board).map_err(torn)
}

fn edit(context: &Context<'_>, change: impl Fn(&[u8]) -> Result<Vec<u8>, Torn>) -> Result<Edited, Failed> {
    let before = read()?;
    let after = change(&before).map_err(torn)?;
    if after == before {
        return Ok(Edited::default());
    }
    let kept = if before.is_empty() { None } else { Some(files::keep(context, &before)?) };
    let said = talk(&["-"], after.clone())?;
    if said.ended.exit != Exit::Status(0) {
        return Err(failed("write", &said));
    }
    if read()? != after {
        let kept = kept.map(|path| format!("; it was {} before", path.display())).unwrap_or_default();
        let message = format!("the crontab is not what was written: somebody else writes it too{kept}");
        return Err(Failed::new(message, "see it with \"crontab -l\", and run the same command again"));
    }
    Ok(Edited { is_changed: true, kept })
}

/// The whole crontab; nothing where the user has none. Whatever else is said of it stops everything.
fn read() -> Result<Vec<u8>, Failed> {
    let said = talk(&["-l"], Vec::new())?;
    match said.ended.exit {
        Exit::Status(0) if said.is_whole => Ok(said.stdout),
        Exit::Status(1) if said.ended.stderr.iter().any(|line| line.contains("no crontab for")) => Ok(Vec::new()),
        _ => Err(failed("read", &said)),
    }
}

fn talk(arguments: &[&str], input: Vec<u8>) -> Result<Said, Failed> {
    let mut command = Command::new("crontab");
    converse(command.args(arguments).env("LC_ALL", "C"), input, LIMITS).map_err(|e| {
        let hint = "install the package cron, or use --systemd";
        Failed::new(format!("could not run \"crontab\": {e}"), hint)
    })
}

fn failed(doing: &str, said: &Said) -> Failed {
    let words = escape(&said.ended.stderr.join("; ")).into_owned();
    let message = format!("could not {doing} the crontab: crontab ended with {}: {words}", said.ended.exit);
    Failed::new(message, "nothing was changed; see what \"crontab -l\" says")
}

fn torn(torn: Torn) -> Failed {
    let hint = "nothing was changed; put the marks in order with \"crontab -e\", or use --systemd";
    Failed::new(format!("the crontab cannot be changed: {torn}"), hint)
}
