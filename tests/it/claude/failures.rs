//! Every way in which the API may fail: message, exit code, and a board that is as it was.

use super::messages::{Messages, Step};
use super::stream::USED;
use super::{HEALTH, asking};
use crate::sandbox::{Said, Sandbox};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A pause that no test notices.
const SOON: &str = "retry-after-ms: 20\r\n";

/// A board with an item, and settings for Claude.
pub(super) fn board(settings: &str) -> Sandbox {
    let board = Sandbox::new();
    board.claim("ada");
    std::fs::write(board.path("coordctl.toml"), format!("[claude]\n{settings}\n")).expect("a file can be written");
    board
}

/// Every file that holds work: the journal, the public files, and what analyses leave.
fn work(board: &Sandbox) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for folder in [board.board(), board.path(".coordctl/journal")] {
        for entry in std::fs::read_dir(folder).expect("a directory can be listed") {
            let path = entry.expect("an entry").path();
            if path.is_file() && !path.ends_with("telemetry_spans.jsonl") {
                files.push((path.clone(), std::fs::read(path).expect("a file can be read")));
            }
        }
    }
    files.sort();
    files
}

/// Asks for an analysis that must fail so, and leave all work as it was.
pub(super) fn fails(board: &Sandbox, code: i32, words: &[&str], ask: impl FnOnce() -> Said) {
    let before = work(board);
    assert!(before.iter().any(|(path, _)| path.parent().is_some_and(|folder| folder.ends_with("journal"))));
    let said = ask();
    assert_eq!((said.code, said.stdout.as_str()), (code, ""), "{words:?}: {said:?}");
    for word in words {
        assert!(said.stderr.contains(word), "{word:?} is not in {said:?}");
    }
    assert_eq!(work(board), before, "{words:?}: the board is another one, or a report was left");
}

fn one(steps: &[Step], code: i32, requests: usize, words: &[&str]) {
    let (board, api) = (board("retries = 2"), Messages::start(steps));
    fails(&board, code, words, || asking(&board, &api, &["claude", "health"]));
    assert_eq!(api.asked().len(), requests, "{words:?}");
}

#[test]
fn what_does_not_pass_is_told_at_once() {
    let error = Step::error;
    one(
        &[error(401, "authentication_error", "invalid x-api-key")],
        20,
        1,
        &["401 Unauthorized", "req_", "invalid x-api-key", "ANTHROPIC_API_KEY"],
    );
    one(&[error(403, "permission_error", "no")], 20, 1, &["403 Forbidden"]);
    one(&[error(404, "not_found_error", "model: x")], 20, 1, &["404 Not Found", "claude-opus-5-5", "--model"]);
    one(&[error(400, "invalid_request_error", "bad\u{1b}[2J")], 21, 1, &["400 Bad Request", "bad\\u{1b}[2J"]);
    one(&[error(413, "request_too_large", "big")], 21, 1, &["413", "digest_tokens"]);
    let limit = "retry-after: 600\r\n";
    one(
        &[Step::error_with(429, "rate_limit_error", "slow", limit)],
        20,
        1,
        &["429 Too Many Requests", "left alone for 10m"],
    );
}

#[test]
fn what_may_pass_is_asked_for_again_and_then_told() {
    one(
        &[Step::error_with(429, "rate_limit_error", "slow down", SOON)],
        20,
        3,
        &["429 Too Many Requests", "slow down", "asked again 2 times"],
    );
    one(
        &[Step::error_with(500, "api_error", "oh", SOON)],
        20,
        3,
        &["500 Internal Server Error", "asked again in 100ms"],
    );
    one(&[Step::error_with(529, "overloaded_error", "Overloaded", SOON)], 20, 3, &["529 Overloaded"]);
}

#[test]
fn an_overloaded_api_that_recovers_gives_its_answer() {
    let overloaded = Step::error_with(529, "overloaded_error", "Overloaded", SOON);
    let api = Messages::start([overloaded.clone(), overloaded, Step::Answer(HEALTH.to_owned())]);
    let board = board("");
    let said = asking(&board, &api, &["claude", "health"]);
    assert_eq!((said.code, api.asked().len()), (0, 3), "{said:?}");
    assert_eq!(said.stderr.matches("asked again in").count(), 2, "{said:?}");
}

#[test]
fn the_pause_that_the_api_asks_for_is_kept() {
    let slow = Step::error_with(429, "rate_limit_error", "slow", "Retry-After: 1\r\n");
    let (board, api) = (board(""), Messages::start([slow, Step::Answer(HEALTH.to_owned())]));
    let began = Instant::now();
    let said = asking(&board, &api, &["claude", "health"]);
    assert!(said.code == 0 && began.elapsed() >= Duration::from_secs(1), "{said:?} in {:?}", began.elapsed());
    assert!(said.stderr.contains("asked again in 1s"), "{said:?}");
}

#[test]
fn a_connection_that_is_lost_before_an_answer_is_tried_again() {
    let (board, api) = (board(""), Messages::start([Step::Hangup, Step::Answer(HEALTH.to_owned())]));
    let said = asking(&board, &api, &["claude", "health"]);
    assert_eq!((said.code, api.asked().len()), (0, 2), "{said:?}");
}

