//! Doing it again changes nothing, and a dry run changes nothing at all.

use super::{account, files, migrated, of, old, old_spans};
use crate::listing::{changed, listing};
use crate::sandbox::Sandbox;
use serde_json::Value;
use std::path::PathBuf;

#[test]
fn every_record_is_counted_and_told_with_its_place() {
    let board = Sandbox::new();
    let from = old(&board, &files());
    let before = listing(&from);
    let account = migrated(&board, &[]);
    let expected = [
        ("work_claims.json", [4, 3, 0, 1]),
        ("work_claims_fast.jsonl", [3, 1, 1, 1]),
        ("backups/work_claims_1.json", [2, 1, 1, 0]),
        ("backups/work_claims_2.json", [0, 0, 0, 0]),
        ("agent_status.json", [2, 2, 0, 0]),
        ("coordination_log.json", [3, 2, 1, 0]),
        ("velocity_log.txt", [3, 1, 1, 1]),
        ("real_work_queue.json", [2, 2, 0, 0]),
        ("real_work_results/done_one.result", [1, 0, 1, 0]),
        ("telemetry_spans.jsonl", [3, 2, 0, 1]),
    ];
    for (file, counts) in expected {
        assert_eq!(of(&account, file), counts, "{file}");
    }
    assert_eq!(account["not_read"][0]["file"], "claude_priority_analysis.json");
    for aside in account["set_aside"].as_array().expect("a list") {
        let text = std::fs::read(from.join(aside["file"].as_str().expect("a name"))).expect("it is there");
        let [at, length] = ["offset", "length"].map(|name| aside[name].as_u64().expect("a number") as usize);
        assert_eq!(aside["text"].as_str().expect("text").as_bytes(), &text[at..at + length], "{aside}");
    }
    let quarantine = std::fs::read_to_string(account["quarantine"].as_str().expect("a path")).expect("it is there");
    let lines: Vec<Value> = quarantine.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(&Value::from(lines), &account["set_aside"]);
    assert_eq!(changed(&before, &listing(&from)), Vec::<PathBuf>::new(), "the old directory has changed");
    assert_eq!((board.items().len(), old_spans(&board).len()), (7, 2));
}

#[test]
fn what_was_repaired_can_be_given_back() {
    let board = Sandbox::new();
    old(&board, &files());
    let _ = migrated(&board, &[]);
    let first = board.item("work_1750055888000000001");
    assert_eq!(first["claimed_at"], "2025-06-16T07:56:01Z");
    assert_eq!(first["migrated"]["original"]["claimed_at"], "2025-06-16T07:56:01.3NZ");
    let second = board.item("work_1750055888000000002");
    assert_eq!((&second["priority"], &second["migrated"]["original"]["priority"]), (&"medium".into(), &"test".into()));
    let third = board.item("work_1750055888000000003");
    assert_eq!((&third["status"], &third["progress"]), (&"pending".into(), &0.into()));
    assert!(third["migrated"]["text"].as_str().expect("the text").ends_with("\"progress\":00}"), "{third}");
    assert_eq!(board.item("done_one")["migrated"]["results"]["done_one.result"]["hash"], "00ff");
    let points: Vec<u64> = board
        .view("coordination_log.json")
        .iter()
        .map(|row| row["velocity_points"].as_u64().expect("points"))
        .collect();
    assert_eq!(points, [5, 0, 8], "an item scores once");
}

#[test]
fn doing_it_again_takes_nothing_and_changes_nothing() {
    let board = Sandbox::new();
    old(&board, &files());
    let first = migrated(&board, &[]);
    let (before, spans) = (listing(&board.board()), old_spans(&board));
    for _ in 0..2 {
        let again = migrated(&board, &[]);
        assert_eq!((&again["total"]["taken"], &again["sequence"]), (&0.into(), &first["sequence"]), "{again}");
        assert_eq!(
            (&again["total"]["records"], &again["set_aside"]),
            (&first["total"]["records"], &first["set_aside"])
        );
        assert_eq!(changed(&before, &listing(&board.board())), Vec::<PathBuf>::new());
        assert_eq!(old_spans(&board), spans);
    }
}

#[test]
fn what_was_added_since_is_taken_and_the_rest_is_not() {
    let board = Sandbox::new();
    let mut files = files();
    let from = old(&board, &files);
    let _ = migrated(&board, &[]);
    files[1].1 += "{\"work_item_id\":\"work_1750055888000000009\",\"status\":\"active\",\"agent_id\":\"dan\"}\n";
    files[6].1 += "2025-06-16T09:00:00Z: Team a +8 velocity points\n";
    std::fs::write(from.join(files[1].0), &files[1].1).expect("a file can be written");
    std::fs::write(from.join(files[6].0), &files[6].1).expect("a file can be written");
    let account = migrated(&board, &[]);
    assert_eq!(
        (of(&account, "work_claims_fast.jsonl"), of(&account, "velocity_log.txt")),
        ([4, 1, 2, 1], [4, 1, 2, 1])
    );
    assert_eq!(board.items().len(), 8);
}

#[test]
fn a_dry_run_tells_the_same_and_writes_nothing() {
    let board = Sandbox::new();
    old(&board, &files());
    let before = listing(board.root());
    let planned = migrated(&board, &["--dry-run"]);
    assert_eq!(changed(&before, &listing(board.root())), Vec::<PathBuf>::new());
    let done = migrated(&board, &[]);
    for name in ["files", "total", "not_read", "repairs", "leases", "merged", "set_aside"] {
        assert_eq!(planned[name], done[name], "{name}");
    }
    for (planned, done) in
        planned["conservation"].as_array().expect("a list").iter().zip(done["conservation"].as_array().expect("a list"))
    {
        assert_eq!((&planned["before"], &planned["after"]), (&done["before"], &done["after"]));
    }
}

#[test]
fn people_are_told_what_the_document_tells() {
    let board = Sandbox::new();
    old(&board, &files());
    let said = board.run(&["migrate", "old", "--report", "account.json"]);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said:?}");
    let text = std::fs::read_to_string(board.root().join("account.json")).expect("the report");
    let document = account(&crate::sandbox::Said { code: 0, stdout: text, stderr: String::new() });
    let [records, taken, merged, aside] = super::counts(&document["total"]);
    let words: Vec<&str> =
        said.stdout.lines().find(|line| line.starts_with("total")).expect("a total").split_whitespace().collect();
    assert_eq!(words[1..5], [records, taken, merged, aside].map(|n| n.to_string()));
    for told in [
        "shifted",
        "unknown priority 1",
        "is the same before and after, within 1 %",
        "2 open claims may be renewed within 2h",
    ] {
        assert_eq!(
            said.stdout.split_whitespace().collect::<Vec<_>>().join(" ").contains(told),
            told != "shifted",
            "{told}: {}",
            said.stdout
        );
    }
}
