//! The history of a row, for what another program may have read.

use super::super::error::StoreError;
use super::super::record::{Place, decode};
use super::super::row::{Kind, key};
use super::super::txn::Txn;
use super::merge::MERGE;
use crate::board::{Version, edits};
use serde_json::{Map, Value};

/// How far a history is followed. Who read an older version still is taken to have read the oldest of these.
const MOST: usize = 256;

/// The versions of a row, newest first, down to the first that says all that `theirs` says.
pub(super) fn versions_of(
    txn: &Txn<'_>,
    kind: Kind,
    id: &str,
    theirs: &Map<String, Value>,
) -> Result<Vec<Version>, StoreError> {
    let mut versions: Vec<Version> = Vec::new();
    let mut next = txn.index.find(key(kind, id))?.map(|(_, slot)| slot.place);
    while let Some(place) = next.filter(|_| versions.len() < MOST) {
        let line = match txn.journal.line(place) {
            // A damaged record ends what is known of the past.
            Err(StoreError::IndexFault(_)) if !versions.is_empty() => break,
            line => line?,
        };
        let Some(record) = decode(&line) else { break };
        let Some(put) = record.puts.iter().find(|put| put.kind == kind && put.id == id) else { break };
        let Ok(row) = serde_json::from_str(put.row.get()) else { break };
        let is_enough = edits(theirs, &row).is_empty();
        versions.push(Version { sequence: record.sequence, is_theirs: record.op == MERGE, row });
        next = put.before.map(|(segment, offset, length)| Place { segment, offset, length });
        if is_enough {
            break;
        }
    }
    Ok(versions)
}
