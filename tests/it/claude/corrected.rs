//! An answer is judged, corrected once, and paid for twice.

use super::asking;
use super::failures::{board, fails};
use super::messages::{Messages, Step};
use crate::sandbox::{Sandbox, eventually};
use serde_json::{Value, json};
use std::process::Stdio;
use std::time::Duration;

const STRANGER: &str = "work_9999999999999999999";

/// An answer whose evidence names these items and agents.
fn naming(items: &[&str], agents: &[&str]) -> Step {
    let evidence = json!([{ "fact": "it is there", "work_ids": items, "agent_ids": agents }]);
    Step::Answer(json!({ "answer": "so", "evidence": evidence, "confidence": 0.5 }).to_string())
}

/// An answer that gives an item to ada.
fn assigning(id: &str) -> String {
    let one = json!({ "work_id": id, "agent_id": "ada", "reason": "it is free" });
    json!({ "summary": "s", "assignments": [one], "unassigned": [], "confidence": 0.5 }).to_string()
}

/// The lines of the ledger.
fn ledger(board: &Sandbox) -> Vec<Value> {
    let folder = std::fs::read_dir(board.path(".coordctl/costs")).expect("there is a ledger");
    let days = folder.map(|entry| entry.expect("an entry").path()).filter(|path| path.extension().is_some());
    let texts: String = days.map(|day| std::fs::read_to_string(day).expect("it is text")).collect();
    texts.lines().map(|line| serde_json::from_str(line).expect("a line")).collect()
}

#[test]
fn both_calls_of_a_corrected_answer_are_in_its_report_and_in_the_ledger() {
    let board = board("");
    let ask = |steps: &[Step]| {
        let api = Messages::start(steps);
        let said = asking(&board, &api, &["--json", "claude", "ask", "What is late?", "--fresh"]);
        serde_json::from_str::<Value>(&said.stdout).unwrap_or_else(|e| panic!("{e}: {said:?}"))
    };
    let right = naming(&[], &["ada"]);
    let (once, twice) = (ask(std::slice::from_ref(&right)), ask(&[naming(&[STRANGER], &[]), right]));
    for field in ["input_tokens", "output_tokens", "cache_read_tokens", "cache_write_tokens", "cost_usd"] {
        let used = |report: &Value| report["usage"][field].as_f64().expect("a number");
        assert!((used(&twice) - 2.0 * used(&once)).abs() < 1e-9 && used(&once) > 0.0, "{field}: {once} {twice}");
    }
    assert_eq!((&once["corrected"], &twice["corrected"]), (&json!(false), &json!(true)));
    let costs = board.json(&["claude", "costs"]);
    let usd = once["usage"]["cost_usd"].as_f64().expect("a price");
    assert_eq!(costs["total"]["calls"], 3);
    assert!((costs["total"]["cost_usd"].as_f64().expect("a sum") - 3.0 * usd).abs() < 1e-9, "{costs}");
    let allowed: Vec<f64> = ledger(&board)
        .iter()
        .filter(|line| line["outcome"].is_null())
        .map(|line| line["allowed_usd"].as_f64().expect("a sum"))
        .collect();
    assert!(
        allowed.len() == 3 && allowed[2] > allowed[1],
        "the correction's own turns are not reckoned with: {allowed:?}"
    );
}

#[test]
fn a_correction_that_names_another_stranger_is_refused_too() {
    let (board, other) = (board(""), "work_8888888888888888888");
    let api = Messages::start([naming(&[STRANGER], &[]), naming(&[other], &[])]);
    fails(&board, 22, &[other, "also when corrected"], || asking(&board, &api, &["claude", "ask", "Why?"]));
    assert_eq!(ledger(&board).iter().filter(|line| line["outcome"] == "done").count(), 2, "both are paid for");
}

#[test]
fn a_short_id_that_is_not_on_the_board_is_refused_as_well() {
    let board = board("");
    for step in [naming(&["work_7"], &[]), naming(&["ada"], &[]), naming(&[], &["eve"])] {
        let api = Messages::start([step]);
        fails(&board, 22, &["on the board"], || asking(&board, &api, &["claude", "ask", "Why?"]));
    }
}

#[test]
fn what_is_closed_or_retired_may_be_spoken_of() {
    let board = board("");
    let done = board.claim("ada");
    board.ok(&["complete", &done, "--agent", "ada"]);
    let _ = board.ok(&["agent", "register", "eve"]);
    let _ = board.ok(&["agent", "retire", "eve"]);
    let api = Messages::start([naming(&[&done], &["eve"])]);
    let said = asking(&board, &api, &["claude", "ask", "Who did what?"]);
    assert_eq!((said.code, api.asked().len()), (0, 1), "{said:?}");
}

#[test]
fn an_item_that_is_claimed_while_claude_thinks_was_pending_when_it_was_asked() {
    let board = board("");
    let id = board.pending();
    let api = Messages::start([Step::Pings(8, Duration::from_millis(50), assigning(&id))]);
    let mut command = board.command(&["--json", "claude", "assignments"]);
    command.envs(super::environment(&api)).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().expect("coordctl can be started");
    eventually("it is asked", || !api.asked().is_empty());
    board.ok(&["claim", &id, "--agent", "bob"]);
    let said = crate::sandbox::Said::of(&child.wait_with_output().expect("it ends"));
    assert_eq!((said.code, api.asked().len()), (0, 1), "{said:?}");
    // What is asked afterwards is asked of the board as it is then.
    let api = Messages::start([Step::Answer(assigning(&id))]);
    fails(&board, 22, &["is active", "only pending items"], || asking(&board, &api, &["claude", "assignments"]));
}
