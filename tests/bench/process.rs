//! One process, from its start to its end.

use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long a process took, and what it printed.
pub(crate) struct Ran {
    pub(crate) took: Duration,
    pub(crate) stdout: String,
}

/// A program with a cleared environment, so that every caller's is the same.
pub(crate) fn command(program: &Path, arguments: &[String]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).env_clear().stdin(Stdio::null()).stderr(Stdio::null());
    command
}

/// Runs a program whose output does not matter; it must succeed.
pub(crate) fn time(program: &Path, arguments: &[String]) -> Result<Duration> {
    let mut command = command(program, arguments);
    command.stdout(Stdio::null());
    let started = Instant::now();
    let status = command.status().with_context(|| program.display().to_string())?;
    let took = started.elapsed();
    ensure!(status.success(), "{} {}: {status}", program.display(), arguments.join(" "));
    Ok(took)
}

/// Runs a program and reads its output; it must succeed.
pub(crate) fn read(program: &Path, arguments: &[String]) -> Result<Ran> {
    let mut command = command(program, arguments);
    command.stdout(Stdio::piped());
    let started = Instant::now();
    let output = command.output().with_context(|| program.display().to_string())?;
    let took = started.elapsed();
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
