//! The bytes of an index, in a file or in memory.

use crate::store::dir::read_at;
use crate::store::error::StoreError;
use rustix::fs::{FallocateFlags, fallocate};
use rustix::io::{Errno, retry_on_intr};
use std::cell::RefCell;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;

/// How often a reader looks again at a place that a writer may be changing this very moment.
const LOOKS: u32 = 64;

/// Where the bytes of an index are.
#[derive(Debug)]
pub(super) enum Storage {
    /// In the index file.
    File(File),
    /// In memory: while rebuilding, and for readers that find no usable file.
    Memory(RefCell<Vec<u8>>),
}

impl Storage {
    pub(super) fn read(&self, buffer: &mut [u8], at: u64) -> io::Result<()> {
        let read = match self {
            Storage::File(file) => read_at(file, buffer, at)?,
            Storage::Memory(bytes) => {
                let bytes = bytes.borrow();
                let there = bytes.get(at as usize..).unwrap_or_default();
                let length = there.len().min(buffer.len());
                buffer[..length].copy_from_slice(&there[..length]);
                length
            }
        };
        if read == buffer.len() { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }

    pub(super) fn write(&self, bytes: &[u8], at: u64) -> io::Result<()> {
        #[cfg(test)]
        cut::count()?;
        match self {
            Storage::File(file) => file.write_all_at(bytes, at),
            Storage::Memory(memory) => {
                let mut memory = memory.borrow_mut();
                let end = at as usize + bytes.len();
                if memory.len() < end {
                    memory.resize(end, 0);
                }
                memory[at as usize..end].copy_from_slice(bytes);
                Ok(())
            }
        }
    }

    pub(super) fn allocate(&self, from: u64, to: u64) -> io::Result<()> {
        let Storage::File(file) = self else { return Ok(()) };
        match retry_on_intr(|| fallocate(file, FallocateFlags::empty(), from, to - from)) {
            // Where space cannot be reserved it is written when it is needed.
            Ok(()) | Err(Errno::OPNOTSUPP | Errno::NOSYS) => Ok(()),
            Err(e) => Err(e.into()),
        }
    }
}

/// Looks at a place until it reads well: a writer may be in the middle of changing it.
pub(super) fn look<T>(mut read: impl FnMut() -> io::Result<Option<T>>) -> Result<T, StoreError> {
    for _ in 0..LOOKS {
        match read() {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => std::thread::yield_now(),
            Err(_) => return Err(StoreError::IndexFault("it is shorter than it says")),
        }
    }
    Err(StoreError::IndexFault("a checksum is wrong"))
}

pub(super) fn unusable(_: io::Error) -> StoreError {
    StoreError::IndexFault("it cannot be read or written")
}

pub(super) fn full(source: io::Error) -> StoreError {
    StoreError::Io { doing: "reserve space for", path: "the index".into(), source }
}

/// Tests can cut a change short: the writes behind a number of them fail, as if the process had been killed.
#[cfg(test)]
pub(in crate::store) mod cut {
    use std::cell::Cell;
    use std::io;

    thread_local! {
        static LEFT: Cell<u32> = const { Cell::new(u32::MAX) };
    }

    /// Lets so many writes through while `change` runs.
    pub(in crate::store) fn after<T>(writes: u32, change: impl FnOnce() -> T) -> T {
        LEFT.set(writes);
        let done = change();
        LEFT.set(u32::MAX);
        done
    }

    pub(super) fn count() -> io::Result<()> {
        let left = LEFT.get();
        LEFT.set(left.saturating_sub(u32::from(left != u32::MAX)));
        if left == 0 { Err(io::ErrorKind::Other.into()) } else { Ok(()) }
    }
}
