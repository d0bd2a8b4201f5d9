//! A command that is given a text and asked for another one, within a time, and of which nothing is left behind.

use super::{Child, Ended};
use std::io::{self, Read, Write};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How far a command may go.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How long it may take.
    pub time: Duration,
    /// How long it has between the request to end and the kill.
    pub grace: Duration,
    /// How much of its stdout is kept, in bytes; the rest is read and forgotten.
    pub bytes: usize,
}

/// What a command said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// How it ended; its stderr was not passed on.
    pub ended: Ended,
    /// Its stdout, as far as it was kept.
    pub stdout: Vec<u8>,
    /// Whether that is all of it.
    pub is_whole: bool,
    /// Whether it ended in time, by itself.
    pub in_time: bool,
}

/// How long the end of stdout is waited for once the command has ended.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// Runs a command in a process group of its own, gives it `input`, and waits for its end or for the end of its time.
/// Whoever is left in the group then is ended too.
///
/// # Errors
/// Where the command cannot be started or waited for.
pub fn converse(command: &mut Command, input: Vec<u8>, limits: Limits) -> io::Result<Said> {
    let mut child = Child::start_apart(command.stdin(Stdio::piped()).stdout(Stdio::piped()))?;
    let group = child.group();
    let (stdin, stdout) = child.pipes();
    if let Some(stdin) = stdin {
        // A command that reads nothing, or not all, is none of our concern.
        std::thread::spawn(move || write(stdin, &input));
    }
    let kept = stdout.map(|stdout| Kept::start(stdout, limits.bytes));
    let in_time = waited(&child, limits.time)?;
    if !in_time {
        child.stop(limits.grace)?;
    }
    let ended = child.reap(|| ())?;
    group.signal(rustix::process::Signal::TERM);
    group.clear(limits.grace);
    let (stdout, is_whole) = kept.map(|kept| kept.end(LAST_WORDS)).unwrap_or_default();
    Ok(Said { ended, stdout, is_whole, in_time })
}

/// Whether a command ends within a time.
fn waited(child: &Child, time: Duration) -> io::Result<bool> {
    let started = Instant::now();
    loop {
        let left = time.saturating_sub(started.elapsed());
        if child.ended_within(left.min(Duration::from_secs(60)))? {
            return Ok(true);
        }
        if left.is_zero() {
            return Ok(false);
        }
    }
}

fn write(mut stdin: ChildStdin, input: &[u8]) {
    let _ = stdin.write_all(input);
}

/// A stream whose beginning is kept, by a thread of its own.
struct Kept {
    bytes: Arc<Mutex<(Vec<u8>, bool)>>,
    thread: JoinHandle<()>,
}

impl Kept {
    fn start(mut from: ChildStdout, most: usize) -> Self {
        let bytes = Arc::new(Mutex::new((Vec::new(), true)));
        let shared = Arc::clone(&bytes);
        let thread = std::thread::spawn(move || {
            let mut piece = [0; 8192];
            loop {
                let read = match from.read(&mut piece) {
                    Ok(0) => return,
                    Ok(count) => piece.get(..count).unwrap_or_default(),
                    Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                    Err(_) => return,
                };
                let mut kept = shared.lock().unwrap_or_else(PoisonError::into_inner);
                let room = most.saturating_sub(kept.0.len());
                kept.1 &= read.len() <= room;
                kept.0.extend_from_slice(read.get(..room).unwrap_or(read));
            }
        });
        Kept { bytes, thread }
    }

    /// What was kept, and whether it is all: who keeps the stream open after the command's end is not waited for long.
    fn end(self, patience: Duration) -> (Vec<u8>, bool) {
        let started = Instant::now();
        while !self.thread.is_finished() && started.elapsed() < patience {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::mem::take(&mut *self.bytes.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Exit;
    use super::*;
    use rustix::process::{Pid, test_kill_process};

    const LIMITS: Limits = Limits { time: Duration::from_secs(60), grace: Duration::from_millis(200), bytes: 1 << 20 };

    fn sh(script: &str, input: &[u8], limits: Limits) -> Said {
        let mut command = Command::new("sh");
        converse(command.args(["-c", script]), input.to_vec(), limits).expect("sh can be started")
    }

    #[test]
    fn much_is_said_on_both_sides_at_once() {
        let input = vec![b'x'; 3 << 20];
        let said = sh("cat; echo end >&2; exit 3", &input, Limits { bytes: 4 << 20, ..LIMITS });
        assert_eq!((said.stdout.len(), said.is_whole, said.in_time), (3 << 20, true, true));
        assert_eq!((said.ended.exit, said.ended.stderr), (Exit::Status(3), vec!["end".to_owned()]));
        let cut = sh("cat", &input, Limits { bytes: 1000, ..LIMITS });
        assert_eq!((cut.stdout.len(), cut.is_whole, cut.ended.exit), (1000, false, Exit::Status(0)));
    }

    #[test]
    fn who_reads_nothing_is_not_waited_for() {
        let said = sh("exec <&-; echo done", &vec![b'x'; 3 << 20], LIMITS);
        assert_eq!((said.stdout.as_slice(), said.ended.exit), (&b"done\n"[..], Exit::Status(0)));
    }

    #[test]
    fn who_ignores_the_request_to_end_is_killed_with_all_that_it_started() {
        let script = "trap '' TERM; sh -c 'trap \"\" TERM; echo $$; while :; do sleep 1; done' & \
                      while :; do sleep 1; done";
        let said = sh(script, b"", Limits { time: Duration::from_millis(500), ..LIMITS });
        assert_eq!((said.in_time, said.ended.exit), (false, Exit::Signal(9)));
        let text = String::from_utf8(said.stdout).expect("text");
        let pid = Pid::from_raw(text.trim().parse().expect("the number of a process")).expect("a process");
        // It may be waited for by nobody for a moment longer.
        let started = Instant::now();
        while test_kill_process(pid).is_ok() && is_running(pid) {
            assert!(started.elapsed() < Duration::from_secs(10), "what it started lives on");
        }
    }

    #[test]
    fn what_a_command_leaves_behind_is_ended_with_it() {
        let said = sh("sleep 600 & echo $!", b"", LIMITS);
        let text = String::from_utf8(said.stdout).expect("text");
        let pid = Pid::from_raw(text.trim().parse().expect("the number of a process")).expect("a process");
        let started = Instant::now();
        while test_kill_process(pid).is_ok() && is_running(pid) {
            assert!(started.elapsed() < Duration::from_secs(10), "it lives on");
        }
    }

    /// Whether a process is more than an entry that waits to be read.
    #[expect(clippy::disallowed_methods, reason = "the system's file about a process is no file of the board")]
    fn is_running(pid: Pid) -> bool {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).unwrap_or_default();
        stat.rsplit(") ").next().is_some_and(|rest| !rest.is_empty() && !rest.starts_with('Z'))
    }
}
