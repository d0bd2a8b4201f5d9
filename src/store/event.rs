//! What a record of the journal tells whoever asks for the history of a row or of the board.

use super::record::{Put, Record};
use super::row::Kind;
use serde_json::{Map, Value};

/// One change in the history of a row or of the board.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Event {
    /// The place of the change in the order of all changes.
    pub sequence: u64,
    /// When, RFC 3339 with nanoseconds.
    pub at: String,
    /// The verb.
    pub verb: String,
    /// The agent, where one is named.
    pub agent: Option<String>,
    /// The rows that came out of it: kind, id, row.
    pub rows: Vec<(Kind, String, Map<String, Value>)>,
    /// The rows that left the board with it: kind, id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<(Kind, String)>,
}

/// What the journal still tells of a work item.
#[derive(Debug)]
pub struct History {
    /// Its changes, newest first.
    pub events: Vec<Event>,
    /// Whether there were older ones, which have left the journal for the archive.
    pub goes_on_in_archive: bool,
}

impl Event {
    /// The work items that it is about, each with its row, or with none where it left the board.
    pub fn items(&self) -> impl Iterator<Item = (&str, Option<&Map<String, Value>>)> {
        let stored = self.rows.iter().map(|(kind, id, row)| (kind, id, Some(row)));
        let all = stored.chain(self.left.iter().map(|(kind, id)| (kind, id, None)));
        all.filter(|(kind, ..)| **kind == Kind::Work).map(|(_, id, row)| (id.as_str(), row))
    }
}

/// What a record tells.
pub(super) fn event(record: &Record<'_>) -> Event {
    let row = |put: &Put<'_>| {
        let row = serde_json::from_str(put.row.get()).unwrap_or_default();
        (put.kind, put.id.clone().into_owned(), row)
    };
    let (left, stored): (Vec<_>, Vec<_>) = record.puts.iter().partition(|put| put.gone);
    Event {
        sequence: record.sequence,
        at: record.time.clone().into_owned(),
        verb: record.op.clone().into_owned(),
        agent: record.by.clone().map(std::borrow::Cow::into_owned),
        rows: stored.into_iter().map(row).collect(),
        left: left.into_iter().map(|put| (put.kind, put.id.clone().into_owned())).collect(),
    }
}
