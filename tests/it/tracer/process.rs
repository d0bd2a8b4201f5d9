//! The traced process: its start, its stops and its end.

use super::calls::{changes_files, name_of};
use super::{Call, Outcome, Traced};
use nix::errno::Errno;
use nix::libc;
use nix::sys::ptrace::{self, Options};
use nix::sys::signal::{self, Signal};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;
use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek};
use std::marker::PhantomData;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

/// A process being traced, killed and reaped when dropped before its end.
pub(super) struct Tracer {
    pub(super) pid: Pid,
    /// The threads that have begun, each with whether its last stop was an entry.
    in_call: HashMap<Pid, bool>,
    pub(super) stops: usize,
    calls: Vec<Call>,
    counts: HashMap<i64, usize>,
    pub(super) outcome: Option<Outcome>,
    stdout: File,
    stderr: File,
    /// Makes this `!Send`: only the thread that started the process may trace it.
    not_send: PhantomData<*const ()>,
}

impl Tracer {
    /// Starts the program in a process group of its own, which `step` can wait for.
    pub(super) fn start(command: &mut Command) -> Self {
        let (stdout, stderr) = (capture_file(), capture_file());
        command.stdin(Stdio::null()).process_group(0);
        command.stdout(sink(&stdout)).stderr(sink(&stderr));
        let pid = spawn_traced(command);
        let tracer = Self {
            pid,
            in_call: HashMap::from([(pid, false)]),
            stops: 0,
            calls: Vec::new(),
            counts: HashMap::new(),
            outcome: None,
            stdout,
            stderr,
            not_send: PhantomData,
        };
        tracer.pass_exec();
        tracer
    }

    /// Waits for the trap that follows the exec, sets the options and lets the program begin.
    fn pass_exec(&self) {
        let status = wait_for(self.pid).expect("wait for the exec");
        let trapped = WaitStatus::Stopped(self.pid, Signal::SIGTRAP);
        assert_eq!(status, trapped, "the program is not traced");
        let options = Options::PTRACE_O_TRACESYSGOOD
            | Options::PTRACE_O_EXITKILL
            | Options::PTRACE_O_TRACECLONE
            | Options::PTRACE_O_TRACEEXEC;
        ptrace::setoptions(self.pid, options).expect("set the trace options");
        go_on(self.pid, None);
    }

    /// Runs to the stop at which `reached` says so and returns the thread there, none at the end.
    pub(super) fn run_until(&mut self, mut reached: impl FnMut(&mut Self, Pid) -> bool) -> Option<Pid> {
        while self.outcome.is_none() {
            let Some(thread) = self.step().expect("wait for the traced process") else {
                continue;
            };
            self.stops += 1;
            if reached(self, thread) {
                return Some(thread);
            }
            go_on(thread, None);
        }
        None
    }

    /// Records all stops up to the end.
    pub(super) fn finish(mut self) -> Traced {
        self.run_until(|tracer, thread| {
            tracer.note(thread);
            false
        });
        self.into_traced()
    }

    /// Waits for one event of the process, and returns the thread if it is a system-call stop.
    fn step(&mut self) -> nix::Result<Option<Pid>> {
        let group = Pid::from_raw(-self.pid.as_raw());
        match wait_for(group)? {
            WaitStatus::PtraceSyscall(thread) => return Ok(Some(thread)),
            WaitStatus::PtraceEvent(thread, _, event) => self.pass_event(thread, event),
            WaitStatus::Stopped(thread, signal) => self.pass_signal(thread, signal),
            WaitStatus::Exited(id, code) => self.ended(id, Outcome::Exited(code)),
            WaitStatus::Signaled(id, signal, _) => self.ended(id, Outcome::Killed(signal as i32)),
            other => unreachable!("{other:?} was not asked for"),
        }
        Ok(None)
    }

    /// Goes on after a clone or exec; an exec leaves one thread, which is still inside the call.
    fn pass_event(&mut self, thread: Pid, event: i32) {
        if event == libc::PTRACE_EVENT_EXEC {
            self.in_call = HashMap::from([(thread, true)]);
        }
        go_on(thread, None);
    }

