//! The history of reports on the disk: its order, its length, and files that are whole at any moment.

use super::kept::{LATE, keep};
use crate::disk::Disk;
use crate::sandbox::Sandbox;
use crate::tracer::{Outcome, kill_after, observe};
use coordctl::store::{Durability, Options, Store, now};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

const LOCAL: [&str; 5] = ["--json", "claude", "health", "--provider", "local"];
const LATEST: &str = "claude_health_analysis.json";

/// The names of the reports that are kept, oldest first.
fn names(board: &Sandbox) -> Vec<String> {
    let folder = std::fs::read_dir(board.path(".coordctl/reports")).expect("there are reports");
    let names = folder.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"));
    let mut names: Vec<String> = names.filter(|name| name.starts_with("report_")).collect();
    names.sort();
    names
}

fn document(path: &Path) -> Value {
    let text = std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_slice(&text).unwrap_or_else(|e| panic!("{} is no whole document: {e}", path.display()))
}

#[test]
fn a_report_is_newer_than_all_others_though_the_clock_was_set_back() {
    let board = Sandbox::new();
    board.claim("ada");
    let early = keep(&board, 9_000_000_000_000_000_000, "health", LATE, &json!({}));
    let ids: Vec<String> =
        (0..2).map(|_| board.json(&LOCAL[1..])["report_id"].as_str().expect("an id").to_owned()).collect();
    assert!(ids[0] > early && ids[1] > ids[0], "{early} {ids:?}");
    let told = board.json(&["claude", "reports"])["reports"].as_array().cloned().expect("reports");
    let health = told.iter().find(|line| line["analysis"] == "health").expect("it was made");
    assert_eq!((&health["report_id"], &health["kept"]), (&json!(ids[1]), &json!(3)));
    assert_eq!(document(&board.path(LATEST))["report_id"], ids[1].as_str());
}

#[test]
fn a_thousand_reports_are_kept_and_the_oldest_goes_first() {
    let board = Sandbox::new();
    board.claim("ada");
    for n in 1..=1_000 {
        keep(&board, n, "health", LATE, &json!({}));
    }
    let id = board.json(&LOCAL[1..])["report_id"].as_str().expect("an id").to_owned();
    let kept = names(&board);
    assert_eq!(kept.len(), 1_000);
    assert!(
        kept[0].starts_with("report_0000000000000000002.") && kept[999].starts_with(&id),
        "{} {}",
        kept[0],
        kept[999]
    );
}

#[test]
fn a_file_of_another_tool_is_set_aside_once_and_our_own_never() {
    let board = Sandbox::new();
    board.claim("ada");
    std::fs::write(board.path(LATEST), "{\"health_score\": 0.85}").expect("a file can be written");
    let asides: Vec<bool> =
        (0..3).map(|_| board.run(&LOCAL)).map(|said| said.stderr.contains("written by another tool")).collect();
    assert_eq!(asides, [true, false, false]);
    let aside: Vec<_> = std::fs::read_dir(board.path(".coordctl/quarantine")).expect("it is kept").collect();
    assert_eq!(aside.len(), 1);
    let text = std::fs::read(aside[0].as_ref().expect("an entry").path()).expect("it can be read");
    assert_eq!(text, b"{\"health_score\": 0.85}");
}

#[test]
fn a_reader_beside_a_writer_sees_whole_reports_alone() {
    let board = Sandbox::new();
    board.claim("ada");
    let path = board.board();
    let text = |id: &str| json!({ "schema": "coordctl.x", "report_id": id, "long": "x".repeat(500_000) }).to_string();
    let save = || {
        let options = Options {
            old_writers: coordctl::store::OldWriters::default(),
            durability: Durability::None,
            durable_views: false,
            lock_timeout: Duration::from_secs(30),
            clock: &|| now(),
            on_wait: &|_| {},
            on_warning: &|_| {},
        };
        Store::new(&path, options).save_report("x", Some(LATEST), |id| text(id).into_bytes()).expect("it is saved")
    };
    save();
    let mut seen = std::collections::BTreeSet::new();
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| (0..30).for_each(|_| drop(save())));
        while !writing.is_finished() {
            seen.insert(document(&board.path(LATEST))["report_id"].to_string());
        }
    });
    assert!(seen.len() > 1, "no report was read beside the writing");
    assert_eq!(names(&board).len(), 31);
}

#[test]
fn a_kill_while_a_report_is_saved_leaves_whole_reports_and_the_next_one_is_saved() {
    let made = Sandbox::new();
    made.claim("ada");
    let first = made.json(&LOCAL[1..])["report_id"].clone();
    let disk = Disk::of(&made.board());
    let fresh = || {
        let board = Sandbox::new();
        disk.put(&board.board());
        board
    };
    let traced = observe(&mut fresh().command(&LOCAL));
    assert_eq!(traced.outcome, Outcome::Exited(0), "{traced:?}");
    let (mut before, mut after) = (0, 0);
    for call in traced.calls.into_iter().filter(|call| call.changes) {
        let board = fresh();
        let killed = kill_after(&mut board.command(&LOCAL), call.nr, call.occurrence);
        assert_eq!(killed.outcome, Outcome::Killed(9), "after {call:?}");
        for name in names(&board) {
            document(&board.path(".coordctl/reports").join(name));
        }
        match document(&board.path(LATEST))["report_id"] == first {
            true => before += 1,
            false => after += 1,
        }
        let next = board.json(&LOCAL[1..])["report_id"].clone();
        assert_eq!(document(&board.path(LATEST))["report_id"], next, "after {call:?}");
    }
    assert!(before > 3 && after > 0, "{before} kills before, {after} after");
}
