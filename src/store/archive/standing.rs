//! A row as it stands in the journal, with what the record says of it.

use super::super::error::StoreError;
use super::super::record::decode;
use super::super::row::{Kind, key};
use super::super::snapshot::{Found, Snapshot};
use super::RESTORE;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// A row as it stands.
#[derive(Debug)]
pub struct Standing {
    /// How the board calls it.
    pub id: String,
    /// The sequence number of its last change.
    pub sequence: u64,
    /// When it came back from the archive, RFC 3339 with nanoseconds, where that was its last change.
    pub restored_at: Option<String>,
    /// The row.
    pub(super) text: Box<RawValue>,
}

impl Standing {
    /// The row, taken apart; empty where it is no object.
    #[must_use]
    pub fn row(&self) -> Map<String, Value> {
        serde_json::from_str(self.text.get()).unwrap_or_default()
    }
}

impl Snapshot {
    /// Whether a row is on the board.
    ///
    /// # Errors
    /// Where the journal cannot be read.
    pub fn has(&mut self, kind: Kind, id: &str) -> Result<bool, StoreError> {
        Ok(self.find(kind, id)?.is_some())
    }

    /// The row behind a scan's finding, with its id and its last change; `None` where its record is damaged.
    ///
    /// # Errors
    /// Where the journal cannot be read.
    pub fn standing(&self, found: &Found) -> Result<Option<Standing>, StoreError> {
        let line = match self.journal().line(found.place) {
            Err(StoreError::IndexFault(_)) => return Ok(None),
            line => line?,
        };
        let Some(record) = decode(&line) else { return Ok(None) };
        let restored_at = (record.op == RESTORE).then(|| record.time.clone().into_owned());
        let put = record.puts.into_iter().find(|put| key(put.kind, &put.id) == found.key);
        Ok(put.map(|put| Standing {
            id: put.id.into_owned(),
            sequence: record.sequence,
            restored_at,
            text: put.row.into_owned(),
        }))
    }
}
