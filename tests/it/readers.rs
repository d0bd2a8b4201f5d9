//! Readers beside writers that die and fail: always a whole board, never an older one than before.

use crate::disk::{VIEWS, rows_of};
use crate::sandbox::Sandbox;
use crate::tracer::{fail_call, kill_after, number_of};
use crate::trial::{Prepared, Seen};
use nix::libc;
use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// How often writers are cut short.
const ROUNDS: usize = 6;

/// What the program does on its way that is cut short, and how often it does it.
const CALLS: [(&str, usize); 6] =
    [("pwrite64", 7), ("fdatasync", 2), ("renameat2", 2), ("unlinkat", 2), ("openat", 20), ("write", 3)];

#[test]
fn readers_always_find_a_whole_board() {
    let prepared = Prepared::new();
    let board = Sandbox::on_disk();
    prepared.disk.put(&board.board());
    let (before, done) = (Seen::at(&board), AtomicBool::new(false));
    let reads = thread::scope(|scope| {
        let reader = scope.spawn(|| read_until(&done, &board, &before));
        let cuts = cut_writers_short(&prepared, &board);
        done.store(true, Ordering::Relaxed);
        assert!(cuts >= 200, "only {cuts} writers were cut short");
        reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    });
    assert!(reads >= 20, "only {reads} reads");
    let _ = board.claim("next");
    let _ = Seen::at(&board);
}

/// Reads the public files and the list until told to stop, and returns how often.
fn read_until(done: &AtomicBool, board: &Sandbox, before: &Seen) -> usize {
    let fewest = [before.items.len(), before.agents.len(), before.log.len()];
    let (mut reads, mut sequence) = (0, 0);
    while !done.load(Ordering::Relaxed) {
        for (name, fewest) in VIEWS.iter().zip(fewest) {
            let bytes = fs::read(board.path(name)).unwrap_or_else(|e| panic!("{name} was not there: {e}"));
            let rows = rows_of(&bytes).unwrap_or_else(|e| panic!("{name} was not whole: {e}"));
            assert!(rows.len() >= fewest, "{name} has lost rows: {rows:?}");
        }
        let list = board.json(&["list", "--status", "all", "--limit", "0"]);
        let newest = list["sequence"].as_u64().expect("a list has a sequence number");
        assert!(newest >= sequence && list["items"].as_array().is_some_and(|items| items.len() >= fewest[0]), "{list}");
        (sequence, reads) = (newest, reads + 1);
    }
    reads
}

/// Kills writers and makes their calls fail, in turns, and returns how often.
fn cut_writers_short(prepared: &Prepared, board: &Sandbox) -> usize {
    let mut count = 0;
    for round in 0..ROUNDS {
        let percent = (10 + round).to_string();
        let progress = ["progress", &prepared.other, &percent, "--agent", "bob"];
        let claim = ["claim", "test", "one more", "--agent", "ada"];
        for (name, most) in CALLS {
            for occurrence in 1..=most {
                let mut command = board.command(if (occurrence + round) % 2 == 0 { &progress } else { &claim });
                match round % 3 {
                    0 => kill_after(&mut command, number_of(name), occurrence),
                    1 => fail_call(&mut command, number_of(name), occurrence, libc::EIO),
                    _ => fail_call(&mut command, number_of(name), occurrence, libc::ENOSPC),
                };
                count += 1;
            }
        }
    }
    count
}
