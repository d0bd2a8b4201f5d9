//! Where it is taken from and to: the board's own directory, another board, and what becomes of open claims.

use super::{account, files, migrated, of, old, old_spans};
use crate::sandbox::Sandbox;
use std::fs::{create_dir_all, write};

/// The files in the board's own directory, no board made of them yet.
fn in_place() -> Sandbox {
    let board = Sandbox::new();
    for (name, text) in files() {
        let path = board.path(name);
        create_dir_all(path.parent().expect("a folder")).expect("a directory can be made");
        write(path, text).expect("a file can be written");
    }
    board
}

fn in_its_place(board: &Sandbox) -> serde_json::Value {
    let said = board.run(&["--json", "migrate", "agent_coordination"]);
    assert_eq!(said.code, 0, "{said:?}");
    account(&said)
}

#[test]
fn the_boards_own_directory_gives_what_making_the_board_did_not_take() {
    for is_made_before in [false, true] {
        let board = in_place();
        if is_made_before {
            assert_eq!(board.run(&["init"]).code, 0);
        }
        let account = in_its_place(&board);
        // Making the board takes the rows that are whole; the one with `00` is left for us.
        assert_eq!(of(&account, "work_claims.json"), [4, 1, 2, 1], "{account}");
        assert_eq!(of(&account, "coordination_log.json"), [3, 0, 3, 0]);
        assert_eq!(of(&account, "work_claims_fast.jsonl"), [3, 1, 1, 1]);
        assert_eq!(of(&account, "velocity_log.txt"), [3, 1, 1, 1]);
        assert_eq!(board.items().len(), 7);
        let again = in_its_place(&board);
        assert_eq!((&again["total"]["taken"], &again["sequence"]), (&0.into(), &account["sequence"]), "{again}");
        let spans = std::fs::read_to_string(board.path("telemetry_spans.jsonl")).expect("the spans");
        assert!(spans.starts_with("{\n  \"trace_id\""), "the board's own file of spans has changed");
    }
}

#[test]
fn another_board_is_refused_and_so_is_what_is_no_directory() {
    let board = Sandbox::new();
    let other = Sandbox::new();
    let _ = other.claim("ada");
    let path = other.board().to_string_lossy().into_owned();
    write(board.root().join("file"), "x").expect("a file can be written");
    for (from, told) in [(path.as_str(), "holds a board"), ("absent", "cannot be read"), ("file", "no directory")] {
        let said = board.run(&["migrate", from]);
        assert!(
            said.code == 3 && said.stderr.contains(told) && said.stderr.contains(&format!("\"{from}\"")),
            "{said:?}"
        );
    }
    old(&board, &files());
    for report in ["absent/account.json", "old"] {
        let said = board.run(&["migrate", "old", "--report", report]);
        assert!(said.code == 3 && said.stderr.contains(&format!("\"{report}\"")), "{said:?}");
    }
    assert!(!board.board().exists(), "a refused migration made a board");
}

#[test]
fn a_living_agent_goes_on_and_a_dead_ones_work_comes_back() {
    let board = Sandbox::new();
    old(&board, &files());
    let account = migrated(&board, &["--ttl", "1h"]);
    assert_eq!((&account["leases"]["claims"], &account["leases"]["ttl_seconds"]), (&2.into(), &3600.into()));
    let _ = board.ok(&["progress", "work_1750055888000000001", "60", "--agent", "ada"]);
    let _ = board.ok(&["complete", "work_1750055888000000001", "merged", "--agent", "ada"]);
    let held = board.item("work_1750055888000000004");
    assert_eq!((held["fence"].is_u64(), &held["lease"]["ttl_seconds"]), (true, &3600.into()));
    assert_eq!(board.run(&["claim", "work_1750055888000000004", "--agent", "eve"]).code, 10);
    let board = Sandbox::new();
    old(&board, &files());
    let _ = migrated(&board, &["--ttl", "1s"]);
    crate::sandbox::eventually("the lease ends", || {
        board.run(&["claim", "work_1750055888000000004", "--agent", "eve"]).code == 0
    });
    let _ = board.ok(&["claim", "--next", "--agent", "fay"]);
}

#[test]
fn what_the_board_already_has_stays_as_it_is() {
    let board = Sandbox::new();
    old(&board, &files());
    let _ = migrated(&board, &[]);
    let _ = board.ok(&["progress", "work_1750055888000000001", "60", "--agent", "ada"]);
    let before = board.item("work_1750055888000000001");
    let _ = migrated(&board, &[]);
    assert_eq!(board.item("work_1750055888000000001"), before);
    assert_eq!(old_spans(&board).len(), 2);
}

#[test]
fn two_migrations_at_once_take_everything_once() {
    let board = Sandbox::new();
    old(&board, &files());
    let said = board.race(2, |_| ["--json", "migrate", "old"].map(str::to_owned).to_vec());
    let mut taken: Vec<u64> =
        said.iter().map(|said| account(said)["total"]["taken"].as_u64().expect("a number")).collect();
    taken.sort_unstable();
    assert_eq!((taken[0], board.items().len(), old_spans(&board).len()), (0, 7, 2), "{taken:?}");
}
