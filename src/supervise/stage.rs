//! What becomes a command: a process that first ties its life to its parent's.

use super::CannotStart;
use rustix::process::{Signal, getppid, set_parent_process_death_signal};
use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::process::CommandExt;
use std::process::Command;

/// Becomes `command`, to be killed when the process `parent` dies.
///
/// Returns only where it could not: because the parent is gone already, or the command cannot be started. What the
/// command starts itself is not tied to our parent: the system ties a process to its own parent only.
#[must_use]
pub fn stage(parent: u32, command: &[OsString]) -> CannotStart {
    let program = command.first().map_or(OsStr::new(""), OsString::as_os_str);
    if let Err(e) = set_parent_process_death_signal(Some(Signal::KILL)) {
        return CannotStart::new(program, e.into());
    }
    // It may have died before it could be told.
    let is_there = getppid().is_some_and(|pid| u32::try_from(pid.as_raw_nonzero().get()) == Ok(parent));
    if !is_there {
        return CannotStart::new(program, io::Error::other("who was to guard it is gone"));
    }
    let error = Command::new(program).args(command.get(1..).unwrap_or_default()).exec();
    CannotStart::new(program, error)
}
