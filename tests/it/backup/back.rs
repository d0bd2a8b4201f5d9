//! The way back on a board that is at work: rows come back, claims do not, numbers only grow.

use super::{backup, elsewhere, restored, seen, text};
use crate::bad_input::check_words;
use crate::listing::{changed, listing};
use crate::sandbox::Sandbox;
use serde_json::{Value, json};
use std::path::PathBuf;

/// A board with a backup, and what came since: one completed, one claimed by another, one new, one changed.
struct Since {
    board: Sandbox,
    file: PathBuf,
    then: [Value; 2],
    /// Held by ada in the backup, and by bob now.
    passed_on: String,
    /// Held by cy then and now.
    stays: String,
    /// Held by ada in the backup and completed since.
    done: String,
    /// Added since.
    new: String,
}

impl Since {
    fn new() -> Self {
        let board = Sandbox::new();
        let [passed_on, stays, done] = ["ada", "cy", "ada"].map(|agent| board.claim(agent));
        let file = backup(&board);
        let then = seen(&board);
        let _ = board.ok(&["complete", &done, "merged", "--agent", "ada"]);
        let _ = board.ok(&["release", &passed_on, "--agent", "ada"]);
        let _ = board.ok(&["claim", &passed_on, "--agent", "bob"]);
        let _ = board.ok(&["progress", &stays, "70", "--agent", "cy"]);
        let new = board.claim("dan");
        Since { board, file, then, passed_on, stays, done, new }
    }

    fn fence(&self, id: &str) -> u64 {
        self.board.item(id)["fence"].as_u64().expect("a fence")
    }
}

#[test]
fn a_dry_run_says_what_differs_and_writes_nothing() {
    let Since { board, file, passed_on, stays, done, new, .. } = Since::new();
    let before = listing(board.root());
    let said = board.json(&["restore", text(&file), "--dry-run"]);
    assert_eq!(said["differing"]["work"], json!({ "added": [], "changed": [passed_on, stays, done], "lost": [new] }));
    assert_eq!(said["differing"]["agents"]["lost"], json!(["bob", "dan"]));
    assert_eq!(said["differing"]["released"], json!([passed_on, done]));
    let told = board.ok(&["restore", text(&file), "--dry-run"]);
    assert!(told.contains(&format!("1 item would leave the board: {new}")), "{told}");
    assert_eq!(changed(&before, &listing(board.root())), Vec::<PathBuf>::new());
}

#[test]
fn rows_come_back_and_only_a_claim_that_still_stands_stays() {
    let since = Since::new();
    let (lease, fences) =
        (since.board.item(&since.stays)["lease"].clone(), [&since.passed_on, &since.done].map(|id| since.fence(id)));
    let _ = since.board.ok(&["restore", text(&since.file)]);
    let board = &since.board;
    assert_eq!(board.run(&["show", &since.new]).code, 13, "what came since is gone");
    let item = |id: &str| board.item(id);
    let stays = item(&since.stays);
    assert_eq!((&stays["agent_id"], &stays["status"], &stays["lease"]), (&"cy".into(), &"active".into(), &lease));
    let _ = board.ok(&["progress", &since.stays, "80", "--agent", "cy", "--fence", &stays["fence"].to_string()]);
    for (id, fence) in [&since.passed_on, &since.done].into_iter().zip(fences) {
        let back = item(id);
        assert_eq!((&back["status"], &back["agent_id"]), (&"pending".into(), &Value::Null));
        assert_eq!(back["fence"].as_u64(), Some(fence), "the larger fence counts");
        let outcomes = back["attempts"].as_array().into_iter().flatten().map(|attempt| &attempt["outcome"]);
        assert!(outcomes.clone().count() > 0 && outcomes.into_iter().all(|outcome| outcome == "restored"), "{back}");
    }
    let loads: Vec<(String, u64)> = board
        .view("agent_status.json")
        .iter()
        .map(|agent| {
            (
                agent["agent_id"].as_str().expect("a name").to_owned(),
                agent["current_workload"].as_u64().expect("a number"),
            )
        })
        .collect();
    assert_eq!(loads, [("ada".to_owned(), 0), ("cy".to_owned(), 1)]);
    assert!(board.view("coordination_log.json").is_empty());
    assert_eq!(board.view("work_claims.json"), board.items());
}

