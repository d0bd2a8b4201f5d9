//! What another program wrote into the public files, taken into the board row by row (I19).
//!
//! An older tool edits the public files behind our back: it reads a file, changes rows and puts its version in place. For
//! each row the version that it read is looked for in the row's history; what differs from that version is its edit. An
//! edit of what has changed here since is refused as a whole row, so that merging the same file again changes nothing.
//! A row that is missing in its file is never a deletion.

mod agent;
mod base;
mod step;
mod value;
mod work;

pub use agent::{merge_agent, merge_new_agent};
pub use base::{Foreign, Version, edits};
pub use value::{canonical, same};
pub use work::{merge_new_work, merge_work};

use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What came of a row that another program wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merged {
    /// It says nothing that the board did not know.
    Nothing,
    /// The board took it.
    Taken,
    /// It was not taken, for this reason.
    Refused(String),
}

/// What a claim made by another program gets.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// The length of its lease in seconds; `None` for none.
    pub ttl_seconds: Option<u64>,
    /// The same for each type of work that has a length of its own.
    pub ttl_by_type: &'a BTreeMap<String, Option<u64>>,
}

/// What comes of a row that has left the board: nothing brings it back. `versions` tells how it stood while it was there.
#[must_use]
pub fn merge_departed(foreign: &Foreign<'_>) -> Merged {
    let is_edited = |last: &Version| foreign.base().is_some() && !is_known(foreign, &last.row);
    match foreign.versions.first().is_some_and(is_edited) {
        true => Merged::Refused("it is not on the board any more".to_owned()),
        false => Merged::Nothing,
    }
}

/// The fields that were edited and that the board does not say yet.
fn wanted<'a>(foreign: &Foreign<'a>, base: &Version, present: &Map<String, Value>) -> Vec<&'a str> {
    let lacking = edits(foreign.theirs, present);
    let mut edited = edits(foreign.theirs, &base.row);
    edited.retain(|field| lacking.contains(field));
    edited
}

/// Whether some version explains a row by edits that the board has taken already, or that others made too.
fn is_known(foreign: &Foreign<'_>, present: &Map<String, Value>) -> bool {
    foreign.versions.iter().any(|version| wanted(foreign, version, present).is_empty())
}

/// The first field that both sides changed, of those that others edited. What others changed on both sides, one edit upon
/// another that the board has taken already, is no change of ours.
fn changed_here_too<'a>(
    foreign: &Foreign<'a>,
    base: &Version,
    present: &Map<String, Value>,
    edited: &[&'a str],
) -> Option<&'a str> {
    let of = |row: &Map<String, Value>, field: &str| row.get(field).cloned().unwrap_or(Value::Null);
    let is_kept = |field: &&&str| !base::is_later_counting(field) && **field != "telemetry";
    let at = foreign.versions.iter().position(|version| version.sequence == base.sequence).unwrap_or(0);
    let since = &foreign.versions[..=at];
    let is_ours = |field: &str| {
        since.windows(2).any(|pair| !pair[0].is_theirs && !same(&of(&pair[0].row, field), &of(&pair[1].row, field)))
    };
    let clashes = |field: &&&str| {
        let (ours, was, theirs) = (of(present, field), of(&base.row, field), of(foreign.theirs, field));
        !same(&ours, &was) && !same(&ours, &theirs) && is_ours(field)
    };
    edited.iter().filter(is_kept).find(clashes).copied()
}