    /// Delivers the signal, unless it is the SIGSTOP with which ptrace begins a new thread.
    fn pass_signal(&mut self, thread: Pid, signal: Signal) {
        let begins = signal == Signal::SIGSTOP && !self.in_call.contains_key(&thread);
        if begins {
            self.in_call.insert(thread, false);
        }
        go_on(thread, (!begins).then_some(signal));
    }

    fn ended(&mut self, id: Pid, outcome: Outcome) {
        self.in_call.remove(&id);
        if id == self.pid {
            self.outcome = Some(outcome);
        }
    }

    /// Takes note of a stop: at an entry it records the call and returns it.
    pub(super) fn note(&mut self, thread: Pid) -> Option<Call> {
        let in_call = self.in_call.entry(thread).or_default();
        *in_call = !*in_call;
        if !*in_call {
            return None;
        }
        let regs = unless_gone(ptrace::getregs(thread))?;
        let nr = regs.orig_rax.cast_signed();
        let count = self.counts.entry(nr).or_default();
        *count += 1;
        let (name, occurrence) = (name_of(nr), *count);
        let changes = changes_files(&regs);
        self.calls.push(Call { name, nr, occurrence, changes });
        self.calls.last().copied()
    }

    /// Kills the process and reaps it with all its threads, which releases its file locks.
    pub(super) fn kill(&mut self) {
        signal::kill(self.pid, Signal::SIGKILL).expect("kill the traced process");
        while self.outcome.is_none() {
            self.step().expect("reap the traced process");
        }
    }

    pub(super) fn into_traced(mut self) -> Traced {
        Traced {
            stops: self.stops,
            calls: std::mem::take(&mut self.calls),
            outcome: self.outcome.expect("the process has ended"),
            stdout: contents(&mut self.stdout),
            stderr: contents(&mut self.stderr),
        }
    }
}

impl Drop for Tracer {
    fn drop(&mut self) {
        if self.outcome.is_none() && signal::kill(self.pid, Signal::SIGKILL).is_ok() {
            while self.outcome.is_none() && self.step().is_ok() {}
        }
    }
}

/// Starts the program so that it stops for this thread once it is executed.
#[expect(unsafe_code, reason = "a pre_exec hook is unsafe to install")]
fn spawn_traced(command: &mut Command) -> Pid {
    let hook = || match ptrace::traceme() {
        // A command that is run again has this hook twice.
        Ok(()) | Err(Errno::EPERM) => Ok(()),
        Err(errno) => Err(errno.into()),
    };
    // SAFETY: the hook makes one system call; it takes no lock and allocates no memory.
    let child = unsafe { command.pre_exec(hook) }.spawn();
    let id = child.expect("start the program to trace").id();
    Pid::from_raw(id.try_into().expect("a process id fits pid_t"))
}

/// Waits for a process, or for the threads of a process group if the id is negative.
fn wait_for(id: Pid) -> nix::Result<WaitStatus> {
    loop {
        match waitpid(id, Some(WaitPidFlag::__WALL)) {
            Err(Errno::EINTR) => {}
            result => return result,
        }
    }
}

/// Lets a stopped thread run to its next stop.
pub(super) fn go_on(thread: Pid, signal: Option<Signal>) {
    unless_gone(ptrace::syscall(thread, signal));
}

/// Passes a result on; none if the thread is gone, as any thread may be once another one exits.
pub(super) fn unless_gone<T>(result: nix::Result<T>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(Errno::ESRCH) => None,
        Err(errno) => panic!("a ptrace request failed: {errno}"),
    }
}

fn capture_file() -> File {
    tempfile::tempfile().expect("make a capture file")
}

fn sink(file: &File) -> Stdio {
    file.try_clone().expect("duplicate a capture file").into()
}

fn contents(file: &mut File) -> Vec<u8> {
    let mut bytes = Vec::new();
    file.rewind().expect("rewind a capture file");
    file.read_to_end(&mut bytes).expect("read a capture file");
    bytes
}
