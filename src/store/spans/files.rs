//! The files of spans, for reading.

use super::super::dir::{Dir, read_at};
use super::super::error::StoreError;
use super::super::open_root;
use super::{NAME, turned_ns};
use flate2::read::MultiGzDecoder;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// The most of a first line that tells one file from another, in bytes.
const FIRST: usize = 4096;
/// How often the files are listed anew where they change meanwhile.
const TRIES: usize = 256;

/// A file of spans, opened: what happens to its name does not matter any more.
#[derive(Debug)]
pub struct SpanFile {
    /// Where it was found, for messages.
    pub path: PathBuf,
    /// Which file it is, whatever its name: a hash of its first line, 16 hexadecimal digits; empty for an empty file.
    pub segment: String,
    /// Its length on the disk in bytes.
    pub bytes: u64,
    /// Whether it is compressed (gzip).
    pub compressed: bool,
    /// Whether lines are appended to it.
    pub current: bool,
    file: File,
}

impl SpanFile {
    /// Reads on from an offset, which counts the bytes as they were before compression.
    ///
    /// # Errors
    /// The system's answer.
    pub fn read_from(&self, offset: u64) -> std::io::Result<Box<dyn Read + Send>> {
        let mut file = self.file.try_clone()?;
        if self.compressed {
            file.seek(SeekFrom::Start(0))?;
            let mut whole = MultiGzDecoder::new(file);
            std::io::copy(&mut whole.by_ref().take(offset), &mut std::io::sink())?;
            return Ok(Box::new(whole));
        }
        file.seek(SeekFrom::Start(offset))?;
        Ok(Box::new(file))
    }

    /// When it was turned, by its name: nanoseconds since 1970; `None` while lines are appended to it.
    #[must_use]
    pub fn turned_at(&self) -> Option<u64> {
        turned_ns(self.path.file_name()?.to_str()?)
    }

    fn of(dir: &Dir, name: &str) -> Result<Option<Self>, StoreError> {
        let Some(file) = dir.read(name)? else { return Ok(None) };
        let path = dir.path(name);
        let bytes = file.metadata().map_err(StoreError::io("look at", &path))?.len();
        let compressed = Path::new(name).extension().is_some_and(|extension| extension == "gz");
        let mut found = SpanFile { path, segment: String::new(), bytes, compressed, current: name == NAME, file };
        found.segment = found.first_line().map_err(StoreError::io("read", &found.path))?;
        Ok(Some(found))
    }

    fn first_line(&self) -> std::io::Result<String> {
        let mut bytes = vec![0; FIRST];
        let length = match self.compressed {
            true => {
                let mut first = Vec::new();
                MultiGzDecoder::new(&self.file).take(FIRST as u64).read_to_end(&mut first)?;
                bytes[..first.len()].copy_from_slice(&first);
                first.len()
            }
            false => read_at(&self.file, &mut bytes, 0)?,
        };
        let first = bytes[..length].split(|&byte| byte == b'\n').next().unwrap_or_default();
        Ok(if first.is_empty() { String::new() } else { format!("{:016x}", xxhash_rust::xxh3::xxh3_64(first)) })
    }
}

/// The files of spans in a board's directory, the oldest first; that which is appended to is the last.
///
/// While files are turned, compressed and removed each line is in exactly one of them.
///
/// # Errors
/// Where the directory or a file cannot be read.
pub fn span_files(board: &Path) -> Result<Vec<SpanFile>, StoreError> {
    let dir = open_root(board)?;
    let mut opened = BTreeMap::new();
    for _ in 0..TRIES {
        // The current one first: if it is turned meanwhile, it would be found under both names.
        let current = SpanFile::of(&dir, NAME)?;
        let before = turned_names(&dir)?;
        opened.retain(|at, _| before.contains_key(at));
        for (at, name) in &before {
            if let Entry::Vacant(place) = opened.entry(*at)
                && let Some(file) = SpanFile::of(&dir, name)?
            {
                place.insert(file);
            }
        }
        // A listing may miss what is renamed meanwhile. What was opened stays what it was, whatever it is called by now.
        let is_same = before.keys().eq(turned_names(&dir)?.keys()) && before.len() == opened.len();
        if is_same && is_current(&dir, current.as_ref())? {
            return Ok(opened.into_values().chain(current).collect());
        }
    }
    Err(StoreError::io("list", dir.path(""))(std::io::ErrorKind::WouldBlock.into()))
}

/// Whether a file still has the name that lines are appended to.
fn is_current(dir: &Dir, file: Option<&SpanFile>) -> Result<bool, StoreError> {
    let inode = match file {
        Some(file) => Some(file.file.metadata().map_err(StoreError::io("look at", &file.path))?.ino()),
        None => None,
    };
    Ok(dir.stat(NAME)?.map(|stat| stat.st_ino) == inode)
}

/// The names of turned files by when they were turned. While one is compressed it is there twice; the plain one is whole.
fn turned_names(dir: &Dir) -> Result<BTreeMap<u64, String>, StoreError> {
    let mut names = dir.names()?;
    names.sort();
    let mut turned = BTreeMap::new();
    for name in names {
        if let Some(at) = turned_ns(&name) {
            turned.entry(at).or_insert(name);
        }
    }
    Ok(turned)
}
