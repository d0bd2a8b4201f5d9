//! What has left the board, as long as the journal can tell of it.

use super::error::StoreError;
use super::index::Slot;
use super::record::{Place, Put, decode};
use super::row::{Kind, key};
use super::snapshot::Snapshot;
use serde_json::{Map, Value};
use std::collections::HashSet;

impl Snapshot {
    /// What has left the board of a kind, each as it stood last: what can still be read of it.
    ///
    /// # Errors
    /// Where the journal cannot be read.
    pub(super) fn departed(&mut self, kind: Kind) -> Result<Vec<Map<String, Value>>, StoreError> {
        let slots = self.slots()?;
        let present: HashSet<u64> = slots.iter().filter(|slot| slot.gone.is_none()).map(|slot| slot.key).collect();
        let has_left = |slot: &&Slot| slot.gone == Some(kind) && !present.contains(&slot.key);
        let rows: Result<Vec<_>, _> = slots.iter().filter(has_left).map(|slot| self.row_before(slot)).collect();
        Ok(rows?.into_iter().flatten().collect())
    }

    /// The row that left a slot.
    fn row_before(&self, slot: &Slot) -> Result<Option<Map<String, Value>>, StoreError> {
        let line_at = |place: Place| match self.journal().line(place) {
            Err(StoreError::IndexFault(_) | StoreError::Damaged { .. }) => Ok(None),
            line => line.map(Some),
        };
        let Some(line) = line_at(slot.place)? else { return Ok(None) };
        let of_slot = |put: &Put<'_>| key(put.kind, &put.id) == slot.key;
        let before = decode(&line).and_then(|record| record.puts.into_iter().find(of_slot)?.place_before());
        let Some(line) = before.map(line_at).transpose()?.flatten() else { return Ok(None) };
        let put = decode(&line).and_then(|record| record.puts.into_iter().find(of_slot));
        Ok(put.and_then(|put| serde_json::from_str(put.row.get()).ok()))
    }
}

#[cfg(test)]
mod against_journal;
