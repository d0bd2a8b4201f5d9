//! A process that is killed at any moment leaves its change wholly done or wholly undone, and nobody has to clean up.

use crate::disk::Disk;
use crate::sandbox::Sandbox;
use crate::tracer::{Outcome, kill_at};
use crate::trial::{Prepared, Trial};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The fewest stops and states that a walk must have come to, so that it cannot pass by doing nothing.
const FEWEST_STOPS: usize = 250;
const FEWEST_TOUCHED: usize = 100;
const FEWEST_STATES: usize = 8;

#[test]
fn a_killed_claim_is_there_or_not() {
    walk("claim");
}

#[test]
fn a_killed_claim_of_a_waiting_item_is_there_or_not() {
    walk_behind_changes("claim of a waiting item");
}

#[test]
fn a_killed_progress_is_there_or_not() {
    walk_behind_changes("progress");
}

#[test]
fn a_killed_complete_is_there_or_not() {
    walk("complete");
}

#[test]
fn a_killed_release_is_there_or_not() {
    walk_behind_changes("release");
}

#[test]
fn a_kill_after_a_killed_claim_is_survived_too() {
    kill_twice("claim");
}

#[test]
fn a_kill_after_a_killed_progress_is_survived_too() {
    kill_twice("progress");
}

#[test]
fn a_kill_after_a_killed_complete_is_survived_too() {
    kill_twice("complete");
}

/// Kills a change at every stop and looks at the board; at one stop for each state also goes on from there.
fn walk(name: &str) {
    let trial = Prepared::new().trial(name);
    let mut states = BTreeSet::new();
    let (mut stops, mut touched, mut made) = (0, 0, [0, 0]);
    loop {
        let (board, start) = trial.board();
        let traced = kill_at(&mut trial.command(&board), stops + 1);
        if traced.outcome != Outcome::Killed(9) {
            assert_eq!(traced.outcome, Outcome::Exited(0), "{traced:?}");
            break;
        }
        stops += 1;
        let disk = Disk::of(&board.board());
        if disk.equals(&start) {
            assert!(traced.stdout.is_empty(), "it is answered before anything is done");
            continue;
        }
        let is_made = trial.is_made(&board, &disk, &traced.stdout);
        (touched, made[usize::from(is_made)]) = (touched + 1, made[usize::from(is_made)] + 1);
        if states.insert(disk.shape(&trial.start)) {
            go_on_without_index(&trial, &board, is_made);
        }
    }
    assert!(stops >= FEWEST_STOPS && touched >= FEWEST_TOUCHED, "only {stops} stops, {touched} behind a change");
    assert!(made[0] > 0 && made[1] > 0 && states.len() >= FEWEST_STATES, "{made:?}, {} states", states.len());
    let behind_changes = states_behind_changes(&trial);
    let is_known = |shape| behind_changes.contains_key(shape);
    assert!(states.iter().all(is_known), "a stop leaves a state that no changing call left");
}

/// Kills a change behind each call that changes a file, and goes on from there once for each state.
///
/// The walks through every stop show that no other stop leaves another state.
fn walk_behind_changes(name: &str) {
    let trial = Prepared::new().trial(name);
    let (mut states, mut made) = (BTreeSet::new(), [0, 0]);
    trial.kill_behind_changes(|board, disk, _, is_made| {
        made[usize::from(is_made)] += 1;
        if states.insert(disk.shape(&trial.start)) {
            go_on_without_index(&trial, board, is_made);
        }
    });
    assert!(made[0] > 0 && made[1] > 0 && states.len() >= FEWEST_STATES, "{made:?}, {} states", states.len());
}

/// Lets the next command run, and asks the board the same with its index and without it (I8).
fn go_on_without_index(trial: &Trial, board: &Sandbox, made: bool) {
    trial.goes_on(board, made);
    let list = ["list", "--status", "all", "--limit", "0", "--json"];
    let with_index = board.ok(&list);
    fs::remove_file(board.path(".coordctl/index")).expect("there is an index");
    assert_eq!(board.ok(&list), with_index, "the answer depends on the index");
}

/// Kills a change wherever it changes something, then the next one at every third such place, each time others.
fn kill_twice(name: &str) {
    let prepared = Prepared::new();
    let mut kills = 0;
    let states = states_behind_changes(&prepared.trial(name));
    for (n, state) in states.values().enumerate() {
        let state = if n % 2 == 0 { state.clone() } else { state.without(".coordctl/index") };
        let next: &[&str] = match n / 2 % 2 {
            0 => &["progress", &prepared.other, "70", "--agent", "bob"],
            _ => &["claim", "test", "second", "--agent", "bob"],
        };
        let trial = Trial::new(state, next);
        let calls = trial.changing_calls();
        for call in calls.iter().skip(n % 3).step_by(3) {
            trial.kill_behind(call, |board, _, _, made| trial.goes_on(board, made));
            kills += 1;
        }
    }
    assert!(states.len() >= FEWEST_STATES && kills >= FEWEST_STATES * 4, "{kills} kills in {} states", states.len());
}

/// The states that a kill of this change can leave, one of each shape.
fn states_behind_changes(trial: &Trial) -> BTreeMap<u64, Disk> {
    let mut states = BTreeMap::from([(trial.start.shape(&trial.start), trial.start.clone())]);
    trial.kill_behind_changes(|_, disk, _, _| {
        states.insert(disk.shape(&trial.start), disk.clone());
    });
    states
}
