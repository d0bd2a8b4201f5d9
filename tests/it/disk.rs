//! All that a board has on the disk, kept in memory: to begin again from the same state, and to compare states.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::Path;

/// The files that are not text; everything else is.
const BINARY: [&str; 2] = [".coordctl/index", ".coordctl/heartbeats"];
/// Where the program notes by what it knows the public files again.
const NOTES: &str = ".coordctl/publish.lock";
/// The public files, in the order of the notes.
pub(crate) const VIEWS: [&str; 3] = ["work_claims.json", "agent_status.json", "coordination_log.json"];
/// How finely binary files are compared, in bytes: the index has slots of this size.
const BLOCK: usize = 64;

/// The contents of a board's directory.
#[derive(Debug, Clone, Default)]
pub(crate) struct Disk {
    /// Files by their path; a directory is a path with a slash at its end.
    files: BTreeMap<String, Kept>,
}

#[derive(Debug, Clone)]
struct Kept {
    /// The contents without the zeros at the end.
    bytes: Vec<u8>,
    length: u64,
    /// Inode, size and time of change, as the program notes them.
    identity: [i64; 4],
}

impl Disk {
    /// Takes a copy of a board's directory; one that is not there is empty.
    pub(crate) fn of(board: &Path) -> Self {
        let mut disk = Disk::default();
        if board.is_dir() {
            disk.take(board, "");
        }
        disk
    }

    /// Makes a directory with these contents, and returns them as they stand there.
    ///
    /// The copies get new inodes. A public file that was known to the program stays known to it.
    pub(crate) fn put(&self, board: &Path) -> Disk {
        let mut copy = self.clone();
        if copy.files.is_empty() {
            return copy;
        }
        make_dir(board);
        for (name, kept) in &mut copy.files {
            match name.strip_suffix('/') {
                Some(name) => make_dir(&board.join(name)),
                None => kept.identity = write(&board.join(name), &kept.bytes, kept.length),
            }
        }
        if let Some(notes) = self.notes_for(&copy) {
            fs::write(board.join(NOTES), &notes).expect("the notes can be written");
            copy.files.get_mut(NOTES).expect("the notes are there").bytes = without_zeros(notes);
        }
        copy
    }

    /// Whether two directories have the same contents.
    pub(crate) fn equals(&self, other: &Disk) -> bool {
        let contents = |disk: &Disk| disk.files.iter().map(|(n, k)| (n.clone(), k.length)).collect::<Vec<_>>();
        contents(self) == contents(other) && self.files.iter().all(|(name, kept)| kept.bytes == other.files[name].bytes)
    }

    /// Whether there is nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The same contents without a file.
    pub(crate) fn without(&self, name: &str) -> Disk {
        let mut files = self.files.clone();
        files.remove(name);
        Disk { files }
    }

    /// The same contents with another file in place of one.
    pub(crate) fn with(&self, name: &str, bytes: Vec<u8>) -> Disk {
        let mut files = self.files.clone();
        let kept = Kept { length: bytes.len() as u64, bytes: without_zeros(bytes), identity: [0; 4] };
        files.insert(name.to_owned(), kept);
        Disk { files }
    }

    /// The contents of a file, with all zeros at its end.
    pub(crate) fn whole(&self, name: &str) -> Vec<u8> {
        let kept = &self.files[name];
        let mut bytes = kept.bytes.clone();
        bytes.resize(usize::try_from(kept.length).expect("it is small"), 0);
        bytes
    }

    /// The contents of a file, without the zeros at its end; nothing where there is none.
    pub(crate) fn bytes(&self, name: &str) -> &[u8] {
        self.files.get(name).map_or(&[], |kept| &kept.bytes)
    }

    /// A public file that must be an array of objects, each with something in it.
    pub(crate) fn rows(&self, view: usize) -> Vec<Value> {
        let (name, bytes) = (VIEWS[view], self.bytes(VIEWS[view]));
        rows_of(bytes).unwrap_or_else(|e| panic!("{name}: {e}: {}", String::from_utf8_lossy(bytes)))
    }

    /// A number that is the same for states which differ only in times, ids and checksums.
    ///
    /// Binary files are told by the number of blocks in which they differ from those of `start`.
    pub(crate) fn shape(&self, start: &Disk) -> u64 {
        let mut hasher = DefaultHasher::new();
        for (name, kept) in &self.files {
            name.hash(&mut hasher);
            match BINARY.contains(&name.as_str()) {
                true => (kept.length, changed_blocks(&kept.bytes, start.bytes(name))).hash(&mut hasher),
                false => without_digits(&kept.bytes).hash(&mut hasher),
            }
        }
        hasher.finish()
    }

