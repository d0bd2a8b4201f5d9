//! `verify`: what must hold holds, what is lost since a baseline is told, and a CI job can see it by the exit code.

use crate::sandbox::{Sandbox, skip};
use serde_json::Value;

/// A board with a completed item, one that is held and one that waits.
fn board() -> Sandbox {
    let board = Sandbox::new();
    let done = board.claim("ada");
    board.ok(&["complete", &done, "ok", "--agent", "ada"]);
    board.claim("ada");
    board.pending();
    board
}

/// The names of the invariants that are broken.
fn broken(document: &Value) -> Vec<&str> {
    let all = document["invariants"].as_array().expect("a list").iter();
    let broken = all.filter(|one| !one["broken"].as_array().expect("a list").is_empty());
    broken.map(|one| one["invariant"].as_str().expect("a name")).collect()
}

/// How many rows of a kind are in a list of the comparison.
fn count(document: &Value, kind: &str, list: &str) -> usize {
    let kinds = document["compared"].as_array().expect("a comparison");
    let of = kinds.iter().find(|one| one["kind"] == kind).expect("the kind is compared");
    of[list].as_array().expect("a list").len()
}

fn document(board: &Sandbox, arguments: &[&str]) -> (i32, Value) {
    let said = board.run(&[&["--json", "verify"], arguments].concat());
    (said.code, serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{e}: {}", said.stdout)))
}

#[test]
fn a_board_as_the_program_makes_it_holds() {
    let board = board();
    let (code, told) = document(&board, &[]);
    assert_eq!((code, broken(&told)), (0, vec![]));
    assert_eq!((told["holds"].as_bool(), &told["sequence"]), (Some(true), &board.json(&["where"])["sequence"]));
    assert!(told["invariants"].as_array().expect("a list").iter().all(|one| one["checked"] == true));
    let rows = |kind: &str| told["kinds"][kind]["rows"].as_u64();
    assert_eq!((rows("work"), rows("agent"), rows("completion")), (Some(3), Some(2), Some(1)));
    assert_eq!(told["kinds"]["work"]["statuses"]["completed"], 1);
    assert_eq!(told["latency"]["claim"]["count"], 3);
}

#[test]
fn work_that_goes_on_loses_nothing_and_is_told() {
    let board = board();
    board.ok(&["verify", "--save", "base.json"]);
    let sequence = board.json(&["where"])["sequence"].clone();
    assert_eq!(document(&board, &["--baseline", "base.json", "--exact"]).0, 0);
    let held =
        board.items().iter().find(|item| item["status"] == "active").expect("one is held")["work_item_id"].clone();
    board.ok(&["complete", held.as_str().expect("an id"), "ok", "--agent", "ada"]);
    board.pending();
    let (code, told) = document(&board, &["--baseline", "base.json"]);
    assert_eq!((code, told["holds"].as_bool()), (0, Some(true)));
    assert_eq!(
        (count(&told, "work", "added"), count(&told, "work", "changed"), count(&told, "work", "lost")),
        (1, 1, 0)
    );
    assert_eq!((count(&told, "completion", "added"), count(&told, "agent", "changed")), (1, 1));
    assert_eq!(told["baseline"]["sequence"], sequence);
    let exact = board.run(&["verify", "--baseline", "base.json", "--exact"]);
    assert_eq!(exact.code, 50, "{}", exact.stderr);
}

#[test]
fn what_is_lost_or_open_again_ends_with_50_and_leaves_the_baseline_as_it_is() {
    let earlier = board();
    let later = earlier.copy();
    let held =
        earlier.items().iter().find(|item| item["status"] == "active").expect("one is held")["work_item_id"].clone();
    later.ok(&["complete", held.as_str().expect("an id"), "ok", "--agent", "ada"]);
    let extra = later.pending();
    later.ok(&["verify", "--save", "base.json"]);
    let base = later.root().join("base.json");
    let base = base.to_str().expect("a path");
    let written = std::fs::read(base).expect("the baseline is there");
    let (code, told) = document(&earlier, &["--baseline", base, "--save", base]);
    assert_eq!((code, told["holds"].as_bool(), &told["saved"]), (50, Some(false), &Value::Null));
    assert_eq!(
        (count(&told, "work", "lost"), count(&told, "work", "reopened"), count(&told, "completion", "lost")),
        (1, 1, 1)
    );
    assert_eq!(std::fs::read(base).expect("it is still there"), written);
    let said = earlier.run(&["verify", "--baseline", base]);
    assert!(said.stdout.contains(&format!("lost: work {extra}")), "{}", said.stdout);
    assert!(said.stderr.contains("2 rows lost, 1 completed item open again"), "{}", said.stderr);
}

#[test]
fn what_moved_to_the_archive_is_not_lost() {
    let board = board();
    board.ok(&["verify", "--save", "base.json"]);
    board.ok(&["archive", "--older-than", "0s", "--keep-last", "0"]);
    let (code, told) = document(&board, &["--baseline", "base.json"]);
    assert_eq!((code, broken(&told)), (0, vec![]), "{told}");
    assert_eq!((count(&told, "work", "archived"), count(&told, "completion", "archived")), (1, 1));
    assert_eq!((count(&told, "work", "lost"), count(&told, "completion", "lost")), (0, 0));
}

#[test]
fn rows_that_do_not_go_together_end_with_41() {
    let row = r#"{"work_item_id":"work_1","status":"pending","depends_on":["work_nowhere"]}"#;
    let board = Sandbox::with_files(&[("work_claims.json", &format!("[{row}]"))]);
    board.ok(&["init"]);
    let (code, told) = document(&board, &["--save", "base.json"]);
    assert_eq!((code, broken(&told)), (41, vec!["dependencies"]));
    assert!(!board.root().join("base.json").exists());
}

#[test]
fn a_damaged_place_of_the_journal_ends_with_41() {
    let board = board();
    let journal = board.board().join(".coordctl/journal/00000001.jsonl");
    let mut bytes = std::fs::read(&journal).expect("a journal");
    let second = bytes.iter().position(|&byte| byte == b'\n').expect("a record") + 40;
    bytes[second] ^= 1;
    std::fs::write(&journal, bytes).expect("it can be written");
    let (code, told) = document(&board, &[]);
    assert_eq!(code, 41);
    assert!(broken(&told).contains(&"journal"), "{:?}", broken(&told));
}

#[test]
fn a_file_that_is_no_baseline_is_refused_and_a_newer_one_with_43() {
    let board = board();
    board.ok(&["verify", "--save", "base.json"]);
    let text = std::fs::read_to_string(board.root().join("base.json")).expect("it was written");
    let cases = [
        (text.replacen("\"sequence\": ", "\"sequence\": 1", 1), 3, "changed or cut"),
        (text[..text.len() / 2].to_owned(), 3, "no baseline"),
        ("{}".to_owned(), 3, "no baseline"),
        (text.replacen("baseline.v1", "baseline.v2", 1), 43, "format 2"),
    ];
    for (text, code, words) in cases {
        std::fs::write(board.root().join("bad.json"), text).expect("it can be written");
        let said = board.run(&["verify", "--baseline", "bad.json"]);
        assert!(said.code == code && said.stderr.contains(words) && said.stderr.contains("bad.json"), "{said:?}");
    }
}

#[test]
fn a_board_at_work_holds_at_every_moment() {
    let board = Sandbox::new();
    board.ok(&["init"]);
    let worker = "for n in 1 2 3 4 5 6; do id=$(\"$0\" -q claim t d --agent \"$1\") && \"$0\" -q complete \"$id\" ok --agent \"$1\"; done";
    let start = |name: &str| {
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", worker, crate::sandbox::COORDCTL, name]).env("COORDINATION_DIR", board.board());
        shell.current_dir(board.root()).stdout(std::process::Stdio::null()).spawn().expect("a shell can be started")
    };
    let mut workers = ["ada", "bob", "cy"].map(start);
    let mut looks = 0;
    while workers.iter_mut().any(|worker| worker.try_wait().expect("it is ours").is_none()) {
        let (code, told) = document(&board, &[]);
        assert_eq!((code, broken(&told)), (0, vec![]), "{told}");
        looks += 1;
    }
    let (code, told) = document(&board, &[]);
    assert_eq!((code, told["kinds"]["completion"]["rows"].as_u64()), (0, Some(18)), "after {looks} looks");
}

#[test]
fn files_of_an_older_tool_hold_and_lose_nothing_by_migration() {
    let old = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/legacy-state");
    if !old.is_dir() {
        skip("there are no files of an older installation beside the repository");
        return;
    }
    let board = Sandbox::new();
    crate::sandbox::copy_tree(&old, &board.board());
    board.ok(&["verify", "--save", "base.json"]);
    let dir = board.board();
    board.ok(&["migrate", dir.to_str().expect("a path")]);
    let (code, told) = document(&board, &["--baseline", "base.json"]);
    assert_eq!((code, broken(&told), count(&told, "work", "lost")), (0, vec![], 0), "{}", told["compared"]);
}

#[test]
fn the_document_says_of_each_invariant_what_the_program_says() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/verify.md");
    let text = std::fs::read_to_string(path).expect("docs/verify.md is there");
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("| `")).collect();
    let said: Vec<String> =
        coordctl::board::INVARIANTS.iter().map(|(name, says)| format!("| `{name}` | {says} |")).collect();
    assert_eq!(rows, said);
}
