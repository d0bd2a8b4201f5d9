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
    with_ttl(board, &[])
}

fn with_ttl(board: &Sandbox, more: &[&str]) -> serde_json::Value {
    let said = board.run(&[&["--json", "migrate", "agent_coordination"], more].concat());
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
        assert_eq!(of(&account, "work_claims_fast.jsonl"), [3, 0, 2, 1]);
        assert_eq!(of(&account, "velocity_log.txt"), [3, 1, 1, 1]);
        assert_eq!(board.items().len(), 7);
        let not_read = account["not_read"].as_array().expect("a list");
        assert!(
            not_read.iter().any(|one| one["file"] == "telemetry_spans.jsonl" && one["reason"] == "the board's own")
        );
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
    // What came out of the fast file is progressed and completed by old scripts, which do not say who they are.
    let _ = board.ok(&["legacy", "progress", "work_1750055888000000004", "50"]);
    let _ = board.ok(&["legacy", "complete", "work_1750055888000000004"]);
    // An id of the queue has another form than ours, and is claimed by its name all the same.
    assert_eq!(board.ok(&["claim", "queued", "--agent", "eve"]).trim(), "queued");
    assert_eq!(board.run(&["claim", "unknown_one", "--agent", "eve"]).code, 3);
    let board = Sandbox::new();
    old(&board, &files());
    let _ = migrated(&board, &["--ttl", "none"]);
    let held = board.item("work_1750055888000000004");
    assert_eq!((held["fence"].is_u64(), held.get("lease")), (true, None));
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

/// The claims of the old tool in `work_claims.json`: held, held by nobody, waiting.
const HELD: &str = r#"[{"work_item_id":"work_1750055888000000001","status":"active","agent_id":"ada","priority":"high"},
 {"work_item_id":"work_1750055888000000002","status":"active","agent_id":null},{"work_item_id":"work_1750055888000000003","status":"pending","agent_id":null}]"#;

#[test]
fn what_dead_agents_held_when_the_board_was_made_comes_back() {
    let board = Sandbox::with_files(&[("work_claims.json", HELD)]);
    let ours = board.ok(&["claim", "test", "x", "--agent", "bob", "--ttl", "none"]);
    let planned = with_ttl(&board, &["--dry-run"]);
    assert_eq!(board.item("work_1750055888000000001").get("lease"), None, "a dry run changed it");
    let account = with_ttl(&board, &["--ttl", "1s"]);
    assert_eq!((&account["leases"]["claims"], &account["leases"]["ttl_seconds"]), (&1.into(), &1.into()));
    assert_eq!(account["leases"]["claims"], planned["leases"]["claims"]);
    assert_eq!(board.item(&ours).get("lease"), None, "a claim of this board is nobody else's business");
    crate::sandbox::eventually("the lease ends", || {
        board.run(&["claim", "work_1750055888000000001", "--agent", "eve"]).code == 0
    });
    let taken = board.item("work_1750055888000000001");
    assert_eq!(
        (&taken["attempts"][0]["agent_id"], &taken["attempts"][0]["outcome"]),
        (&"ada".into(), &"expired".into())
    );
    assert_eq!(
        (
            &board.item("work_1750055888000000002")["status"],
            &board.item("work_1750055888000000002")["migrated"]["original"]["status"]
        ),
        (&"pending".into(), &"active".into())
    );
}

#[test]
fn claims_are_limited_once_and_not_at_all_where_none_is_wished() {
    let board = Sandbox::with_files(&[("work_claims.json", HELD)]);
    assert_eq!(board.run(&["init"]).code, 0);
    let unlimited = with_ttl(&board, &["--ttl", "none"]);
    assert_eq!(
        (&unlimited["leases"]["claims"], board.item("work_1750055888000000001").get("lease")),
        (&1.into(), None)
    );
    let told = board.ok(&["migrate", "agent_coordination"]);
    assert!(told.contains("1 open claim may be renewed within 2h, else it comes back"), "{told}");
    let limited = board.item("work_1750055888000000001");
    assert_eq!((limited["fence"].is_u64(), &limited["lease"]["ttl_seconds"]), (true, &7200.into()));
    let again = in_its_place(&board);
    assert_eq!((&again["leases"]["claims"], &again["total"]["merged_differing"]), (&0.into(), &0.into()), "{again}");
    assert_eq!(board.item("work_1750055888000000001"), limited);
    // Whoever lives goes on, also without saying who he is.
    let _ = board.ok(&["legacy", "progress", "work_1750055888000000001", "60"]);
    let _ = board.ok(&["legacy", "complete", "work_1750055888000000001"]);
}

#[test]
fn fences_grow_above_those_that_the_rows_of_a_lost_board_had() {
    let row = r#"[{"work_item_id":"work_1750055888000000001","status":"pending","fence":900}]"#;
    let board = Sandbox::with_files(&[("work_claims.json", row)]);
    let _ = board.ok(&["claim", "--next", "--agent", "ada"]);
    let fence = board.item("work_1750055888000000001")["fence"].as_u64();
    assert!(fence > Some(900), "{fence:?}");
}
