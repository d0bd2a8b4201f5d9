//! Texts from elsewhere, questions, streams, and the names of older tools.

use super::{asking, environment};
use crate::claude::messages::{Messages, Step};
use crate::sandbox::{Said, Sandbox};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

const ACTIONS: &str =
    r#"{"actions":[{"action":"mend the build","priority":"high","reason":"it is broken"}],"confidence":0.9}"#;

/// Runs a command with text on its stdin.
fn fed(mut command: Command, text: &str) -> Said {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("coordctl can be started");
    child.stdin.take().expect("a pipe").write_all(text.as_bytes()).expect("it reads");
    Said::of(&child.wait_with_output().expect("it ends"))
}

#[test]
fn a_text_goes_in_and_one_document_comes_out() {
    let (board, api) = (Sandbox::new(), Messages::start([Step::Answer(ACTIONS.to_owned())]));
    let mut command = board.command(&["claude", "pipe", "actions"]);
    command.envs(environment(&api));
    let said = fed(command, "The build is broken. token=sk-ant-api03-AbCdEf0123456789AbCdEf0123456789AbCdEf\n");
    assert_eq!(said.code, 0, "{said:?}");
    let document: Value = serde_json::from_str(&said.stdout).expect("one document");
    assert_eq!(document["actions"][0]["action"], "mend the build");
    assert_eq!((&document["schema"], &document["provider"]), (&json!("coordctl.claude_pipe.v1"), &json!("api")));
    let sent = api.asked()[0].body.to_string();
    assert!(sent.contains("The build is broken.") && !sent.contains("AbCdEf0123456789"), "{sent}");
    assert!(!board.board().exists(), "a filter makes no board");
}

#[test]
fn without_claude_only_work_items_are_analysed_and_anything_else_says_so() {
    let board = Sandbox::new();
    board.ok(&["add", "review", "the parser", "--priority", "critical"]);
    for kind in ["actions", "bottlenecks", "recommendations", "general"] {
        let rows = std::fs::read_to_string(board.path("work_claims.json")).expect("it is there");
        let said = fed(board.command(&["claude", "pipe", kind, "--provider", "local"]), &rows);
        assert_eq!(said.code, 0, "{kind}: {said:?}");
        let document: Value = serde_json::from_str(&said.stdout).expect("one document");
        assert_eq!(document["provider"], "local", "{kind}");
        let said = fed(board.command(&["claude", "pipe", kind, "--provider", "local"]), "The build is broken.");
        assert_eq!((said.code, said.stdout.as_str()), (20, ""), "{kind}: {said:?}");
    }
}

#[test]
fn a_file_is_analysed_into_a_file_which_appears_only_when_the_answer_is_right() {
    let board = Sandbox::new();
    let path = |name: &str| board.root().join(name);
    std::fs::write(path("in.txt"), "The build is broken.").expect("a file can be written");
    let api = Messages::start([Step::Answer("no JSON".to_owned())]);
    let said = asking(&board, &api, &["claude", "enhanced", "actions", "in.txt", "out.json", "1"]);
    assert_eq!((said.code, path("out.json").exists(), api.asked().len()), (22, false, 2), "{said:?}");
    // Wrong, also when corrected; then right.
    let api = Messages::start([Step::Answer("no".into()), Step::Answer("no".into()), Step::Answer(ACTIONS.into())]);
    let said = asking(&board, &api, &["claude", "enhanced", "actions", "in.txt", "out.json"]);
    assert_eq!((said.code, said.stdout.as_str(), api.asked().len()), (0, "", 3), "{said:?}");
    let document: Value = serde_json::from_str(&std::fs::read_to_string(path("out.json")).unwrap()).unwrap();
    assert_eq!(document["actions"][0]["priority"], "high");
    assert_eq!(std::fs::read_dir(board.root()).unwrap().count(), 2, "nothing unfinished is left");
}

#[test]
fn a_stream_tells_what_changes_as_it_changes_and_ends_in_time() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let mut command = board.command(&[
        "--json",
        "claude",
        "stream",
        "all",
        "--for",
        "30s",
        "--every",
        "100ms",
        "--provider",
        "local",
    ]);
    let mut child = command.stdout(Stdio::piped()).spawn().expect("coordctl can be started");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines().map(|line| line.expect("text"));
    board.ok(&["add", "review", "now", "--priority", "critical"]);
    let critical = lines.find(|line| line.contains("is critical, and nobody holds it")).expect("it is told");
    let line: Value = serde_json::from_str(&critical).expect("JSON");
    assert_eq!((&line["severity"], &line["provider"]), (&json!("critical"), &json!("local")));
    board.ok(&["complete", &id, "done", "--agent", "ada"]);
    assert!(lines.any(|line| line.contains(&format!("ada completed {id}"))), "it is told");
    child.kill().expect("it runs");
    let _ = child.wait();
    let said = board.run(&["claude", "stream", "all", "--for", "100ms", "--provider", "local"]);
    assert_eq!(said.code, 0, "{said:?}");
}

#[test]
fn a_stream_asks_claude_again_only_when_the_board_has_changed() {
    let answer = r#"{"observations":[{"severity":"high","text":"ada is busy","work_ids":[],"agent_ids":["ada"]}],"confidence":1}"#;
    let (board, api) = (Sandbox::new(), Messages::start([Step::Answer(answer.to_owned())]));
    board.claim("ada");
    let said = asking(&board, &api, &["claude", "stream", "all", "--for", "1s", "--every", "100ms"]);
    assert_eq!((said.code, api.asked().len()), (0, 1), "{said:?}");
    assert!(said.stdout.contains("ada is busy"), "{said:?}");
    assert!(board.json(&["claude", "reports"])["reports"].as_array().unwrap().iter().all(|line| line["kept"] == 0));
}

#[test]
fn names_of_older_tools_mean_the_same() {
    let board = Sandbox::new();
    board.claim("ada");
    for (old, new) in [("claude-health-analysis", "health"), ("claude-analyze-priorities", "priorities")] {
        let document = board.json(&[old, "--provider", "local"]);
        assert_eq!(document["analysis"], new);
    }
}

#[test]
fn a_question_without_claude_is_answered_with_facts_or_not_at_all() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let document = board.json(&["claude", "ask", &format!("Who has {id}?"), "--provider", "local"]);
    assert!(document["answer"]["answer"].as_str().unwrap().contains("held by ada"), "{document}");
    assert_eq!(document["answer"]["evidence"][0]["work_ids"], json!([id]));
    assert_eq!(board.run(&["claude", "ask", "Why is the sky blue?", "--provider", "local"]).code, 20);
    let said = board.run(&["claude", "health", "--require-claude"]);
    assert_eq!(said.code, 20, "{said:?}");
    assert!(said.stderr.contains("neither ANTHROPIC_API_KEY nor ANTHROPIC_AUTH_TOKEN is set"), "{said:?}");
    let said = board.run(&["--json", "claude", "health"]);
    let report: Value = serde_json::from_str(&said.stdout).expect("JSON");
    assert_eq!(report["provider"], "local");
    assert!(report["reason"].as_str().unwrap().contains("there is no program claude on PATH"), "{report}");
    assert!(said.stderr.contains("no Claude:"), "{said:?}");
    assert_eq!(board.run(&["claude", "health", "--provider", "local", "--require-claude"]).code, 3);
}
