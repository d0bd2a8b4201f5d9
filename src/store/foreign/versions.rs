//! The history of a row, for what another program may have read.

use super::super::error::StoreError;
use super::super::record::{CARRY, Place, decode};
use super::super::row::{Kind, key};
use super::super::txn::Txn;
use super::merge::MERGE;
use crate::board::{Version, edits};
use serde_json::{Map, Value};

/// How far a history is followed. Who read an older version still is taken to have read the oldest of these.
const MOST: usize = 256;

/// What the journal tells of a row.
#[derive(Debug, Default)]
pub(super) struct Past {
    /// Its versions, newest first.
    pub(super) versions: Vec<Version>,
    /// The change with which it left the board, where it is not there.
    pub(super) left_with: Option<u64>,
}

/// The past of a row, down to the first version that says all that `theirs` says.
pub(super) fn past_of(txn: &Txn<'_>, kind: Kind, id: &str, theirs: &Map<String, Value>) -> Result<Past, StoreError> {
    let Some((_, slot)) = txn.index.trace(key(kind, id))? else { return Ok(Past::default()) };
    let left_with = slot.gone.map(|_| slot.sequence);
    Ok(Past { versions: versions_from(txn, slot.place, kind, id, theirs)?, left_with })
}

fn versions_from(
    txn: &Txn<'_>,
    newest: Place,
    kind: Kind,
    id: &str,
    theirs: &Map<String, Value>,
) -> Result<Vec<Version>, StoreError> {
    let mut versions: Vec<Version> = Vec::new();
    let mut next = Some(newest);
    // What was dropped from the journal is not known any more.
    let first = txn.index.header.first;
    while let Some(place) = next.filter(|place| versions.len() < MOST && place.segment >= first) {
        let line = match txn.journal.line(place) {
            // A damaged record ends what is known of the past.
            Err(StoreError::IndexFault(_)) if !versions.is_empty() => break,
            line => line?,
        };
        let Some(record) = decode(&line) else { break };
        let Some(put) = record.puts.iter().find(|put| put.kind == kind && put.id == id) else { break };
        next = put.place_before();
        if put.gone || record.op == CARRY {
            continue;
        }
        let Ok(row) = serde_json::from_str(put.row.get()) else { break };
        let is_enough = edits(theirs, &row).is_empty();
        versions.push(Version { sequence: record.sequence, is_theirs: record.op == MERGE, row });
        if is_enough {
            break;
        }
    }
    Ok(versions)
}
