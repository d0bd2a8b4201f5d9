//! Reading a backup: nothing in it is believed before all of it was read and fits its checksums.

use super::super::error::StoreError;
use super::gather::hex;
use super::manifest::{Entry, LIMIT, Manifest, NAME};
use super::places::{segment_of, spot};
use super::tally::Tally;
use flate2::bufread::GzDecoder;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::{Path, PathBuf};
use tar::Archive;

/// A backup that was read and found whole.
#[derive(Debug)]
pub struct BackupFile {
    pub(super) path: PathBuf,
    pub(super) file: File,
    /// What it says of itself.
    pub manifest: Manifest,
    /// The SHA-256 of the file.
    pub sha256: String,
    pub(super) tally: Tally,
}

impl BackupFile {
    /// Opens a backup and checks all of it: the file's own checksum where that lies beside it, every entry's, and that the
    /// journal in it comes to what the manifest says.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where anything does not fit, [`StoreError::NewerBackup`] for one of a newer version.
    #[expect(clippy::disallowed_methods, reason = "a file that a person names, which may be a link")]
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let file = File::open(path).map_err(StoreError::io("open", path))?;
        let known = beside(path)?;
        Self::check(path, file, known.as_deref())
    }

    /// Reads an open file through and checks it.
    pub(super) fn check(path: &Path, file: File, known: Option<&str>) -> Result<Self, StoreError> {
        let mut tally = Tally::default();
        let (manifest, sha256) = read(path, &file, |entry, reader| match segment_of(&entry.name) {
            Some(number) => {
                let mut bytes = Vec::new();
                reader.read_to_end(&mut bytes)?;
                Ok(tally.segment(number, &bytes))
            }
            None => Ok(true),
        })?;
        let damaged = |what: &str| Err(StoreError::damaged(path, what.to_owned()));
        if known.is_some_and(|known| known != sha256) {
            return damaged("its checksum is not the one in the .sha256 file beside it");
        }
        let cut = &manifest.cut;
        let end = (cut.first, cut.segment, cut.offset);
        let (segment, offset) = tally.end;
        // A record that ended a segment leads to the next one, which may be empty.
        if tally.sequence != cut.sequence || (tally.first, segment, offset) != end || tally.counts() != manifest.counts
        {
            return damaged("the journal in it does not come to what its manifest says");
        }
        match tally.damaged == manifest.damaged {
            true => Ok(BackupFile { path: path.to_owned(), file, manifest, sha256, tally }),
            false => damaged("the journal in it is damaged where its manifest does not say so"),
        }
    }

    /// Hands every entry to `each`, in order; all of them are checked again.
    pub(super) fn each(
        &self,
        mut each: impl FnMut(&Entry, &mut dyn Read) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut failed = None;
        let done = read(&self.path, &self.file, |entry, reader| match each(entry, reader) {
            Ok(()) => Ok(true),
            Err(e) => {
                failed = Some(e);
                Err(io::ErrorKind::Other.into())
            }
        });
        failed.map_or_else(|| done.map(|_| ()), Err)
    }

    /// The path by which it was opened.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// The checksum in the file beside a backup, where there is one.
#[expect(clippy::disallowed_methods, reason = "a file beside one that a person names")]
fn beside(path: &Path) -> Result<Option<String>, StoreError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".sha256");
    let name = PathBuf::from(name);
    match std::fs::read(&name) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            Ok(Some(text.split_whitespace().next().unwrap_or_default().to_owned()))
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(StoreError::io("read", name)(e)),
    }
}

/// Reads a whole file and returns its manifest and its checksum; `each` says whether an entry has its place.
fn read(
    path: &Path,
    file: &File,
    each: impl FnMut(&Entry, &mut dyn Read) -> io::Result<bool>,
) -> Result<(Manifest, String), StoreError> {
    let mut file = file;
    file.rewind().map_err(StoreError::io("read", path))?;
    let mut raw = BufReader::with_capacity(64 << 10, Hashing { inner: file, sha: Sha256::new(), count: 0 });
    let manifest = entries(path, GzDecoder::new(&mut raw), each)?;
    let mut more = Vec::new();
    raw.read_to_end(&mut more).map_err(StoreError::io("read", path))?;
    match more.is_empty() {
        true => Ok((manifest, hex(&raw.into_inner().sha.finalize()))),
        false => Err(StoreError::damaged(path, "has something behind its end")),
    }
}

fn entries(
    path: &Path,
    unzipped: impl Read,
    mut each: impl FnMut(&Entry, &mut dyn Read) -> io::Result<bool>,
) -> Result<Manifest, StoreError> {
    let unreadable = |e: io::Error| of_reading(path, e);
    let mut archive = Archive::new(unzipped);
    let mut found = archive.entries().map_err(unreadable)?;
    let first = found.next().ok_or_else(|| StoreError::damaged(path, "is no backup: it is empty"))?;
    let mut first = first.map_err(unreadable)?;
    if name_of(&first) != NAME || first.size() > LIMIT {
        return Err(StoreError::damaged(path, format!("is no backup of a board: it does not begin with {NAME}")));
    }
    let mut text = Vec::new();
    first.read_to_end(&mut text).map_err(unreadable)?;
    let manifest = Manifest::parse(&text, path)?;
    for entry in &manifest.entries {
        let damaged =
            |what: &str| StoreError::damaged(path, format!("{} in it {what}", crate::text::quote(&entry.name)));
        if spot(&entry.name).is_none() {
            return Err(damaged("has no place in a board"));
        }
        let next = found.next().ok_or_else(|| damaged("is missing"))?.map_err(unreadable)?;
        if name_of(&next) != entry.name || next.size() != entry.size || !next.header().entry_type().is_file() {
            return Err(damaged("is not where the manifest says"));
        }
        let mut hashing = Hashing { inner: next, sha: Sha256::new(), count: 0 };
        let in_place = each(entry, &mut hashing).map_err(unreadable)?;
        io::copy(&mut hashing, &mut io::sink()).map_err(unreadable)?;
        if hashing.count != entry.size || hex(&hashing.sha.finalize()) != entry.sha256 {
            return Err(damaged("does not fit its checksum"));
        }
        if !in_place {
            return Err(damaged("comes before a part of the journal that is missing"));
        }
    }
    if found.next().is_some() {
        return Err(StoreError::damaged(path, "holds more than its manifest says"));
    }
    // The checksum of the whole stands behind the last byte.
    io::copy(&mut archive.into_inner(), &mut io::sink()).map_err(unreadable)?;
    Ok(manifest)
}

fn name_of(entry: &tar::Entry<'_, impl Read>) -> String {
    String::from_utf8_lossy(&entry.path_bytes()).into_owned()
}

/// What is wrong with the bytes is damage; what the system refuses is not.
fn of_reading(path: &Path, e: io::Error) -> StoreError {
    match e.raw_os_error() {
        Some(_) => StoreError::io("read", path)(e),
        None => StoreError::damaged(path, format!("is no whole backup: {e}")),
    }
}

/// A reader that takes the checksum of what goes through it.
struct Hashing<R> {
    inner: R,
    sha: Sha256,
    count: u64,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.sha.update(&buffer[..read]);
        self.count += read as u64;
        Ok(read)
    }
}
