//! Backups while others write.

use super::{manifest, restored};
use crate::sandbox::Sandbox;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

const WRITERS: usize = 6;
const BACKUPS: usize = 4;

/// What a writer was told is done: the item, its status, and the number of the change.
#[derive(Debug, Clone)]
struct Ack {
    id: String,
    status: &'static str,
    sequence: u64,
}

#[test]
fn whatever_was_acknowledged_before_a_backup_began_is_in_it_and_nothing_half() {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    let (acks, is_over) = (Mutex::new(Vec::<Ack>::new()), AtomicBool::new(false));
    let backups: Vec<(Vec<Ack>, PathBuf)> = std::thread::scope(|scope| {
        for n in 0..WRITERS {
            let (board, acks, is_over) = (&board, &acks, &is_over);
            scope.spawn(move || {
                while !is_over.load(SeqCst) {
                    write(board, &format!("agent{n}"), acks);
                }
            });
        }
        let take = |_| {
            let enough = || acks.lock().expect("nobody panics").len() >= WRITERS;
            crate::sandbox::eventually("the writers are at work", enough);
            let before = acks.lock().expect("nobody panics").clone();
            (before, PathBuf::from(board.ok(&["backup", "--quiet"])))
        };
        let taken = (0..BACKUPS).map(take).collect();
        is_over.store(true, SeqCst);
        taken
    });
    assert!(backups.iter().any(|(before, file)| behind(before, file) > 0), "nobody wrote while a backup was made");
    backups.iter().for_each(|(before, file)| check(before, file));
}

/// Claims an item and completes it, as one that works does.
fn write(board: &Sandbox, agent: &str, acks: &Mutex<Vec<Ack>>) {
    let noted = |said: &Value, status| {
        let (id, sequence) = (said["work_id"].as_str().expect("an id"), said["sequence"].as_u64().expect("a number"));
        acks.lock().expect("nobody panics").push(Ack { id: id.to_owned(), status, sequence });
        id.to_owned()
    };
    let id = noted(&board.json(&["claim", "test", "under load", "--agent", agent]), "active");
    noted(&board.json(&["complete", &id, "done", "--agent", agent]), "completed");
}

/// How many changes a backup has that nobody was told of when it began.
fn behind(before: &[Ack], file: &Path) -> u64 {
    let newest = before.iter().map(|ack| ack.sequence).max().unwrap_or(0);
    manifest(file)["cut"]["sequence"].as_u64().expect("a number") - newest
}

fn check(before: &[Ack], file: &Path) {
    let copy = restored(file);
    let manifest = manifest(file);
    assert_eq!(copy.json(&["where"])["sequence"], manifest["cut"]["sequence"]);
    let items = copy.items();
    let status: BTreeMap<&str, &str> = items
        .iter()
        .map(|item| (item["work_item_id"].as_str().expect("an id"), item["status"].as_str().expect("text")))
        .collect();
    for Ack { id, status: told, .. } in before {
        let there = status.get(id.as_str()).copied();
        assert!(there == Some(*told) || there == Some("completed"), "{id} was told to be {told} and is {there:?}");
    }
    let count = |wanted: &str| status.values().filter(|status| **status == wanted).count() as u64;
    assert_eq!(copy.view("coordination_log.json").len() as u64, count("completed"), "a completion is half there");
    let loads: u64 =
        copy.view("agent_status.json").iter().map(|agent| agent["current_workload"].as_u64().expect("a number")).sum();
    assert_eq!(count("active"), loads, "a claim is half there");
    let counted = |name: &str| manifest["counts"][name].as_u64().unwrap_or(0);
    assert_eq!((counted("completed"), counted("active")), (count("completed"), count("active")));
    assert_eq!(copy.run(&["doctor"]).code, 0);
}

#[test]
fn a_restore_beside_writers_loses_nothing_of_theirs_from_the_backup_that_it_makes() {
    let board = Sandbox::new();
    let kept = board.pending();
    let file = board.ok(&["backup", "--quiet"]);
    let (acks, is_over) = (Mutex::new(Vec::<Ack>::new()), AtomicBool::new(false));
    let said = std::thread::scope(|scope| {
        for n in 0..WRITERS / 2 {
            let (board, acks, is_over) = (&board, &acks, &is_over);
            scope.spawn(move || {
                while !is_over.load(SeqCst) {
                    claim(board, &format!("agent{n}"), acks);
                }
            });
        }
        let count = || acks.lock().expect("nobody panics").len();
        crate::sandbox::eventually("the writers are at work", || count() >= 3 * WRITERS);
        let said = board.json(&["restore", &file]);
        let at_least = count() + WRITERS;
        crate::sandbox::eventually("the writers go on", || count() >= at_least);
        is_over.store(true, SeqCst);
        said
    });
    let safety = restored(&PathBuf::from(said["safety"]["path"].as_str().expect("a path")));
    let ids = |board: &Sandbox| {
        board.items().iter().map(|item| item["work_item_id"].as_str().expect("an id").to_owned()).collect::<Vec<_>>()
    };
    let (before, now) = (ids(&safety), ids(&board));
    let change = said["sequence"].as_u64().expect("a number");
    for Ack { id, sequence, .. } in acks.into_inner().expect("nobody panics") {
        // The numbers of one large change end with that of its last row.
        let was_before = before.contains(&id);
        assert_eq!(was_before, !now.contains(&id), "{id} of change {sequence}, restored with {change}");
        assert!(was_before || sequence > change, "{id} of change {sequence} is in no backup");
    }
    assert!(now.contains(&kept) && before.contains(&kept));
    let held = now.len() as u64 - 1;
    let loads: u64 =
        board.view("agent_status.json").iter().map(|agent| agent["current_workload"].as_u64().expect("a number")).sum();
    assert_eq!(loads, held, "an agent holds something else than its row says");
}

/// Claims an item and holds on to it.
fn claim(board: &Sandbox, agent: &str, acks: &Mutex<Vec<Ack>>) {
    let said = board.json(&["claim", "test", "beside a restore", "--agent", agent]);
    let (id, sequence) = (said["work_id"].as_str().expect("an id"), said["sequence"].as_u64().expect("a number"));
    acks.lock().expect("nobody panics").push(Ack { id: id.to_owned(), status: "active", sequence });
}
