//! Mutual exclusion of writers: `flock` on a file that is never removed or renamed.
//!
//! The kernel drops the lock when its holder dies, however it dies. This is the only file that takes locks; fs2's
//! methods are called in full, because std's own methods of the same names would shadow them.
#![expect(clippy::disallowed_methods, reason = "this is the only lock")]

use super::dir::Dir;
use super::error::StoreError;
use std::fs::File;
use std::io;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// How long a wait stays silent before the caller is told whom it waits for.
const SILENCE: Duration = Duration::from_millis(500);

/// The length of the text that says who holds the lock, in bytes.
const HOLDER_LEN: usize = 64;

/// The lock, held until this is dropped.
#[derive(Debug)]
pub(super) struct Held {
    file: File,
}

impl Held {
    /// The locked file, whose contents are ours while we hold it.
    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Makes a share the whole, unless somebody else has a share too; does not wait. Without success nothing is held, and
    /// the file is given back.
    pub(super) fn alone(self) -> Result<Held, File> {
        whole(self.file)
    }
}

/// How to wait for a lock.
pub(super) struct Patience<'a> {
    /// The longest wait.
    pub(super) limit: Duration,
    /// Called once with the holder's description when the wait gets noticeable.
    pub(super) notice: &'a dyn Fn(&str),
}

/// Takes the lock `name`, waiting no longer than the caller's patience (I16).
///
/// A lock file that was removed by hand while we waited excludes nobody any more: then the new one is waited for.
pub(super) fn acquire(dir: &Dir, name: &str, patience: &Patience<'_>) -> Result<Held, StoreError> {
    let started = Instant::now();
    loop {
        let left = patience.limit.saturating_sub(started.elapsed());
        let held = acquire_once(dir, name, &Patience { limit: left, notice: patience.notice })?;
        let inode = held.file.metadata().map_err(StoreError::io("look at", dir.path(name)))?.ino();
        if dir.stat(name)?.is_some_and(|stat| stat.st_ino == inode) {
            return Ok(held);
        }
    }
}

/// Takes the lock `name` if nobody has it; does not wait.
pub(super) fn acquire_now(dir: &Dir, name: &str) -> Result<Held, StoreError> {
    loop {
        let file = dir.write_or_make(name)?;
        match try_lock(&file) {
            Ok(()) => {}
            Err(e) if is_contended(&e) => return Err(StoreError::Busy { holder: holder(&file), waited_ms: 0 }),
            Err(e) => return Err(StoreError::io("lock", dir.path(name))(e)),
        }
        let inode = file.metadata().map_err(StoreError::io("look at", dir.path(name)))?.ino();
        if dir.stat(name)?.is_some_and(|stat| stat.st_ino == inode) {
            return Ok(Held { file });
        }
    }
}

fn acquire_once(dir: &Dir, name: &str, patience: &Patience<'_>) -> Result<Held, StoreError> {
    let file = dir.write_or_make(name)?;
    match try_lock(&file) {
        Ok(()) => return Ok(Held { file }),
        Err(e) if is_contended(&e) => {}
        Err(e) => return Err(StoreError::io("lock", dir.path(name))(e)),
    }
    wait(file, patience, dir, name)
}

/// Takes a share of a file's lock, unless somebody has the whole of it; does not wait.
pub(super) fn share(file: File) -> Option<Held> {
    loop {
        match fs2::FileExt::try_lock_shared(&file) {
            Ok(()) => return Some(Held { file }),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return None,
        }
    }
}

/// Takes the whole of a file's lock, unless somebody has a part of it, and gives the file back then; does not wait.
pub(super) fn whole(file: File) -> Result<Held, File> {
    match try_lock(&file) {
        Ok(()) => Ok(Held { file }),
        Err(_) => Err(file),
    }
}

/// Whether locks of two handles of one file exclude each other; `None` where somebody else has one at the moment.
///
/// Both are given back at once.
pub(super) fn exclude_each_other(first: &File, second: &File) -> io::Result<Option<bool>> {
    match try_lock(first) {
        Ok(()) => {}
        Err(e) if is_contended(&e) => return Ok(None),
        Err(e) => return Err(e),
    }
    let other = try_lock(second);
    fs2::FileExt::unlock(first)?;
    match other {
        Ok(()) => fs2::FileExt::unlock(second).map(|()| Some(false)),
        Err(e) if is_contended(&e) => Ok(Some(true)),
        Err(e) => Err(e),
    }
}

