//! What goes into a backup: the files of a board up to one point in time, looked at without a lock.
//!
//! What never changes is read twice, first for its size and checksum and then to be written; what changes in place is read
//! once and held. Where something went or changed in between, such as a segment that was dropped, all is gathered anew.

use super::super::dir::{Dir, read_at};
use super::super::error::StoreError;
use super::super::files::Files;
use super::super::journal::name_of;
use super::super::snapshot::Snapshot;
use super::manifest::{Cut, Entry, Manifest, VERSION};
use super::places::{self, CHANGING, JOURNAL, OWN, UNCHANGING, of_state};
use super::tally::Tally;
use crate::clock::Now;
use crate::text::many;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;

/// How much is read at once, in bytes.
const STRETCH: usize = 256 << 10;

/// What belongs into a backup beside the board itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    /// The files of the archive.
    pub(super) archive: bool,
    /// The files of spans.
    pub(super) spans: bool,
}

/// What goes into a backup.
#[derive(Debug)]
pub(super) struct Gathered {
    pub(super) manifest: Manifest,
    /// In the order of the manifest's entries.
    pub(super) contents: Vec<Content>,
    pub(super) warnings: Vec<String>,
}

/// Where the bytes of an entry are.
#[derive(Debug)]
pub(super) enum Content {
    /// Here.
    Held(Vec<u8>),
    /// At the beginning of a file.
    File(File),
}

/// Gathers the board as it stands, or up to an end of its journal. `None` where something went meanwhile.
pub(super) fn gather(
    files: &Files,
    now: &Now,
    extent: Extent,
    end: Option<Cut>,
) -> Result<Option<Gathered>, StoreError> {
    let cut = match end {
        Some(cut) => cut,
        None => present(files, now)?,
    };
    let mut gathering = Gathering { entries: Vec::new(), contents: Vec::new(), warnings: Vec::new() };
    let format = serde_json::to_string(&files.format).unwrap_or_default();
    gathering.hold(of_state(None, "format"), format!("{format}\n").into_bytes());
    let Some(tally) = gathering.journal(&files.state, &cut)? else { return Ok(None) };
    if !gathering.rest(files, extent)? {
        return Ok(None);
    }
    let Gathering { entries, contents, mut warnings } = gathering;
    if !tally.damaged.is_empty() {
        let places = many(tally.damaged.len() as u64, "damaged place");
        warnings
            .push(format!("the journal has {places}, which are in the backup as they are; MANIFEST.json names them"));
    }
    let manifest = Manifest {
        backup_format: VERSION,
        board_format: files.format.v,
        coordctl: env!("CARGO_PKG_VERSION").to_owned(),
        board: files.format.board.clone(),
        cut: Cut { sequence: tally.sequence, ..cut },
        counts: tally.counts(),
        damaged: tally.damaged,
        archive: extent.archive,
        spans: extent.spans,
        entries,
    };
    Ok(Some(Gathered { manifest, contents, warnings }))
}

/// The end of the journal at present: everything before it is written and never changes.
fn present(files: &Files, now: &Now) -> Result<Cut, StoreError> {
    let snapshot = Snapshot::open(files, now.clone())?;
    let (segment, offset) = snapshot.end();
    Ok(Cut { sequence: snapshot.sequence(), first: snapshot.first_segment(), segment, offset, at: now.precise() })
}

struct Gathering {
    entries: Vec<Entry>,
    contents: Vec<Content>,
    warnings: Vec<String>,
}

impl Gathering {
    fn hold(&mut self, name: String, bytes: Vec<u8>) {
        let sha256 = hex(&Sha256::digest(&bytes));
        self.entries.push(Entry { name, size: bytes.len() as u64, sha256 });
        self.contents.push(Content::Held(bytes));
    }

    /// Adds a file up to a size, or its end; `false` where it is not there.
    fn file(&mut self, dir: &Dir, name: &str, path: String, size: Option<u64>) -> Result<bool, StoreError> {
        let Some(file) = dir.read(name)? else { return Ok(false) };
        let (size, sha256) = digest(&file, size.unwrap_or(u64::MAX)).map_err(StoreError::io("read", dir.path(name)))?;
        self.entries.push(Entry { name: path, size, sha256 });
        self.contents.push(Content::File(file));
        Ok(true)
    }

    fn held(&mut self, dir: &Dir, name: &str, path: String) -> Result<(), StoreError> {
        let Some(mut file) = dir.read(name)? else { return Ok(()) };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(StoreError::io("read", dir.path(name)))?;
        self.hold(path, bytes);
        Ok(())
    }