#[test]
fn neither_a_former_nor_a_later_holder_may_write_and_the_next_claim_has_the_largest_fence() {
    let since = Since::new();
    let old: u64 = since.then[0]
        .as_array()
        .into_iter()
        .flatten()
        .find(|item| item["work_item_id"] == since.passed_on.as_str())
        .and_then(|item| item["fence"].as_u64())
        .expect("a fence");
    let newer = since.fence(&since.passed_on);
    let highest = since.board.json(&["where"])["sequence"].as_u64().expect("a number");
    let _ = since.board.ok(&["restore", text(&since.file)]);
    let board = &since.board;
    for fence in [old, newer] {
        let said = board.run(&["progress", &since.passed_on, "5", "--fence", &fence.to_string()]);
        assert_eq!(said.code, 16, "fence {fence}: {said:?}");
    }
    for agent in ["ada", "bob"] {
        assert_eq!(board.run(&["complete", &since.passed_on, "late", "--agent", agent]).code, 16, "{agent}");
    }
    let next = board.json(&["claim", &since.passed_on, "--agent", "eve"]);
    assert!(next["fence"].as_u64().is_some_and(|fence| fence > highest + 1), "{} after {highest}", next["fence"]);
}

#[test]
fn the_backup_that_is_made_first_leads_back() {
    let since = Since::new();
    let before = seen(&since.board);
    let said = since.board.json(&["restore", text(&since.file)]);
    let safety = said["safety"]["path"].as_str().expect("a path").to_owned();
    let copy = restored(&PathBuf::from(&safety));
    assert_eq!(seen(&copy), before, "the backup is of the moment before");
    let _ = since.board.ok(&["restore", &safety]);
    let ids = |items: &[Value]| -> Vec<String> {
        items.iter().map(|item| format!("{} {}", item["work_item_id"], item["progress"])).collect()
    };
    let mut now = ids(&since.board.items());
    let mut then = ids(before[0].as_array().expect("items"));
    now.sort();
    then.sort();
    assert_eq!(now, then);
    assert_eq!(since.board.item(&since.done)["status"], "completed");
    assert_eq!(since.board.item(&since.new)["status"], "pending", "its claim was not revived");
    let again = since.board.json(&["restore", &safety]);
    assert_eq!(again["safety"], Value::Null, "there is nothing left to do: {again}");
}

#[test]
fn without_its_index_the_board_is_the_same_after_a_restore() {
    let since = Since::new();
    let _ = since.board.ok(&["restore", text(&since.file)]);
    let with_index = seen(&since.board);
    std::fs::remove_file(since.board.path(".coordctl/index")).expect("there is an index");
    assert_eq!(seen(&since.board), with_index);
}

#[test]
fn a_backup_of_another_board_is_put_back_only_where_that_is_said() {
    let (since, other) = (Since::new(), Sandbox::new());
    let _ = other.pending();
    let (_dir, file) = elsewhere(&since.file);
    let before = listing(other.root());
    check_words(&["restore"], &other.run(&["restore", text(&file)]), 17, "backup of the board", "--into DIR");
    assert_eq!(changed(&before, &listing(other.root())), Vec::<PathBuf>::new());
    let _ = other.ok(&["restore", text(&file), "--other-board"]);
    let ids = |items: &[Value]| items.iter().map(|item| item["work_item_id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&other.items()), ids(since.then[0].as_array().expect("items")));
    let largest = since.then[0].as_array().into_iter().flatten().filter_map(|item| item["fence"].as_u64()).max();
    let next = other.json(&["claim", &since.done, "--agent", "eve"])["fence"].as_u64();
    assert!(next > largest, "fence {next:?} was given before, up to {largest:?}");
}

#[test]
fn numbers_go_on_above_those_of_a_board_that_has_seen_more() {
    let (board, other) = (Sandbox::new(), Sandbox::new());
    let ids: Vec<String> = (0..8).map(|_| board.claim("ada")).collect();
    let (_dir, file) = elsewhere(&backup(&board));
    let largest = board.items().iter().filter_map(|item| item["fence"].as_u64()).max();
    let _ = other.pending();
    let _ = other.ok(&["restore", text(&file), "--other-board"]);
    let next = other.json(&["claim", &ids[0], "--agent", "eve"])["fence"].as_u64();
    assert!(next > largest, "fence {next:?} was given before, up to {largest:?}");
}

#[test]
fn a_directory_with_a_board_is_not_restored_into() {
    let since = Since::new();
    let before = listing(since.board.root());
    let into = text(&since.board.board()).to_owned();
    let said = since.board.run(&["restore", text(&since.file), "--into", &into]);
    check_words(&["restore"], &said, 3, "holds a board already", "not there yet");
    assert_eq!(changed(&before, &listing(since.board.root())), Vec::<PathBuf>::new());
}
