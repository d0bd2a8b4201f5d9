//! Large adds: ten thousand lines at once, the same request again, and a process that is killed half way.

use crate::bad_input::check_words;
use crate::disk::Disk;
use crate::listing::{changed, listing};
use crate::pty::Pty;
use crate::sandbox::{Sandbox, eventually};
use crate::tracer::{Outcome, kill_after};
use crate::trial::{Prepared, Trial, assert_same};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{remove_file, write};

/// Lines that each depend on the next, with texts of different lengths.
fn lines(count: usize) -> String {
    let mut text = String::new();
    for n in 0..count {
        let after = if n + 1 < count { format!("[\"k{}\"]", n + 1) } else { "[]".to_owned() };
        let body = "x".repeat(n % 700 + 1);
        let line = format!(
            "{{\"type\":\"t\",\"description\":\"item {n}\",\"key\":\"k{n}\",\"depends_on\":{after},\"body\":\"{body}\"}}"
        );
        writeln!(text, "{line}").expect("a string takes everything");
    }
    text
}

#[test]
fn ten_thousand_lines_are_added_at_once_and_answered_again() {
    let board = Sandbox::new();
    let text = lines(10_000);
    write(board.root().join("a.jsonl"), &text).expect("a file can be written");
    let ids = board.ok(&["add", "--from", "a.jsonl", "--request-id", "import-1"]);
    let ids: Vec<&str> = ids.lines().collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 10_000);
    let check = |items: &[Value]| {
        assert_eq!(items.len(), 10_000);
        for (n, item) in items.iter().enumerate() {
            assert_eq!((&item["work_item_id"], &item["description"]), (&json!(ids[n]), &json!(format!("item {n}"))));
            assert_eq!(item["depends_on"].as_array().map_or(0, Vec::len), usize::from(n < 9_999));
        }
        assert_eq!(items[0]["depends_on"], json!([ids[1]]));
    };
    check(&board.items());
    let again = board.run(&["add", "--from", "a.jsonl", "--request-id", "import-1"]);
    assert_eq!(again.stdout.lines().collect::<Vec<_>>(), ids, "the same ids again");
    assert!(again.stderr.contains("answered before"), "{}", again.stderr);
    remove_file(board.path(".coordctl/index")).expect("there is an index");
    check(&board.items());
    let _ = board.ok(&["sync"]);
    check(&board.view("work_claims.json"));
    // The last one depends on nothing; closing it makes the one before it ready.
    let last = board.ok(&["claim", "--next", "--agent", "ada", "--id-only"]);
    assert_eq!(last, ids[9_999]);
    let _ = board.ok(&["complete", &last, "--agent", "ada"]);
    assert_eq!(board.ok(&["claim", "--next", "--agent", "ada", "--id-only"]), ids[9_998]);
}

#[test]
fn a_bad_line_in_the_middle_of_ten_thousand_adds_nothing() {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    let text = lines(10_000).replace("\"item 4999\"", "\"\"");
    write(board.root().join("a.jsonl"), text).expect("a file can be written");
    let before = listing(board.root());
    let arguments = ["add", "--from", "a.jsonl"];
    check_words(
        &arguments,
        &board.run(&arguments),
        3,
        "a.jsonl:5000: description: the description \"\"",
        "description",
    );
    assert!(changed(&before, &listing(board.root())).is_empty());
    write(board.root().join("a.csv"), format!("type,description\n{}", "t,d\n".repeat(32_001))).expect("a file");
    let arguments = ["add", "--from", "a.csv"];
    check_words(&arguments, &board.run(&arguments), 3, "\"a.csv\" lists 32001 items", "at most 32000");
}

#[test]
fn the_most_items_and_long_ones_fit_with_a_request_id() {
    let board = Sandbox::new();
    write(board.root().join("a.csv"), format!("type,description\n{}", "t,d\n".repeat(32_000))).expect("a file");
    let told = board.json(&["add", "--from", "a.csv", "--request-id", "all"]);
    assert_eq!(told["count"], 32_000);
    let long: String = (0..40)
        .map(|n| {
            format!(
                "{{\"type\":\"t\",\"description\":\"{n}{}\",\"body\":\"{}\"}}\n",
                "d".repeat(65_000),
                "b".repeat(65_000)
            )
        })
        .collect();
    write(board.root().join("long.jsonl"), long).expect("a file can be written");
    assert_eq!(board.ok(&["add", "--from", "long.jsonl"]).lines().count(), 40);
    assert_eq!(
        board.json(&["list", "--limit", "0", "--sort", "created"])["items"].as_array().map(Vec::len),
        Some(32_040)
    );
}

