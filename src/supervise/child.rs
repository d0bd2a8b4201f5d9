//! A running command: waited for without losing it, signalled as a group, and reaped with what it used.

use super::tail::Tee;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, Signal, kill_process, kill_process_group, pidfd_open, test_kill_process_group};
use std::fmt;
use std::io::{self, Write};
use std::os::fd::OwnedFd;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use wait4::Wait4;

/// How long the end of stderr is waited for once the command has ended.
const LAST_WORDS: Duration = Duration::from_millis(500);
/// How often a group is asked whether anybody is left in it.
const TICK: Duration = Duration::from_millis(10);

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// By itself, with this status.
    Status(i32),
    /// By this signal.
    Signal(i32),
}

impl Exit {
    fn of(status: ExitStatus) -> Self {
        match (status.code(), status.signal()) {
            (Some(code), _) => Exit::Status(code),
            (None, signal) => Exit::Signal(signal.unwrap_or_default()),
        }
    }

    /// The status as a shell tells it: 128 and the signal where one ended the command.
    #[must_use]
    pub fn code(self) -> u8 {
        let code = match self {
            Exit::Status(status) => status,
            Exit::Signal(signal) => 128 + signal,
        };
        u8::try_from(code).unwrap_or(u8::MAX)
    }

    /// Whether the command says that all went well.
    #[must_use]
    pub fn is_success(self) -> bool {
        self == Exit::Status(0)
    }
}

impl fmt::Display for Exit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Exit::Status(status) => write!(f, "exit status {status}"),
            Exit::Signal(signal) => write!(f, "signal {signal}"),
        }
    }
}

/// A command that has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// How.
    pub exit: Exit,
    /// How long it ran.
    pub duration: Duration,
    /// The most memory that it, or one process that it started and waited for, had at once, in bytes.
    pub peak_memory: u64,
    /// The last lines of its stderr.
    pub stderr: Vec<String>,
}

/// Whom a signal reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    pid: Pid,
    /// Whether it shares our process group, as it must to use the terminal; then only the command itself is reached.
    shared: bool,
}

impl Group {
    /// Sends a signal; one that is gone already needs none.
    pub fn signal(self, signal: Signal) {
        let _ = match self.shared {
            true => kill_process(self.pid, signal),
            false => kill_process_group(self.pid, signal),
        };
    }

    fn is_empty(self) -> bool {
        self.shared || test_kill_process_group(self.pid).is_err()
    }
}

/// A command that runs.
#[derive(Debug)]
pub struct Child {
    child: std::process::Child,
    group: Group,
    alive: OwnedFd,
    tee: Tee,
    started: Instant,
}

impl Child {
    /// Starts a command: stdin and stdout are ours, stderr is passed on and its end kept.
    ///
    /// With `shared` it stays in our process group. The thread that calls this must outlive the command where the
    /// command is to die with its parent: to the system the parent is that thread.
    ///
    /// # Errors
    /// The system's answer.
    pub fn start(command: &mut Command, shared: bool) -> io::Result<Self> {
        if !shared {
            command.process_group(0);
        }
        Self::watched(command, shared, io::stderr())
    }

    /// Starts a command in a process group of its own whose stderr is only kept; stdin and stdout are as it says.
    pub(super) fn start_apart(command: &mut Command) -> io::Result<Self> {
        Self::watched(command.process_group(0), false, io::sink())
    }

    /// Our ends of its stdin and stdout, where these are pipes.
    pub(super) fn pipes(&mut self) -> (Option<ChildStdin>, Option<ChildStdout>) {
        (self.child.stdin.take(), self.child.stdout.take())
    }

    fn watched(command: &mut Command, shared: bool, to: impl Write + Send + 'static) -> io::Result<Self> {
        let mut child = command.stderr(Stdio::piped()).spawn()?;
        let pid = Pid::from_child(&child);
        let alive = pidfd_open(pid, PidfdFlags::empty());
        let (Ok(alive), Some(stderr)) = (alive, child.stderr.take()) else {
            child.kill()?;
            child.wait()?;
            return Err(io::Error::other("the command could not be watched"));
        };
        let tee = Tee::start(stderr, to);
        Ok(Child { child, group: Group { pid, shared }, alive, tee, started: Instant::now() })
    }

