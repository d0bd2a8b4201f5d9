//! What can go wrong between a request and the disk.

use crate::board::Refusal;
use std::io;
use std::path::PathBuf;

/// Why a transaction or a read did not happen. Unless it says otherwise, nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A rule of the board said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no board in the directory, and the verb does not make one.
    #[error("no board in {}", .0.display())]
    NoBoard(PathBuf),
    /// The lock was not had in time.
    #[error("the board is busy: {holder} has held its lock for the whole of {waited_ms} ms")]
    Busy {
        /// Who holds it, as far as the lock file tells.
        holder: String,
        /// How long we waited, in milliseconds.
        waited_ms: u128,
    },
    /// The board's directory belongs to somebody else, who does not share it.
    #[error("{} belongs to user {owner} and is not shared with a group", path.display())]
    Foreign {
        /// The directory.
        path: PathBuf,
        /// The number of the user it belongs to.
        owner: u32,
    },
    /// The board was written by a newer version.
    #[error("{} has format {found}, this coordctl knows formats up to {known}", path.display())]
    Newer {
        /// The format file.
        path: PathBuf,
        /// Its version.
        found: u64,
        /// The newest version we know.
        known: u64,
    },
    /// A backup was written by a newer version.
    #[error("{} {what} {found}, this coordctl knows formats up to {known}", path.display())]
    NewerBackup {
        /// The backup.
        path: PathBuf,
        /// What is newer, as in "holds a board of format".
        what: &'static str,
        /// Its version.
        found: u64,
        /// The newest version we know.
        known: u64,
    },
    /// A backup is of another board than the one it is to be put back into.
    #[error("{} is a backup of the board {theirs}, and the board here is {ours}", path.display())]
    OtherBoard {
        /// The backup.
        path: PathBuf,
        /// The id of the board in it.
        theirs: String,
        /// The id of the board here.
        ours: String,
    },
    /// The state is damaged, and going on would not be safe.
    #[error("{}: {what}", path.display())]
    Damaged {
        /// The damaged file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// The change does not fit into one record.
    #[error("{0}")]
    TooLarge(String),
    /// The same request id was used for another request.
    #[error("request id {} was used before for another request", crate::text::quote(.0))]
    RequestConflict(String),
    /// A call to the system failed before anything changed.
    #[error("could not {doing} {}: {source}", path.display())]
    Io {
        /// What was tried, as in "open" or "append to".
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The change is written but its flush failed: it may or may not survive a power cut.
    #[error("could not flush {}: {source}; whether the change is on disk is unknown", path.display())]
    OutcomeUnknown {
        /// The file.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// What was waited for did not come in time.
    #[error("{0}")]
    TimedOut(String),
    /// A part of the index cannot be trusted. It never leaves the store: the index is rebuilt.
    #[error("the index is not usable: {0}")]
    IndexFault(&'static str),
}

impl StoreError {
    /// Wraps a system error with what was tried on which file.
    pub fn io(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> StoreError {
        let path = path.into();
        move |source| StoreError::Io { doing, path, source }
    }

    /// A flush that failed while nothing counted yet is a failure like any other.
    pub(super) fn before_the_end(self) -> StoreError {
        match self {
            StoreError::OutcomeUnknown { path, source } => StoreError::Io { doing: "flush", path, source },
            other => other,
        }
    }

    pub(super) fn damaged(path: impl Into<PathBuf>, what: impl Into<String>) -> StoreError {
        StoreError::Damaged { path: path.into(), what: what.into() }
    }
}
