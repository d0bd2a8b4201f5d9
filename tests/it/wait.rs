//! Waiting: whatever makes it true ends the wait, and those who wait are in nobody's way.

use crate::bad_input::check_words;
use crate::sandbox::{LIMIT, Said, Sandbox, eventually};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::{read, read_dir, read_link, read_to_string};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Stdio};

/// A process that waits.
struct Waiter(Child);

impl Waiter {
    fn start(board: &Sandbox, arguments: &[&str]) -> Self {
        let mut command = board.command(&[&["--json", "wait"], arguments].concat());
        Waiter(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("coordctl can be started"))
    }

    /// Starts it and waits until it has the journal open.
    fn waiting(board: &Sandbox, arguments: &[&str]) -> Self {
        let mut waiter = Self::start(board, arguments);
        eventually("it looks at the journal", || waiter.has_open("journal/"));
        assert_eq!(waiter.0.try_wait().expect("it can be asked"), None, "{arguments:?} did not wait");
        waiter
    }

    fn pid(&self) -> Pid {
        Pid::from_raw(self.0.id().cast_signed())
    }

    fn has_open(&self, part: &str) -> bool {
        let files = read_dir(format!("/proc/{}/fd", self.0.id())).into_iter().flatten().flatten();
        files.filter_map(|file| read_link(file.path()).ok()).any(|path| path.to_string_lossy().contains(part))
    }

