//! Locks: whether they exclude, whether their files are there, who holds them and since when.

use super::super::error::StoreError;
use super::super::files::read_text;
use super::super::lock::exclude_each_other;
use super::modes::{Place, told};
use super::{Fault, Faults, Sign, Site};
use crate::clock::stamp;

/// Nobody needs a lock for longer, in seconds.
const LONG_S: i64 = 60;
/// The locks that every change takes.
const LOCKS: [&str; 2] = ["lock", "publish.lock"];

/// Looks at all of it.
pub(super) fn look(site: &Site, faults: &mut Faults) -> Result<(), StoreError> {
    for name in LOCKS {
        match inode_of(site, name)? {
            None if name == "lock" => faults.push(Fault::new(Sign::LockMissing, told(Place::State, name))),
            None => {}
            Some(inode) => held(site, name, inode, faults)?,
        }
    }
    probe(site, faults)
}

/// The inode of a file of the state directory.
pub(super) fn inode_of(site: &Site, name: &str) -> Result<Option<u64>, StoreError> {
    Ok(site.state.stat(name)?.map(|stat| stat.st_ino))
}

fn held(site: &Site, name: &str, inode: u64, faults: &mut Faults) -> Result<(), StoreError> {
    let holders = holders(inode);
    let Some(first) = holders.first() else { return Ok(()) };
    // Its holder has just written who that is.
    let since = site.state.stat(name)?.map_or(0, |stat| stat.st_mtime);
    let text = if name == "lock" { read_text(&site.state, name)?.unwrap_or_default() } else { String::new() };
    let who = match text.trim() {
        text if text.starts_with(&format!("process {first} ")) => crate::text::escape(text).into_owned(),
        _ => format!("process {first}"),
    };
    let evidence = format!("{} by {who} since {}", told(Place::State, name), stamp(since));
    let is_long = site.now.seconds().saturating_sub(since) > LONG_S;
    faults.push(Fault::new(if is_long { Sign::LockHeldLong } else { Sign::LockHeld }, evidence));
    Ok(())
}

/// The processes that hold a lock of a file, as far as this one can see them.
#[expect(clippy::disallowed_methods, reason = "a list of the kernel")]
pub(super) fn holders(inode: u64) -> Vec<u32> {
    let list = std::fs::read_to_string("/proc/locks").unwrap_or_default();
    list.lines().filter_map(|line| holder_in(line, inode)).collect()
}

/// The holder in a line such as `1: FLOCK  ADVISORY  WRITE 1234 fd:01:5678 0 EOF`; nobody in one of somebody who waits.
fn holder_in(line: &str, inode: u64) -> Option<u32> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [_, "FLOCK", _, _, pid, file, ..] = words[..] else { return None };
    let is_it = file.rsplit_once(':').is_some_and(|(_, number)| number.parse() == Ok(inode));
    is_it.then(|| pid.parse().ok()).flatten()
}

/// Tries whether two locks of a file that nobody else locks exclude each other.
fn probe(site: &Site, faults: &mut Faults) -> Result<(), StoreError> {
    let open = || site.state.read("format").ok().flatten();
    let (Some(first), Some(second)) = (open(), open()) else { return Ok(()) };
    match exclude_each_other(&first, &second) {
        Ok(Some(true) | None) => {}
        Ok(Some(false)) => {
            faults.push(Fault::new(Sign::LocksNotKept, "two locks of .coordctl/format were had at the same time"));
        }
        Err(e) => faults.push(Fault::new(Sign::LocksNotKept, format!(".coordctl/format could not be locked: {e}"))),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_is_read_from_the_list_and_who_waits_is_none() {
        let line = "12: FLOCK  ADVISORY  WRITE 4711 fd:01:1234 0 EOF";
        assert_eq!(holder_in(line, 1234), Some(4711));
        assert_eq!(holder_in(line, 234), None);
        assert_eq!(holder_in("12: -> FLOCK  ADVISORY  WRITE 4711 fd:01:1234 0 EOF", 1234), None);
        assert_eq!(holder_in("12: POSIX  ADVISORY  WRITE 4711 fd:01:1234 0 EOF", 1234), None);
        assert_eq!(holder_in("", 1), None);
    }
}
