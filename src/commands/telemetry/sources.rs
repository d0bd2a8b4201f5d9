//! The files of spans that a command reads: those that the caller names, or the board's own.

use super::super::Context;
use crate::settings::BadInput;
use crate::store::{StoreError, span_files};
use crate::telemetry::read::Source;
use crate::text::quote;
use flate2::read::MultiGzDecoder;
use std::fmt::Display;
use std::io::{Cursor, Error, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// What a compressed file begins with (gzip, RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// The named files, `-` for stdin; without any the board's, the oldest first. Each with where it was found.
pub(super) fn sources(context: &Context<'_>, named: &[PathBuf]) -> anyhow::Result<Vec<(PathBuf, Source)>> {
    if !named.is_empty() {
        let source = |path: &PathBuf| Ok((path.clone(), open(path).map_err(|e| unreadable(path, e))?));
        return named.iter().map(source).collect();
    }
    let files = span_files(&context.location.path)?.into_iter().map(|file| {
        let reader = file.read_from(0).map_err(StoreError::io("read", &file.path))?;
        Ok((file.path, Source { reader, bytes: file.bytes, compressed: file.compressed }))
    });
    files.collect()
}

#[expect(clippy::disallowed_methods, reason = "a file of the caller, which is no state of the board")]
fn open(path: &Path) -> std::io::Result<Source> {
    let (mut file, bytes): (Box<dyn Read + Send>, u64) = match path == Path::new("-") {
        true => (Box::new(std::io::stdin()), 0),
        false => {
            let file = std::fs::File::open(path)?;
            let about = file.metadata()?;
            if about.is_dir() {
                return Err(Error::new(ErrorKind::IsADirectory, "it is a directory"));
            }
            (Box::new(file), about.len())
        }
    };
    // Read here, so that a file that cannot be read at all is told before anything is done.
    let mut begin = Vec::new();
    file.by_ref().take(GZIP.len() as u64).read_to_end(&mut begin)?;
    let compressed = begin == GZIP;
    let whole = Cursor::new(begin).chain(file);
    let reader: Box<dyn Read + Send> = if compressed { Box::new(MultiGzDecoder::new(whole)) } else { Box::new(whole) };
    Ok(Source { reader, bytes, compressed })
}

/// What is said of a named file that cannot be read.
pub(super) fn unreadable(path: &Path, cause: impl Display) -> BadInput {
    let message = format!("{} cannot be read: {cause}", quote(&path.to_string_lossy()));
    BadInput::new(message, "name a file of spans that can be read, or - for stdin")
}
