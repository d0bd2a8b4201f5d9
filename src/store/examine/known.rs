//! What belongs into a board's directory.

use super::super::import::PUBLIC;
use super::super::spans;

/// What a name in the state directory stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// A file.
    File,
    /// A directory.
    Directory,
    /// Something in the making, which is there for moments only.
    Unfinished,
}

/// The files of the state directory.
const FILES: [&str; 8] =
    ["format", "index", "heartbeats", "lock", "publish.lock", "metrics", "spans_lost", "spans.lock"];
/// Its directories.
const DIRECTORIES: [&str; 9] =
    ["journal", "archive", "reports", "costs", "quarantine", "foreign", "export", "imported", "tasks"];
/// The state files that every change writes.
pub(super) const WRITTEN: [&str; 4] = ["lock", "publish.lock", "index", "heartbeats"];

/// What a name in the state directory stands for; `None` for what coordctl does not make.
pub(super) fn in_state(name: &str) -> Option<Known> {
    if FILES.contains(&name) {
        return Some(Known::File);
    }
    if DIRECTORIES.contains(&name) {
        return Some(Known::Directory);
    }
    if name.strip_prefix("heartbeats-").is_some_and(|first| first.parse::<u32>().is_ok()) {
        return Some(Known::File);
    }
    match name.rsplit_once('.') {
        Some((_, "new")) => Some(Known::Unfinished),
        Some((_, "lock")) => Some(Known::File),
        _ => None,
    }
}

/// Whether a name in the board's directory is one of a file that coordctl writes.
pub(super) fn is_ours(name: &str) -> bool {
    PUBLIC.iter().any(|(public, ..)| *public == name) || name == spans::NAME || name.starts_with(spans::TURNED)
}
