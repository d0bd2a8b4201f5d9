//! Damage to what was archived.

use super::{codes, examined};
use crate::sandbox::Sandbox;
use std::path::PathBuf;

/// The files of the archive with rows in them.
fn files(board: &Sandbox) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(board.path(".coordctl/archive")).expect("there is an archive").flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".jsonl.gz"));
    files.sort();
    files
}

#[test]
fn a_flipped_byte_or_a_missing_file_of_the_archive_is_told() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    board.ok(&["complete", &id, "ok", "--agent", "ada"]);
    board.ok(&["archive", "--older-than", "0s", "--keep-last", "0"]);
    let file = files(&board).pop().expect("an item was archived");
    assert_eq!(codes(&examined(&board).1), ["board"]);
    let whole = std::fs::read(&file).expect("it can be read");
    let mut bad = whole.clone();
    bad[whole.len() / 2] ^= 1;
    std::fs::write(&file, bad).expect("it can be written");
    assert_eq!((examined(&board).0, codes(&examined(&board).1)), (41, vec!["archive_damaged", "board"]));
    std::fs::remove_file(&file).expect("it can be removed");
    assert_eq!(codes(&examined(&board).1), ["archive_damaged", "board"]);
    std::fs::write(&file, whole).expect("it can be written");
    assert_eq!((examined(&board).0, codes(&examined(&board).1)), (0, vec!["board"]));
}
