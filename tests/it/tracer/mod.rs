//! Runs a program under ptrace and cuts it short, or makes one of its system calls fail.
//!
//! Stops are counted from 1 after the exec: one at the entry and one at the exit of each system
//! call of each thread. A kill at an entry comes before the call does anything; a kill at an exit
//! comes after all of it. The program gets no input and a process group of its own, which it must
//! not leave. Processes that it forks are neither traced nor killed.

mod calls;
mod process;
mod tests;

pub(crate) use calls::{name_of, number_of};

use nix::libc::{self, user_regs_struct};
use nix::sys::ptrace;
use nix::unistd::Pid;
use process::{Tracer, go_on, unless_gone};
use std::process::Command;

/// What a traced run did, and how it ended.
#[derive(Debug)]
pub(crate) struct Traced {
    /// System-call stops seen, entries and exits, of all threads.
    pub(crate) stops: usize,
    /// System calls in the order they were entered; `kill_at` leaves this empty.
    pub(crate) calls: Vec<Call>,
    /// How the process ended.
    pub(crate) outcome: Outcome,
    /// All that was written to standard output.
    pub(crate) stdout: Vec<u8>,
    /// All that was written to standard error.
    pub(crate) stderr: Vec<u8>,
}

/// One system call that was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    /// The name in the table of known calls, or "other".
    pub(crate) name: &'static str,
    /// The number of the call.
    pub(crate) nr: i64,
    /// Which call of this number it was, from 1.
    pub(crate) occurrence: usize,
    /// Whether it may change a file or directory; writing to standard output and error does not count.
    pub(crate) changes: bool,
}

/// How a traced process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It exited with this code.
    Exited(i32),
    /// This signal killed it.
    Killed(i32),
}

/// Runs the program to its end and records its stops and calls.
pub(crate) fn observe(command: &mut Command) -> Traced {
    Tracer::start(command).finish()
}

/// Kills the program at this stop; if it ends before, the outcome says how.
pub(crate) fn kill_at(command: &mut Command, stop: usize) -> Traced {
    let mut tracer = Tracer::start(command);
    if tracer.run_until(|tracer, _| tracer.stops == stop).is_some() {
        tracer.kill();
    }
    tracer.into_traced()
}

/// Kills the program right after this occurrence of a call; if it ends before, the outcome says how.
pub(crate) fn kill_after(command: &mut Command, nr: i64, occurrence: usize) -> Traced {
    let mut tracer = Tracer::start(command);
    if run_past(&mut tracer, nr, occurrence).is_some() {
        tracer.kill();
    }
    tracer.into_traced()
}

/// Runs to the exit of this occurrence of a call, and returns the thread there.
fn run_past(tracer: &mut Tracer, nr: i64, occurrence: usize) -> Option<Pid> {
    let mut inside = None;
    tracer.run_until(|tracer, thread| match tracer.note(thread) {
        Some(call) if (call.nr, call.occurrence) == (nr, occurrence) => {
            inside = Some(thread);
            false
        }
        Some(_) => false,
        None => inside == Some(thread),
    })
}

/// Makes this occurrence of a call fail with `errno`, without carrying it out.
pub(crate) fn fail_call(command: &mut Command, nr: i64, occurrence: usize, errno: i32) -> Traced {
    change_call(
        command,
        (nr, occurrence),
        |regs| regs.orig_rax = u64::MAX,
        |regs, _| regs.rax = i64::from(-errno).cast_unsigned(),
    )
}

/// Halves the byte count of this occurrence of `write` or `pwrite64`, unless it is below 2.
pub(crate) fn shorten_write(command: &mut Command, nr: i64, occurrence: usize) -> Traced {
    let has_count = [libc::SYS_write, libc::SYS_pwrite64].contains(&nr);
    assert!(has_count, "{} cannot be shortened", name_of(nr));
    let shorten = |regs: &mut user_regs_struct| {
        if regs.rdx >= 2 {
            regs.rdx /= 2;
        }
    };
    // A call leaves its arguments as they were, and compilers rely on that.
    let restore = |regs: &mut user_regs_struct, entry: &user_regs_struct| regs.rdx = entry.rdx;
    change_call(command, (nr, occurrence), shorten, restore)
}

/// Runs the program to this stop and holds it there; panics if it ends before.
pub(crate) fn stop_at(command: &mut Command, stop: usize) -> Held {
    let mut tracer = Tracer::start(command);
    let at = tracer.run_until(|tracer, thread| {
        tracer.note(thread);
        tracer.stops == stop
    });
    match at {
        Some(thread) => Held { tracer, thread },
        None => panic!("{:?} before stop {stop}", tracer.outcome),
    }
}

/// Holds the program right after this occurrence of a call; panics if it ends before.
pub(crate) fn stop_after(command: &mut Command, nr: i64, occurrence: usize) -> Held {
    let mut tracer = Tracer::start(command);
    match run_past(&mut tracer, nr, occurrence) {
        Some(thread) => Held { tracer, thread },
        None => panic!("{:?} before call {occurrence} of {}", tracer.outcome, name_of(nr)),
    }
}

/// A process held at a stop, killed when dropped. Its other threads stand still at their next stop.
pub(crate) struct Held {
    tracer: Tracer,
    thread: Pid,
}

impl Held {
    /// The id of the process.
    pub(crate) fn pid(&self) -> i32 {
        self.tracer.pid.as_raw()
    }

    /// Lets the process run on to its end.
    pub(crate) fn resume(self) -> Traced {
        go_on(self.thread, None);
        self.tracer.finish()
    }

    /// Kills the process where it stands.
    pub(crate) fn kill(mut self) -> Traced {
        self.tracer.kill();
        self.tracer.into_traced()
    }
}

/// Runs the program to its end and changes the registers of one call, at its entry and at its exit.
///
/// `leave` is also given the registers as they were at entry.
fn change_call(
    command: &mut Command,
    target: (i64, usize),
    enter: impl Fn(&mut user_regs_struct),
    leave: impl Fn(&mut user_regs_struct, &user_regs_struct),
) -> Traced {
    let mut tracer = Tracer::start(command);
    let mut under_way = None;
    tracer.run_until(|tracer, thread| {
        if let Some(call) = tracer.note(thread) {
            if (call.nr, call.occurrence) == target {
                under_way = alter(thread, &enter).map(|entry| (thread, entry));
            }
        } else if let Some((_, entry)) = under_way.take_if(|(inside, _)| *inside == thread) {
            alter(thread, |regs| leave(regs, &entry));
        }
        false
    });
    tracer.into_traced()
}

/// Changes the registers of a stopped thread and returns the old ones, none if it is gone.
fn alter(thread: Pid, change: impl Fn(&mut user_regs_struct)) -> Option<user_regs_struct> {
    let old = unless_gone(ptrace::getregs(thread))?;
    let mut new = old;
    change(&mut new);
    unless_gone(ptrace::setregs(thread, new))?;
    Some(old)
}
