//! Making a backup: written under another name, flushed, read back from the disk and checked, and only then named.

use super::super::create::{make_directory, place};
use super::super::dir::{Dir, flush};
use super::super::error::StoreError;
use super::super::files::Files;
use super::super::lock::{Held, whole};
use super::super::snapshot::Snapshot;
use super::super::{Store, step};
use super::gather::{Extent, Gathered, gather};
use super::keep::{SUM, UNFINISHED, clean, keep, name};
use super::manifest::{Cut, Manifest};
use super::pack::pack;
use super::unpack::BackupFile;
use crate::clock::Now;
use rustix::fs::{Advice, Mode, fadvise, fchmod};
use std::fs::File;
use std::path::{Path, PathBuf};

/// Where backups are that nobody wanted elsewhere, below the board's directory.
const FOLDER: &str = "backups";
/// How often all is gathered anew where something went meanwhile.
const ROUNDS: u32 = 10;

/// What is wanted.
#[derive(Debug, Clone, Copy)]
pub struct BackupWanted<'a> {
    /// The directory; `backups/` in that of the board where this is `None`.
    pub to: Option<&'a Path>,
    /// How many of this board stay there, this one included; all where this is `None`.
    pub keep: Option<usize>,
    /// Whether the files of the archive belong to it.
    pub archive: bool,
    /// Whether the files of spans belong to it.
    pub spans: bool,
}

/// A backup that was made.
#[derive(Debug)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// How many bytes it has.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: String,
    /// What it says of itself.
    pub manifest: Manifest,
    /// The names of older ones that were removed.
    pub removed: Vec<String>,
    /// What went wrong without hurting it.
    pub warnings: Vec<String>,
}

impl Store<'_> {
    /// Makes a backup of the board as it stands, without its lock.
    ///
    /// # Errors
    /// Where there is no board, it cannot be read, or the backup cannot be written or does not verify.
    pub fn backup(&self, wanted: &BackupWanted<'_>) -> Result<Backup, StoreError> {
        let files = self.files()?;
        self.backup_of(&files, wanted, None)
    }

    /// The same of what stands before a place in the journal.
    pub(super) fn backup_of(
        &self,
        files: &Files,
        wanted: &BackupWanted<'_>,
        end: Option<&Cut>,
    ) -> Result<Backup, StoreError> {
        let now = self.now()?;
        let dir = directory(files, wanted.to)?;
        let board = &files.format.board;
        clean(&dir, board)?;
        let extent = Extent { archive: wanted.archive, spans: wanted.spans };
        let shared = files.root.mode_below() != 0o700;
        for _ in 0..ROUNDS {
            let gathered = step("backup.gather").in_scope(|| gather(files, &now, extent, end.cloned()))?;
            let Some(gathered) = gathered else { continue };
            let Some((name, sha256, bytes)) = made(&dir, board, &gathered, &now, shared)? else { continue };
            let Gathered { manifest, mut warnings, .. } = gathered;
            let sum = format!("{sha256}  {name}\n");
            if let Err(e) = place(&dir, &format!("{name}{SUM}"), sum.as_bytes()) {
                warnings.push(format!("its checksum is not beside it: {e}"));
            }
            let removed = match wanted.keep.map(|most| keep(&dir, board, &name, most)) {
                Some(Ok(removed)) => removed,
                Some(Err(e)) => {
                    warnings.push(format!("older backups are still there: {e}"));
                    Vec::new()
                }
                None => Vec::new(),
            };
            return Ok(Backup { path: dir.path(&name), bytes, sha256, manifest, removed, warnings });
        }
        // Where a part of the journal is missing, this says so.
        Snapshot::open_by_journal(files, now.clone())?;
        Err(StoreError::TimedOut("files of the board went each time while they were being backed up".to_owned()))
    }
}

/// Opens the directory that the backup is wanted in, and makes it.
fn directory(files: &Files, to: Option<&Path>) -> Result<Dir, StoreError> {
    match to {
        Some(path) => {
            make_directory(path)?;
            Dir::open(path)
        }
        None => files.root.make_dir(FOLDER, files.root.mode_below()),
    }
}

/// Writes, checks and names a backup; `None` where something went meanwhile. A failure leaves nothing.
fn made(
    dir: &Dir,
    board: &str,
    gathered: &Gathered,
    now: &Now,
    shared: bool,
) -> Result<Option<(String, String, u64)>, StoreError> {
    let (name, held) = begin(dir, board, now, shared)?;
    let unfinished = format!("{name}{UNFINISHED}");
    let done = written(dir, &unfinished, gathered, held.file()).and_then(|done| match done {
        Some(sums) => dir.rename(&unfinished, dir, &name).and_then(|()| dir.sync()).map(|()| Some(sums)),
        None => Ok(None),
    });
    match done {
        Ok(Some((sha256, bytes))) => Ok(Some((name, sha256, bytes))),
        Ok(None) => dir.remove(&unfinished).map(|()| None),
        Err(e) => {
            // The first trouble is the one to tell of.
            let _ = dir.remove(&unfinished);
            Err(e)
        }
    }
}

/// Makes the file under a name that no other has, and locks it so that nobody takes it for a left-over.
fn begin(dir: &Dir, board: &str, now: &Now, shared: bool) -> Result<(String, Held), StoreError> {
    for times in 1.. {
        let name = name(board, &now.stamp(), times);
        let unfinished = format!("{name}{UNFINISHED}");
        if dir.stat(&name)?.is_some() || dir.stat(&unfinished)?.is_some() {
            continue;
        }
        let file = match dir.make(&unfinished) {
            Err(StoreError::Io { source, .. }) if source.kind() == std::io::ErrorKind::AlreadyExists => continue,
            made => made?,
        };
        let mode = if shared { 0o660 } else { 0o600 };
        fchmod(&file, Mode::from_raw_mode(mode))
            .map_err(|e| StoreError::io("protect", dir.path(&unfinished))(e.into()))?;
        // Whoever cleaned up between the two took it for a left-over.
        let Ok(held) = whole(file) else { continue };
        if dir.stat(&unfinished)?.is_none() {
            continue;
        }
        match dir.stat(&name)? {
            Some(_) => dir.remove(&unfinished)?,
            None => return Ok((name, held)),
        }
    }
    Err(StoreError::TimedOut("there is no name left for a backup".to_owned()))
}

/// Writes the file, and reads it back from the disk: its checksum and size.
fn written(dir: &Dir, name: &str, gathered: &Gathered, file: &File) -> Result<Option<(String, u64)>, StoreError> {
    let path = dir.path(name);
    if !step("backup.write").in_scope(|| pack(gathered, file)).map_err(StoreError::io("write", &path))? {
        return Ok(None);
    }
    flush(file).map_err(StoreError::io("flush", &path))?;
    // What is checked is to come from the disk: pages that are written out are given up.
    let _ = fadvise(file, 0, None, Advice::DontNeed);
    let again = dir.read(name)?.ok_or_else(|| StoreError::damaged(&path, "went while it was being written"))?;
    let read = step("backup.verify").in_scope(|| BackupFile::check(&path, again, None))?;
    if read.manifest != gathered.manifest {
        return Err(StoreError::damaged(path, "was not read back as it was written"));
    }
    let bytes = file.metadata().map_err(StoreError::io("look at", &path))?.len();
    Ok(Some((read.sha256, bytes)))
}
