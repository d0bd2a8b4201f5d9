//! Files of the user that are no state of a board: units of systemd, and crontabs as they were.
#![expect(clippy::disallowed_methods, reason = "files of the user's home directory, which are no state of the board")]

use super::super::Context;
use crate::clock::{stamp, wall_seconds};
use crate::schedule::Failed;
use crate::text::quote;
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// A directory of the user: what a variable names, else a place in the home directory.
pub(super) fn directory(context: &Context<'_>, variable: &str, below_home: &str) -> Result<PathBuf, Failed> {
    let named = context.environment.get(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || context.environment.get("HOME").map(|home| Path::new(home).join(below_home));
    let none = || Failed::new(format!("neither {variable} nor HOME is set"), "set HOME to your home directory");
    named.or_else(home).ok_or_else(none)
}

/// Keeps a crontab as it is; where.
pub(super) fn keep(context: &Context<'_>, crontab: &[u8]) -> Result<PathBuf, Failed> {
    let dir = directory(context, "XDG_STATE_HOME", ".local/state")?.join("coordctl");
    let name = format!("crontab-{}", stamp(wall_seconds()).replace(':', ""));
    for number in 0.. {
        let path = dir.join(if number == 0 { name.clone() } else { format!("{name}.{number}") });
        let made = std::fs::create_dir_all(&dir).and_then(|()| {
            let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
            file.write_all(crontab)?;
            file.sync_all()
        });
        match made {
            Err(e) if e.kind() == ErrorKind::AlreadyExists && path.exists() => {}
            made => return made.map(|()| path.clone()).map_err(|e| failure("write", &path, &e)),
        }
    }
    Err(Failed::new("no name is left for a crontab that is to be kept", "move some of them elsewhere"))
}

/// The text of a file; `None` where there is none.
pub(super) fn read(path: &Path) -> Result<Option<String>, Failed> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
        Err(e) => Err(failure("read", path, &e)),
    }
}

/// The names in a directory that begin so; none where there is no such directory.
pub(super) fn names(dir: &Path, prefix: &str) -> Result<Vec<String>, Failed> {
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(failure("list", dir, &e)),
    };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| name.starts_with(prefix)).collect();
    names.sort_unstable();
    Ok(names)
}

/// Makes a directory with those above it.
pub(super) fn make(dir: &Path) -> Result<(), Failed> {
    std::fs::create_dir_all(dir).map_err(|e| failure("make", dir, &e))
}

/// Removes a file of ours, if it is there.
pub(super) fn remove(path: &Path) -> Result<(), Failed> {
    match std::fs::remove_file(path) {
        Err(e) if e.kind() != ErrorKind::NotFound => Err(failure("remove", path, &e)),
        _ => Ok(()),
    }
}

fn failure(doing: &str, path: &Path, e: &io::Error) -> Failed {
    let message = format!("could not {doing} {}: {e}", quote(&path.to_string_lossy()));
    Failed::new(message, "nothing was installed or taken away; see who owns it")
}
