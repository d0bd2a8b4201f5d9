//! Kinds of damage, each made to a small board, with what is to be found of it.

use crate::sandbox::Sandbox;
use std::fs::{
    File, Permissions, create_dir, hard_link, read, remove_dir_all, remove_file, rename, set_permissions, write,
};
use std::os::unix::fs::{FileExt, PermissionsExt, symlink};
use std::time::{Duration, SystemTime};

/// Where the journal of a small board is.
pub(super) const SEGMENT: &str = ".coordctl/journal/00000001.jsonl";

/// A kind of damage.
pub(super) struct Harm {
    pub(super) name: &'static str,
    pub(super) make: fn(&Sandbox),
    /// The code that is found, its severity, and the exit code.
    pub(super) found: (&'static str, &'static str, i32),
    /// What is told in its place when `--fix` has done what it can; nothing where it is put right.
    pub(super) left: &'static str,
}

const fn harm(
    name: &'static str,
    make: fn(&Sandbox),
    found: (&'static str, &'static str, i32),
    left: &'static str,
) -> Harm {
    Harm { name, make, found, left }
}

/// All of them.
pub(super) const HARMS: [Harm; 42] = [
    harm("the index is gone", |b| gone(b, ".coordctl/index"), ("index_missing", "info", 0), ""),
    harm("the index is empty", |b| put(b, ".coordctl/index", b""), ("index_damaged", "warning", 41), ""),
    harm("a bit of the index's head", |b| flip(b, ".coordctl/index", 20), ("index_damaged", "warning", 41), ""),
    harm("the index of another board", other_index, ("index_old", "info", 0), ""),
    harm("a slot of the index", |b| zero(b, ".coordctl/index", 4096, 60_000), ("index_damaged", "warning", 41), ""),
    harm("the index is a directory", |b| directory(b, ".coordctl/index"), STATE, "state_not_a_file"),
    harm("the index is a link", |b| link(b, ".coordctl/index"), STATE, "state_not_a_file"),
    harm("the lock is a link", |b| link(b, ".coordctl/lock"), STATE, "state_not_a_file"),
    harm("the state is a link", |b| link(b, ".coordctl"), STATE, "state_not_a_file"),
    harm("the state is a file", |b| file_for_directory(b, ".coordctl"), STATE, "state_not_a_file"),
    harm("a public file is gone", |b| gone(b, "work_claims.json"), ("public_missing", "warning", 41), ""),
    harm("a public file is empty", |b| put(b, "work_claims.json", b""), ("public_not_json", "warning", 41), ""),
    harm("a public file is no JSON", |b| put(b, "agent_status.json", b"[{]"), ("public_not_json", "warning", 41), ""),
    harm("a public file is edited", edit, ("edits_not_shown", "info", 0), ""),
    harm("public files are swapped", swap_public, ("edits_not_shown", "info", 0), ""),
    harm("a rotten bit in a public file", rot, ("public_differs", "warning", 41), ""),
    harm("a public file is a link", |b| link(b, "work_claims.json"), PUBLIC, "public_not_a_file"),
    harm("a public file is a directory", |b| directory(b, "work_claims.json"), PUBLIC, "public_not_a_file"),
    harm("the segment is gone", |b| gone(b, SEGMENT), ("segment_missing", "error", 41), "segment_missing"),
    harm("the segment is empty", |b| put(b, SEGMENT, b""), ("journal_empty", "error", 41), "journal_empty"),
    harm("the segment is cut in half", cut_in_half, ("journal_cut", "warning", 41), ""),
    harm("the segment is a directory", |b| directory(b, SEGMENT), STATE, "state_not_a_file"),
    harm("the journal is a file", |b| file_for_directory(b, ".coordctl/journal"), STATE, "state_not_a_file"),
    harm("a bit in the middle", |b| flip_in_record(b, 1), ("board_damaged", "warning", 41), "damage_kept"),
    harm("a bit in the last record", |b| flip_in_record(b, 3), ("board_damaged", "warning", 41), ""),
    harm("zeros over a record", |b| zero_record(b, 1), ("board_damaged", "warning", 41), "board_damaged"),
    harm("the last record is zero", |b| zero_record(b, 3), ("journal_cut", "warning", 41), ""),
    harm("a record stands twice", repeat_record, ("board_damaged", "warning", 41), ""),
    harm("noise behind the last record", noise, ("journal_torn", "info", 0), ""),
    harm("the segment has another name", misname, ("segment_misplaced", "error", 41), "segment_misplaced"),
    harm("the format is gone", |b| gone(b, ".coordctl/format"), ("format_missing", "error", 41), ""),
    harm("the format is noise", |b| put(b, ".coordctl/format", b"\xff\0"), UNREADABLE, "board_unreadable"),
    harm("the format is empty", |b| put(b, ".coordctl/format", b""), UNREADABLE, "board_unreadable"),
    harm("the format is newer", |b| put(b, ".coordctl/format", b"{\"v\":9}"), NEWER, "board_unreadable"),
    harm("the notes are gone", |b| gone(b, ".coordctl/publish.lock"), ("notes_missing", "info", 0), ""),
    harm("the notes are noise", |b| put(b, ".coordctl/publish.lock", b"{{"), ("notes_damaged", "warning", 41), ""),
    harm("the lock is gone", |b| gone(b, ".coordctl/lock"), ("lock_missing", "warning", 41), ""),
    harm("all may write a file", |b| mode(b, SEGMENT, 0o666), ("mode_open", "warning", 41), ""),
    harm("all may write the directory", |b| mode(b, "", 0o777), ("mode_open", "warning", 41), ""),
    harm("a second name", second_name, ("hard_links", "warning", 41), "hard_links"),
    harm("an unknown file", |b| put(b, ".coordctl/notes.txt", b"x"), ("unknown_entry", "info", 0), "unknown_entry"),
    harm("a left-over", left_over, ("left_over", "info", 0), ""),
];