/// Writes who holds the lock and for what, for the message of those who wait.
pub(super) fn sign(held: &Held, verb: &str) {
    let mut text = format!("process {} ({verb})", rustix::process::getpid().as_raw_nonzero());
    text.truncate(HOLDER_LEN - 1);
    let padded = format!("{text:<width$}\n", width = HOLDER_LEN - 1);
    // The text only informs: a lock that cannot be signed is still a lock.
    let _ = held.file.write_all_at(padded.as_bytes(), 0);
}

fn wait(file: File, patience: &Patience<'_>, dir: &Dir, name: &str) -> Result<Held, StoreError> {
    let started = Instant::now();
    let reader = file.try_clone().map_err(StoreError::io("lock", dir.path(name)))?;
    let (sender, receiver) = mpsc::channel();
    // A thread waits inside the kernel, in line; if we give up first, its late lock is dropped with the channel.
    std::thread::spawn(move || {
        let locked = block(&file);
        let _ = sender.send(locked.map(|()| file));
    });
    let silence = SILENCE.min(patience.limit);
    let mut answer = receiver.recv_timeout(silence);
    if answer.is_err() && patience.limit > silence {
        (patience.notice)(&holder(&reader));
        answer = receiver.recv_timeout(patience.limit.saturating_sub(started.elapsed()));
    }
    match answer {
        Ok(Ok(file)) => Ok(Held { file }),
        Ok(Err(e)) => Err(StoreError::io("lock", dir.path(name))(e)),
        Err(_) => Err(StoreError::Busy { holder: holder(&reader), waited_ms: started.elapsed().as_millis() }),
    }
}

fn block(file: &File) -> io::Result<()> {
    loop {
        match fs2::FileExt::lock_exclusive(file) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

fn try_lock(file: &File) -> io::Result<()> {
    loop {
        match fs2::FileExt::try_lock_exclusive(file) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

fn is_contended(e: &io::Error) -> bool {
    e.raw_os_error() == fs2::lock_contended_error().raw_os_error()
}

fn holder(file: &File) -> String {
    let mut text = [0; HOLDER_LEN];
    let length = super::dir::read_at(file, &mut text, 0).unwrap_or(0);
    let text = String::from_utf8_lossy(&text[..length]).trim().to_owned();
    if text.starts_with("process ") { crate::text::escape(&text).into_owned() } else { "another process".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SILENT: Patience<'static> = Patience { limit: Duration::from_secs(20), notice: &|_| {} };

    /// Whether a thread of this process waits for a lock, by the kernel's own list.
    #[expect(clippy::disallowed_methods, reason = "a list of the kernel")]
    fn somebody_waits() -> bool {
        let locks = std::fs::read_to_string("/proc/locks").expect("the kernel lists locks");
        let us = format!(" {} ", std::process::id());
        locks.lines().any(|line| line.contains("-> FLOCK") && line.contains(&us))
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a person removes the file")]
    fn who_waited_for_a_removed_lock_file_waits_for_the_new_one() {
        let place = tempfile::tempdir().expect("a directory can be made");
        let dir = Dir::open(place.path()).expect("it can be opened");
        let old = acquire(&dir, "lock", &SILENT).expect("the lock is free");
        std::thread::scope(|scope| {
            let (sender, receiver) = mpsc::channel();
            let path = place.path();
            scope.spawn(move || {
                let dir = Dir::open(path).expect("it can be opened");
                let waited = acquire(&dir, "lock", &SILENT).expect("the lock gets free");
                sender.send(()).expect("the test listens");
                drop(waited);
            });
            while !somebody_waits() {
                std::thread::yield_now();
            }
            std::fs::remove_file(path.join("lock")).expect("the file is there");
            let new = acquire(&dir, "lock", &SILENT).expect("a new file is free");
            drop(old);
            // Nothing tells that somebody goes on waiting but that he does.
            assert!(receiver.recv_timeout(Duration::from_millis(200)).is_err(), "two hold the lock");
            drop(new);
            receiver.recv_timeout(Duration::from_secs(20)).expect("the waiting ends");
        });
    }

    #[test]
    fn a_wait_ends_and_tells_whom_it_was_for() {
        let place = tempfile::tempdir().expect("a directory can be made");
        let dir = Dir::open(place.path()).expect("it can be opened");
        let held = acquire(&dir, "lock", &SILENT).expect("the lock is free");
        sign(&held, "claim");
        let told = std::cell::RefCell::new(String::new());
        let notice = |holder: &str| *told.borrow_mut() = holder.to_owned();
        let patience = Patience { limit: Duration::from_millis(600), notice: &notice };
        let refused = acquire(&dir, "lock", &patience).expect_err("somebody holds it");
        let us = format!("process {} (claim)", std::process::id());
        assert!(matches!(refused, StoreError::Busy { holder, .. } if holder == us));
        assert_eq!(*told.borrow(), us);
    }
}
