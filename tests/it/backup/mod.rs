//! Backups: everything acknowledged before one is in it, nothing half; and the ways back from it.

mod archived;
mod back;
mod damage;
mod kills;
mod load;
mod made;
mod unreadable;

use crate::sandbox::{Sandbox, scratch};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::Value;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Makes a backup where nobody named a place.
fn backup(board: &Sandbox) -> PathBuf {
    PathBuf::from(board.ok(&["backup", "--quiet"]))
}

/// A file somewhere else, under its own name.
fn elsewhere(file: &Path) -> (TempDir, PathBuf) {
    let dir = scratch();
    let copy = dir.path().join(file.file_name().expect("a file has a name"));
    fs::copy(file, &copy).expect("a file can be copied");
    (dir, copy)
}

/// Restores into a fresh directory and returns the board there.
fn restored(file: &Path) -> Sandbox {
    let board = Sandbox::new();
    let _ = board.ok(&["restore", text(file), "--into", text(&board.board())]);
    board
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path is text")
}

/// The entries of a backup.
fn entries(file: &Path) -> Vec<(String, Vec<u8>)> {
    let mut tar = tar::Archive::new(GzDecoder::new(File::open(file).expect("a backup can be opened")));
    let read = |entry: Result<tar::Entry<'_, _>, _>| {
        let mut entry = entry.expect("an entry can be read");
        let mut bytes = Vec::new();
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        entry.read_to_end(&mut bytes).expect("an entry can be read");
        (name, bytes)
    };
    tar.entries().expect("a backup has entries").map(read).collect()
}

fn manifest(file: &Path) -> Value {
    let (name, bytes) = entries(file).remove(0);
    assert_eq!(name, "MANIFEST.json");
    serde_json::from_slice(&bytes).expect("the manifest is JSON")
}

/// Writes a backup of these entries, without a checksum beside it.
fn pack(file: &Path, entries: &[(String, Vec<u8>)]) {
    let mut tar = tar::Builder::new(GzEncoder::new(File::create(file).expect("a file"), Compression::fast()));
    for (name, bytes) in entries {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.as_gnu_mut().expect("it is one").name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        tar.append(&header, bytes.as_slice()).expect("an entry can be added");
    }
    tar.into_inner().and_then(GzEncoder::finish).expect("it ends");
}

/// Everything that a user sees of the board.
fn seen(board: &Sandbox) -> [Value; 2] {
    [board.items().into(), board.view("agent_status.json").into()]
}