    fn end(mut self) -> Said {
        eventually("the wait ends", || self.0.try_wait().expect("it can be asked").is_some());
        let output = self.0.wait_with_output().expect("it has ended");
        Said {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    fn document(self) -> Value {
        let said = self.end();
        assert_eq!(said.code, 0, "{said:?}");
        serde_json::from_str(&said.stdout).unwrap_or_else(|e| panic!("{e}: {said:?}"))
    }
}

#[test]
fn every_word_is_met_by_what_another_process_does() {
    let board = Sandbox::new();
    let acts: [(&str, &[&str], &str); 4] = [
        ("done", &["complete"], "completed"),
        ("released", &["release"], "pending"),
        ("ready", &["release"], "pending"),
        ("any-change", &["progress", "40", "testing"], "in_progress"),
    ];
    for (word, act, status) in acts {
        let id = board.claim("ada");
        let other = board.claim("bob");
        let waiter = Waiter::waiting(&board, &[&id, "--until", word]);
        let _ = board.ok(&["complete", &other, "--agent", "bob"]);
        let (verb, rest) = act.split_first().expect("a verb");
        let done = board.json(&[&[verb, id.as_str()], rest, &["--agent", "ada"]].concat());
        let met = waiter.document();
        assert_eq!((&met["schema"], &met["until"]), (&"coordctl.wait.v1".into(), &word.into()));
        assert_eq!((&met["work_id"], &met["matched"][0]), (&id.as_str().into(), &id.as_str().into()), "{met}");
        assert_eq!((&met["status"], &met["sequence"]), (&status.into(), &done["sequence"]), "{met}");
        assert_eq!(met["item"]["work_item_id"], id.as_str());
    }
}

#[test]
fn what_holds_already_is_answered_at_once_with_the_id_alone() {
    let board = Sandbox::new();
    let (pending, done, held) = (board.pending(), board.claim("ada"), board.claim("bob"));
    let _ = board.ok(&["complete", &done, "--agent", "ada"]);
    for (id, word) in [(&pending, "ready"), (&pending, "released"), (&done, "done"), (&done, "released")] {
        assert_eq!(board.ok(&["wait", id, "--until", word, "--timeout", "0s"]), *id, "{word}");
    }
    assert_eq!(board.ok(&["wait", "--until", "ready", "--next"]), pending);
    for (id, word) in
        [(&held, "done"), (&held, "ready"), (&held, "released"), (&pending, "done"), (&done, "any-change")]
    {
        assert_eq!(board.run(&["wait", id, "--until", word, "--timeout", "0s"]).code, 23, "{word}");
    }
}

#[test]
fn a_wait_in_vain_ends_in_time_and_says_so() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let wait = ["wait", &id, "--until", "done", "--timeout", "200ms"];
    check_words(&wait, &board.run(&wait), 23, "waited 200ms in vain", "--timeout");
    let said = board.run(&[&["--json"], &wait[..]].concat());
    let error: Value = serde_json::from_str(&said.stderr).expect("an error as JSON");
    assert_eq!((&error["code"], &error["retryable"], said.stdout.as_str()), (&"timed_out".into(), &true.into(), ""));
}

#[test]
fn a_lease_that_ends_is_noticed_though_nobody_writes() {
    let board = Sandbox::new();
    let id = board.ok(&["claim", "a", "b", "--agent", "ada", "--ttl", "1s"]);
    let waits: [&[&str]; 3] =
        [&[&id, "--until", "ready"], &[&id, "--until", "released"], &["--until", "ready", "--next", "--type", "a"]];
    let waiters: Vec<Waiter> = waits.iter().map(|wait| Waiter::waiting(&board, wait)).collect();
    let before = state(&board);
    for waiter in waiters {
        let met = waiter.document();
        assert_eq!((&met["work_id"], &met["status"]), (&id.as_str().into(), &"active".into()), "{met}");
        assert!(met["reason"].as_str().is_some_and(|reason| reason.contains("ended")), "{met}");
    }
    assert_eq!(state(&board), before, "somebody wrote");
}

#[test]
fn a_renewed_lease_goes_on_being_waited_for() {
    let board = Sandbox::new();
    let id = board.ok(&["claim", "a", "b", "--agent", "ada", "--ttl", "1s"]);
    let _ = board.ok(&["heartbeat", &id, "--agent", "ada", "--ttl", "1h"]);
    assert_eq!(board.run(&["wait", &id, "--until", "released", "--timeout", "1200ms"]).code, 23);
    assert_eq!(board.run(&["wait", "--until", "ready", "--next", "--timeout", "0s"]).code, 23);
}

#[test]
fn nobody_misses_a_change_made_while_they_begin_to_wait() {
    let board = Sandbox::new();
    for _ in 0..5 {
        let id = board.claim("ada");
        let sequence = board.json(&["list"])["sequence"].to_string();
        let words = |n: usize| match n % 4 {
            0 => vec![id.as_str(), "--until", "done"],
            1 => vec![&id, "--until", "released"],
            2 => vec![&id, "--until", "any-change", "--since", &sequence],
            _ => vec!["--until", "any-change", "--since", &sequence],
        };
        let mut writer = board.command(&["--quiet", "complete", &id, "--agent", "ada"]);
        let before: Vec<Waiter> = (0..10).map(|n| Waiter::start(&board, &words(n))).collect();
        let mut writer = writer.stdout(Stdio::null()).spawn().expect("coordctl can be started");
        let after: Vec<Waiter> = (0..10).map(|n| Waiter::start(&board, &words(n))).collect();
        for waiter in before.into_iter().chain(after) {
            assert_eq!(waiter.document()["work_id"], id.as_str());
        }
        assert!(writer.wait().expect("it ends").success());
    }
}

#[test]
fn a_cursor_joins_two_waits_without_a_gap() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let first = board.json(&["list"])["sequence"].as_u64().expect("a number");
    for percent in ["10", "20", "30"] {
        let _ = board.ok(&["progress", &id, percent, "--agent", "ada"]);
    }
    let mut since = first;
    for percent in [10, 20, 30] {
        let cursor = since.to_string();
        let met = board.json(&["wait", &id, "--until", "any-change", "--since", &cursor, "--timeout", "0s"]);
        assert_eq!((&met["item"]["progress"], &met["sequence"]), (&percent.into(), &(since + 1).into()));
        since += 1;
    }
    let cursor = since.to_string();
    assert_eq!(board.run(&["wait", "--until", "any-change", "--since", &cursor, "--timeout", "0s"]).code, 23);
}

#[test]
fn the_next_ready_item_is_one_that_fits_and_the_most_urgent() {
    let board = Sandbox::new();
    let give = |arguments: &[&str]| {
        let id = board.ok(&[&["claim", "a", "b", "--agent", "ada"], arguments].concat());
        let _ = board.ok(&["release", &id, "--agent", "ada"]);
        id
    };
    let _ = board.claim("bob");
    let wait = ["--until", "ready", "--next", "--label", "x", "--team", "t", "--type", "a"];
    let waiter = Waiter::waiting(&board, &wait);
    let _ = [give(&[]), give(&["--label", "x"]), give(&["--team", "t", "--label", "y"])];
    let fitting = give(&["--team", "t", "--label", "x", "--label", "y"]);
    assert_eq!(waiter.document()["matched"], serde_json::json!([fitting]));
    let urgent = give(&["--priority", "critical"]);
    assert_eq!(board.ok(&["wait", "--until", "ready", "--next"]), urgent);
}