#[test]
fn the_same_request_is_the_same_words_and_the_same_bytes() {
    let board = Sandbox::new();
    write(board.root().join("a.csv"), "type,description,due\nt,d,2d\nt,e,\n").expect("a file can be written");
    let first = board.ok(&["add", "--from", "a.csv", "--request-id", "r", "--not-before", "1h"]);
    let again = board.json(&["add", "--from", "a.csv", "--request-id", "r", "--not-before", "1h"]);
    assert_eq!((&again["replayed"], &again["items"][0]["work_id"]), (&json!(true), &json!(first.lines().next())));
    let conflict = |arguments: &[&str]| {
        check_words(arguments, &board.run(arguments), 3, "request id \"r\" was used before", "new request id")
    };
    conflict(&["add", "--from", "a.csv", "--request-id", "r", "--not-before", "2h"]);
    conflict(&["add", "t", "d", "--request-id", "r"]);
    write(board.root().join("a.csv"), "type,description,due\nt,d,2d\nt,f,\n").expect("a file can be written");
    conflict(&["add", "--from", "a.csv", "--request-id", "r", "--not-before", "1h"]);
    assert_eq!(board.items().len(), 2);
}

#[test]
fn a_relative_time_is_the_same_request_later_on() {
    let board = Sandbox::new();
    let add = ["add", "t", "d", "--due", "2d", "--not-before", "90s", "--request-id", "r"];
    let first = board.ok(&add);
    let due = |id: &str| board.item(id)["due"].clone();
    let soon = || board.ok(&["add", "t", "clock", "--due", "2d"]);
    eventually("a later second comes", || due(&soon()) != due(&first));
    let again = board.json(&add);
    assert_eq!((&again["work_id"], &again["replayed"]), (&json!(first), &json!(true)));
    write(board.root().join("body"), "one").expect("a file can be written");
    let with_body = ["add", "t", "d", "--body-file", "body", "--request-id", "b"];
    let _ = board.ok(&with_body);
    write(board.root().join("body"), "two").expect("a file can be written");
    check_words(&with_body, &board.run(&with_body), 3, "request id \"b\" was used before", "new request id");
}

#[test]
fn a_killed_add_of_many_is_there_wholly_or_not_at_all() {
    let file = Sandbox::new();
    let path = file.root().join("a.jsonl");
    write(&path, lines(24)).expect("a file can be written");
    let prepared = Prepared::new();
    let words = ["add", "--from", path.to_str().expect("a path"), "--request-id", "many"];
    let trial = Trial::new(prepared.disk, &words);
    let mut made = [0, 0];
    for call in trial.changing_calls() {
        let (board, _) = trial.board();
        let traced = kill_after(&mut trial.command(&board), call.nr, call.occurrence);
        assert_eq!(traced.outcome, Outcome::Killed(9), "after {call:?}: {traced:?}");
        let items = board.items();
        let is_made = items != trial.before.items;
        if is_made {
            assert_same("items", &items, &trial.before.items, &trial.after.items);
        }
        assert!(is_made || traced.stdout.is_empty(), "after {call:?} it was answered and is not there");
        let copy = Disk::of(&board.board()).without(".coordctl/index");
        let without_index = Sandbox::new();
        copy.put(&without_index.board());
        assert_eq!(without_index.items(), items, "after {call:?} the answer depends on the index");
        trial.goes_on(if made[usize::from(is_made)] % 2 == 0 { &board } else { &without_index }, is_made);
        made[usize::from(is_made)] += 1;
    }
    assert!(made[0] >= 3 && made[1] >= 24, "{made:?}");
}

#[test]
fn an_add_that_is_killed_and_repeated_is_made_once() {
    let file = Sandbox::new();
    let path = file.root().join("a.jsonl");
    write(&path, lines(40)).expect("a file can be written");
    let words = ["add", "--from", path.to_str().expect("a path"), "--request-id", "many"];
    let trial = Trial::new(Prepared::new().disk, &words);
    let calls = trial.changing_calls();
    // Behind these the first record is written, and the index has some of the rows.
    for call in &calls[..16] {
        let (board, _) = trial.board();
        let traced = kill_after(&mut trial.command(&board), call.nr, call.occurrence);
        assert_eq!(traced.outcome, Outcome::Killed(9), "after {call:?}: {traced:?}");
        let said = board.run(&trial.words());
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "after {call:?}: {said:?}");
        assert_same("items", &board.items(), &trial.before.items, &trial.after.items);
    }
}

#[test]
fn a_bar_is_shown_to_a_person_while_long_input_is_read() {
    let board = Sandbox::new();
    let shown = |arguments: &'static [&'static str]| {
        let (reader, mut writer) = std::io::pipe().expect("a pipe");
        let mut command = board.command(arguments);
        command.stdin(reader).env("TERM", "xterm");
        let pty = Pty::start_with_stderr(command, 100, 20);
        let feed = std::thread::spawn(move || {
            use std::io::Write;
            let began = std::time::Instant::now();
            writer.write_all(b"type,description\n").expect("it is read");
            while began.elapsed() < std::time::Duration::from_millis(1_500) {
                writer.write_all(b"t,d\n").expect("it is read");
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
        });
        let (code, shown) = pty.end();
        feed.join().expect("everything is read");
        assert_eq!(code, Some(0), "{shown}");
        shown
    };
    assert!(shown(&["add", "--from", "-"]).contains("reading"));
    assert!(!shown(&["add", "--from", "-", "--quiet"]).contains("reading"));
    assert!(!shown(&["add", "--from", "-", "--json"]).contains("reading"));
}
