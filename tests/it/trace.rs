//! `trace`: where the time of an item went.

use crate::sandbox::{COORDCTL, Sandbox};
use serde_json::Value;
use std::process::Command;

/// The rows of a trace as name, agent and outcome, with their depth.
fn rows(trace: &Value) -> Vec<String> {
    let line = |row: &Value| {
        let text = |field: &str| row[field].as_str().unwrap_or_default().to_owned();
        let words = [row["depth"].to_string(), text("name"), text("who"), text("outcome")];
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    trace["rows"].as_array().expect("rows").iter().map(line).collect()
}

fn elsewhere(trace: &Value) -> Vec<&str> {
    trace["elsewhere"].as_array().expect("rows").iter().filter_map(|row| row["name"].as_str()).collect()
}

#[test]
fn an_open_item_shows_what_has_not_ended() {
    let board = Sandbox::new();
    let id = board.ok(&["add", "test", "to be seen"]);
    let before = board.json(&["trace", &id]);
    assert_eq!((rows(&before)[0].as_str(), &before["trace_id"]), ("0 work.item pending", &Value::Null));
    assert_eq!(elsewhere(&before), ["work.add"]);
    let _ = board.ok(&["claim", &id, "--agent", "ada"]);
    let trace = board.json(&["trace", &id]);
    let expected = ["0 work.item active", "1 work.attempt 1 ada running", "2 work.claim ada done"];
    let found: Vec<String> = rows(&trace).into_iter().filter(|row| row != "1 waiting").collect();
    assert_eq!(found, expected);
    assert_eq!(trace["rows"][0]["ended_ns"], Value::Null);
    assert!(trace["held_ns"].as_u64().is_some_and(|held| held > 0), "it is held until now: {trace}");
    assert_eq!(trace["trace_id"], board.item(&id)["telemetry"]["trace_id"]);
}

#[test]
fn a_closed_item_shows_each_attempt_with_its_commands_and_what_was_refused() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let _ = board.run(&["claim", &id, "--agent", "bob"]);
    let _ = board.ok(&["release", &id, "--agent", "ada"]);
    let _ = board.ok(&["claim", &id, "--agent", "bob"]);
    let _ = board.ok(&["complete", &id, "--agent", "bob"]);
    let trace = board.json(&["trace", &id]);
    let expected = [
        "0 work.item completed",
        "1 work.attempt 1 ada released",
        "2 work.claim ada done",
        "2 work.release ada done",
        "1 work.attempt 2 bob completed",
        "2 work.claim bob done",
        "2 work.complete bob done",
    ];
    let found: Vec<String> = rows(&trace).into_iter().filter(|row| row != "1 waiting").collect();
    assert_eq!(found, expected);
    assert_eq!(trace["elsewhere"][0]["outcome"], "held");
    assert_eq!((&trace["attempts"], &trace["item"]["status"]), (&2.into(), &"completed".into()));
    let held: u64 = trace["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|row| row["sort"] == "attempt")
        .filter_map(|row| Some(row["ended_ns"].as_u64()? - row["started_ns"].as_u64()?))
        .sum();
    assert_eq!(trace["held_ns"], held);
    let read = board.json(&["trace", &id, "--all"]);
    assert!(elsewhere(&read).contains(&"work.trace"), "{read}");
    let steps = board.json(&["trace", &id, "--steps"]);
    assert!(rows(&steps).contains(&"3 store.flush".to_owned()), "{steps}");
    let _ = board.ok(&["telemetry", "rotate", "--now"]);
    assert_eq!(rows(&board.json(&["trace", &id])), rows(&trace), "turned and compressed files are read too");
}

#[test]
fn a_trace_is_found_by_its_id_and_without_the_spans_the_board_still_tells() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let _ = board.ok(&["complete", &id, "--agent", "ada"]);
    let trace = board.item(&id)["telemetry"]["trace_id"].as_str().expect("a trace").to_owned();
    let by_id = board.json(&["trace", &trace.to_uppercase()]);
    assert_eq!(rows(&by_id), rows(&board.json(&["trace", &id])));
    assert_eq!(by_id["item"]["work_id"], id.as_str());
    let spans = std::fs::read_to_string(board.path("telemetry_spans.jsonl")).expect("there are spans");
    let shouted = spans.replace(&trace, &trace.to_uppercase());
    std::fs::write(board.path("telemetry_spans.jsonl"), shouted).expect("they can be written");
    assert_eq!(rows(&board.json(&["trace", &trace])), rows(&by_id), "ids are the same in capital letters");
    std::fs::remove_file(board.path("telemetry_spans.jsonl")).expect("there are spans");
    let bare = board.json(&["trace", &id]);
    assert_eq!(rows(&bare)[0], "0 work.item completed");
}

#[test]
fn items_that_share_the_trace_of_their_caller_are_told_apart() {
    let board = Sandbox::new();
    let caller = [("TRACEPARENT", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")];
    let ids: Vec<String> = ["ada", "bob"]
        .iter()
        .map(|agent| board.run_with(&caller, &["claim", "test", "shared", "--agent", agent]).stdout.trim().to_owned())
        .collect();
    let trace = board.json(&["trace", &ids[1]]);
    assert_eq!(rows(&trace), ["0 work.item active", "1 work.attempt 1 bob running", "2 work.claim bob done"]);
}

#[test]
fn what_is_unknown_is_said() {
    let board = Sandbox::new();
    let _ = board.claim("ada");
    let unknown = board.run(&["trace", "work_1750055888000000000"]);
    assert_eq!(unknown.code, 13, "{unknown:?}");
    let unknown = board.run(&["trace", &"ab".repeat(16)]);
    assert!(unknown.code == 3 && unknown.stderr.contains(&"ab".repeat(16)), "{unknown:?}");
}

#[test]
fn a_line_that_is_no_span_is_counted_and_hides_nothing() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let spans = board.path("telemetry_spans.jsonl");
    let text = std::fs::read_to_string(&spans).expect("there are spans");
    std::fs::write(&spans, format!("{{ \"work_id\": \"{id}\",\n{text}")).expect("it can be written");
    let trace = board.json(&["trace", &id]);
    assert_eq!((&trace["unread"], rows(&trace).len()), (&1.into(), 3));
    assert!(board.ok(&["trace", &id]).contains("1 lines of the files of spans could not be read"));
}

/// What the rows of a waterfall say before the times: what happened, in which order, by whom, and what came of it.
fn columns(text: &str) -> Vec<String> {
    let is_row = |line: &&str| ["work.", "waiting"].iter().any(|name| line.trim_start().starts_with(name));
    // A duration: `12ms`.
    let is_time = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(char::is_alphabetic);
    let words = |line: &str| line.split_whitespace().take_while(|word| !is_time(word)).collect::<Vec<_>>().join(" ");
    text.lines().filter(is_row).map(words).collect()
}

#[test]
fn the_trace_in_the_readme_is_that_of_the_example() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut example = Command::new(root.join("examples/trace.sh"));
    let output = example.env("COORDCTL", COORDCTL).output().expect("sh can be started");
    assert!(output.status.success(), "{output:?}");
    let readme = std::fs::read_to_string(root.join("README.md")).expect("it is there");
    let block = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a trace");
    let said = String::from_utf8_lossy(&output.stdout);
    let (trace, elsewhere) = said.split_once("In the traces of others").expect("somebody was refused");
    assert_eq!(columns(trace), columns(block));
    assert_eq!(columns(elsewhere), ["work.add done", "work.claim held"]);
}
