//! The files of spans, for reading.

use super::super::dir::{Dir, read_at};
use super::super::error::StoreError;
use super::super::open_root;
use super::{NAME, TURNED};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// The most of a first line that tells one file from another, in bytes.
const FIRST: usize = 4096;
/// How often the files are listed anew where they change meanwhile.
const TRIES: usize = 16;

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
/// # Errors
/// Where the directory or a file cannot be read.
pub fn span_files(board: &Path) -> Result<Vec<SpanFile>, StoreError> {
    let dir = open_root(board)?;
    for _ in 0..TRIES {
        // The current one first: if it is turned meanwhile, it would be found under both names.
        let current = SpanFile::of(&dir, NAME)?;
        let mut names: Vec<String> = dir.names()?.into_iter().filter(|name| is_turned(name)).collect();
        names.sort();
        // While one is compressed it is there twice.
        names.dedup_by(|later, earlier| later.strip_suffix(".gz") == Some(earlier.as_str()));
        let turned = names.iter().map(|name| SpanFile::of(&dir, name)).collect::<Result<Vec<_>, _>>()?;
        let inode = |file: &SpanFile| file.file.metadata().map(|of| std::os::unix::fs::MetadataExt::ino(&of)).ok();
        let is_same = match (&current, dir.stat(NAME)?) {
            (Some(current), Some(stat)) => inode(current) == Some(stat.st_ino),
            (None, None) => true,
            _ => false,
        };
        if is_same && turned.iter().all(Option::is_some) {
            return Ok(turned.into_iter().flatten().chain(current).collect());
        }
    }
    Err(StoreError::io("list", dir.path(""))(std::io::ErrorKind::WouldBlock.into()))
}

fn is_turned(name: &str) -> bool {
    let rest = name.strip_prefix(TURNED).and_then(|rest| rest.strip_suffix(".gz").or(Some(rest)));
    let digits = rest.and_then(|rest| rest.strip_suffix(".jsonl"));
    digits.is_some_and(|digits| digits.len() == 20 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
