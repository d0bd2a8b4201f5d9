//! The claude program, with a stand-in that records what it was given and says what a test wants.

use super::HEALTH;
use super::failures::{board, fails};
use crate::sandbox::{Said, Sandbox, eventually};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Stdio;

/// The stand-in: a script in a directory of its own beside the board.
struct Program<'a> {
    board: &'a Sandbox,
}

const RECORDS: &str = r#"#!/bin/sh
dir=$(dirname "$0")
for word in "$@"; do printf '%s\n' "$word"; done > "$dir/argv"
env > "$dir/env"; pwd > "$dir/pwd"; cat > "$dir/stdin"
"#;

impl<'a> Program<'a> {
    /// A program that records what it is given, and then does what `script` says.
    fn new(board: &'a Sandbox, script: &str) -> Self {
        let program = Program { board };
        std::fs::create_dir_all(program.path("")).expect("a directory can be made");
        let file = program.path("claude");
        std::fs::write(&file, format!("{RECORDS}{script}\n")).expect("a file can be written");
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).expect("it can be made executable");
        program
    }

    /// A program that prints an envelope with these fields, and exits with a status.
    fn saying(board: &'a Sandbox, fields: &str, status: i32) -> Self {
        let usage = r#""modelUsage":{"claude-opus-5-5":{"inputTokens":10,"outputTokens":5}}"#;
        let envelope = format!(r#"{{"type":"result",{fields},"total_cost_usd":0.0125,{usage},"session_id":"s-1"}}"#);
        let program = Self::new(board, &format!("cat \"$dir/envelope\"; exit {status}"));
        std::fs::write(program.path("envelope"), envelope).expect("a file can be written");
        program
    }

    fn path(&self, name: &str) -> PathBuf {
        self.board.root().join("bin").join(name)
    }

    fn recorded(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    fn search_path(&self) -> String {
        format!("{}:/usr/bin:/bin", self.path("").display())
    }

    fn ask(&self, environment: &[(&str, &str)], arguments: &[&str]) -> Said {
        let path = self.search_path();
        let environment = [&[("PATH", path.as_str())], environment].concat();
        self.board.run_with(&environment, arguments)
    }
}

fn success() -> String {
    format!(r#""subtype":"success","is_error":false,"result":"words","structured_output":{HEALTH}"#)
}

#[test]
fn the_program_is_given_the_state_on_stdin_and_options_that_exist() {
    // Spans are among the figures: without them two looks are the same within a minute.
    let board = board("[telemetry]\nenabled = false");
    let program = Program::saying(&board, &success(), 0);
    let before = board.json(&["claude", "prompt", "health"]);
    let theirs = [("COORDCTL_WORK_ID", "work_1"), ("COORDCTL_FENCE", "1"), ("API_TIMEOUT_MS", "77"), ("MINE", "1")];
    let said = program.ask(&theirs, &["--json", "claude", "health", "--effort", "low"]);
    assert_eq!(said.code, 0, "{said:?}");
    let report: serde_json::Value = serde_json::from_str(&said.stdout).expect("a document");
    assert_eq!((&report["provider"], &report["usage"]["cost_usd"]), (&"cli".into(), &0.0125.into()));
    assert_eq!(report["answer"]["summary"], "all is well");
    let after = board.json(&["claude", "prompt", "health"]);
    let stdin = program.recorded("stdin");
    assert!([&before, &after].iter().any(|prompt| prompt["user"] == stdin.as_str()), "{stdin}");
    let words = program.recorded("argv");
    for words_in_row in [
        "-p\n--safe-mode\n--output-format\njson\n--tools\n\n--strict-mcp-config\n--no-session-persistence\n",
        "--model\nclaude-opus-5-5\n--json-schema\n{",
        "--effort\nlow\n--max-budget-usd\n2\n",
    ] {
        assert!(words.contains(words_in_row), "{words_in_row:?} is not in {words:?}");
    }
    assert!(!words.contains("board-data"), "the state is an argument: {words}");
    let env = program.recorded("env");
    for set in ["CLAUDE_CODE_DISABLE_ATTACHMENTS=1\n", "CLAUDE_CODE_MAX_RETRIES=4\n", "API_TIMEOUT_MS=77\n", "MINE=1\n"]
    {
        assert!(env.contains(set), "{set:?} is not in {env}");
    }
    assert!(!env.contains("COORDCTL_WORK_ID") && !env.contains("COORDCTL_FENCE"), "{env}");
    assert_eq!(program.recorded("pwd"), "/\n");
}

#[test]
fn the_program_may_be_bare() {
    let board = board("bare = true");
    let program = Program::saying(&board, &success(), 0);
    assert_eq!(program.ask(&[], &["claude", "health"]).code, 0);
    let words = program.recorded("argv");
    assert!(words.contains("--bare\n") && !words.contains("--safe-mode"), "{words}");
}

#[test]
fn what_the_program_says_of_a_failure_goes_before_its_exit_status() {
    let cases: [(&str, i32, i32, &str); 7] = [
        (
            r#""subtype":"success","is_error":true,"api_error_status":401,"result":"Invalid API key""#,
            1,
            20,
            "Invalid API key",
        ),
        (r#""subtype":"success","is_error":true,"result":"Not logged in · Please run /login""#, 1, 20, "/login"),
        (r#""subtype":"success","is_error":true,"stop_reason":"refusal","result":"no""#, 1, 24, "declined"),
        (r#""subtype":"success","is_error":true,"api_error":"max_output_tokens","result":"x""#, 1, 25, "cut off"),
        (
            r#""subtype":"error_max_budget_usd","is_error":true,"errors":["Reached maximum budget"]"#,
            1,
            26,
            "maximum budget",
        ),
        (r#""subtype":"success","is_error":false,"result":"just words""#, 0, 22, "just words"),
        (r#""subtype":"success","is_error":false,"result":"""#, 0, 22, "without the form"),
    ];
    for (fields, status, code, word) in cases {
        let board = board("");
        let program = Program::saying(&board, fields, status);
        fails(&board, code, &[word], || program.ask(&[], &["claude", "health"]));
    }
}

#[test]
fn what_is_no_answer_is_told_with_the_exit_status_and_the_end_of_stderr() {
    let board = board("");
    let program = Program::new(&board, "echo 'first' >&2; echo \"unknown option '--safe-mode'\" >&2; exit 1");
    fails(&board, 21, &["exit status 1", "unknown option '--safe-mode'", "claude update"], || {
        program.ask(&[], &["claude", "health"])
    });
}

/// Whether a process works on, whoever waits for it.
fn is_running(pid: &str) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.trim())).unwrap_or_default();
    stat.rsplit(") ").next().is_some_and(|rest| !rest.is_empty() && !rest.starts_with('Z'))
}

#[test]
fn a_program_that_will_not_end_is_ended_with_what_it_started() {
    let board = board("cli_timeout = \"400ms\"");
    let script = "trap '' TERM; sh -c 'trap \"\" TERM; echo $$ > \"$0/child\"; while :; do sleep 1; done' \"$dir\" &\n\
                  echo $$ > \"$dir/pid\"; while :; do sleep 1; done";
    let program = Program::new(&board, script);
    fails(&board, 23, &["took longer than 400ms", "claude.cli_timeout"], || program.ask(&[], &["claude", "health"]));
    for name in ["pid", "child"] {
        let pid = program.recorded(name);
        eventually("it has ended", || !is_running(&pid));
    }
}

#[test]
fn the_program_dies_with_us() {
    let board = board("");
    let program = Program::new(&board, "echo $$ > \"$dir/pid.new\"; mv \"$dir/pid.new\" \"$dir/pid\"; exec sleep 600");
    let mut command = board.command(&["claude", "health"]);
    command.env("PATH", program.search_path()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("coordctl can be started");
    eventually("the program runs", || program.path("pid").exists());
    let pid = program.recorded("pid");
    assert!(is_running(&pid));
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
    eventually("the program has ended too", || !is_running(&pid));
}

#[test]
fn the_program_is_not_started_where_the_budget_of_the_day_is_spent() {
    let board = board("daily_budget = 0.02");
    let program = Program::saying(&board, &success(), 0);
    for code in [0, 0, 26] {
        let _ = std::fs::remove_file(program.path("argv"));
        let said = program.ask(&[], &["claude", "health", "--fresh"]);
        assert_eq!((said.code, program.path("argv").exists()), (code, code == 0), "{said:?}");
    }
    // It keeps to what is left by itself: 0.02, and then 0.0075.
    assert!(board.json(&["claude", "costs"])["today_usd"].as_f64().is_some_and(|usd| (usd - 0.025).abs() < 1e-9));
}
