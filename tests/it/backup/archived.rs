//! Backups and the archive: what left the board between the two, and what came back to it.

use super::{backup, text};
use crate::listing::{changed, listing};
use crate::sandbox::Sandbox;
use serde_json::Value;
use std::path::PathBuf;

/// What takes everything that may go.
const ALL: [&str; 5] = ["archive", "--older-than", "0s", "--keep-last", "0"];

fn done(board: &Sandbox, id: &str, result: &str) {
    let _ = board.ok(&["complete", id, result, "--agent", "ada"]);
}

fn completed(board: &Sandbox) -> String {
    let id = board.claim("ada");
    done(board, &id, "first");
    id
}

/// Whether a board keeps its rules, also where its index is made anew.
fn is_sound(board: &Sandbox) {
    for _ in 0..2 {
        let said = board.run(&["verify"]);
        assert_eq!(said.code, 0, "{said:?}");
        // The second time by the journal alone.
        let _ = std::fs::remove_file(board.path(".coordctl/index"));
    }
}

/// What the archive says of an item.
fn archived(board: &Sandbox, id: &str) -> Value {
    board.json(&["archive", "show", id])
}

fn files(board: &Sandbox) -> crate::listing::Listing {
    let mut files = listing(&board.path(".coordctl/archive"));
    files.retain(|path, _| !path.ends_with("lock"));
    files
}

#[test]
fn what_was_archived_since_comes_back_and_the_board_counts() {
    let board = Sandbox::new();
    let (closed, held) = (completed(&board), board.claim("ada"));
    let file = backup(&board);
    done(&board, &held, "since");
    let _ = board.ok(&ALL);
    assert_eq!(board.items().len(), 0);
    let before = files(&board);
    let said = board.json(&["restore", text(&file)]);
    assert_eq!(said["differing"]["work"]["added"].as_array().map(Vec::len), Some(2), "{said}");
    assert_eq!(changed(&before, &files(&board)), Vec::<PathBuf>::new(), "the archive keeps its copies");
    is_sound(&board);
    assert_eq!(
        (&board.item(&closed)["status"], &board.item(&held)["status"]),
        (&"completed".into(), &"pending".into())
    );
    assert_eq!(board.view("coordination_log.json").len(), 1, "that of the item that was open then is gone");
    let shown = board.run(&["archive", "show", &held]);
    assert!(shown.code == 0 && shown.stderr.contains("is on the board again"), "{shown:?}");
    // What is archived a second time is newer than the copy of before.
    let _ = board.ok(&["claim", &held, "--agent", "ada"]);
    done(&board, &held, "again");
    let _ = board.ok(&ALL);
    assert_eq!(archived(&board, &held)["row"]["result"], "again");
    let found = board.json(&["archive", "search"])["results"].as_array().map(Vec::len);
    assert_eq!(found, Some(2), "each item is found once");
    is_sound(&board);
}

#[test]
fn what_came_back_from_the_archive_since_leaves_the_board_and_stays_in_the_archive() {
    let board = Sandbox::new();
    let early = completed(&board);
    let _ = board.ok(&ALL);
    let file = backup(&board);
    let _ = board.ok(&["archive", "restore", &early]);
    let _ = board.ok(&["label", &early, "since", "--agent", "ada"]);
    let before = files(&board);
    let said = board.json(&["restore", text(&file)]);
    assert_eq!(said["differing"]["work"]["lost"], serde_json::json!([early]));
    assert_eq!(changed(&before, &files(&board)), Vec::<PathBuf>::new(), "the list of its files is the same");
    assert_eq!(board.run(&["show", &early]).code, 13);
    assert_eq!(archived(&board, &early)["row"]["labels"], Value::Null, "the copy of the archive is never changed");
    is_sound(&board);
    // What was changed between is in the backup that was made first.
    let _ = board.ok(&["restore", said["safety"]["path"].as_str().expect("a path")]);
    assert_eq!(board.item(&early)["labels"], serde_json::json!(["since"]));
    is_sound(&board);
}

#[test]
fn a_backup_without_the_archive_leaves_the_present_one_alone() {
    let board = Sandbox::new();
    let (early, later) = (completed(&board), board.claim("ada"));
    let _ = board.ok(&ALL);
    let file = PathBuf::from(board.ok(&["backup", "--no-archive", "--quiet"]));
    done(&board, &later, "since");
    let _ = board.ok(&ALL);
    let before = files(&board);
    let _ = board.ok(&["restore", text(&file)]);
    assert_eq!(changed(&before, &files(&board)), Vec::<PathBuf>::new());
    assert_eq!(archived(&board, &early)["row"]["result"], "first");
    assert_eq!(board.item(&later)["status"], "pending");
    is_sound(&board);
}

#[test]
fn a_board_made_without_the_archive_misses_what_only_that_has() {
    let board = Sandbox::new();
    let early = completed(&board);
    let after = board.ok(&["add", "test", "after", "--depends-on", &early]);
    let _ = board.ok(&["claim", &after, "--agent", "ada"]);
    done(&board, &after, "first");
    let _ = board.ok(&["archive", "--older-than", "0s", "--match", &early]);
    assert_eq!(board.items().len(), 1);
    for (words, code) in [(&["--no-archive"][..], 41), (&[], 0)] {
        let file = PathBuf::from(board.ok(&[&["backup", "--quiet"], words].concat()));
        let made = super::restored(&file);
        let said = made.run(&["verify"]);
        assert_eq!(said.code, code, "{said:?}");
        assert_eq!(said.stdout.contains(&format!("{early}, which is nowhere")), code == 41, "{said:?}");
    }
}

#[test]
fn a_file_of_the_archive_that_was_lost_comes_back() {
    let board = Sandbox::new();
    let early = completed(&board);
    let _ = board.ok(&ALL);
    let before = files(&board);
    let file = backup(&board);
    std::fs::remove_dir_all(board.path(".coordctl/archive")).expect("there is an archive");
    let said = board.json(&["restore", text(&file)]);
    assert_eq!(said["files_added"], 3, "the rows, where they are, and the list of files: {said}");
    assert_eq!(changed(&before, &files(&board)), Vec::<PathBuf>::new());
    assert_eq!(archived(&board, &early)["row"]["result"], "first");
}
