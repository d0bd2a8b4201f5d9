//! Processes that finish what a command began, and outlive it.

use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

/// Starts coordctl on a board with some arguments and variables, and does not wait for it.
pub(super) fn start(board: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> io::Result<()> {
    Command::new("/proc/self/exe")
        .arg("--dir")
        .arg(board)
        .arg("--quiet")
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .map(drop)
}
