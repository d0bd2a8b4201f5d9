//! `--follow`: spans go on as they come, until a signal.

use super::receiver::{Receiver, Reply};
use super::{append, board_of, export, spans};
use crate::sandbox::{Sandbox, eventually};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use std::process::{Child, Stdio};
use std::time::Duration;

fn follow(board: &Sandbox, words: &[&str]) -> Child {
    let mut command = board.command(&[&["telemetry", "export", "--follow"], words].concat());
    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("coordctl can be started")
}

fn end(mut child: Child, signal: Signal) -> i32 {
    kill(Pid::from_raw(child.id().cast_signed()), signal).expect("it still runs");
    child.wait().expect("it ends").code().unwrap_or(-1)
}

#[test]
fn what_comes_is_sent_on_and_the_export_does_not_keep_itself_busy() {
    let (board, receiver) = (board_of(&spans::made(0, 2, 1)), Receiver::start());
    for (round, signal) in [(0, Signal::SIGTERM), (1, Signal::SIGINT)] {
        let child = follow(&board, &["--endpoint", &receiver.url()]);
        let first = 2 + 3 * round;
        eventually("what was there is sent", || spans::numbers(&receiver.spans()).len() == first);
        append(&board, &spans::made(first, 1, 1));
        eventually("what comes is sent", || spans::numbers(&receiver.spans()).len() == first + 1);
        let turned = format!("telemetry_spans-{:020}.jsonl", 1_900_000_000_000_000_000_u64 + round as u64);
        std::fs::rename(board.path("telemetry_spans.jsonl"), board.path(&turned)).expect("it can be renamed");
        append(&board, &spans::made(first + 1, 2, 1));
        eventually("the new file is read", || spans::numbers(&receiver.spans()).len() == first + 3);
        let requests = receiver.received().len();
        // Nothing tells that it stays quiet but that it does.
        std::thread::sleep(Duration::from_millis(700));
        assert_eq!(receiver.received().len(), requests, "it sends without being given anything");
        assert_eq!(end(child, signal), 0);
    }
    let _ = export(&board, &receiver.url());
    assert_eq!(spans::numbers(&receiver.spans()), (0..8).collect::<Vec<_>>(), "its cursor was not kept");
}

#[test]
fn a_receiver_that_is_away_is_waited_for() {
    let board = board_of(&spans::made(0, 2, 1));
    let address = Receiver::start().address.to_string();
    let mut child = follow(&board, &["--endpoint", &format!("http://{address}")]);
    let stderr = child.stderr.take().expect("a pipe");
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(stderr));
    let line = lines.next().expect("a line").expect("text");
    assert!(line.contains("it is tried again") && line.contains(&address), "{line}");
    let receiver = Receiver::at(&address, |_, _| Reply::ok());
    eventually("it is found", || spans::numbers(&receiver.spans()) == [0, 1]);
    assert_eq!(end(child, Signal::SIGTERM), 0);
}

#[test]
fn an_export_that_is_interrupted_says_so_and_keeps_what_was_sent() {
    let board = board_of(&spans::made(0, 2, 512));
    let receiver = Receiver::answering(|number, _| match number {
        0 => Reply::ok(),
        _ => Reply::json(503, "{}"),
    });
    let mut command = board.command(&["telemetry", "export", "--endpoint", &receiver.url()]);
    let child = command.stderr(Stdio::null()).spawn().expect("coordctl can be started");
    eventually("it is tried again", || receiver.received().len() >= 2);
    assert_eq!(end(child, Signal::SIGINT), 130);
    let cursor = std::fs::read_dir(board.path(".coordctl/export")).expect("cursors").flatten();
    let texts = cursor.filter_map(|entry| std::fs::read_to_string(entry.path()).ok()).collect::<String>();
    let length = spans::made(0, 1, 512).len();
    assert!(texts.contains(&format!("\"offset\":{length}")), "{texts}");
}
