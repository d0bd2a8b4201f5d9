//! kill -9 of the wrapper, of its command, and of both.

use super::{NEW, Running, first_attempt, only, runs, text};
use crate::sandbox::{Sandbox, eventually};
use nix::sys::signal::{Signal, kill};
use serde_json::Value;

/// A command that tells its process and works on until it is killed; with a lease of a second.
fn start(board: &Sandbox) -> Running<'_> {
    Running::start(board, &[&NEW[..], &["--ttl", "1s"]].concat(), "echo $$ > pid; exec sleep 600")
}

/// Another agent gets the item, as its second attempt, and the first is on record as expired.
fn check_return(board: &Sandbox) {
    let id = text(&only(board)["work_item_id"]).to_owned();
    eventually("the item comes back", || board.run(&["claim", &id, "--agent", "bob"]).code == 0);
    let item = board.item(&id);
    assert_eq!((&item["agent_id"], &item["attempt"]), (&"bob".into(), &2.into()), "{item}");
    assert_eq!(first_attempt(&item)["outcome"], "expired", "{item}");
}

#[test]
fn when_the_wrapper_is_killed_its_command_dies_and_the_item_comes_back() {
    let board = Sandbox::new();
    let running = start(&board);
    let command = running.process("pid");
    let item = running.item();
    assert_eq!(item["process"]["pid"], running.pid().as_raw(), "{item}");
    running.signal(Signal::SIGKILL);
    assert_eq!(running.end().code, -1);
    eventually("the command dies", || !runs(command));
    check_return(&board);
}

#[test]
fn when_the_command_is_killed_its_attempt_has_failed() {
    let board = Sandbox::new();
    let running = start(&board);
    kill(running.process("pid"), Signal::SIGKILL).expect("it runs");
    let said = running.end();
    assert_eq!(said.code, 137, "{said:?}");
    let item = only(&board);
    let attempt = first_attempt(&item);
    assert_eq!((&item["status"], &attempt["outcome"]), (&"pending".into(), &"failed".into()), "{item}");
    assert_eq!((&attempt["reason"], &attempt["evidence"]["signal"]), (&"signal 9".into(), &9.into()));
    assert_eq!(attempt["evidence"]["exit_status"], Value::Null);
}

#[test]
fn when_both_are_killed_the_item_comes_back() {
    let board = Sandbox::new();
    let running = start(&board);
    let command = running.process("pid");
    // The wrapper stands still, so that it cannot tell of its command's end.
    running.signal(Signal::SIGSTOP);
    kill(command, Signal::SIGKILL).expect("it runs");
    running.signal(Signal::SIGKILL);
    assert_eq!(running.end().code, -1);
    eventually("the command dies", || !runs(command));
    assert_eq!(only(&board)["attempts"], Value::Null, "the wrapper told of it");
    check_return(&board);
}
