//! A file of the caller: the old one or the new one, never a part of it.

use crate::settings::BadInput;
use crate::store::StoreError;
use crate::text::quote;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// Writes a file beside its place and moves it there in one step. A failure leaves the old one as it was.
///
/// With a `mode` its permission bits are these, whatever the umask says.
///
/// # Errors
/// [`BadInput`] where it may not be written, else what the system says.
pub(super) fn write(path: &Path, bytes: &[u8], mode: Option<u32>) -> anyhow::Result<()> {
    let unfinished = unfinished(path);
    // The left-over of a process that had our number and was killed.
    discard(&unfinished);
    let placed = make(&unfinished, bytes, mode).and_then(|()| place(&unfinished, path));
    if placed.is_err() {
        discard(&unfinished);
    }
    placed.map_err(|source| failure(path, source))
}

/// Appends to a file of the caller, which others may append to as well.
///
/// # Errors
/// As [`write()`].
pub(super) fn append(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    extend(path, bytes).map_err(|source| failure(path, source))
}

/// Writes a file that must not be there yet, in one step.
///
/// # Errors
/// [`BadInput`] where it is there already or may not be written, else what the system says.
pub(super) fn create(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let unfinished = unfinished(path);
    discard(&unfinished);
    let placed = make(&unfinished, bytes, None).and_then(|()| join(&unfinished, path));
    discard(&unfinished);
    placed.map_err(|source| match source.kind() {
        ErrorKind::AlreadyExists => {
            let message = format!("there is a {} already", quote(&path.to_string_lossy()));
            BadInput::new(message, "change that one, or move it aside first").into()
        }
        _ => failure(path, source),
    })
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

/// A name beside it that no other process uses, and that nobody takes for a finished one.
fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    path.with_file_name(name)
}

#[expect(clippy::disallowed_methods, reason = "a file of the caller, which is no state of the board")]
fn make(path: &Path, bytes: &[u8], mode: Option<u32>) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.write(true).create_new(true).mode(mode.unwrap_or(0o666)).open(path)?;
    file.write_all(bytes)?;
    mode.map_or(Ok(()), |mode| file.set_permissions(std::fs::Permissions::from_mode(mode)))
}

#[expect(clippy::disallowed_methods, reason = "a file of the caller, which is no state of the board")]
fn extend(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::OpenOptions::new().create(true).append(true).open(path)?.write_all(bytes)
}

#[expect(clippy::disallowed_methods, reason = "a file of the caller, which is no state of the board")]
fn place(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::rename(from, to)
}

/// Gives a file its name, unless another has it.
#[expect(clippy::disallowed_methods, reason = "a file of the caller, which is no state of the board")]
fn join(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::hard_link(from, to)
}

#[expect(clippy::disallowed_methods, reason = "a file of the caller, which is no state of the board")]
fn discard(path: &Path) {
    // It may never have been made.
    let _ = std::fs::remove_file(path);
}