    /// Adds the journal up to the cut; `None` where a part of it went meanwhile.
    fn journal(&mut self, state: &Dir, cut: &Cut) -> Result<Option<Tally>, StoreError> {
        let dir = state.open_dir(JOURNAL)?;
        let mut numbers: Vec<u32> =
            dir.names()?.iter().filter_map(|name| super::super::journal::number_in(name)).collect();
        numbers.sort_unstable();
        numbers.retain(|number| (cut.first..=cut.segment).contains(number));
        if numbers.first() != Some(&cut.first) && dir.stat(&name_of(cut.segment))?.is_some() {
            // Either it has left the journal since, or it is missing: the next look at the journal says which.
            return Ok(None);
        }
        let mut tally = Tally::default();
        for &number in &numbers {
            let name = name_of(number);
            let Some(mut file) = dir.read(&name)? else { return Ok(None) };
            let most = if number == cut.segment { u64::from(cut.offset) } else { u64::MAX };
            let mut bytes = Vec::new();
            Read::by_ref(&mut file)
                .take(most)
                .read_to_end(&mut bytes)
                .map_err(StoreError::io("read", dir.path(&name)))?;
            let used = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
            bytes.truncate(used);
            if !tally.segment(number, &bytes) {
                return Err(StoreError::damaged(dir.path(&name_of(number - 1)), "this part of the journal is missing"));
            }
            let sha256 = hex(&Sha256::digest(&bytes));
            self.entries.push(Entry { name: of_state(Some(JOURNAL), &name), size: used as u64, sha256 });
            self.contents.push(Content::File(file));
        }
        match numbers.last() == Some(&cut.segment) {
            true => Ok(Some(tally)),
            false => Err(StoreError::damaged(dir.path(&name_of(cut.segment)), "this part of the journal is missing")),
        }
    }

    fn rest(&mut self, files: &Files, extent: Extent) -> Result<bool, StoreError> {
        for folder in UNCHANGING.into_iter().filter(|folder| extent.archive || *folder != "archive") {
            for (dir, name) in names_in(&files.state, folder)? {
                if !self.file(&dir, &name, of_state(Some(folder), &name), None)? {
                    return Ok(false);
                }
            }
        }
        for folder in CHANGING {
            for (dir, name) in names_in(&files.state, folder)? {
                self.held(&dir, &name, of_state(Some(folder), &name))?;
            }
        }
        for name in files.state.names()?.into_iter().filter(|name| places::is_in_place(name)) {
            self.held(&files.state, &name, of_state(None, &name))?;
        }
        for name in OWN {
            if let Err(e) = self.held(&files.root, name, name.to_owned()) {
                self.warnings.push(format!("{name} is not in the backup: {e}"));
            }
        }
        if extent.spans { self.spans(&files.root) } else { Ok(true) }
    }

    fn spans(&mut self, root: &Dir) -> Result<bool, StoreError> {
        let mut names: Vec<String> = root.names()?.into_iter().filter(|name| places::is_spans(name)).collect();
        names.sort();
        for name in names {
            // What is appended behind its present size is of later.
            let size = root.stat(&name)?.map_or(0, |stat| u64::try_from(stat.st_size).unwrap_or(0));
            if !self.file(root, &name, name.clone(), Some(size))? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The files of a folder that belong into a backup, each with the folder.
fn names_in(state: &Dir, folder: &str) -> Result<Vec<(std::rc::Rc<Dir>, String)>, StoreError> {
    if state.stat(folder)?.is_none() {
        return Ok(Vec::new());
    }
    let dir = std::rc::Rc::new(state.open_dir(folder)?);
    let mut names = dir.names()?;
    names.retain(|name| places::is_plain(name));
    names.sort();
    Ok(names.into_iter().map(|name| (std::rc::Rc::clone(&dir), name)).collect())
}

/// The size of a file, up to `most`, and its checksum.
fn digest(file: &File, most: u64) -> std::io::Result<(u64, String)> {
    let (mut sha, mut done, mut buffer) = (Sha256::new(), 0, vec![0; STRETCH]);
    while done < most {
        let length = usize::try_from(most - done).map_or(STRETCH, |left| left.min(STRETCH));
        let read = read_at(file, &mut buffer[..length], done)?;
        if read == 0 {
            break;
        }
        sha.update(&buffer[..read]);
        done += read as u64;
    }
    Ok((done, hex(&sha.finalize())))
}

/// Hexadecimal digits of a checksum.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
