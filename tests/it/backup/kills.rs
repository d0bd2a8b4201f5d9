//! A backup and a restore that are killed anywhere leave a whole board, and no file that looks finished and is not.

use super::{backup, elsewhere, seen, text};
use crate::sandbox::{Sandbox, copy_tree};
use crate::tracer::{Call, Outcome, kill_after, observe};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The calls of a command that change files.
fn changing(board: &Sandbox, arguments: &[&str]) -> Vec<Call> {
    let traced = observe(&mut board.command(arguments));
    assert_eq!(traced.outcome, Outcome::Exited(0), "{traced:?}");
    traced.calls.into_iter().filter(|call| call.changes).collect()
}

fn kill(board: &Sandbox, arguments: &[&str], call: &Call) {
    let traced = kill_after(&mut board.command(arguments), call.nr, call.occurrence);
    assert_eq!(traced.outcome, Outcome::Killed(9), "after {call:?}: {traced:?}");
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).map(|entries| entries.map(|entry| entry.expect("an entry").path()).collect());
    entries.unwrap_or_default()
}

#[test]
fn a_killed_backup_leaves_no_file_with_a_final_name_that_is_not_whole() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let first = board.copy();
    let (calls, mut finished) = (changing(&first, &["backup"]), 0);
    assert!(calls.len() > 10, "{calls:?}");
    for call in &calls {
        let board = board.copy();
        kill(&board, &["backup"], call);
        let whole = |path: &&PathBuf| text(path).ends_with(".tar.gz");
        for file in files(&board.path("backups")).iter().filter(whole) {
            assert_eq!(board.run(&["restore", text(file), "--dry-run"]).code, 0, "after {call:?}");
            finished += 1;
        }
        let _ = board.ok(&["backup"]);
        let left = files(&board.path("backups")).into_iter().find(|path| text(path).ends_with(".tar.gz.new"));
        assert_eq!(left, None, "the next backup clears what is left");
    }
    assert!(finished > 0 && finished < calls.len(), "{finished} of {}", calls.len());
}

#[test]
fn a_killed_restore_into_a_directory_leaves_a_whole_board_or_none() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let (_dir, file) = elsewhere(&backup(&board));
    let arguments = |into: &Sandbox| ["restore", text(&file), "--into", text(&into.board())].map(str::to_owned);
    let expected = seen(&board);
    let fresh = Sandbox::new();
    let calls = changing(&fresh, &arguments(&fresh).each_ref().map(String::as_str));
    let mut made = [0, 0];
    for call in calls.iter().filter(|call| call.name != "pwrite64" || call.occurrence % 3 == 0) {
        let fresh = Sandbox::new();
        let words = arguments(&fresh);
        let words = words.each_ref().map(String::as_str);
        kill(&fresh, &words, call);
        let is_there = fresh.run(&["list"]).code == 0;
        made[usize::from(is_there)] += 1;
        match is_there {
            // The public files may be behind, as after every kill.
            true => drop(fresh.ok(&["sync"])),
            false => drop(fresh.ok(&words)),
        }
        assert_eq!(seen(&fresh), expected, "after {call:?}");
        assert!(!fresh.path(".coordctl.new").exists(), "after {call:?}: something is left");
    }
    assert!(made[0] > 5 && made[1] > 0, "{made:?}");
}

#[test]
fn a_killed_restore_leaves_the_board_as_it_was_or_as_it_is_to_be() {
    let board = Sandbox::new();
    let [kept, done] = [board.claim("ada"), board.claim("ada")];
    let (_dir, file) = elsewhere(&backup(&board));
    let _ = board.ok(&["complete", &done, "merged", "--agent", "ada"]);
    let new = board.claim("bob");
    let state = |board: &Sandbox| -> Vec<(Value, Value)> {
        board.items().iter().map(|item| (item["work_item_id"].clone(), item["status"].clone())).collect()
    };
    let row = |id: &str, status: &str| (Value::from(id), Value::from(status));
    let before = vec![row(&kept, "active"), row(&done, "completed"), row(&new, "active")];
    let after = vec![row(&kept, "active"), row(&done, "pending")];
    assert_eq!(state(&board), before);
    let arguments = ["restore", text(&file)];
    let (calls, mut made) = (changing(&board.copy(), &arguments), [0, 0]);
    for call in calls.iter().skip(1).step_by(2) {
        let board = board.copy();
        kill(&board, &arguments, call);
        let now = state(&board);
        assert!(now == before || now == after, "after {call:?}: {now:?}");
        made[usize::from(now == after)] += 1;
        let _ = board.ok(&arguments);
        assert_eq!(state(&board), after, "after {call:?}");
        assert_eq!(board.view("work_claims.json"), board.items(), "after {call:?}");
    }
    assert!(made[0] > 5 && made[1] > 0, "{made:?}");
}

#[test]
fn a_killed_replacement_of_a_damaged_board_loses_neither_the_old_state_nor_the_new() {
    let board = Sandbox::new();
    let id = board.pending();
    let (_dir, file) = elsewhere(&backup(&board));
    fs::write(board.path(".coordctl/format"), "damaged").expect("it is written");
    let arguments = ["restore", text(&file)];
    let calls = changing(&board.copy(), &arguments);
    let is_kept = |board: &Sandbox| {
        let holds = |path: &PathBuf| fs::read(path.join("format")).is_ok_and(|bytes| bytes == b"damaged");
        files(&board.board()).iter().any(holds)
    };
    for call in calls.iter().step_by(2) {
        let again = Sandbox::new();
        copy_tree(&board.board(), &again.board());
        kill(&again, &arguments, call);
        assert!(is_kept(&again), "after {call:?}: the damaged state is gone");
        if again.run(&["list"]).code != 0 {
            let _ = again.ok(&arguments);
        }
        assert!(is_kept(&again), "after {call:?}: the next restore removed the damaged state");
        assert_eq!(again.item(&id)["status"], "pending", "after {call:?}");
    }
}
