//! The old directory: what lies in it, and what of it is read. Nothing in it is changed.

use super::super::Context;
use super::is_made;
use crate::legacy::{FOLDERS, Input, Sort, Source, Unread, source};
use crate::settings::BadInput;
use crate::store::{Store, is_board};
use crate::text::quote;
use std::fmt::Display;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The largest file of rows that is read, in bytes.
const LIMIT: u64 = 1 << 30;

/// A directory of an older tool.
#[derive(Debug)]
pub(super) struct Directory {
    /// Where it is.
    pub(super) path: PathBuf,
    /// Whether it is the board's own.
    pub(super) is_own: bool,
    /// The files of rows, with their contents.
    rows: Vec<(String, Source, Vec<u8>)>,
    /// The files of spans.
    pub(super) spans: Vec<String>,
    /// What is not read, and why.
    pub(super) not_read: Vec<Unread>,
}

impl Directory {
    /// Looks at a directory and reads its files of rows.
    pub(super) fn open(context: &Context<'_>, path: &Path) -> anyhow::Result<Self> {
        let whole = path.canonicalize().map_err(|e| unreadable(path, e))?;
        if !whole.is_dir() {
            return Err(unreadable(path, "it is no directory").into());
        }
        let is_own = context.location.path.canonicalize().is_ok_and(|board| board == whole);
        let holds_board = is_own && is_made(context)?;
        if !is_own && is_board(&whole) {
            let message = format!("{} holds a board of coordctl already", quote(&path.to_string_lossy()));
            let hint = "use that board: name it with --dir, or migrate it to itself";
            return Err(BadInput::new(message, hint).into());
        }
        let (rows, spans, not_read) = Default::default();
        let mut directory = Directory { path: whole, is_own, rows, spans, not_read };
        let reading = context.terminal.progress("reading", None);
        let mut bytes = 0;
        for name in names(&directory.path).map_err(|e| unreadable(path, e))? {
            directory.look_at(name, holds_board)?;
            bytes += directory.rows.last().map_or(0, |(.., bytes)| bytes.len() as u64);
            reading.at(bytes);
        }
        if holds_board {
            for (name, bytes) in context.with_store(|store| store.originals())? {
                directory.rows.extend(source(name).ok().map(|source| (name.to_owned(), source, bytes)));
            }
        }
        directory.rows.sort_by(|one, other| one.0.cmp(&other.0));
        Ok(directory)
    }

    /// The files of rows.
    pub(super) fn inputs(&self) -> Vec<Input<'_>> {
        self.rows.iter().map(|(file, source, bytes)| Input { file, source: *source, bytes }).collect()
    }

    /// Opens a file of spans.
    pub(super) fn open_spans(&self, name: &str) -> Result<File, BadInput> {
        let path = self.path.join(name);
        open(&path).map_err(|e| unreadable(&path, e))
    }

    fn look_at(&mut self, name: String, holds_board: bool) -> Result<(), BadInput> {
        let path = self.path.join(&name);
        let about = path.metadata().map_err(|e| unreadable(&path, e));
        let bytes = about.as_ref().map_or(0, std::fs::Metadata::len);
        let is_public = Store::public_names().any(|public| public == name);
        let known = match source(&name) {
            _ if name.starts_with('.') => Err("hidden"),
            _ if about.as_ref().is_ok_and(std::fs::Metadata::is_dir) => Err("a directory"),
            Ok(_) if holds_board && is_public => Err("the board's own; what it was made of is read"),
            Ok(Source { sort: Sort::Spans, .. }) if self.is_own && name.starts_with("telemetry_spans") => {
                Err("the board's own")
            }
            _ if about.as_ref().is_ok_and(|about| !about.is_file()) => Err("no regular file"),
            Ok(source) if source.sort != Sort::Spans && bytes > LIMIT => Err("larger than 1 GiB"),
            known => known,
        };
        match known {
            Err(reason) => self.not_read.push(Unread { file: name, bytes, reason: reason.to_owned() }),
            Ok(Source { sort: Sort::Spans, .. }) => {
                about?;
                self.spans.push(name);
            }
            Ok(source) => {
                about?;
                let mut bytes = Vec::new();
                let read = open(&path).and_then(|mut file| file.read_to_end(&mut bytes));
                read.map_err(|e| unreadable(&path, e))?;
                self.rows.push((name, source, bytes));
            }
        }
        Ok(())
    }
}

/// The names in the directory, and of those below it in which files are looked for, each with its folder.
fn names(path: &Path) -> std::io::Result<Vec<String>> {
    let mut names = entries(path, "")?;
    for folder in FOLDERS.into_iter().filter(|folder| path.join(folder).is_dir()) {
        names.retain(|name| name != folder);
        names.extend(entries(&path.join(folder), &format!("{folder}/"))?);
    }
    names.sort();
    Ok(names)
}

#[expect(clippy::disallowed_methods, reason = "a directory of the caller, which is no state of the board")]
fn entries(path: &Path, folder: &str) -> std::io::Result<Vec<String>> {
    let name =
        |entry: std::io::Result<std::fs::DirEntry>| Ok(format!("{folder}{}", entry?.file_name().to_string_lossy()));
    std::fs::read_dir(path)?.map(name).collect()
}

#[expect(clippy::disallowed_methods, reason = "a file of the caller, which is no state of the board")]
fn open(path: &Path) -> std::io::Result<File> {
    File::open(path)
}

fn unreadable(path: &Path, cause: impl Display) -> BadInput {
    let message = format!("{} cannot be read: {cause}", quote(&path.to_string_lossy()));
    BadInput::new(message, "name a directory of an older tool, such as agent_coordination")
}