const STATE: (&str, &str, i32) = ("state_not_a_file", "error", 41);
const PUBLIC: (&str, &str, i32) = ("public_not_a_file", "warning", 41);
const UNREADABLE: (&str, &str, i32) = ("board_unreadable", "error", 41);
const NEWER: (&str, &str, i32) = ("board_unreadable", "error", 43);

fn gone(board: &Sandbox, name: &str) {
    remove_file(board.path(name)).expect("it is there");
}

fn put(board: &Sandbox, name: &str, bytes: &[u8]) {
    write(board.path(name), bytes).expect("it can be written");
}

fn flip(board: &Sandbox, name: &str, at: usize) {
    let mut bytes = read(board.path(name)).expect("it is there");
    bytes[at] ^= 1;
    put(board, name, &bytes);
}

fn zero(board: &Sandbox, name: &str, from: usize, length: usize) {
    let file = File::options().write(true).open(board.path(name)).expect("it is there");
    file.write_all_at(&vec![0; length], from as u64).expect("it can be written");
}

/// Something else stands in its place, and it itself beside the board.
fn aside(board: &Sandbox, name: &str) -> std::path::PathBuf {
    let aside = board.root().join("aside");
    rename(board.path(name), &aside).expect("it is there");
    aside
}

fn link(board: &Sandbox, name: &str) {
    symlink(aside(board, name), board.path(name)).expect("a link can be made");
}

fn directory(board: &Sandbox, name: &str) {
    let _ = aside(board, name);
    create_dir(board.path(name)).expect("a directory can be made");
}

fn file_for_directory(board: &Sandbox, name: &str) {
    let _ = aside(board, name);
    put(board, name, b"x");
}

fn other_index(board: &Sandbox) {
    let other = Sandbox::new();
    let _ = other.ok(&["init"]);
    put(board, ".coordctl/index", &read(other.path(".coordctl/index")).expect("an index"));
}

