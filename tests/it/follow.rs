//! The history as a stream: every change once, in order, wherever the reading begins and whatever happens to the journal.

use crate::bad_input::check_words;
use crate::sandbox::{Sandbox, eventually};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs::{read, read_dir, read_link, read_to_string, write};
use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Stdio};

/// A process that follows the board.
pub(crate) struct Follower {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Follower {
    pub(crate) fn start(board: &Sandbox, arguments: &[&str]) -> Self {
        let mut command = board.command(&[&["events", "--follow", "--format", "jsonl"], arguments].concat());
        let mut child = command.stdout(Stdio::piped()).spawn().expect("coordctl can be started");
        let stdout = child.stdout.take().expect("a pipe");
        let fds = format!("/proc/{}/fd", child.id());
        eventually("it looks at the journal", || {
            let files = read_dir(&fds).into_iter().flatten().flatten();
            files.filter_map(|file| read_link(file.path()).ok()).any(|path| path.to_string_lossy().contains("journal/"))
        });
        Follower { child, lines: BufReader::new(stdout).lines() }
    }

    pub(crate) fn take(&mut self, count: usize) -> Vec<Value> {
        let lines = self.lines.by_ref().take(count);
        lines.map(|line| serde_json::from_str(&line.expect("a line")).expect("JSON")).collect()
    }
}

/// A process that stands still; it goes on when this is dropped.
pub(crate) struct Stopped(Pid);

impl Follower {
    /// Lets it stand still.
    pub(crate) fn stop(&self) -> Stopped {
        let pid = Pid::from_raw(self.child.id().cast_signed());
        kill(pid, Signal::SIGSTOP).expect("it can be stopped");
        let stat = format!("/proc/{pid}/stat");
        eventually("it stands still", || read_to_string(&stat).is_ok_and(|text| text.contains(") T ")));
        Stopped(pid)
    }
}

impl Drop for Stopped {
    fn drop(&mut self) {
        let _ = kill(self.0, Signal::SIGCONT);
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A board whose journal is cut into parts of 4 KiB.
pub(crate) fn in_parts() -> Sandbox {
    let board = Sandbox::new();
    let _ = board.ok(&["init"]);
    let path = board.path(".coordctl/format");
    let mut format: Value = serde_json::from_str(&read_to_string(&path).expect("a format")).expect("JSON");
    format["segment_bytes"] = json!(4096);
    write(path, format.to_string()).expect("the format can be written");
    board
}

fn stream(board: &Sandbox, arguments: &[&str]) -> Vec<Value> {
    let text = board.ok(&[&["events", "--format", "jsonl"], arguments].concat());
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn numbers(events: &[Value]) -> Vec<u64> {
    events.iter().map(|event| event["sequence"].as_u64().expect("a number")).collect()
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn a_follower_sees_every_change_of_a_race_once_and_in_order() {
    let board = in_parts();
    let mut followers = [Follower::start(&board, &["--since", "0"]), Follower::start(&board, &[])];
    let mut ids = BTreeSet::new();
    for _ in 0..25 {
        for said in board.race(8, |n| words(&["claim", "race", &format!("work {n}"), "--agent", &format!("a{n}")])) {
            assert_eq!(said.code, 0, "{said:?}");
            ids.insert(said.stdout.trim().to_owned());
        }
    }
    assert_eq!(ids.len(), 200);
    let parts = read_dir(board.path(".coordctl/journal")).expect("a journal").count();
    assert!(parts > 10, "the journal has {parts} parts only");
    for follower in &mut followers {
        let events = follower.take(200);
        let numbers = numbers(&events);
        assert!(numbers.is_sorted_by(|a, b| a < b), "not in order, or twice: {numbers:?}");
        let told: BTreeSet<String> =
            events.iter().map(|event| event["work_id"].as_str().expect("an item").to_owned()).collect();
        assert_eq!(told, ids);
        assert_eq!(stream(&board, &["--since", "0"]), events, "the stream tells it otherwise");
    }
}

#[test]
fn reading_on_from_any_cursor_misses_and_doubles_nothing() {
    let board = in_parts();
    let first = board.claim("ada");
    for n in 0..40 {
        let _ = board.ok(&["progress", &first, &n.to_string(), "--agent", "ada", "--note", &"x".repeat(n * 40 + 1)]);
    }
    let all = stream(&board, &["--since", "0"]);
    assert_eq!(all.len(), 41);
    for (at, event) in all.iter().enumerate() {
        assert_eq!(stream(&board, &["--since", &event["sequence"].to_string()]), all[at + 1..], "from {event}");
    }
    let (mut cursor, mut joined) = ("0".to_owned(), Vec::new());
    loop {
        let some = stream(&board, &["--since", &cursor, "--limit", "7"]);
        let Some(last) = some.last() else { break };
        assert!(some.len() <= 7);
        cursor = last["sequence"].to_string();
        joined.extend(some);
    }
    assert_eq!(joined, all);
    let mut follower = Follower::start(&board, &["--since", &numbers(&all)[20].to_string()]);
    assert_eq!(follower.take(20), all[21..]);
}

#[test]
fn a_line_tells_what_happened_to_which_item() {
    let board = Sandbox::new();
    let (id, other) = (board.claim("ada"), board.claim("bob"));
    let _ = board.ok(&["progress", &id, "40", "testing", "--agent", "ada"]);
    let _ = board.ok(&["complete", &id, "merged", "--agent", "ada"]);
    let mine = stream(&board, &["--work", &id, "--since", "0"]);
    let told = |event: &Value| json!([event["verb"], event["agent"], event["work_id"], event["status"], event["note"]]);
    let expected = [
        json!(["claim", "ada", id, "active", "something to do"]),
        json!(["progress", "ada", id, "testing", "40 % testing"]),
        json!(["complete", "ada", id, "completed", "merged"]),
    ];
    assert_eq!(mine.iter().map(told).collect::<Vec<_>>(), expected);
    assert!(mine.iter().all(|event| event["fence"] == 1 && event["at"].as_str().is_some_and(|at| at.ends_with('Z'))));
    let bobs = stream(&board, &["--agent", "bob", "--since", "0"]);
    assert_eq!((bobs.len(), &bobs[0]["work_id"]), (1, &other.as_str().into()));
    let table = board.json(&["events", "--work", &id, "--limit", "2"]);
    assert_eq!(numbers(table["events"].as_array().expect("a list")), numbers(&mine)[1..]);
    let text = board.ok(&["events", "--since", "2"]);
    assert!(text.lines().all(|line| line.trim_start().starts_with(['3', '4'])) && text.lines().count() == 2, "{text}");
}

#[test]
fn damage_costs_what_it_hit_and_nothing_behind_it() {
    let board = in_parts();
    let id = board.claim("ada");
    for n in 0..30 {
        let _ = board.ok(&["progress", &id, &n.to_string(), "--agent", "ada"]);
    }
    let all = stream(&board, &["--since", "0"]);
    for (part, part_of_it) in [("00000002.jsonl", 4), ("00000002.jsonl", 1), ("00000001.jsonl", 2)] {
        let copy = board.copy();
        let path = copy.path(".coordctl/journal").join(part);
        let mut bytes = read(&path).expect("a part");
        let used = bytes.iter().rposition(|&byte| byte != 0).expect("records");
        let hole = used - used / part_of_it;
        // A hole of a few hundred bytes: in the middle, at the beginning, or at the end, where the part is ended.
        bytes[hole..(hole + 200).min(used + 1)].fill(0);
        write(&path, bytes).expect("a part can be written");
        let left = stream(&copy, &["--since", "0"]);
        assert!(left.len() >= all.len() - 2 && left.len() < all.len() + 1, "{} of {}", left.len(), all.len());
        assert!(left.iter().all(|event| all.contains(event)) && numbers(&left).is_sorted_by(|a, b| a < b));
        assert_eq!(left.last(), all.last(), "what is behind the damage is missing");
        let mut follower = Follower::start(&copy, &["--since", "0"]);
        let _ = copy.ok(&["progress", &id, "99", "--agent", "ada"]);
        let followed = follower.take(left.len() + 1);
        assert_eq!(followed[..left.len()], left);
        assert_eq!(followed[left.len()]["note"], "99 % in_progress");
    }
}

#[test]
fn who_follows_ends_quietly_when_nobody_reads_any_more() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    for writes in [true, false] {
        let mut follower = Follower::start(&board, &["--since", "0"]);
        assert_eq!(follower.take(1).len(), 1);
        let mut child = std::mem::replace(
            &mut follower.child,
            board.command(&["where"]).stdout(Stdio::null()).spawn().expect("starts"),
        );
        drop(follower);
        if writes {
            let _ = board.ok(&["progress", &id, "50", "--agent", "ada"]);
        }
        eventually("it ends", || child.try_wait().expect("it can be asked").is_some());
        assert_eq!(child.wait().expect("it has ended").code(), Some(0));
    }
}

#[test]
fn a_stream_that_makes_no_sense_is_refused() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let near = format!("{}{}", &id[..id.len() - 1], if id.ends_with('0') { 1 } else { 0 });
    let cases: [(&[&str], i32, &str, &str); 5] = [
        (&["--since", "99"], 3, "\"99\"", "answered"),
        (&["--since", "x"], 3, "\"x\"", "whole number"),
        (&["--format", "json"], 3, "\"json\"", "\"jsonl\""),
        (&["--work", &near], 13, &id, "coordctl list"),
        (&["--agent", "a b\n"], 3, "is no agent", ""),
    ];
    for (arguments, code, message, hint) in cases {
        let verb = [&["events"], arguments].concat();
        check_words(&verb, &board.run(&verb), code, message, hint);
    }
}
