//! A board that rows and old parts of the journal have left is as healthy as any other.

use super::{codes, examined, fixed, is};
use crate::sandbox::Sandbox;
use coordctl::board::Kind;
use coordctl::clock::Now;
use coordctl::store::{Ask, Durability, OldWriters, Options, Room, Store, now};
use std::fs::{read_to_string, remove_file, write};
use std::time::Duration;

/// What is a day old may leave.
const TWO_DAYS_NS: u64 = 2 * 86_400 * 1_000_000_000;

fn with<T>(board: &Sandbox, ahead_ns: u64, look: impl FnOnce(&Store<'_>) -> T) -> T {
    let clock = || now().map(|now| Now { wall_ns: now.wall_ns + ahead_ns, ..now });
    let options = Options {
        durability: Durability::None,
        durable_views: false,
        lock_timeout: Duration::from_secs(30),
        old_writers: OldWriters::default(),
        clock: &clock,
        on_wait: &|_| {},
        on_warning: &|_| {},
    };
    look(&Store::new(&board.board(), options))
}

#[test]
fn rows_and_parts_that_have_left_are_not_missed() {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    let format = read_to_string(board.path(".coordctl/format")).expect("a format");
    write(board.path(".coordctl/format"), format.replace("8388608", "2048")).expect("it can be written");
    let [kept, left] = ["ada", "bob"].map(|agent| board.claim(agent));
    for percent in 0..40 {
        let _ = board.ok(&["progress", &kept, &percent.to_string(), "--agent", "ada"]);
    }
    let ask = Ask { verb: "test", agent: None, request_id: None, digest: String::new(), room: Room::UseReserve };
    let off = with(&board, 0, |store| store.update(&ask, |txn, _| txn.take_off(Kind::Work, &left)));
    assert!(off.is_ok_and(|updated| updated.committed.answer));
    assert_eq!((examined(&board).0, codes(&examined(&board).1)), (0, vec!["board"]), "a row has left");
    let compacted = with(&board, TWO_DAYS_NS, |store| store.compact(u64::MAX, |_, _| Ok(()))).expect("a pass");
    assert!(compacted.is_some_and(|done| done.segments > 2), "nothing has left the journal");
    assert!(!board.path(".coordctl/journal/00000001.jsonl").exists());
    let found = examined(&board).1;
    assert_eq!(codes(&found), ["clock_behind", "board"], "{found:?}");
    let _ = board.ok(&["progress", &kept, "90", "--agent", "ada"]);
    remove_file(board.path(".coordctl/index")).expect("an index");
    assert_eq!(fixed(&board).0, 0);
    assert_eq!((codes(&examined(&board).1), board.items().len()), (vec!["clock_stepped", "board"], 1));
    let first = (1..).find(|part| board.path(&format!(".coordctl/journal/{part:08}.jsonl")).exists());
    let first = format!("{:08}.jsonl", first.expect("a journal"));
    remove_file(board.path(&format!(".coordctl/journal/{first}"))).expect("it is there");
    let (code, findings) = examined(&board);
    assert_eq!(code, 41);
    is(&findings, "segment_missing", "error", "missing: ");
}
