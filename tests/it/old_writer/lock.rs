//! The lock of the old scripts: taken around the exchange, broken when its holder is gone, passed by when it stays.

use super::{CLAIMS, edit_row};
use crate::sandbox::Sandbox;
use crate::tracer::observe;
use std::fs::{File, read_to_string, write};
use std::time::{Duration, Instant, SystemTime};

const LOCK: &str = "work_claims.json.lock";

fn board() -> (Sandbox, String) {
    let board = Sandbox::new();
    let id = board.claim("ada");
    (board, id)
}

fn progress(board: &Sandbox, id: &str) -> (String, Duration) {
    let started = Instant::now();
    let said = board.run(&["progress", id, "50", "--agent", "ada", "--quiet"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(board.view(CLAIMS), board.items(), "the public file does not show the change");
    (said.stderr, started.elapsed())
}

#[test]
fn a_lock_whose_process_is_gone_is_broken_and_that_is_said() {
    let (board, id) = board();
    write(board.path(LOCK), format!("{}\n", i32::MAX)).expect("a file can be written");
    let looked = board.run(&["--json", "doctor"]);
    assert!(looked.code == 41 && looked.stdout.contains("\"old_lock\""), "{looked:?}");
    let (said, took) = progress(&board, &id);
    assert!(said.contains(LOCK) && said.contains("does not run any more; it is removed"), "{said}");
    assert!(took < Duration::from_secs(1) && !board.path(LOCK).exists());
    assert_eq!(progress(&board, &id).0, "", "said again");
    let spans = read_to_string(board.path("telemetry_spans.jsonl")).expect("spans");
    let records: Vec<&str> = spans.lines().filter(|line| line.contains("\"store.break_old_lock\"")).collect();
    let named = format!("process {}, which does not run any more", i32::MAX);
    assert!(records.len() == 1 && records[0].contains(&named), "{records:?}");
}

#[test]
fn a_lock_that_is_older_than_the_process_with_its_number_is_broken() {
    let (board, id) = board();
    let lock = File::create(board.path(LOCK)).expect("a file can be made");
    write(board.path(LOCK), format!("{}\n", std::process::id())).expect("a file can be written");
    lock.set_modified(SystemTime::now() - Duration::from_secs(40 * 24 * 3600)).expect("a time can be set");
    assert!(progress(&board, &id).0.contains("it is removed"));
}

#[test]
fn a_living_lock_is_waited_for_once_and_then_passed_by() {
    let (board, id) = board();
    let text = format!("{}\n", std::process::id());
    write(board.path(LOCK), &text).expect("a file can be written");
    let (said, took) = progress(&board, &id);
    assert!(said.contains(&format!("is held by process {}", std::process::id())), "{said}");
    assert!((Duration::from_secs(2)..Duration::from_secs(5)).contains(&took), "{took:?}");
    let (said, took) = progress(&board, &id);
    assert!(said.is_empty() && took < Duration::from_secs(1), "waited again: {took:?} {said}");
    assert_eq!(read_to_string(board.path(LOCK)).expect("a lock"), text, "a lock that is not ours was touched");
}

#[test]
fn a_lock_that_is_removed_is_waited_for_no_longer() {
    let (board, id) = board();
    write(board.path(LOCK), format!("{}\n", std::process::id())).expect("a file can be written");
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(100));
            std::fs::remove_file(board.path(LOCK)).expect("it is there");
        });
        let (said, took) = progress(&board, &id);
        assert!(said.is_empty() && took < Duration::from_millis(1500), "{took:?} {said}");
    });
    assert!(!board.path(LOCK).exists());
}

#[test]
fn an_empty_lock_lives_until_it_is_old() {
    let (board, id) = board();
    let lock = File::create(board.path(LOCK)).expect("a file can be made");
    assert!(progress(&board, &id).0.contains("is held by a process that it does not name"));
    lock.set_modified(SystemTime::now() - Duration::from_secs(60)).expect("a time can be set");
    let (said, _) = progress(&board, &id);
    assert!(said.contains("was left by a process that it does not name"), "{said}");
    assert!(!board.path(LOCK).exists());
}

#[test]
fn the_lock_is_taken_only_while_an_old_script_may_run() {
    let (board, id) = board();
    assert!(!makes_lock(&board, &id), "taken without need");
    edit_row(&board, &id, |row| row["description"] = "by a script".into());
    let _ = progress(&board, &id);
    assert!(makes_lock(&board, &id), "not taken although a script writes here");
    write(board.path("coordctl.toml"), "[legacy]\nwriters = \"no\"\n").expect("a file can be written");
    assert!(!makes_lock(&board, &id), "taken against the setting");
    let (board, id) = self::board();
    write(board.path("coordctl.toml"), "[legacy]\nwriters = \"yes\"\n").expect("a file can be written");
    assert!(makes_lock(&board, &id), "not taken against the setting");
    let imported = Sandbox::with_files(&[(CLAIMS, "[]")]);
    let id = imported.claim("ada");
    assert!(makes_lock(&imported, &id), "not taken on a board made of old files");
}

/// Whether a change makes the lock: it makes one file more then, and removes one more.
fn makes_lock(board: &Sandbox, id: &str) -> bool {
    let traced = observe(&mut board.command(&["progress", id, "50", "--agent", "ada"]));
    // Without it: what came out of the place of each public file that changed.
    traced.calls.iter().filter(|call| call.name == "unlinkat").count() > 1
}

#[test]
fn a_word_that_is_no_setting_is_refused_by_its_place() {
    let (board, _) = board();
    write(board.path("coordctl.toml"), "[legacy]\nwriters = \"maybe\"\n").expect("a file can be written");
    let said = board.run(&["list"]);
    assert!(said.code == 3 && said.stderr.contains("coordctl.toml") && said.stderr.contains("maybe"), "{said:?}");
}
