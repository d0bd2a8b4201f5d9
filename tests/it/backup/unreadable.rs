//! A board that cannot be read any more is set aside whole, and a backup takes its place.

use super::{backup, text};
use crate::sandbox::Sandbox;
use std::fs;
use std::path::{Path, PathBuf};

/// Makes the state of a board unreadable.
type Harm = fn(&Sandbox);

const HARMS: [(&str, Harm); 5] = [
    ("garbage in format", |board| fs::write(board.path(".coordctl/format"), "x").expect("it is written")),
    ("no format", |board| fs::remove_file(board.path(".coordctl/format")).expect("it is there")),
    ("no journal", |board| fs::remove_dir_all(board.path(".coordctl/journal")).expect("it is there")),
    ("no segment", |board| {
        fs::remove_file(board.path(".coordctl/journal/00000001.jsonl")).expect("it is there");
        fs::remove_file(board.path(".coordctl/index")).expect("it is there");
    }),
    ("a file in its place", |board| {
        fs::remove_dir_all(board.path(".coordctl")).expect("it is there");
        fs::write(board.path(".coordctl"), "x").expect("it is written");
    }),
];

fn aside(board: &Sandbox) -> Vec<PathBuf> {
    let entries = fs::read_dir(board.board()).expect("the board's directory is there");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| text(path).contains(".coordctl.damaged-")).collect()
}

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_default()
}

#[test]
fn a_board_that_cannot_be_read_is_set_aside_whole_and_no_fence_is_given_again() {
    for (harm, make) in HARMS {
        let board = Sandbox::new();
        let id = board.claim("ada");
        let file = backup(&board);
        let _ = board.ok(&["release", &id, "--agent", "ada"]);
        let later = board.json(&["claim", &id, "--agent", "bob"])["fence"].as_u64().expect("a fence");
        let new = board.claim("cy");
        make(&board);
        let journal = bytes(&board.path(".coordctl/journal/00000001.jsonl"));
        let dry = board.run(&["restore", text(&file), "--dry-run"]);
        assert!(dry.code == 0 && dry.stderr.contains("cannot be read") && aside(&board).is_empty(), "{harm}: {dry:?}");
        let said = board.json(&["restore", text(&file)]);
        let kept = aside(&board);
        assert_eq!((said["how"].as_str(), kept.len()), (Some("replaced"), 1), "{harm}");
        assert_eq!(said["aside"].as_str(), Some(text(&kept[0])), "{harm}");
        assert_eq!(bytes(&kept[0].join("journal/00000001.jsonl")), journal, "{harm}: what was there is kept as it was");
        let items = board.items();
        assert_eq!((items.len(), &items[0]["status"]), (1, &"pending".into()), "{harm}: no claim is revived");
        assert_eq!(board.view("work_claims.json"), items, "{harm}: nothing is taken in from the former public files");
        assert_eq!(board.run(&["complete", &new, "x", "--agent", "cy"]).code, 13, "{harm}");
        assert_eq!(board.run(&["progress", &id, "5", "--agent", "ada"]).code, 16, "{harm}");
        let next = board.json(&["claim", &id, "--agent", "eve"])["fence"].as_u64().expect("a fence");
        assert!(next > later, "{harm}: {next} after {later}");
        assert_eq!(board.run(&["doctor"]).code, 0, "{harm}");
        assert!(board.run(&["claim", "t", "d"]).stdout.trim() > new.as_str(), "{harm}: an id is given again");
    }
}

#[test]
fn a_board_whose_state_was_removed_comes_back() {
    let board = Sandbox::new();
    let id = board.pending();
    let file = backup(&board);
    fs::remove_dir_all(board.path(".coordctl")).expect("it is there");
    let _ = board.ok(&["restore", text(&file)]);
    assert_eq!((board.items().len(), &board.item(&id)["status"], aside(&board).len()), (1, &"pending".into(), 0));
    assert!(board.path("work_claims.json").is_file());
}
