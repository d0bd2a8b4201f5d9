//! Whether a command can be started at all: asked before anything is claimed for it.

use rustix::fs::{Access, access};
use rustix::io::Errno;
use std::ffi::OsStr;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// A command that cannot be started. That says nothing about the work it was meant for.
#[derive(Debug, thiserror::Error)]
#[error("could not start {}: {source}", crate::text::quote(.program))]
pub struct CannotStart {
    /// The command.
    pub program: String,
    /// Why not.
    pub source: io::Error,
}

impl CannotStart {
    /// A command that the system refused to start.
    #[must_use]
    pub fn new(program: &OsStr, source: io::Error) -> Self {
        CannotStart { program: program.to_string_lossy().into_owned(), source }
    }

    /// Whether there is no such command, rather than one that may not be run.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self.source.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
    }
}

/// Looks for a command where the system would, in the directories of `path`.
///
/// # Errors
/// [`CannotStart`] where it is nowhere, or may not be run. Without a `path` the system decides later.
pub fn check(program: &OsStr, path: Option<&str>) -> Result<(), CannotStart> {
    match path {
        None if !program.as_bytes().contains(&b'/') => Ok(()),
        path => find(program, path.unwrap_or_default()).map(drop),
    }
}

/// The file that a command is, in the directories of `path`.
///
/// # Errors
/// [`CannotStart`] where it is nowhere, or may not be run.
pub fn find(program: &OsStr, path: &str) -> Result<PathBuf, CannotStart> {
    let refused = |errno: Errno| CannotStart::new(program, errno.into());
    let candidates: Vec<PathBuf> = match program.as_bytes().contains(&b'/') {
        true => vec![program.into()],
        false => std::env::split_paths(path).map(|dir| dir.join(program)).collect(),
    };
    let mut there = candidates.into_iter().filter(|path| path.exists()).peekable();
    if there.peek().is_none() {
        return Err(refused(Errno::NOENT));
    }
    there.find(|path| path.is_file() && is_executable(path)).ok_or_else(|| refused(Errno::ACCESS))
}

fn is_executable(path: &Path) -> bool {
    access(path, Access::EXEC_OK).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_looked_for_where_the_system_would() {
        let missing =
            |program: &str, path| check(OsStr::new(program), path).map_err(|refused| refused.is_missing()).err();
        assert_eq!(missing("sh", Some("/nonexistent:/bin:/usr/bin")), None);
        assert_eq!(missing("/bin/sh", Some("/nonexistent")), None);
        assert_eq!(missing("sh", Some("/nonexistent")), Some(true));
        assert_eq!(missing("/nonexistent/sh", None), Some(true));
        assert_eq!(missing("/etc/passwd", None), Some(false));
        assert_eq!(missing("passwd", Some("/etc")), Some(false));
        assert_eq!(missing("/etc", None), Some(false));
        assert_eq!(missing("sh", None), None);
        let found = find(OsStr::new("sh"), "/nonexistent:/bin").expect("there is one");
        assert_eq!(found, Path::new("/bin/sh"));
    }
}
