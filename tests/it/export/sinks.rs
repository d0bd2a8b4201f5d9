//! Several sinks at once, files and stdout among them.

use super::receiver::Receiver;
use super::{append, board_of, document, spans};
use crate::sandbox::Said;
use serde_json::Value;

fn sinks(said: &Said) -> Vec<Value> {
    document(said)["sinks"].as_array().cloned().expect("sinks")
}

#[test]
fn a_sink_that_fails_does_not_hold_the_others_back() {
    let board = board_of(&spans::made(0, 4, 300));
    let (good, bad, file) = (Receiver::start(), Receiver::start().address.to_string(), board.root().join("out.jsonl"));
    let (url, away, file) = (good.url(), format!("http://{bad}"), file.to_str().expect("text"));
    let words = [
        "--json",
        "telemetry",
        "export",
        "--endpoint",
        &away,
        "--endpoint",
        &url,
        "--to",
        file,
        "--retry-for",
        "300ms",
    ];
    let said = board.run(&words);
    assert_eq!(said.code, 23, "{said:?}");
    let written = || spans::numbers(&spans::of_lines(&std::fs::read_to_string(file).expect("a file")));
    let all: Vec<usize> = (0..1200).collect();
    assert_eq!((spans::numbers(&good.spans()), written()), (all.clone(), all.clone()));
    let told = sinks(&said);
    assert!(told[0]["retries"].as_u64() >= Some(1) && told[0]["cursor"].is_null(), "{told:?}");
    assert!(told[0]["error"].as_str().expect("an error").contains(&bad), "{told:?}");
    assert!(told[1]["error"].is_null() && told[1]["sent"] == 1200 && told[2]["sent"] == 1200, "{told:?}");
    let late = Receiver::at(&bad, |_, _| super::receiver::Reply::ok());
    let said = board.run(&words);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(spans::numbers(&late.spans()), all, "what was left over was not sent");
    assert_eq!((spans::numbers(&good.spans()).len(), written().len()), (1200, 1200), "something was sent twice");
}

#[test]
fn files_and_stdout_get_the_lines_of_the_board() {
    let board = board_of(&spans::made(0, 3, 2));
    let before = std::fs::read_to_string(board.path("telemetry_spans.jsonl")).expect("there are spans");
    let said = board.run(&["--json", "telemetry", "export", "--to", "-"]);
    assert_eq!((said.code, spans::of_lines(&said.stdout)), (0, spans::of_lines(&before)));
    assert!(said.stderr.contains("coordctl.telemetry_export.v1"), "{said:?}");
    let again = board.run(&["telemetry", "export", "--to", "-"]);
    assert!(spans::numbers(&spans::of_lines(&again.stdout)).is_empty(), "stdout has a cursor too");
    let file = board.root().join("out.jsonl");
    std::fs::write(&file, &before[..50]).expect("a torn line of an export that was killed");
    let _ = board.ok(&["telemetry", "export", "--to", "out.jsonl"]);
    let text = std::fs::read_to_string(&file).expect("a file");
    let (torn, rest) = text.split_once('\n').expect("lines");
    assert_eq!((torn, &spans::of_lines(rest)[..6]), (&before[..50], &spans::of_lines(&before)[..]));
}

#[test]
fn a_file_that_takes_nothing_is_told_and_the_cursor_stays() {
    let board = board_of(&spans::made(0, 1, 1));
    for (path, code) in [("absent/out.jsonl", 42), ("/dev/full", 42), (".", 42), ("/", 3)] {
        let said = board.run(&["telemetry", "export", "--to", path]);
        assert_eq!(said.code, code, "{path}: {said:?}");
        assert!(said.stderr.contains("hint: "), "{path}: {said:?}");
    }
    let itself = board.path("telemetry_spans.jsonl");
    let said = board.run(&["telemetry", "export", "--to", itself.to_str().expect("text")]);
    assert!(said.code == 3 && said.stderr.contains("where the spans come from"), "{said:?}");
    append(&board, &spans::made(1, 1, 1));
    let said = board.run(&["telemetry", "export", "--to", "/dev/full", "--since", "begin"]);
    assert_eq!(said.code, 42, "{said:?}");
}
