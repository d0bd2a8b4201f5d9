//! Public files that another program wrote over: what is not whole is kept, no row of ours is dropped, and the board is
//! shown again. What is taken over of them: see `old_writer`.

use crate::sandbox::Sandbox;
use std::fs::{read, read_dir, remove_file, write};

const PUBLIC: [&str; 3] = ["work_claims.json", "agent_status.json", "coordination_log.json"];

/// Every version that is kept in quarantine.
fn kept(board: &Sandbox) -> Vec<Vec<u8>> {
    let Ok(entries) = read_dir(board.path(".coordctl/quarantine")) else { return Vec::new() };
    entries.map(|entry| read(entry.expect("an entry").path()).expect("a file can be read")).collect()
}

/// A board whose next change touches all three files.
fn board() -> (Sandbox, String) {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let _ = board.ok(&["complete", &id, "--agent", "ada"]);
    let id = board.claim("ada");
    (board, id)
}

#[test]
fn a_file_that_is_not_whole_is_kept_and_shown_anew() {
    for name in PUBLIC {
        for foreign in ["garbage", "", "[\n{\"work_item_id\":\"a\"", "{\"claims\":7}"] {
            let (board, id) = board();
            write(board.path(name), foreign).expect("a file can be written");
            let said = board.run(&["complete", &id, "--agent", "ada", "--quiet"]);
            assert!(said.code == 0 && said.stderr.contains("was changed by another program"), "{name}: {said:?}");
            assert!(said.stderr.contains(name), "{said:?}");
            assert_eq!(said.stderr.lines().count(), 1, "warned twice of one file: {said:?}");
            assert_eq!(kept(&board), [foreign.as_bytes()], "{name}: the foreign version is not kept");
            check_views(&board, 2);
            assert_eq!(board.run(&["claim", "a", "b", "--quiet"]).stderr, "", "warned again");
        }
    }
}

#[test]
fn a_whole_file_without_our_rows_drops_none_of_them() {
    for name in PUBLIC {
        let (board, id) = board();
        write(board.path(name), "[]").expect("a file can be written");
        let said = board.run(&["complete", &id, "--agent", "ada", "--quiet"]);
        assert_eq!((said.code, said.stderr.as_str(), kept(&board).len()), (0, "", 0), "{name}");
        check_views(&board, 2);
    }
}

#[test]
fn an_older_copy_put_back_by_another_program_changes_nothing() {
    let (board, id) = board();
    let older = read(board.path("work_claims.json")).expect("a file can be read");
    let _ = board.ok(&["progress", &id, "10", "--agent", "ada"]);
    write(board.path("restored"), &older).expect("a file can be written");
    std::fs::rename(board.path("restored"), board.path("work_claims.json")).expect("a file can be moved");
    let said = board.run(&["complete", &id, "--agent", "ada", "--quiet"]);
    assert_eq!((said.code, said.stderr.as_str(), kept(&board).len()), (0, "", 0));
    check_views(&board, 2);
}

#[test]
fn every_foreign_version_that_is_not_whole_is_kept_also_within_one_second() {
    let (board, _) = board();
    let versions: Vec<Vec<u8>> = (0..3).map(|n| format!("version {n}").into_bytes()).collect();
    for version in &versions {
        write(board.path("work_claims.json"), version).expect("a file can be written");
        let _ = board.claim("ada");
    }
    let mut kept = kept(&board);
    kept.sort();
    assert_eq!(kept, versions);
}

#[test]
fn a_removed_file_is_made_again() {
    for name in PUBLIC {
        let (board, id) = board();
        remove_file(board.path(name)).expect("a file can be removed");
        let _ = board.ok(&["complete", &id, "--agent", "ada"]);
        check_views(&board, 2);
        PUBLIC.iter().for_each(|name| remove_file(board.path(name)).expect("a file can be removed"));
        let _ = board.ok(&["sync"]);
        check_views(&board, 2);
    }
}

/// The public files show the board, and as many completions.
fn check_views(board: &Sandbox, completions: usize) {
    assert_eq!(board.view("work_claims.json"), board.items());
    assert_eq!(board.view("coordination_log.json").len(), completions);
    assert_eq!(board.view("agent_status.json")[0]["agent_id"], "ada");
}