fn edit(board: &Sandbox) {
    let text = std::fs::read_to_string(board.path("work_claims.json")).expect("a public file");
    put(board, "work_claims.json", text.replace("something to do", "something else").as_bytes());
}

fn swap_public(board: &Sandbox) {
    let (one, other) = (board.path("work_claims.json"), board.path("agent_status.json"));
    let kept = board.root().join("kept");
    rename(&one, &kept)
        .and_then(|()| rename(&other, &one))
        .and_then(|()| rename(&kept, &other))
        .expect("they are there");
}

/// A disk that lies: other bytes under the same inode, length and time.
fn rot(board: &Sandbox) {
    let path = board.path("work_claims.json");
    let file = File::options().write(true).open(&path).expect("a public file");
    let time = file.metadata().and_then(|about| about.modified()).expect("a time");
    let text = std::fs::read_to_string(&path).expect("a public file");
    let at = text.find("something").expect("a description");
    file.write_all_at(b"Something", at as u64).expect("it can be written");
    file.set_modified(time).expect("a time can be set");
}

/// Where each record of the journal begins and ends.
pub(super) fn records(board: &Sandbox) -> Vec<std::ops::Range<usize>> {
    let bytes = read(board.path(SEGMENT)).expect("a journal");
    let mut start = 0;
    let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    ends.map(|end| std::mem::replace(&mut start, end)..end).collect()
}

fn flip_in_record(board: &Sandbox, number: usize) {
    flip(board, SEGMENT, records(board)[number].start + 40);
}

fn zero_record(board: &Sandbox, number: usize) {
    let record = records(board)[number].clone();
    zero(board, SEGMENT, record.start, record.len());
}

fn cut_in_half(board: &Sandbox) {
    let at = records(board)[1].end;
    let file = File::options().write(true).open(board.path(SEGMENT)).expect("a journal");
    file.set_len(at as u64).expect("it can be cut");
}

fn repeat_record(board: &Sandbox) {
    let (bytes, records) = (read(board.path(SEGMENT)).expect("a journal"), records(board));
    let end = records.last().expect("records").end;
    let file = File::options().write(true).open(board.path(SEGMENT)).expect("a journal");
    file.write_all_at(&bytes[records[1].clone()], end as u64).expect("it can be written");
}

fn noise(board: &Sandbox) {
    let end = records(board).last().expect("records").end;
    let file = File::options().write(true).open(board.path(SEGMENT)).expect("a journal");
    file.write_all_at(b"{\"s\":99,\"g\":1,", end as u64).expect("it can be written");
}

fn misname(board: &Sandbox) {
    rename(board.path(SEGMENT), board.path(".coordctl/journal/00000002.jsonl")).expect("a journal");
    put(board, SEGMENT, &read(board.path(".coordctl/journal/00000002.jsonl")).expect("a journal"));
}

fn mode(board: &Sandbox, name: &str, mode: u32) {
    set_permissions(board.path(name), Permissions::from_mode(mode)).expect("it is ours");
}

fn second_name(board: &Sandbox) {
    hard_link(board.path(SEGMENT), board.root().join("second")).expect("a link can be made");
}

fn left_over(board: &Sandbox) {
    for name in [".coordctl/index.new", ".coordctl/work_claims.json.new"] {
        put(board, name, b"[");
        let file = File::options().write(true).open(board.path(name)).expect("it is there");
        file.set_modified(SystemTime::now() - Duration::from_secs(120)).expect("a time can be set");
    }
}

/// Puts back what was moved beside the board: then all of it must be as it was.
pub(super) fn put_back(board: &Sandbox, name: &str) {
    let path = board.path(name);
    match path.is_dir() && !path.is_symlink() {
        true => remove_dir_all(&path).expect("it is ours"),
        false => remove_file(&path).expect("it is ours"),
    }
    rename(board.root().join("aside"), path).expect("it was moved");
}
