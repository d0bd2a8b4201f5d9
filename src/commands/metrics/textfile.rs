//! A file of the caller for the node exporter's textfile collector: the old one or the new one, never a part of it.

use crate::settings::BadInput;
use crate::store::StoreError;
use crate::text::quote;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// Anybody may read it: the node exporter runs as a user of its own.
const MODE: u32 = 0o644;

/// Checks the name, before anything is done.
pub(super) fn check(path: &Path) -> Result<(), BadInput> {
    let bad = |what: &str, hint: &str| Err(BadInput::new(format!("{} {what}", quote(&path.to_string_lossy())), hint));
    if path.extension().is_none_or(|extension| extension != "prom") {
        return bad(
            "does not end in .prom",
            "name a file such as coordctl.prom: the node exporter passes over all others",
        );
    }
    if path.is_dir() || !directory(path).is_dir() {
        return bad(
            "is no file in a directory that is there",
            "name a file such as coordctl.prom in an existing directory",
        );
    }
    Ok(())
}

/// Writes it beside its place and moves it there in one step. A failure leaves the old one as it was.
pub(super) fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let unfinished = unfinished(path);
    // The left-over of a process that had our number and was killed.
    discard(&unfinished);
    let placed = make(&unfinished, text).and_then(|()| place(&unfinished, path));
    if placed.is_err() {
        discard(&unfinished);
    }
    placed.map_err(|source| failure(path, source))
}

fn failure(path: &Path, source: std::io::Error) -> anyhow::Error {
    match source.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            let message = format!("{} cannot be written: {source}", quote(&path.to_string_lossy()));
            BadInput::new(message, "name a file in a directory that you may write to").into()
        }
        _ => StoreError::Io { doing: "write", path: path.to_owned(), source }.into(),
    }
}

fn directory(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A name beside it that no other process uses, and that the node exporter passes over.
fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    path.with_file_name(name)
}

#[expect(clippy::disallowed_methods, reason = "a file of the caller, which is no state of the board")]
fn make(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.write(true).create_new(true).mode(MODE).open(path)?;
    file.write_all(text.as_bytes())?;
    // Whatever the umask says.
    file.set_permissions(std::fs::Permissions::from_mode(MODE))
}

#[expect(clippy::disallowed_methods, reason = "a file of the caller, which is no state of the board")]
fn place(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::rename(from, to)
}

#[expect(clippy::disallowed_methods, reason = "a file of the caller, which is no state of the board")]
fn discard(path: &Path) {
    // It may never have been made.
    let _ = std::fs::remove_file(path);
}
