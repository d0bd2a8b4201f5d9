//! What is asked of the store, and what it answers.

use super::journal::Room;
use super::publish::Published;
use crate::board::Life;

/// What a caller asks the store to do, beside the rule itself.
#[derive(Debug, Clone)]
pub struct Ask<'a> {
    /// The verb, as it stands in the journal.
    pub verb: &'a str,
    /// The agent, where the caller names one.
    pub agent: Option<&'a str>,
    /// Makes repeating safe: the same id and arguments get the first answer again.
    pub request_id: Option<&'a str>,
    /// A hash of the arguments, 16 hexadecimal digits.
    pub digest: String,
    /// Whether the change may use the space kept for closing work.
    pub room: Room,
}

/// A change that is on the disk.
#[derive(Debug)]
pub struct Committed<T> {
    /// The answer of the rule.
    pub answer: T,
    /// The sequence number of the record; 0 where nothing had to be appended.
    pub sequence: u64,
    /// Whether this is the answer to an earlier request with the same id.
    pub replayed: bool,
    /// What went wrong without hurting the change.
    pub warnings: Vec<String>,
}

/// A change that is on the disk, and what goes with it.
#[derive(Debug)]
pub struct Updated<T> {
    /// The change.
    pub committed: Committed<T>,
    /// Whether the public files show it.
    pub published: Published,
    /// What became of the items that it changed, 64 at the most; none where an earlier answer was given again.
    pub lives: Vec<Life>,
}
