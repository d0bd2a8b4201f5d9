//! `run`: a command for a work item. The commands of these tests say where they are by files, and wait for files.

mod board_calls;
mod ends;
mod killed;
mod lease;
mod many;
mod signals;

use crate::sandbox::{COORDCTL, LIMIT, Said, Sandbox, eventually};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::Value;
use std::process::{Child, Stdio};
use std::time::Instant;

/// A `run` on its way.
pub(crate) struct Running<'a> {
    board: &'a Sandbox,
    child: Child,
}

impl<'a> Running<'a> {
    /// Starts `coordctl run` with these arguments and a shell script as its command.
    pub(crate) fn start(board: &'a Sandbox, arguments: &[&str], script: &str) -> Self {
        let words = [&["run"], arguments, &["--", "sh", "-c", script]].concat();
        let mut command = board.command(&words);
        command.env("COORDCTL", COORDCTL).stdout(Stdio::piped()).stderr(Stdio::piped());
        Running { board, child: command.spawn().expect("coordctl can be started") }
    }

    /// The process of coordctl itself.
    pub(crate) fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.child.id()).expect("a process id"))
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill(self.pid(), signal).expect("coordctl runs");
    }

    /// Waits until the command has made a file, and returns what is in it.
    pub(crate) fn file(&self, name: &str) -> String {
        let path = self.board.root().join(name);
        let text = || std::fs::read_to_string(&path).unwrap_or_default();
        eventually(&format!("{name} is written"), || text().ends_with('\n'));
        text().trim_end().to_owned()
    }

    /// The process whose number the command has written to a file.
    pub(crate) fn process(&self, name: &str) -> Pid {
        Pid::from_raw(self.file(name).parse().expect("a process id"))
    }

    /// The item that it works on.
    pub(crate) fn item(&self) -> Value {
        eventually("there is an item", || self.board.items().iter().any(|item| item["status"] == "active"));
        self.board.items().into_iter().find(|item| item["status"] == "active").expect("it is there")
    }

    /// Waits for the end.
    pub(crate) fn end(mut self) -> Said {
        let started = Instant::now();
        while self.child.try_wait().expect("coordctl can be waited for").is_none() {
            assert!(started.elapsed() < LIMIT, "run does not end");
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        Said::of(&self.child.wait_with_output().expect("coordctl ends"))
    }
}

/// Lets a command go on that waits for a file: `until NAME`.
pub(crate) fn make(board: &Sandbox, name: &str) {
    std::fs::write(board.root().join(name), "\n").expect("a file can be written");
}

/// A script that waits for a file.
pub(crate) fn until(name: &str) -> String {
    format!("while [ ! -e {name} ]; do sleep 0.01; done")
}

/// Whether a process still runs; one that nobody has reaped yet does not.
pub(crate) fn runs(pid: Pid) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit_once(") ").is_some_and(|(_, rest)| !rest.starts_with(['Z', 'X']))
}

/// What is known of the first attempt of an item.
pub(crate) fn first_attempt(item: &Value) -> &Value {
    &item["attempts"][0]
}

/// The arguments for a new item.
pub(crate) const NEW: [&str; 6] = ["--type", "test", "--description", "something", "--agent", "ada"];

/// Runs `run` with a new item and a script to its end.
pub(crate) fn run(board: &Sandbox, arguments: &[&str], script: &str) -> Said {
    Running::start(board, &[&NEW, arguments].concat(), script).end()
}

/// The only item of a board.
pub(crate) fn only(board: &Sandbox) -> Value {
    let items = board.items();
    assert_eq!(items.len(), 1, "{items:?}");
    items[0].clone()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}
