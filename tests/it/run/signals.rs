//! Signals reach the command, and those that were ignored stay so.

use super::{NEW, Running, first_attempt, make, only, runs, until};
use crate::sandbox::{COORDCTL, Said, Sandbox, eventually};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use std::process::Stdio;

#[test]
fn signals_are_passed_on() {
    for (name, signal) in [
        ("TERM", Signal::SIGTERM),
        ("INT", Signal::SIGINT),
        ("HUP", Signal::SIGHUP),
        ("QUIT", Signal::SIGQUIT),
        ("USR1", Signal::SIGUSR1),
        ("USR2", Signal::SIGUSR2),
    ] {
        let board = Sandbox::new();
        let script = format!("trap 'echo {name} > caught; exit 7' {name}; echo > ready; {}", until("never"));
        let running = Running::start(&board, &NEW, &script);
        running.file("ready");
        running.signal(signal);
        assert_eq!(running.file("caught"), name);
        assert_eq!(running.end().code, 7, "{name}");
        assert_eq!(first_attempt(&only(&board))["evidence"]["exit_status"], 7, "{name}");
    }
}

#[test]
fn a_signal_reaches_what_the_command_has_started() {
    let board = Sandbox::new();
    let script = "sleep 600 & echo $! > inner; wait";
    let running = Running::start(&board, &NEW, script);
    let inner = running.process("inner");
    running.signal(Signal::SIGTERM);
    let said = running.end();
    assert_eq!(said.code, 143, "{said:?}");
    eventually("what it started ends", || !runs(inner));
    let item = only(&board);
    assert_eq!(first_attempt(&item)["evidence"]["signal"], 15, "{item}");
}

#[test]
fn a_signal_that_was_ignored_from_the_start_stays_ignored() {
    let board = Sandbox::new();
    let script =
        format!("trap '' HUP; exec {COORDCTL} run --type a --description b -- sh -c 'echo > ready; {}'", until("go"));
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &script]).env("COORDINATION_DIR", board.board()).current_dir(board.root());
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("sh can be started");
    eventually("the command runs", || board.root().join("ready").exists());
    kill(Pid::from_raw(i32::try_from(child.id()).expect("a process id")), Signal::SIGHUP).expect("it runs");
    make(&board, "go");
    let said = Said::of(&child.wait_with_output().expect("it ends"));
    assert_eq!((said.code, &only(&board)["status"]), (0, &"completed".into()), "{said:?}");
}
