//! An artifact: a file of the caller's, read once from beginning to end.

use crate::board::Artifact;
use crate::settings::BadInput;
use crate::text::quote;
use anyhow::Context as _;
use rustix::fs::OFlags;
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// How much of a file is in memory at once, in bytes.
const STRETCH: usize = 64 << 10;

/// Reads a file and says what it is; relative paths begin `here`.
pub(super) fn read(path: &str, here: Option<&Path>) -> anyhow::Result<Artifact> {
    let absolute = std::path::absolute(here.unwrap_or(Path::new("")).join(path)).map_err(|e| unreadable(path, &e))?;
    let file = open(&absolute).map_err(|e| unreadable(path, &e))?;
    let (size, sha256) = hash(file).with_context(|| format!("could not read the artifact {}", quote(path)))?;
    Ok(Artifact { path: path.to_owned(), absolute_path: absolute.to_string_lossy().into_owned(), size, sha256 })
}

/// Opens a regular file; a pipe is not waited for.
#[expect(clippy::disallowed_methods, reason = "an artifact is no file of the board")]
fn open(path: &Path) -> io::Result<File> {
    let flags = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or(0);
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
    let kind = file.metadata()?.file_type();
    match (kind.is_file(), kind.is_dir()) {
        (true, _) => Ok(file),
        (_, true) => Err(io::Error::new(ErrorKind::IsADirectory, "it is a directory")),
        _ => Err(io::Error::new(ErrorKind::InvalidInput, "it is no regular file")),
    }
}

fn hash(mut file: impl Read) -> io::Result<(u64, String)> {
    let (mut size, mut hasher, mut buffer) = (0, Sha256::new(), vec![0; STRETCH]);
    loop {
        let count = match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(e) if e.kind() == ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        hasher.update(&buffer[..count]);
        size += count as u64;
    }
    Ok((size, hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
}

fn unreadable(path: &str, error: &io::Error) -> BadInput {
    let message = format!("the artifact {} cannot be read: {error}", quote(path));
    BadInput::new(message, "name a regular file that exists; a relative path begins in the working directory")
}