    /// Whom to send signals. Valid until the command is reaped.
    #[must_use]
    pub fn group(&self) -> Group {
        self.group
    }

    /// Waits until the command has ended or the time is over; says whether it has ended. It is not reaped.
    ///
    /// # Errors
    /// Where the system cannot wait.
    pub fn ended_within(&self, time: Duration) -> io::Result<bool> {
        let limit = Timespec::try_from(time).map_err(io::Error::other)?;
        match poll(&mut [PollFd::new(&self.alive, PollFlags::IN)], Some(&limit)) {
            Ok(count) => Ok(count > 0),
            Err(rustix::io::Errno::INTR) => Ok(false),
            Err(e) => Err(e.into()),
        }
    }

    /// Asks the command and all that it started to end, and after `grace` makes them.
    ///
    /// # Errors
    /// Where the system cannot wait.
    pub fn stop(&self, grace: Duration) -> io::Result<()> {
        self.group.signal(Signal::TERM);
        let started = Instant::now();
        let left = || grace.saturating_sub(started.elapsed());
        while !self.ended_within(left().min(Duration::from_secs(1)))? && !left().is_zero() {}
        if left().is_zero() {
            self.group.signal(Signal::KILL);
        }
        Ok(())
    }

    /// Waits for the end and reaps the command. `leave` is called when its process id is about to become free.
    ///
    /// # Errors
    /// Where the system cannot wait.
    pub fn reap(self, leave: impl FnOnce()) -> io::Result<Ended> {
        while !self.ended_within(Duration::from_secs(3600))? {}
        leave();
        let duration = self.started.elapsed();
        let used = self.child.wait4()?;
        let stderr = self.tee.end(LAST_WORDS);
        Ok(Ended { exit: Exit::of(used.status), duration, peak_memory: used.rusage.maxrss, stderr })
    }
}

impl Group {
    /// Waits until nobody is left in the group of a command that was stopped, at most until `grace` is over, and then
    /// kills who is.
    pub fn clear(self, grace: Duration) {
        let started = Instant::now();
        while !self.is_empty() {
            if started.elapsed() >= grace {
                return self.signal(Signal::KILL);
            }
            std::thread::sleep(TICK);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(script: &str) -> Ended {
        let mut command = Command::new("sh");
        let child = Child::start(command.args(["-c", script]), false).expect("sh can be started");
        child.reap(|| ()).expect("it ends")
    }

    #[test]
    fn how_it_ended_is_told_as_a_shell_tells_it() {
        for (script, exit, code) in [
            ("exit 0", Exit::Status(0), 0),
            ("exit 7", Exit::Status(7), 7),
            ("kill -9 $$", Exit::Signal(9), 137),
            ("kill -TERM $$", Exit::Signal(15), 143),
        ] {
            let ended = run(script);
            assert_eq!((ended.exit, ended.exit.code()), (exit, code), "{script}");
        }
    }

    #[test]
    fn peak_memory_is_that_of_this_command() {
        // More than the tests around it need: until it becomes the command, a new process counts as large as they are.
        let large = run("head -c 400000000 /dev/zero | tail -c 400000000 >/dev/null").peak_memory;
        let small = run("exit 0").peak_memory;
        assert!(large > small + 20_000_000, "{large} against {small}");
    }

    #[test]
    fn who_ignores_the_request_to_end_is_killed_after_a_grace() {
        let mut command = Command::new("sh");
        let script = "trap '' TERM; echo ready >&2; (while :; do sleep 1; done) & while :; do sleep 1; done";
        let child = Child::start(command.args(["-c", script]), false).expect("sh can be started");
        let group = child.group();
        // It has set its trap when it has said so.
        while child.tee.lines().is_empty() {
            assert!(!child.ended_within(Duration::from_millis(1)).expect("one can wait"));
        }
        child.stop(Duration::from_millis(100)).expect("one can wait");
        assert_eq!(child.reap(|| ()).expect("it ends").exit, Exit::Signal(9));
        group.clear(Duration::from_secs(10));
        assert!(group.is_empty(), "what it started lives on");
    }
}
