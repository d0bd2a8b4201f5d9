//! Processes that hold items: how they are named, and whether they still run.

use super::boot::boot_id;
use crate::board::Process;
use std::os::unix::fs::MetadataExt;

/// The unit of the times that the kernel tells of processes, in parts of a second: the same on every machine we run on.
const TICKS: u64 = 100;

/// The process with a number, as it is now; `None` where there is none or the system does not tell.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "what the kernel tells of processes is no state file")]
pub fn process(pid: u32) -> Option<Process> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name of the program may hold anything, a parenthesis too: the fields begin behind the last one.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let (state, started) = (fields.first()?, fields.get(19)?.parse().ok()?);
    // A zombie does no work any more.
    let runs = !matches!(*state, "Z" | "X");
    let boot_id = boot_id().ok()?.to_owned();
    runs.then(|| Process { pid, started, boot_id, namespace: namespace() })
}

/// When a process began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Began {
    /// There is none with that number, or it has ended.
    Never,
    /// So many seconds after the boot.
    At(u64),
    /// There is one, but the system does not tell.
    Unknown,
}

/// When the process with a number began, as far as this one can see.
pub(super) fn began(pid: u32) -> Began {
    let number = i32::try_from(pid).ok().and_then(rustix::process::Pid::from_raw);
    let is_none = number.is_none_or(|pid| rustix::process::test_kill_process(pid) == Err(rustix::io::Errno::SRCH));
    match (is_none, process(pid)) {
        (true, _) => Began::Never,
        (_, Some(process)) => Began::At(process.started / TICKS),
        // A zombie.
        (_, None) if stat_exists(pid) => Began::Never,
        (_, None) => Began::Unknown,
    }
}

fn stat_exists(pid: u32) -> bool {
    std::fs::metadata(format!("/proc/{pid}/stat")).is_ok()
}

/// Whether a process still runs, as far as this one can see: never one of another boot or another namespace.
pub(super) fn runs(wanted: &Process) -> bool {
    process(wanted.pid).is_some_and(|found| found == *wanted)
}

/// Whether a process has certainly ended: one of this boot and of our namespace that is not there any more, or whose
/// number is another's by now.
#[must_use]
pub fn has_ended(wanted: &Process) -> bool {
    let is_seen = wanted.namespace != 0
        && wanted.namespace == namespace()
        && boot_id().is_ok_and(|boot_id| boot_id == wanted.boot_id);
    is_seen
        && match process(wanted.pid) {
            Some(found) => found.started != wanted.started,
            None => began(wanted.pid) == Began::Never,
        }
}

fn namespace() -> u64 {
    std::fs::metadata("/proc/self/ns/pid").map_or(0, |found| found.ino())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_not_taken_for_another_one_with_its_number() {
        let own = process(std::process::id()).expect("this process runs");
        assert!(runs(&own));
        assert!(!runs(&Process { started: own.started + 1, ..own.clone() }));
        assert!(!runs(&Process { boot_id: "another".into(), ..own.clone() }));
        assert!(!runs(&Process { namespace: own.namespace + 1, ..own.clone() }));
        assert!(!has_ended(&own));
        assert!(has_ended(&Process { started: own.started + 1, ..own.clone() }));
        assert!(has_ended(&Process { pid: i32::MAX.unsigned_abs(), ..own.clone() }));
        // What cannot be seen from here may run.
        assert!(!has_ended(&Process { boot_id: "another".into(), ..own.clone() }));
        assert!(!has_ended(&Process { namespace: own.namespace + 1, ..own }));
    }
}
