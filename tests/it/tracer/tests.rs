//! The tracer itself, tried on small programs of the system.

use super::*;
use std::fs::{self, File, TryLockError};
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
fn a_call_is_killed_when_it_is_done_and_not_before() {
    let directory = scratch();
    let mut command = program(&["/bin/mkdir"]);
    command.args(["a", "b", "c"]).current_dir(&directory);
    let traced = kill_after(&mut command, libc::SYS_mkdir, 2);
    assert_eq!(traced.outcome, Outcome::Killed(9));
    assert_eq!((count(&traced, "mkdir"), entries(&directory)), (2, 2));
}

#[test]
fn calls_that_change_files_are_told_from_those_that_look() {
    let directory = scratch();
    let mut command = program(&["/bin/sh", "-c", "read line < /proc/version; echo out; echo kept > made"]);
    let traced = observe(command.current_dir(&directory));
    let changing: Vec<_> = traced.calls.iter().filter(|call| call.changes).map(|call| call.name).collect();
    assert_eq!(changing, ["openat"], "the shell writes through standard output only");
    let traced = observe(program(&["/bin/mkdir", "a"]).current_dir(&directory));
    assert_eq!(traced.calls.iter().filter(|call| call.changes).count(), 1);
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
