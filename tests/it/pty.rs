//! A terminal for a test: coordctl writes to it, the test reads what a person would be shown.

use crate::sandbox::LIMIT;
use nix::fcntl::OFlag;
use nix::pty::{PtyMaster, grantpt, posix_openpt, ptsname_r, unlockpt};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::retry_on_intr;
use rustix::termios::{Winsize, tcsetwinsize};
use std::fs::OpenOptions;
use std::io::Write;
use std::process::{Child, Command};
use std::time::Instant;

/// A command with a terminal as its stdout.
pub(crate) struct Pty {
    child: Child,
    screen: PtyMaster,
    shown: String,
}

impl Pty {
    /// Starts a command on a terminal of this size.
    pub(crate) fn start(command: Command, columns: u16, lines: u16) -> Self {
        Self::start_on(command, columns, lines, false, false)
    }

    /// Starts a command with its stderr, too, on a terminal of this size.
    pub(crate) fn start_with_stderr(command: Command, columns: u16, lines: u16) -> Self {
        Self::start_on(command, columns, lines, true, false)
    }

    /// Starts a command that can ask whoever sits at a terminal of this size.
    pub(crate) fn start_asking(command: Command, columns: u16, lines: u16) -> Self {
        Self::start_on(command, columns, lines, true, true)
    }

    /// Types something on the terminal.
    pub(crate) fn type_in(&mut self, text: &str) {
        self.screen.write_all(text.as_bytes()).expect("the terminal takes what is typed");
    }

    fn start_on(mut command: Command, columns: u16, lines: u16, with_stderr: bool, with_stdin: bool) -> Self {
        // Closed in every other command that a test starts: a copy there would keep this terminal open.
        let flags = OFlag::O_RDWR | OFlag::O_NOCTTY | OFlag::O_CLOEXEC;
        let screen = posix_openpt(flags).expect("there is a free terminal");
        grantpt(&screen).and_then(|()| unlockpt(&screen)).expect("the terminal can be used");
        let name = ptsname_r(&screen).expect("the terminal has a name");
        set_size(&screen, columns, lines);
        let other_side = OpenOptions::new().read(true).write(true).open(name).expect("the terminal can be opened");
        if with_stderr {
            command.stderr(other_side.try_clone().expect("the terminal can be opened twice"));
        }
        if with_stdin {
            command.stdin(other_side.try_clone().expect("the terminal can be opened twice"));
        }
        let child = command.stdout(other_side).spawn().expect("coordctl can be started");
        // Our copy of the other side: with it reading would never end.
        drop(command);
        Pty { child, screen, shown: String::new() }
    }

    /// Reads on until something holds of all that was shown.
    pub(crate) fn until(&mut self, what: &str, holds: impl Fn(&str) -> bool) {
        let started = Instant::now();
        while !holds(&self.shown) {
            assert!(started.elapsed() < LIMIT, "in vain: {what}: {:?}", self.shown);
            assert!(self.read(), "the end came before {what}: {:?}", self.shown);
        }
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&self, columns: u16, lines: u16) {
        set_size(&self.screen, columns, lines);
        self.signal(Signal::SIGWINCH);
    }

    /// Sends a signal to the command.
    pub(crate) fn signal(&self, signal: Signal) {
        let pid = Pid::from_raw(i32::try_from(self.child.id()).expect("a process id"));
        kill(pid, signal).expect("the command runs");
    }

    /// Reads to the end: the exit code and all that was shown.
    pub(crate) fn end(mut self) -> (Option<i32>, String) {
        let started = Instant::now();
        while self.read() {
            assert!(started.elapsed() < LIMIT, "there is no end: {:?}", self.shown);
        }
        let status = self.child.wait().expect("the command ends");
        (status.code(), self.shown)
    }

    fn read(&mut self) -> bool {
        let limit = Timespec::try_from(LIMIT).expect("a minute");
        // Signals that other tests meet interrupt this one too.
        let ready = retry_on_intr(|| poll(&mut [PollFd::new(&self.screen, PollFlags::IN)], Some(&limit)));
        let ready = ready.expect("one can wait");
        assert!(ready > 0, "nothing more is shown, and there is no end: {:?}", self.shown);
        let mut bytes = [0; 4096];
        // A terminal that nobody writes to any more ends with an error.
        let count = retry_on_intr(|| rustix::io::read(&self.screen, &mut bytes)).unwrap_or(0);
        self.shown.push_str(&String::from_utf8_lossy(&bytes[..count]));
        count > 0
    }
}

fn set_size(screen: &PtyMaster, columns: u16, lines: u16) {
    let size = Winsize { ws_row: lines, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(screen, size).expect("the terminal takes a size");
}
