//! Appending a line.

use super::super::dir::Dir;
use super::super::error::StoreError;
use super::super::lock::{Held, share, whole};
use super::super::{files, open_root};
use super::NAME;
use super::limits::SpanLimits;
use super::turn::turn;
use crate::clock::wall_ns;
use rustix::fs::{AtFlags, StatxFlags, fstat, statx};
use std::fs::File;
use std::io::{Error, ErrorKind, Seek, Write};
use std::path::Path;
use std::time::Duration;

/// How often a file that is turned under our hands is opened anew at once, and how often after a pause.
const AT_ONCE: usize = 32;
const TRIES: usize = AT_ONCE + 100;
const PAUSE: Duration = Duration::from_millis(1);

/// A file that is appended to, as it was when it was opened.
struct Current {
    held: Held,
    bytes: u64,
    /// When it was made, in nanoseconds since 1970, where the file system knows.
    born_ns: Option<u64>,
}

/// Appends one line in one write, if there is a board in the directory to append it to. If the file is large or old
/// enough after that, it is turned: then it is answered `true`, and somebody should finish the rotation.
///
/// # Errors
/// The system's answer; the span is lost then, and nothing else.
pub fn append_span(board: &Path, line: &[u8], limits: &SpanLimits) -> Result<bool, StoreError> {
    let root = open_root(board)?.trusted()?;
    if root.stat(files::STATE)?.is_none() {
        return Ok(false);
    }
    let Current { held, bytes, born_ns } = opened(&root)?;
    // One call: a line is never mixed with another's, however many append at the same time.
    let io = StoreError::io("append to", root.path(NAME));
    match held.file().write(line) {
        Ok(written) if written == line.len() => {}
        Ok(written) => {
            take_back(held, written);
            return Err(io(ErrorKind::StorageFull.into()));
        }
        Err(e) => return Err(io(e)),
    }
    // The line is there: a file that cannot be turned now is turned by a later command.
    let is_due = limits.is_due(bytes + line.len() as u64, born_ns, wall_ns());
    Ok(is_due && turn(&root, held).is_ok_and(|turned| turned.is_some()))
}

/// The file under its present name, with a shared lock on it.
fn opened(root: &Dir) -> Result<Current, StoreError> {
    for n in 0..TRIES {
        let file = root.append(NAME)?;
        let (inode, bytes, born_ns) =
            looked_at(&file).map_err(|e| StoreError::io("look at", root.path(NAME))(e.into()))?;
        if let Some(held) = share(file)
            && root.stat(NAME)?.is_some_and(|stat| stat.st_ino == inode)
        {
            return Ok(Current { held, bytes, born_ns });
        }
        if n < AT_ONCE { std::thread::yield_now() } else { std::thread::sleep(PAUSE) }
    }
    Err(StoreError::io("append to", root.path(NAME))(Error::new(ErrorKind::WouldBlock, "it is being turned")))
}

/// The inode of a file, its length, and when it was made.
fn looked_at(file: &File) -> rustix::io::Result<(u64, u64, Option<u64>)> {
    let wanted = StatxFlags::BASIC_STATS | StatxFlags::BTIME;
    if let Ok(stat) = statx(file, "", AtFlags::EMPTY_PATH, wanted) {
        let is_known = StatxFlags::from_bits_retain(stat.stx_mask).contains(StatxFlags::BTIME);
        let (seconds, rest) = (u64::try_from(stat.stx_btime.tv_sec), u64::from(stat.stx_btime.tv_nsec));
        let born = seconds.ok().and_then(|seconds| seconds.checked_mul(1_000_000_000)?.checked_add(rest));
        return Ok((stat.stx_ino, stat.stx_size, born.filter(|_| is_known)));
    }
    let stat = fstat(file)?;
    Ok((stat.st_ino, u64::try_from(stat.st_size).unwrap_or(0), None))
}

/// Whether a file is large or old enough to be turned; `None` for an empty one.
pub(super) fn is_due(file: &File, limits: &SpanLimits) -> rustix::io::Result<Option<bool>> {
    let (_, bytes, born_ns) = looked_at(file)?;
    Ok((bytes > 0).then(|| limits.is_due(bytes, born_ns, wall_ns())))
}

/// Takes back the beginning of a line whose rest had no room, unless somebody has appended to it by now.
fn take_back(held: Held, written: usize) {
    let mut ours = held.alone();
    for _ in 0..TRIES {
        match ours {
            Ok(held) => return cut(held.file(), written),
            // Those who write do so for a moment only.
            Err(file) => {
                std::thread::sleep(PAUSE);
                ours = whole(file);
            }
        }
    }
}

fn cut(mut file: &File, written: usize) {
    if let (Ok(end), Ok(about)) = (file.stream_position(), file.metadata())
        && about.len() == end
    {
        let _ = file.set_len(end.saturating_sub(written as u64));
    }
}
