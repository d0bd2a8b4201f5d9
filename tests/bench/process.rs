//! One process, from its start to its end.

use anyhow::{Context, Result, ensure};
use nix::sys::resource::{UsageWho, getrusage};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a process took, and what it printed.
pub(crate) struct Ran {
    pub(crate) took: Took,
    pub(crate) stdout: String,
}

/// The time that passed, and the time that a processor was at work: a busy machine stretches only the first.
#[derive(Clone, Copy)]
pub(crate) struct Took {
    pub(crate) passed: Duration,
    pub(crate) worked: Duration,
}

/// A process that is about to be started.
struct Start {
    at: Instant,
    worked: Duration,
}

impl Start {
    fn now() -> Result<Self> {
        Ok(Start { worked: worked_by_children()?, at: Instant::now() })
    }

    fn end(&self) -> Result<Took> {
        let passed = self.at.elapsed();
        Ok(Took { passed, worked: worked_by_children()?.saturating_sub(self.worked) })
    }
}

/// The time that processors were at work for the children that have ended; a publisher is nobody's child.
fn worked_by_children() -> Result<Duration> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let time = usage.user_time() + usage.system_time();
    Ok(Duration::from_secs(time.tv_sec().try_into()?) + Duration::from_micros(time.tv_usec().try_into()?))
}

/// A program with a cleared environment, so that every caller's is the same.
pub(crate) fn command(program: &Path, arguments: &[String]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).env_clear().stdin(Stdio::null()).stderr(Stdio::null());
    command
}

/// Runs a program whose output does not matter; it must succeed.
pub(crate) fn time(program: &Path, arguments: &[String]) -> Result<Took> {
    let mut command = command(program, arguments);
    command.stdout(Stdio::null());
    let start = Start::now()?;
    let status = command.status().with_context(|| program.display().to_string())?;
    let took = start.end()?;
    ensure!(status.success(), "{} {}: {status}", program.display(), arguments.join(" "));
    Ok(took)
}

/// Runs a program and reads its output; it must succeed.
pub(crate) fn read(program: &Path, arguments: &[String]) -> Result<Ran> {
    let mut command = command(program, arguments);
    command.stdout(Stdio::piped());
    let start = Start::now()?;
    let output = command.output().with_context(|| program.display().to_string())?;
    let took = start.end()?;
    let status = output.status;
    ensure!(status.success(), "{} {}: {status}", program.display(), arguments.join(" "));
    Ok(Ran { took, stdout: String::from_utf8_lossy(&output.stdout).trim_end().to_owned() })
}

/// This program, which is also the floors.
pub(crate) fn own() -> Result<std::path::PathBuf> {
    Ok(std::env::current_exe()?)
}

/// Arguments as the functions here take them.
pub(crate) fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