#[test]
fn a_wait_that_makes_no_sense_is_refused() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let near = format!("{}{}", &id[..id.len() - 1], if id.ends_with('0') { 1 } else { 0 });
    let cases: [(&[&str], i32, &str, &str); 8] = [
        (&[&near, "--until", "done"], 13, &id, "coordctl list"),
        (&[&id, "--until", "dnoe"], 3, "\"dnoe\"", "\"done\""),
        (&[&id, "--until", "done", "--timeout", "soon"], 3, "\"soon\"", "90s"),
        (&["--until", "done"], 3, "no work item is named", "--next"),
        (&["--until", "done", "--next"], 3, "--next", "--until ready --next"),
        (&[&id, "--until", "done", "--since", "1"], 3, "--since", "any-change"),
        (&["--until", "any-change", "--since", "999"], 3, "\"999\"", "answered"),
        (&["--until", "any-change", "--since", "-1"], 3, "\"-1\"", "whole number"),
    ];
    for (arguments, code, message, hint) in cases {
        let verb = [&["wait"], arguments].concat();
        check_words(&verb, &board.run(&verb), code, message, hint);
    }
    assert_eq!(board.run(&["wait", &id, "--until", "ready", "--next"]).code, 2);
    assert_eq!(board.run(&["wait", &id]).code, 2);
    assert_eq!(Sandbox::new().run(&["wait", "--until", "any-change"]).code, 4);
}

#[test]
fn those_who_wait_hold_no_lock_and_write_nothing() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    let before = state(&board);
    let waits: [&[&str]; 4] = [
        &[&id, "--until", "done"],
        &[&id, "--until", "any-change"],
        &["--until", "ready", "--next"],
        &["--until", "any-change"],
    ];
    let waiters: Vec<Waiter> = waits.iter().map(|wait| Waiter::waiting(&board, wait)).collect();
    for waiter in &waiters {
        assert!(!waiter.has_open(".coordctl/lock"), "it has opened the lock");
        kill(waiter.pid(), Signal::SIGSTOP).expect("it can be stopped");
    }
    assert_eq!(state(&board), before, "somebody wrote");
    let _ = board.ok(&["complete", &id, "--agent", "ada", "--lock-timeout", "1s"]);
    let _ = board.pending();
    for waiter in waiters {
        kill(waiter.pid(), Signal::SIGCONT).expect("it can go on");
        assert_eq!(waiter.end().code, 0);
    }
}

#[test]
fn a_signal_ends_a_wait_at_once() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    for signal in [Signal::SIGINT, Signal::SIGTERM] {
        let mut waiter = Waiter::waiting(&board, &[&id, "--until", "done"]);
        kill(waiter.pid(), signal).expect("it can be told");
        let status = waiter.0.wait().expect("it ends");
        assert_eq!(status.signal(), Some(signal as i32));
    }
}

#[test]
fn without_notifications_a_change_is_noticed_too() {
    let board = Sandbox::new();
    let id = board.claim("ada");
    // More than a user may have notifications for: the last ones have to look by themselves.
    let limit =
        read_to_string("/proc/sys/fs/inotify/max_user_instances").ok().and_then(|text| text.trim().parse().ok());
    let count = limit.map_or(140, |limit: usize| limit + 12).min(300);
    let waiters: Vec<Waiter> = (0..count).map(|_| Waiter::start(&board, &[&id, "--until", "done"])).collect();
    eventually("all look at the journal", || waiters.iter().all(|waiter| waiter.has_open("journal/")));
    let _ = board.ok(&["complete", &id, "--agent", "ada"]);
    assert!(LIMIT.as_secs() >= 10);
    for waiter in waiters {
        assert_eq!(waiter.document()["status"], "completed");
    }
}

/// What is in every file of the state, but for the lock's own note.
fn state(board: &Sandbox) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![board.path(".coordctl")];
    while let Some(folder) = folders.pop() {
        for entry in read_dir(&folder).expect("a directory") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                all.insert(name(&path), read(&path).expect("a file"));
            }
        }
    }
    all
}

fn name(path: &Path) -> String {
    path.display().to_string()
}
