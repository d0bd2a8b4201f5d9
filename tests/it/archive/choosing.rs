//! What leaves the board, and what stays.

use super::{ALL, PAST, board_of, done, found, on_board, row};
use crate::listing::{changed, listing};
use crate::sandbox::Sandbox;
use serde_json::{Value, json};

/// One item of each status, all long past; one that is done since now.
fn mixed() -> Sandbox {
    let closed = |id: &str, status: &str, field: &str| row(id, status, &json!({ field: PAST }));
    let held = |id: &str, status: &str| row(id, status, &json!({ "agent_id": "bob", "claimed_at": PAST }));
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs();
    let now = coordctl::clock::stamp(i64::try_from(now).expect("a time"));
    board_of(&[
        closed("w_done", "completed", "completed_at"),
        closed("w_off", "cancelled", "updated_at"),
        closed("w_dead", "failed", "failed_at"),
        row("w_waits", "pending", &json!({})),
        held("w_active", "active"),
        held("w_blocked", "blocked"),
        held("w_phase", "testing"),
        row("w_new", "completed", &json!({ "completed_at": now })),
        json!({ "work_item_id": "w_timeless", "status": "completed" }),
    ])
}

#[test]
fn only_what_is_closed_and_old_leaves_and_dead_letters_only_when_asked_for() {
    let board = mixed();
    let moved = board.json(&["archive", "--keep-last", "0"]);
    assert_eq!((&moved["items"], &moved["kept"]["needed"]), (&2.into(), &0.into()), "{moved}");
    let stays = ["w_dead", "w_waits", "w_active", "w_blocked", "w_phase", "w_new", "w_timeless"];
    assert_eq!(on_board(&board), stays);
    assert_eq!(found(&board, &[]), ["w_done", "w_off"]);
    let public: Vec<Value> = board.view("work_claims.json").iter().map(|row| row["work_item_id"].clone()).collect();
    assert_eq!(public, stays, "the public file shows it");
    let _ = board.ok(&["archive", "--keep-last", "0", "--status", "failed"]);
    assert_eq!(on_board(&board), &stays[1..]);
    let _ = board.ok(&ALL);
    assert_eq!(on_board(&board), ["w_waits", "w_active", "w_blocked", "w_phase", "w_timeless"]);
}

#[test]
fn the_newest_stay_whatever_their_age() {
    let at = |n: usize| json!({ "completed_at": format!("2025-07-{:02}T00:00:00Z", 10 + n) });
    let board = board_of(&(0..6).map(|n| row(&format!("w_{n}"), "completed", &at(n))).collect::<Vec<_>>());
    assert_eq!(board.json(&["archive"])["items"], 0, "a thousand stay unless it is said otherwise");
    let _ = board.ok(&["archive", "--keep-last", "2"]);
    assert_eq!(on_board(&board), ["w_4", "w_5"]);
    std::fs::write(board.path("coordctl.toml"), "[archive]\nkeep_last = 1\nolder_than = \"36500d\"\n").expect("a file");
    assert_eq!(board.json(&["archive"])["items"], 0, "the age of the settings counts");
    std::fs::write(board.path("coordctl.toml"), "[archive]\nkeep_last = 1\n").expect("a file can be written");
    let _ = board.ok(&["archive"]);
    assert_eq!(on_board(&board), ["w_5"], "and their number");
}

#[test]
fn what_an_open_or_failed_item_depends_on_stays() {
    let needs = |id: &str| json!({ "depends_on": [id], "completed_at": PAST });
    let board = board_of(&[
        row("w_1", "completed", &json!({})),
        row("w_2", "completed", &needs("w_1")),
        row("w_3", "completed", &json!({})),
        row("w_4", "completed", &json!({})),
        row("w_5", "pending", &json!({ "depends_on": ["w_2"] })),
        row("w_6", "failed", &json!({ "depends_on": ["w_4"] })),
    ]);
    let moved = board.json(&ALL);
    assert_eq!((&moved["items"], &moved["kept"]["needed"]), (&2.into(), &2.into()), "{moved}");
    assert_eq!(on_board(&board), ["w_2", "w_4", "w_5", "w_6"]);
    assert!(board.ok(&["ready", "--json"]).contains("w_5"), "its dependency is still met");
}

#[test]
fn a_pattern_takes_what_fits_with_its_completions_and_nothing_open() {
    let board = Sandbox::new();
    let (bench, other) = (done(&board, "benchmark_x", "measure it"), done(&board, "review", "read it"));
    let by_text = done(&board, "review", "Test run 7");
    let open = board.ok(&["add", "benchmark_y", "measure more"]);
    let moved = board.json(&["archive", "--older-than", "0s", "--match", "benchmark*", "--match", "test run*"]);
    let counts = ["items", "completions"].map(|field| moved[field].clone());
    assert_eq!((counts, &moved["kept"]["open_matching"]), ([2.into(), 2.into()], &1.into()), "{moved}");
    assert_eq!(on_board(&board), [other.clone(), open]);
    let log = board.view("coordination_log.json");
    assert_eq!(log.iter().map(|row| &row["work_item_id"]).collect::<Vec<_>>(), [&Value::from(other)]);
    let mut both = [bench, by_text];
    both.sort();
    assert_eq!(found(&board, &[]), both);
    assert_eq!(board.json(&["archive", "--match", "*"])["items"], 0, "what fits must be old too");
}

#[test]
fn a_dry_run_tells_the_same_and_writes_nothing() {
    let board = mixed();
    let before = listing(board.root());
    let planned = board.json(&[&ALL[..], &["--dry-run"]].concat());
    assert!(changed(&before, &listing(board.root())).is_empty());
    let moved = board.json(&ALL);
    assert_eq!(
        ["items", "completions", "agents", "kept"].map(|field| &planned[field]).to_vec(),
        [&moved["items"], &moved["completions"], &moved["agents"], &moved["kept"]]
    );
    assert_eq!((&planned["dry_run"], &moved["dry_run"], &moved["items"]), (&true.into(), &false.into(), &3.into()));
}

#[test]
fn silent_agents_go_only_when_asked_for_and_neither_holders_nor_retired_ones() {
    let board = Sandbox::new();
    for agent in ["idle", "gone", "holder"] {
        let _ = board.ok(&["agent", "register", agent]);
    }
    let _ = board.ok(&["agent", "retire", "gone"]);
    let held = board.claim("holder");
    assert_eq!(board.json(&ALL)["agents"], 0);
    assert_eq!(board.json(&[&ALL[..], &["--agents"]].concat())["agents"], 1);
    let agents: Vec<Value> = board.view("agent_status.json").iter().map(|row| row["agent_id"].clone()).collect();
    assert_eq!(agents, ["gone", "holder"]);
    assert_eq!(found(&board, &["--kind", "agent"]), ["idle"]);
    assert_eq!(board.item(&held)["agent_id"], "holder");
}
