//! The files of spans that a command reads: those that the caller names, or the board's own.

use super::super::Context;
use crate::settings::BadInput;
use crate::store::span_files;
use crate::text::quote;
use flate2::read::MultiGzDecoder;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A file of spans, opened.
pub(super) struct Source {
    /// Where it was found; `-` for stdin.
    pub(super) path: PathBuf,
    /// What is in it, as it was before compression.
    pub(super) read: Box<dyn Read>,
}

/// The named files, `-` for stdin; without any the board's, the oldest first.
pub(super) fn sources(context: &Context<'_>, named: &[PathBuf]) -> anyhow::Result<Vec<Source>> {
    if !named.is_empty() {
        return Ok(named.iter().map(|path| open(path)).collect::<Result<_, _>>()?);
    }
    let files = span_files(&context.location.path)?;
    let source = |file: crate::store::SpanFile| -> std::io::Result<Source> {
        Ok(Source { read: file.read_from(0)?, path: file.path })
    };
    Ok(files.into_iter().map(source).collect::<Result<_, _>>()?)
}

#[expect(clippy::disallowed_methods, reason = "a file of the caller, which is no state of the board")]
fn open(path: &Path) -> Result<Source, BadInput> {
    let path = path.to_owned();
    if path == Path::new("-") {
        return Ok(Source { path, read: Box::new(std::io::stdin()) });
    }
    let is_compressed = path.extension().is_some_and(|extension| extension == "gz");
    match std::fs::File::open(&path).and_then(|file| Ok((file.metadata()?.is_dir(), file))) {
        Ok((false, file)) if is_compressed => Ok(Source { path, read: Box::new(MultiGzDecoder::new(file)) }),
        Ok((false, file)) => Ok(Source { path, read: Box::new(file) }),
        Ok((true, _)) => Err(unreadable(&path, "is a directory")),
        Err(e) => Err(unreadable(&path, &format!("cannot be read: {e}"))),
    }
}

fn unreadable(path: &Path, why: &str) -> BadInput {
    let message = format!("{} {why}", quote(&path.to_string_lossy()));
    BadInput::new(message, "name a file of spans that can be read, or - for stdin")
}
