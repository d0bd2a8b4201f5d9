//! What was taken over and has left the board for the archive is not taken a second time.

use super::{files, migrated, of, old, old_spans};
use crate::sandbox::Sandbox;
use serde_json::Value;

/// What takes everything that may go.
const ALL: [&str; 5] = ["archive", "--older-than", "0s", "--keep-last", "0"];

/// A board with a directory that was taken over, and the ids of the items that were archived since.
fn archived_since() -> (Sandbox, Vec<String>) {
    let board = Sandbox::new();
    old(&board, &files());
    let _ = migrated(&board, &[]);
    let before = ids(&board);
    let _ = board.ok(&[&ALL[..], &["--agents"]].concat());
    let gone: Vec<String> = before.into_iter().filter(|id| !ids(&board).contains(id)).collect();
    (board, gone)
}

fn ids(board: &Sandbox) -> Vec<String> {
    board.items().iter().map(|item| item["work_item_id"].as_str().expect("an id").to_owned()).collect()
}

/// What records of a file were merged with.
fn merged_with(account: &Value, file: &str) -> Vec<String> {
    let merged = account["merged"].as_array().expect("a list").iter().filter(|one| one["file"] == file);
    merged.map(|one| one["with"].as_str().expect("words").to_owned()).collect()
}

#[test]
fn rows_that_were_archived_since_are_merged_and_not_taken_again() {
    let (board, gone) = archived_since();
    assert_eq!(gone, ["work_1750055888000000002"]);
    assert!(board.view("coordination_log.json").iter().all(|row| row["work_item_id"] != gone[0].as_str()));
    let before = ids(&board);
    for words in [&["--dry-run"][..], &[]] {
        let again = migrated(&board, words);
        assert_eq!(again["total"]["taken"], 0, "{again}");
        let merged = merged_with(&again, "work_claims.json");
        assert!(merged.contains(&format!("{} in the archive", gone[0])), "{merged:?}");
        assert!(merged.contains(&"work_1750055888000000001 on the board".to_owned()), "{merged:?}");
        let completions = merged_with(&again, "coordination_log.json");
        assert!(completions[0].ends_with("in the archive"), "{completions:?}");
        assert_eq!(merged_with(&again, "real_work_results/done_one.result"), ["done_one on the board"]);
        assert_eq!(of(&again, "velocity_log.txt"), [3, 0, 2, 1]);
    }
    assert_eq!(ids(&board), before);
}

#[test]
fn rows_that_came_back_from_the_archive_count_once() {
    let (board, gone) = archived_since();
    let _ = board.ok(&["archive", "restore", &gone[0]]);
    let before = (ids(&board), board.view("coordination_log.json"));
    let again = migrated(&board, &[]);
    assert_eq!(again["total"]["taken"], 0, "{again}");
    assert!(merged_with(&again, "work_claims.json").contains(&format!("{} on the board", gone[0])), "{again}");
    assert_eq!((ids(&board), board.view("coordination_log.json")), before);
}

#[test]
fn spans_that_were_archived_since_are_not_appended_again() {
    let (board, _) = archived_since();
    assert_eq!(old_spans(&board).len(), 2);
    let _ = board.ok(&["telemetry", "rotate", "--now"]);
    let _ = board.ok(&ALL);
    assert_eq!(old_spans(&board).len(), 0);
    let again = migrated(&board, &[]);
    assert_eq!((of(&again, "telemetry_spans.jsonl"), old_spans(&board).len()), ([3, 0, 2, 1], 0));
}

#[test]
fn a_damaged_file_of_the_archive_is_told_and_the_rest_is_migrated() {
    let (board, _) = archived_since();
    let archive = std::fs::read_dir(board.path(".coordctl/archive")).expect("there is an archive");
    let path = archive
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.extension().is_some_and(|ending| ending == "gz"))
        .expect("there is a file");
    std::fs::write(&path, b"no gzip").expect("it can be written");
    let said = board.run(&["migrate", "old"]);
    let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
    assert!(said.code == 0 && said.stderr.contains("warning") && said.stderr.contains(name), "{said:?}");
}
