//! A command that calls coordctl itself.

use super::{NEW, Running, only, run, text};
use crate::sandbox::Sandbox;

#[test]
fn the_command_finds_its_claim_in_its_environment() {
    let board = Sandbox::new();
    let names = ["COORDCTL_WORK_ID", "COORDCTL_FENCE", "AGENT_ID", "COORDCTL_AGENT", "COORDINATION_DIR", "TRACEPARENT"];
    let script: String = names.iter().map(|name| format!("echo ${name};")).collect();
    let said = run(&board, &[], &script);
    let item = only(&board);
    let found: Vec<&str> = said.stdout.lines().collect();
    let dir = board.board().to_string_lossy().into_owned();
    assert_eq!(found[..5], [text(&item["work_item_id"]), &item["fence"].to_string(), "ada", "ada", &dir]);
    let spans = std::fs::read_to_string(board.path("telemetry_spans.jsonl")).expect("spans are written");
    let span = spans.lines().find(|line| line.contains("\"work.run\"")).expect("run has a span");
    let (trace_id, span_id) = found[5].trim_start_matches("00-").trim_end_matches("-01").split_once('-').expect("two");
    assert_eq!(trace_id, text(&item["telemetry"]["trace_id"]));
    assert!(span.contains(trace_id) && span.contains(&format!("\"spanId\":\"{span_id}\"")), "{span}");
}

#[test]
fn the_command_reaches_the_same_board_from_anywhere_as_the_same_agent() {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    let script = "cd / && $COORDCTL progress $COORDCTL_WORK_ID 40 && $COORDCTL heartbeat $COORDCTL_WORK_ID";
    let words = [&["--dir", "agent_coordination", "run"], &NEW[..], &["--", "sh", "-c", script]].concat();
    let mut command = board.command(&words);
    command.env("COORDCTL", crate::sandbox::COORDCTL).env("COORDINATION_DIR", "/nonexistent");
    let output = command.output().expect("coordctl can be started");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(only(&board)["status"], "completed");
}

#[test]
fn what_the_command_has_closed_itself_is_not_closed_again() {
    for (verb, code, status, failures) in [
        ("complete $COORDCTL_WORK_ID mine", 0, "completed", None),
        ("complete $COORDCTL_WORK_ID mine", 5, "completed", None),
        ("release $COORDCTL_WORK_ID", 0, "pending", None),
        ("release $COORDCTL_WORK_ID", 5, "pending", None),
    ] {
        let board = Sandbox::new();
        let said = run(&board, &[], &format!("$COORDCTL {verb} --fence $COORDCTL_FENCE; exit {code}"));
        let item = only(&board);
        assert_eq!((said.code, text(&item["status"])), (code, status), "{verb}: {said:?}");
        assert_eq!(item["failures"].as_u64(), failures, "{verb}: {item}");
        assert!(status == "pending" || item["result"] == "mine", "{verb}: {item}");
        assert!(said.stderr.contains("was closed before"), "{said:?}");
    }
}

#[test]
fn what_the_command_has_given_back_may_be_taken_while_it_ends() {
    let board = Sandbox::new();
    let script = "$COORDCTL release $COORDCTL_WORK_ID && $COORDCTL claim $COORDCTL_WORK_ID --agent bob; exit 6";
    let running = Running::start(&board, &[&NEW[..], &["--ttl", "1h"]].concat(), script);
    let said = running.end();
    let item = only(&board);
    assert_eq!((said.code, &item["agent_id"], &item["status"]), (6, &"bob".into(), &"active".into()), "{said:?}");
}
