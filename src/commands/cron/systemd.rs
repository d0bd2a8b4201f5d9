//! Timers of the user's systemd.

use super::super::{Context, output};
use super::files;
use crate::clock::{stamp, wall_seconds};
use crate::schedule::units::{Unit, is_same, prefix, said, units};
use crate::schedule::{Entry, Failed};
use crate::store::digest;
use crate::supervise::{Exit, Limits, converse};
use crate::text::escape;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// How far the program may go.
const LIMITS: Limits = Limits { time: Duration::from_secs(60), grace: Duration::from_secs(2), bytes: 1 << 20 };
/// How much of the hash of a board's path stands in the names of its units.
const DIGITS: usize = 12;
/// Everybody may read units.
const MODE: u32 = 0o644;

/// A timer that is installed.
pub(super) struct Timer {
    pub(super) job: String,
    pub(super) schedule: String,
    pub(super) installed: String,
}

/// The files of the jobs with their text.
pub(super) fn planned(context: &Context<'_>, board: &str, entries: &[Entry]) -> Result<Vec<(PathBuf, String)>, Failed> {
    let (dir, hash, now) = (directory(context)?, hash(board), stamp(wall_seconds()));
    let all = entries.iter().flat_map(|entry| units(entry, board, &hash, &now));
    Ok(all.map(|Unit { name, text }| (dir.join(name), text)).collect())
}

/// Whether the user's systemd answers.
pub(super) fn answers() -> bool {
    systemctl(&["show-environment"]).is_ok()
}

/// Installs the jobs of a board in the place of those that are there; whether anything changed. What was written is taken
/// back where systemd will not have it.
pub(super) fn install(context: &Context<'_>, board: &str, entries: &[Entry]) -> anyhow::Result<bool> {
    check()?;
    let dir = directory(context)?;
    files::make(&dir)?;
    let mut planned = planned(context, board, entries)?;
    keep_times(&mut planned)?;
    let paths: Vec<PathBuf> = planned.iter().map(|(path, _)| path.clone()).collect();
    let there: Vec<PathBuf> = files::names(&dir, &prefix(&hash(board)))?.iter().map(|name| dir.join(name)).collect();
    let surplus: Vec<PathBuf> = there.into_iter().filter(|path| !paths.contains(path)).collect();
    let before = paths.iter().map(|path| Ok((path, files::read(path)?))).collect::<Result<Vec<_>, Failed>>()?;
    let is_same = before.iter().zip(&planned).all(|((_, old), (_, new))| old.as_ref() == Some(new));
    let written = write(&planned).and_then(|()| Ok(start(&paths)?));
    if let Err(e) = written {
        take_back(&before)?;
        return Err(e);
    }
    take_away(&surplus)?;
    Ok(!is_same || !surplus.is_empty())
}

/// Takes the jobs of a board away; whether there were any.
pub(super) fn remove(context: &Context<'_>, board: &str) -> Result<bool, Failed> {
    let dir = directory(context)?;
    let names = files::names(&dir, &prefix(&hash(board)))?;
    if names.is_empty() {
        return Ok(false);
    }
    check()?;
    take_away(&names.iter().map(|name| dir.join(name)).collect::<Vec<_>>())?;
    Ok(true)
}

/// The timers of a board that are installed.
pub(super) fn installed(context: &Context<'_>, board: &str) -> Result<Vec<Timer>, Failed> {
    let (dir, prefix) = (directory(context)?, prefix(&hash(board)));
    let mut timers = Vec::new();
    for name in files::names(&dir, &prefix)? {
        let Some(job) = name.strip_prefix(&prefix).and_then(|rest| rest.strip_suffix(".timer")) else { continue };
        let text = files::read(&dir.join(&name))?.unwrap_or_default();
        let (schedule, installed) = said(&text).unwrap_or_default();
        timers.push(Timer { job: job.to_owned(), schedule, installed });
    }
    Ok(timers)
}

fn directory(context: &Context<'_>) -> Result<PathBuf, Failed> {
    Ok(files::directory(context, "XDG_CONFIG_HOME", ".config")?.join("systemd/user"))
}

fn hash(board: &str) -> String {
    digest(&[board]).chars().take(DIGITS).collect()
}

/// A timer that says the same as the one that is there keeps the time of its installation.
fn keep_times(planned: &mut [(PathBuf, String)]) -> Result<(), Failed> {
    for (path, text) in planned {
        if let Some(old) = files::read(path)?.filter(|old| is_same(old, text)) {
            *text = old;
        }
    }
    Ok(())
}

fn write(planned: &[(PathBuf, String)]) -> anyhow::Result<()> {
    planned.iter().try_for_each(|(path, text)| output::write(path, text.as_bytes(), Some(MODE)))
}

/// The names of the timers among files.
fn timers(paths: &[PathBuf]) -> Vec<&str> {
    let is_timer = |path: &&PathBuf| path.extension().is_some_and(|extension| extension == "timer");
    paths.iter().filter(is_timer).filter_map(|path| path.file_name()?.to_str()).collect()
}

fn start(paths: &[PathBuf]) -> Result<(), Failed> {
    systemctl(&["daemon-reload"])?;
    let timers = timers(paths);
    if timers.is_empty() {
        return Ok(());
    }
    systemctl(&[["enable", "--now"].as_slice(), &timers].concat())?;
    // One that ran before with another schedule goes by the new one from now on.
    systemctl(&[["restart"].as_slice(), &timers].concat())
}

/// Puts back what was there before.
fn take_back(before: &[(&PathBuf, Option<String>)]) -> anyhow::Result<()> {
    let new: Vec<PathBuf> = before.iter().filter(|(_, old)| old.is_none()).map(|(path, _)| (*path).clone()).collect();
    // systemd has said already what it cannot do.
    let _ = stop(&new);
    for (path, old) in before {
        match old {
            Some(old) => output::write(path, old.as_bytes(), Some(MODE))?,
            None => files::remove(path)?,
        }
    }
    let _ = systemctl(&["daemon-reload"]);
    Ok(())
}

fn take_away(paths: &[PathBuf]) -> Result<(), Failed> {
    if paths.is_empty() {
        return Ok(());
    }
    stop(paths)?;
    paths.iter().try_for_each(|path: &PathBuf| files::remove(Path::new(path)))?;
    systemctl(&["daemon-reload"])
}

fn stop(paths: &[PathBuf]) -> Result<(), Failed> {
    let timers = timers(paths);
    if timers.is_empty() { Ok(()) } else { systemctl(&[["disable", "--now"].as_slice(), &timers].concat()) }
}

fn check() -> Result<(), Failed> {
    systemctl(&["show-environment"]).map_err(|e| Failed {
        message: format!("the systemd of this user does not answer: {}", e.message),
        hint: "log in as this user, or \"loginctl enable-linger\", or use --crontab".to_owned(),
    })
}

fn systemctl(arguments: &[&str]) -> Result<(), Failed> {
    let mut command = Command::new("systemctl");
    command.arg("--user").args(arguments).env("LC_ALL", "C");
    let said = converse(&mut command, Vec::new(), LIMITS)
        .map_err(|e| Failed::new(format!("could not run \"systemctl\": {e}"), "use --crontab"))?;
    match said.ended.exit {
        Exit::Status(0) => Ok(()),
        exit => {
            let words = escape(&said.ended.stderr.join("; ")).into_owned();
            let message = format!("systemctl --user {} ended with {exit}: {words}", arguments.join(" "));
            Err(Failed::new(message, "what was written was taken back; use --crontab"))
        }
    }
}