    fn take(&mut self, directory: &Path, prefix: &str) {
        for entry in fs::read_dir(directory).expect("a directory can be listed") {
            let entry = entry.expect("an entry can be read");
            let name = format!("{prefix}{}", entry.file_name().to_str().expect("names are ASCII"));
            let about = entry.metadata().expect("an entry can be looked at");
            let identity = identity(&about);
            if about.is_dir() {
                let name = format!("{name}/");
                self.take(&entry.path(), &name);
                self.files.insert(name, Kept { bytes: Vec::new(), length: 0, identity });
            } else {
                let bytes = fs::read(entry.path()).expect("a file can be read");
                self.files.insert(name, Kept { length: bytes.len() as u64, bytes: without_zeros(bytes), identity });
            }
        }
    }

    /// The notes with the identities of the copies in place of those that they were taken from.
    fn notes_for(&self, copy: &Disk) -> Option<Vec<u8>> {
        let kept = self.files.get(NOTES)?;
        let mut notes: Value = serde_json::from_slice(&kept.bytes).ok()?;
        for noted in notes.as_object_mut()?.values_mut().filter_map(Value::as_array_mut).flatten() {
            let fields = ["inode", "size", "mtime_s", "mtime_ns"];
            let is_noted = |kept: &Kept| fields.iter().zip(kept.identity).all(|(field, known)| noted[*field] == known);
            if let Some((name, _)) = self.files.iter().find(|(_, kept)| is_noted(kept)) {
                let identity = copy.files[name].identity;
                fields.iter().zip(identity).for_each(|(field, known)| noted[*field] = known.into());
            }
        }
        let text = format!("{notes:<width$}\n", width = usize::try_from(kept.length).expect("it is short") - 1);
        Some(text.into_bytes())
    }
}

/// Reads an array of objects, each with something in it.
pub(crate) fn rows_of(bytes: &[u8]) -> Result<Vec<Value>, String> {
    let rows: Vec<Value> = serde_json::from_slice(bytes).map_err(|e| e.to_string())?;
    match rows.iter().find(|row| row.as_object().is_none_or(serde_json::Map::is_empty)) {
        Some(row) => Err(format!("{row} is no row")),
        None => Ok(rows),
    }
}

fn make_dir(path: &Path) {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.expect("a directory can be made");
}

/// Writes a file with zeros at its end, and returns its identity.
fn write(path: &Path, bytes: &[u8], length: u64) -> [i64; 4] {
    let mut file = fs::File::create(path).expect("a file can be made");
    file.write_all(bytes).and_then(|()| file.set_len(length)).expect("a file can be written");
    identity(&file.metadata().expect("a file can be looked at"))
}

fn identity(about: &fs::Metadata) -> [i64; 4] {
    let number = |n: u64| i64::try_from(n).expect("inodes and sizes are smaller");
    [number(about.ino()), number(about.size()), about.mtime(), about.mtime_nsec()]
}

/// Cuts off the zeros at the end, in large steps first.
fn without_zeros(mut bytes: Vec<u8>) -> Vec<u8> {
    const PAGE: [u8; 4096] = [0; 4096];
    let pages = bytes.chunks(PAGE.len()).rposition(|page| page != &PAGE[..page.len()]).map_or(0, |page| page + 1);
    bytes.truncate(pages * PAGE.len());
    let used = bytes.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
    bytes.truncate(used);
    bytes
}

/// How many blocks differ; which ones depends on hashes of ids.
fn changed_blocks(bytes: &[u8], start: &[u8]) -> usize {
    let block = |of: &[u8], n: usize| of.get(n * BLOCK..).map(|rest| rest[..rest.len().min(BLOCK)].to_vec());
    let count = bytes.len().max(start.len()).div_ceil(BLOCK);
    (0..count).filter(|&n| block(bytes, n).unwrap_or_default() != block(start, n).unwrap_or_default()).count()
}

/// Text with one sign in place of each number, time, id and checksum, and without the spaces at its end.
fn without_digits(bytes: &[u8]) -> Vec<u8> {
    let mut text: Vec<u8> = bytes.trim_ascii_end().to_vec();
    text.iter_mut().filter(|byte| byte.is_ascii_hexdigit()).for_each(|byte| *byte = b'#');
    text.dedup_by(|a, b| *a == b'#' && *b == b'#');
    text
}
