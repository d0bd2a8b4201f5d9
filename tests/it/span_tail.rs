//! The newest spans, and those that come: each once, also where the file is turned under the reader.

use crate::sandbox::{Sandbox, eventually};
use crate::span_fixture::{Fixed, MS, START, claims, line, operation, packed};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs::{OpenOptions, read_dir, read_link, rename, write};
use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdout, Stdio};

/// A board that leaves no spans of its own.
fn silent() -> Sandbox {
    let board = Sandbox::new();
    assert_eq!(board.run(&["init"]).code, 0);
    write(board.path("coordctl.toml"), "[telemetry]\nenabled = false\n").expect("a file can be written");
    std::fs::remove_file(board.path("telemetry_spans.jsonl")).expect("init left a span");
    board
}

fn append(board: &Sandbox, text: &str) {
    let file = OpenOptions::new().create(true).append(true).open(board.path("telemetry_spans.jsonl"));
    file.and_then(|mut file| file.write_all(text.as_bytes())).expect("a file can be written");
}

fn tail(board: &Sandbox, arguments: &[&str]) -> Vec<Value> {
    let text = board.ok(&[&["--json", "telemetry", "tail"], arguments].concat());
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn took(spans: &[Value]) -> Vec<f64> {
    spans.iter().map(|span| span["duration_ms"].as_f64().expect("a number")).collect()
}

/// A process that follows the spans.
struct Follower {
    child: Child,
    /// `None` once nobody reads.
    lines: Option<Lines<BufReader<ChildStdout>>>,
}

impl Follower {
    fn start(board: &Sandbox) -> Self {
        let mut command = board.command(&["--json", "telemetry", "tail", "-f", "-n", "0"]);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("coordctl can be started");
        let stdout = child.stdout.take().expect("a pipe");
        let fds = format!("/proc/{}/fd", child.id());
        eventually("it is told of changes", || {
            let files = read_dir(&fds).into_iter().flatten().flatten();
            files.filter_map(|file| read_link(file.path()).ok()).any(|path| path.to_string_lossy().contains("inotify"))
        });
        Follower { child, lines: Some(BufReader::new(stdout).lines()) }
    }

    fn take(&mut self, count: usize) -> Vec<Value> {
        let lines = self.lines.as_mut().expect("somebody reads").take(count);
        lines.map(|line| serde_json::from_str(&line.expect("a line")).expect("JSON")).collect()
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_newest_are_shown_in_order_across_files_of_every_kind() {
    let board = silent();
    let of = |numbers: std::ops::Range<u64>| -> String {
        numbers.map(|n| line(&[operation("work.claim", n, n * MS)])).collect()
    };
    write(board.path(&format!("telemetry_spans-{START:020}.jsonl.gz")), packed(&of(1..4))).expect("written");
    write(board.path(&format!("telemetry_spans-{:020}.jsonl", START + 1)), of(4..7)).expect("written");
    append(&board, &of(7..10));
    for count in 0..11 {
        let expected: Vec<f64> = (1..10).rev().take(count).map(f64::from).collect();
        let mut shown = took(&tail(&board, &["-n", &count.to_string()]));
        shown.reverse();
        assert_eq!(shown, expected, "the newest {count}");
    }
    assert_eq!(took(&tail(&board, &["--where", "operation=claim", "-n", "2"])), [8.0, 9.0]);
}

#[test]
fn a_rare_span_is_found_far_from_the_end_of_a_large_file() {
    let board = silent();
    let rare = Fixed { error: "held", ..operation("work.show", 1, 7 * MS) };
    append(&board, &line(&[rare]));
    let common = line(&[operation("work.list", 2, MS)]).repeat(4000);
    assert!(common.len() > 1 << 20, "more than is read at first");
    append(&board, &common);
    let found = tail(&board, &["--where", "error=held"]);
    assert_eq!((took(&found), &found[0]["error"]), (vec![7.0], &"held".into()));
    assert_eq!(tail(&board, &[]).len(), 20);
}

#[test]
fn a_span_is_shown_with_who_what_and_how_it_ended() {
    let board = silent();
    let attributes = &[("coordctl.agent.id", "ada"), ("coordctl.work.id", "work_7"), ("coordctl.outcome", "refused")];
    let claim = Fixed { error: "held", attributes, ..operation("work.claim", 1, 1_240_000) };
    let lock = Fixed { name: "store.lock", number: 2, parent: 1, error: "", attributes: &[], ..claim };
    append(&board, &(line(&[claim, lock]) + "garbled\n"));
    let shown = board.ok(&["telemetry", "tail"]);
    assert_eq!(shown, "2025-06-16 06:38:08Z  1.24ms  work.claim      work_7                    ada  error: held");
    assert_eq!(board.ok(&["telemetry", "tail", "--steps"]).lines().count(), 2);
    let object = json!({
        "ended_at": "2025-06-16T06:38:08.002240000Z", "operation": "work.claim", "duration_ms": 1.24, "failed": true,
        "work_id": "work_7", "agent": "ada", "team": null, "outcome": "refused", "error": "held", "message": "held",
        "trace_id": format!("{:032x}", 1), "span_id": format!("{:016x}", 1), "parent_span_id": null,
        "attributes": { "coordctl.agent.id": { "stringValue": "ada" }, "coordctl.work.id": { "stringValue": "work_7" },
            "coordctl.outcome": { "stringValue": "refused" }, "error.type": { "stringValue": "held" } },
    });
    assert_eq!(tail(&board, &[]), [object]);
}

#[test]
fn a_follower_loses_and_doubles_nothing_while_the_file_is_turned() {
    let board = silent();
    append(&board, &claims());
    let mut follower = Follower::start(&board);
    let mut expected = Vec::new();
    for n in 1..=300_u64 {
        append(&board, &line(&[operation("work.claim", n, n * MS)]));
        expected.push(n as f64);
        if n % 40 == 0 {
            let turned = board.path(&format!("telemetry_spans-{:020}.jsonl", START + n));
            rename(board.path("telemetry_spans.jsonl"), &turned).expect("a file can be renamed");
        }
        if n % 100 == 0 {
            // It may be in the midst of anything.
            assert_eq!(took(&follower.take(100)), expected[(n - 100) as usize..]);
        }
    }
}

#[test]
fn a_follower_sees_what_commands_do() {
    let board = Sandbox::new();
    let _ = board.claim("maker");
    let mut follower = Follower::start(&board);
    let ids: BTreeSet<String> = (0..3).map(|_| board.claim("ada")).collect();
    let id = |span: &Value| span["work_id"].as_str().expect("an item").to_owned();
    let seen: BTreeSet<String> = follower.take(3).iter().map(id).collect();
    assert_eq!(seen, ids);
}

#[test]
fn a_follower_ends_when_nobody_reads_any_more() {
    let board = Sandbox::new();
    let _ = board.claim("maker");
    let mut follower = Follower::start(&board);
    follower.lines = None;
    eventually("it ends", || follower.child.try_wait().expect("a child").is_some());
}
