//! A wall clock that was wrong, as the journal tells it.

use super::{examined, is};
use crate::sandbox::Sandbox;
use coordctl::clock::Now;
use coordctl::store::{Ask, Durability, OldWriters, Options, Room, Store, now};
use std::time::Duration;

/// Makes a change with a clock that is wrong by so many seconds.
fn change(board: &Sandbox, seconds: i64, id: &str) {
    let clock = || now().map(|now| Now { wall_ns: now.wall_ns.saturating_add_signed(seconds * 1_000_000_000), ..now });
    let options = Options {
        durability: Durability::None,
        durable_views: false,
        lock_timeout: Duration::from_secs(30),
        old_writers: OldWriters::default(),
        clock: &clock,
        on_wait: &|_| {},
        on_warning: &|_| {},
    };
    let ask = Ask { verb: "add", agent: None, request_id: Some(id), digest: id.to_owned(), room: Room::KeepReserve };
    let store = Store::new(&board.board(), options);
    drop(store.update(&ask, |_, _| Ok(())).expect("a change"));
}

#[test]
fn a_clock_that_was_set_back_is_told_and_one_that_is_behind_is_a_warning() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    change(&board, 3600, "ahead");
    let (code, findings) = examined(&board);
    assert_eq!(code, 41, "{findings:?}");
    is(&findings, "clock_behind", "warning", "the newest change is of 20");
    change(&board, 0, "right");
    let (code, findings) = examined(&board);
    assert_eq!(code, 0, "{findings:?}");
    is(&findings, "clock_stepped", "info", "1 times, the longest step by 3");
}
