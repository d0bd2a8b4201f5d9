//! Runs a program under ptrace and cuts it short, or makes one of its system calls fail.
//!
//! Stops are counted from 1 after the exec: one at the entry and one at the exit of each system
//! call of each thread. A kill at an entry comes before the call does anything; a kill at an exit
//! comes after all of it. The program gets no input and a process group of its own, which it must
//! not leave. Processes that it forks are neither traced nor killed.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek};
use std::marker::PhantomData;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use nix::errno::Errno;
use nix::libc::{self, user_regs_struct};
use nix::sys::ptrace::{self, Options};
use nix::sys::signal::{self, Signal};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

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

/// A process being traced, killed and reaped when dropped before its end.
struct Tracer {
    pid: Pid,
    /// The threads that have begun, each with whether its last stop was an entry.
    in_call: HashMap<Pid, bool>,
    stops: usize,
    calls: Vec<Call>,
    counts: HashMap<i64, usize>,
    outcome: Option<Outcome>,
    stdout: File,
    stderr: File,
    /// Makes this `!Send`: only the thread that started the process may trace it.
    not_send: PhantomData<*const ()>,
}

impl Tracer {
    /// Starts the program in a process group of its own, which `step` can wait for.
    fn start(command: &mut Command) -> Self {
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
    fn run_until(&mut self, mut reached: impl FnMut(&mut Self, Pid) -> bool) -> Option<Pid> {
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
    fn finish(mut self) -> Traced {
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
    fn note(&mut self, thread: Pid) -> Option<Call> {
        let in_call = self.in_call.entry(thread).or_default();
        *in_call = !*in_call;
        if !*in_call {
            return None;
        }
        let nr = unless_gone(ptrace::getregs(thread))?.orig_rax.cast_signed();
        let count = self.counts.entry(nr).or_default();
        *count += 1;
        let (name, occurrence) = (name_of(nr), *count);
        self.calls.push(Call { name, nr, occurrence });
        self.calls.last().copied()
    }

    /// Kills the process and reaps it with all its threads, which releases its file locks.
    fn kill(&mut self) {
        signal::kill(self.pid, Signal::SIGKILL).expect("kill the traced process");
        while self.outcome.is_none() {
            self.step().expect("reap the traced process");
        }
    }

    fn into_traced(mut self) -> Traced {
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
fn go_on(thread: Pid, signal: Option<Signal>) {
    unless_gone(ptrace::syscall(thread, signal));
}

/// Passes a result on; none if the thread is gone, as any thread may be once another one exits.
fn unless_gone<T>(result: nix::Result<T>) -> Option<T> {
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

/// The name of a system call, "other" if the table has none.
pub(crate) fn name_of(nr: i64) -> &'static str {
    let known = KNOWN.iter().find(|(_, number)| *number == nr);
    known.map_or("other", |(name, _)| name)
}

/// The number of a system call in the table.
pub(crate) fn number_of(name: &str) -> i64 {
    let known = KNOWN.iter().find(|(known, _)| *known == name);
    known.map_or_else(|| panic!("no system call {name} in the table"), |(_, nr)| *nr)
}

/// Pairs each constant with its name without the `SYS_`.
macro_rules! named {
    ($($constant:ident)*) => {
        &[$((stringify!($constant).split_at(4).1, libc::$constant)),*]
    };
}

/// The system calls that a storage program uses.
const KNOWN: &[(&str, i64)] = named! {
    SYS_read SYS_write SYS_pread64 SYS_pwrite64 SYS_readv SYS_writev SYS_open SYS_openat SYS_close
    SYS_dup SYS_dup2 SYS_fstat SYS_stat SYS_lstat SYS_newfstatat SYS_statx SYS_statfs SYS_fstatfs
    SYS_access SYS_faccessat2 SYS_lseek SYS_fsync SYS_fdatasync SYS_sync_file_range SYS_syncfs
    SYS_msync SYS_rename SYS_renameat SYS_renameat2 SYS_link SYS_linkat SYS_symlink SYS_symlinkat
    SYS_unlink SYS_unlinkat SYS_mkdir SYS_mkdirat SYS_rmdir SYS_getdents64 SYS_readlink
    SYS_readlinkat SYS_getcwd SYS_chmod SYS_fchmod SYS_fchmodat SYS_fchown SYS_utimensat SYS_umask
    SYS_fallocate SYS_fadvise64 SYS_ftruncate SYS_copy_file_range SYS_sendfile SYS_flock SYS_fcntl
    SYS_ioctl SYS_getrandom SYS_mmap SYS_munmap SYS_mremap SYS_madvise SYS_brk SYS_mprotect
    SYS_execve SYS_exit SYS_exit_group SYS_clone SYS_clone3 SYS_wait4 SYS_kill SYS_futex SYS_poll
    SYS_clock_gettime SYS_clock_nanosleep SYS_rt_sigaction SYS_rt_sigprocmask SYS_rt_sigreturn
};

mod tests {
    use super::*;

    use std::fs::{self, TryLockError};
    use std::path::Path;
    use std::{env, thread};

    use tempfile::TempDir;

    const DIRECTORY: &str = "TRACER_TEST_DIRECTORY";

    fn program(words: &[&str]) -> Command {
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).env_clear().env("LC_ALL", "C");
        command
    }

    /// A file of /proc, because others would be copied without a write.
    fn cat() -> Command {
        program(&["/bin/cat", "/proc/version"])
    }

    /// A program that takes a lock, then makes a directory, all in one process.
    fn locked_mkdir(directory: &Path) -> Command {
        let mut command = program(&["/usr/bin/flock", "-F"]);
        let [lock, made] = ["lock", "made"].map(|name| directory.join(name));
        command.arg(lock).arg("/bin/mkdir").arg(made);
        command
    }

    /// A program whose four threads make a directory each.
    fn four_threads(directory: &TempDir) -> Command {
        let (_, module) = module_path!().split_once("::").expect("a path");
        let test = format!("{module}::make_in_threads");
        let mut command = Command::new(env::current_exe().expect("the path of this test"));
        command.args(["--exact", &test, "--ignored", "--test-threads=1"]);
        command.env_clear().env(DIRECTORY, directory.path());
        command
    }

    #[test]
    #[ignore = "it is the program that the tests of threads trace"]
    fn make_in_threads() {
        let Some(directory) = env::var_os(DIRECTORY) else {
            return;
        };
        thread::scope(|scope| {
            for name in ["a", "b", "c", "d"] {
                let made = Path::new(&directory).join(name);
                scope.spawn(move || fs::create_dir(made).expect("make a directory"));
            }
        });
    }

    fn scratch() -> TempDir {
        tempfile::tempdir().expect("make a scratch directory")
    }

    fn entries(directory: &TempDir) -> usize {
        fs::read_dir(directory).expect("list the directory").count()
    }

    fn clear(directory: &TempDir) {
        for entry in fs::read_dir(directory).expect("list the directory") {
            fs::remove_dir(entry.expect("read an entry").path()).expect("remove a directory");
        }
    }

    fn count(traced: &Traced, name: &str) -> usize {
        traced.calls.iter().filter(|call| call.name == name).count()
    }

    /// The stop at which a process of one thread first enters the call.
    fn entry_of(traced: &Traced, name: &str) -> usize {
        let position = traced.calls.iter().position(|call| call.name == name);
        2 * position.expect("the call is made") + 1
    }

    fn text(bytes: &[u8]) -> &str {
        std::str::from_utf8(bytes).expect("the output is UTF-8")
    }

    #[test]
    fn calls_have_names_and_numbers() {
        assert_eq!(name_of(libc::SYS_renameat2), "renameat2");
        assert_eq!(number_of("openat"), libc::SYS_openat);
        assert_eq!(name_of(-1), "other");
    }

    #[test]
    fn observe_sees_every_stop() {
        let traced = observe(&mut cat());
        assert_eq!(traced.outcome, Outcome::Exited(0));
        let version = fs::read("/proc/version").expect("read the version");
        assert_eq!((traced.stdout, traced.stderr), (version, Vec::new()));
        for (index, call) in traced.calls.iter().enumerate() {
            assert_eq!(call.name, name_of(call.nr));
            let same = traced.calls[..=index].iter().filter(|other| other.nr == call.nr);
            assert_eq!(call.occurrence, same.count());
        }
        // The last call has no exit.
        let names: Vec<_> = traced.calls.iter().map(|call| call.name).collect();
        assert!(names.contains(&"openat") && names.ends_with(&["exit_group"]), "{names:?}");
        assert_eq!(traced.stops, 2 * names.len() - 1);
    }

    #[test]
    fn kill_comes_before_an_entry_and_after_an_exit() {
        let directory = scratch();
        let made = directory.path().join("made");
        let mut command = program(&["/bin/mkdir"]);
        command.arg(&made);
        let entry = entry_of(&observe(&mut command), "mkdir");
        for (stop, expected) in [(1, false), (entry, false), (entry + 1, true)] {
            clear(&directory);
            let traced = kill_at(&mut command, stop);
            assert_eq!((traced.outcome, traced.stops), (Outcome::Killed(9), stop));
            assert_eq!(made.exists(), expected, "at stop {stop}");
        }
    }

    #[test]
    fn a_program_that_ends_before_the_kill_is_left_alone() {
        let mut command = program(&["/bin/cat", "/nowhere"]);
        let last = observe(&mut command).stops;
        assert_eq!(kill_at(&mut command, last).outcome, Outcome::Killed(9));
        assert_eq!(kill_at(&mut command, last + 1).outcome, Outcome::Exited(1));
    }

    #[test]
    fn a_failed_call_reports_the_error() {
        let mut command = cat();
        let (nr, last) = (libc::SYS_openat, count(&observe(&mut command), "openat"));
        let traced = fail_call(&mut command, nr, last, libc::EIO);
        assert_eq!(traced.outcome, Outcome::Exited(1));
        assert!(text(&traced.stderr).ends_with("/proc/version: Input/output error\n"));
        assert!(traced.stdout.is_empty());
    }

    #[test]
    fn a_failed_call_is_not_carried_out() {
        let directory = scratch();
        let mut command = program(&["/bin/mkdir"]);
        command.args(["a", "b", "c"]).current_dir(&directory);
        let traced = fail_call(&mut command, libc::SYS_mkdir, 2, libc::ENOSPC);
        assert!(text(&traced.stderr).ends_with("'b': No space left on device\n"));
        let made = ["a", "b", "c"].map(|name| directory.path().join(name).exists());
        assert_eq!(made, [true, false, true]);
    }

    #[test]
    fn a_shortened_write_is_taken_up_again() {
        let mut command = cat();
        let whole = observe(&mut command);
        let traced = shorten_write(&mut command, libc::SYS_write, 1);
        assert_eq!(count(&traced, "write"), count(&whole, "write") + 1);
        assert_eq!(text(&traced.stdout), text(&whole.stdout));
    }

    #[test]
    fn a_held_process_keeps_its_locks_until_it_is_killed() {
        let directory = scratch();
        let mut command = locked_mkdir(directory.path());
        let entry = entry_of(&observe(&mut command), "mkdir");
        fs::remove_dir(directory.path().join("made")).expect("remove the directory");
        let lock = File::open(directory.path().join("lock")).expect("open the lock");
        let held = stop_at(&mut command, entry);
        let status = fs::read_to_string(format!("/proc/{}/status", held.pid()));
        let status = status.expect("read the status of the process");
        assert!(status.contains("State:\tt (tracing stop)"), "{status}");
        assert!(matches!(lock.try_lock(), Err(TryLockError::WouldBlock)));
        assert_eq!(held.kill().outcome, Outcome::Killed(9));
        lock.try_lock().expect("the lock is free");
        assert_eq!(entries(&directory), 1);
    }

    #[test]
    fn a_held_process_goes_on_when_resumed() {
        let mut command = cat();
        let whole = observe(&mut command);
        let traced = stop_at(&mut command, whole.stops / 2).resume();
        assert_eq!((traced.outcome, traced.stops), (whole.outcome, whole.stops));
        assert_eq!((traced.calls, traced.stdout), (whole.calls, whole.stdout));
    }

    #[test]
    #[should_panic(expected = "before stop 1000000")]
    fn a_stop_to_hold_at_must_come() {
        stop_at(&mut cat(), 1_000_000);
    }

    #[test]
    fn a_held_process_is_reaped_when_dropped() {
        let held = stop_at(&mut cat(), 9);
        let process = format!("/proc/{}", held.pid());
        assert!(Path::new(&process).exists());
        drop(held);
        assert!(!Path::new(&process).exists());
    }

    #[test]
    fn threads_are_followed() {
        let directory = scratch();
        let mut command = four_threads(&directory);
        let traced = observe(&mut command);
        assert_eq!(traced.outcome, Outcome::Exited(0), "{traced:?}");
        assert_eq!((count(&traced, "mkdir"), entries(&directory)), (4, 4));
        clear(&directory);
        let traced = fail_call(&mut command, libc::SYS_mkdir, 3, libc::EDQUOT);
        assert_eq!(traced.outcome, Outcome::Exited(101), "{traced:?}");
        assert_eq!((count(&traced, "mkdir"), entries(&directory)), (4, 3));
        assert!(text(&traced.stdout).contains("Disk quota exceeded"));
    }

    #[test]
    fn threads_are_killed_together() {
        let directory = scratch();
        let mut command = four_threads(&directory);
        let traced = observe(&mut command);
        // Threads vary the number of stops a little.
        for stop in (entry_of(&traced, "clone3")..traced.stops - 20).step_by(5) {
            clear(&directory);
            let traced = kill_at(&mut command, stop);
            assert_eq!((traced.outcome, traced.stops), (Outcome::Killed(9), stop));
        }
    }

    #[test]
    fn signals_are_passed_on() {
        let caught = "trap 'echo caught; exit 3' USR1; kill -USR1 $$; echo missed";
        let traced = observe(&mut program(&["/bin/sh", "-c", caught]));
        assert_eq!(traced.outcome, Outcome::Exited(3));
        assert_eq!(text(&traced.stdout), "caught\n");
        let traced = observe(&mut program(&["/bin/sh", "-c", "kill -TERM $$"]));
        assert_eq!(traced.outcome, Outcome::Killed(15));
    }

    #[test]
    fn forked_processes_run_untraced() {
        let script = "/bin/cat /proc/version; echo done";
        let traced = observe(&mut program(&["/bin/sh", "-c", script]));
        assert!(text(&traced.stdout).ends_with("\ndone\n"));
        assert_eq!(traced.outcome, Outcome::Exited(0));
        assert_eq!(count(&traced, "execve"), 0);
    }

    #[test]
    fn other_children_are_left_alone() {
        let mut other = program(&["/bin/sh", "-c", "exit 7"]);
        let mut other = other.spawn().expect("start a child");
        // The link goes when it ends.
        while fs::read_link(format!("/proc/{}/exe", other.id())).is_ok() {
            thread::yield_now();
        }
        thread::scope(|scope| {
            for code in 1..=4 {
                let script = format!("exit {code}");
                scope.spawn(move || {
                    let traced = observe(&mut program(&["/bin/sh", "-c", &script]));
                    assert_eq!(traced.outcome, Outcome::Exited(code));
                });
            }
        });
        observe(&mut cat());
        assert_eq!(other.wait().expect("wait for the child").code(), Some(7));
    }
}