#[test]
fn nobody_at_the_address_is_told() {
    let gone = Messages::start([Step::Silence]).url();
    let board = board("retries = 0");
    let environment = [("ANTHROPIC_BASE_URL", gone.as_str()), ("ANTHROPIC_API_KEY", "k-of-no-use")];
    fails(&board, 20, &["was not reached", "refused"], || board.run_with(&environment, &["claude", "health"]));
}

#[test]
fn an_answer_that_has_no_good_end_is_none() {
    one(&[Step::Refusal], 24, 1, &["declined", "This asks for what I do not do."]);
    one(&[Step::Ended("max_tokens", "{\"summ".to_owned())], 25, 1, &["limit of its tokens", "claude.max_tokens"]);
    one(&[Step::Ended("model_context_window_exceeded", "{".to_owned())], 25, 1, &["can hold"]);
    one(&[Step::Answer(String::new())], 22, 1, &["empty"]);
}

#[test]
fn an_answer_that_breaks_off_is_none_is_not_asked_for_again_and_is_paid_for() {
    let half = &HEALTH[..30];
    // The whole of an answer without the end of its message is none either.
    one(&[Step::Short(HEALTH.to_owned())], 21, 1, &["broke off before its end"]);
    one(&[Step::ErrorAfter(half.to_owned())], 21, 1, &["broke off", "Overloaded"]);
    let (board, api) = (board(""), Messages::start([Step::Cut(half.to_owned())]));
    fails(&board, 21, &["broke off before its end"], || asking(&board, &api, &["claude", "health"]));
    assert_eq!(api.asked().len(), 1);
    let [input, written, read, _] = USED;
    // One token of the answer was counted at its beginning.
    let usd = (input as f64 * 4.0 + written as f64 * 5.0 + read as f64 * 0.4 + 20.0) / 1e6;
    let costs = board.json(&["claude", "costs"]);
    let told = costs["total"]["cost_usd"].as_f64().expect("a cost");
    assert!((told - usd).abs() < 1e-9, "{costs}: {usd}");
}

#[test]
fn an_answer_of_the_wrong_form_is_asked_for_once_more() {
    one(&[Step::Answer("I think {all} is well".to_owned())], 22, 2, &["no JSON document", "also when corrected"]);
    one(&[Step::Answer("{\"summary\": \"x\"}".to_owned())], 22, 2, &["does not fit the schema"]);
}

/// The answer to a question that names an item.
fn naming(id: &str) -> Step {
    let evidence = serde_json::json!([{"fact": "it is there", "work_ids": [id], "agent_ids": []}]);
    Step::Answer(serde_json::json!({"answer": "so", "evidence": evidence, "confidence": 0.5}).to_string())
}

#[test]
fn an_answer_that_names_what_is_not_there_is_corrected_or_refused() {
    let board = board("");
    let id = board.items()[0]["id"].as_str().or(board.items()[0]["work_item_id"].as_str()).expect("an id").to_owned();
    let stranger = "work_9999999999999999999";
    let api = Messages::start([naming(stranger), naming(&id)]);
    let said = asking(&board, &api, &["--json", "claude", "ask", "What is late?"]);
    assert_eq!(said.code, 0, "{said:?}");
    let report: serde_json::Value = serde_json::from_str(&said.stdout).expect("a document");
    assert_eq!((&report["corrected"], &report["answer"]["evidence"][0]["work_ids"][0]), (&true.into(), &id.into()));
    let turns = api.asked()[1].body["messages"].as_array().cloned().expect("turns");
    assert_eq!((turns.len(), &turns[1]["role"]), (3, &"assistant".into()));
    assert!(turns[1]["content"].to_string().contains(stranger), "{turns:?}");
    assert!(turns[2]["content"].to_string().contains("there is no work item"), "{turns:?}");
    let api = Messages::start([naming(stranger)]);
    fails(&board, 22, &[stranger, "also when corrected"], || {
        asking(&board, &api, &["claude", "ask", "Why?", "--fresh"])
    });
    assert_eq!(api.asked().len(), 2);
}

#[test]
fn silence_ends_the_wait_and_pings_do_not() {
    let board = board("silence_timeout = \"300ms\"");
    for silence in [Step::Silence, Step::SilenceAfter(HEALTH[..30].to_owned())] {
        let api = Messages::start([silence]);
        let began = Instant::now();
        fails(&board, 23, &["was silent for 300ms", "claude.silence_timeout"], || {
            asking(&board, &api, &["claude", "health"])
        });
        assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
        assert_eq!(api.asked().len(), 1, "it is asked again");
    }
    let api = Messages::start([Step::Pings(8, Duration::from_millis(100), HEALTH.to_owned())]);
    let began = Instant::now();
    let said = asking(&board, &api, &["claude", "health"]);
    assert!(said.code == 0 && began.elapsed() > Duration::from_millis(700), "{said:?}");
}

#[test]
fn redirects_take_no_key_anywhere() {
    let elsewhere = Messages::start([Step::Answer(HEALTH.to_owned())]);
    let headers = format!("Location: {}/v1/messages\r\n", elsewhere.url());
    let moved = Step::Status(307, headers, String::new());
    one(&[moved], 20, 1, &["307 Temporary Redirect", "redirects are not followed"]);
    assert!(elsewhere.asked().is_empty());
}

#[test]
fn what_is_no_stream_is_no_answer() {
    one(&[Step::Status(200, String::new(), "{}".to_owned())], 21, 1, &["application/json", "ANTHROPIC_BASE_URL"]);
}
