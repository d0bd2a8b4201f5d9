//! What a version of a public file says that the board does not: looked for without the board's lock.

use super::super::error::StoreError;
use super::super::files::Files;
use super::super::import::{PUBLIC, Row};
use super::super::row::Kind;
use super::super::snapshot::Snapshot;
use crate::board::{AgentId, Lookup, WorkId, canonical, edits};
use crate::clock::Now;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// How the board calls a row of another program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Called {
    /// By the id in the row.
    Named(String),
    /// By an id that an import made up, since the row's own was taken.
    Again(String),
    /// Not at all: it has no id, and the board has no row that says the same.
    Unnamed,
}

/// A row that may say something new.
#[derive(Debug)]
pub(super) struct Novel {
    pub(super) called: Called,
    pub(super) row: Map<String, Value>,
}

/// The rows that may say something new. What was on the board when the version was read is on it now, so that rows
/// which say the same as a present one need not be looked at again under the lock.
pub(super) fn sift(files: &Files, now: &Now, view: usize, rows: Vec<Row>) -> Result<Vec<Novel>, StoreError> {
    let kind = PUBLIC[view].1;
    let mut snapshot = Snapshot::open(files, now.clone())?;
    let rows = rows.into_iter().filter_map(|row| Some((row.name, serde_json::from_str(row.text.get()).ok()?)));
    let rows: Vec<(Option<String>, Map<String, Value>)> = rows.collect();
    let is_uncalled = |name: &Option<String>| kind == Kind::Completion || name.is_none();
    let mut counted = match rows.iter().any(|(name, _)| is_uncalled(name)) {
        true => count(&mut snapshot, view)?,
        false => HashMap::new(),
    };
    let mut times: HashMap<String, u32> = HashMap::new();
    let mut novel = Vec::new();
    for (name, row) in rows {
        let Some(name) = name.filter(|_| kind != Kind::Completion) else {
            match counted.get_mut(&canonical(&row)).filter(|left| **left > 0) {
                Some(left) => *left -= 1,
                None => novel.push(Novel { called: Called::Unnamed, row }),
            }
            continue;
        };
        let times = times.entry(name.clone()).or_default();
        *times += 1;
        let (id, called) = match *times {
            1 => (name.clone(), Called::Named(name)),
            times => (format!("{name}#{times}"), Called::Again(format!("{name}#{times}"))),
        };
        if !present(&mut snapshot, kind, &id)?.is_some_and(|present| edits(&row, &present).is_empty()) {
            novel.push(Novel { called, row });
        }
    }
    Ok(novel)
}

/// A row as it stands on the board; none where its record cannot be read, which is looked into under the lock.
fn present(snapshot: &mut Snapshot, kind: Kind, id: &str) -> Result<Option<Map<String, Value>>, StoreError> {
    let row = match kind {
        Kind::Work => Lookup::work(snapshot, &WorkId::from_row(id)).map(|item| item.map(|item| item.into_row())),
        _ => Lookup::agent(snapshot, &AgentId::from_row(id)).map(|agent| agent.map(|agent| agent.into_row())),
    };
    match row {
        Err(StoreError::IndexFault(_)) => Ok(None),
        row => row,
    }
}

/// How often the board says each thing, or said it before it left, of rows that have no id.
fn count(snapshot: &mut Snapshot, view: usize) -> Result<HashMap<String, u32>, StoreError> {
    let (_, kind, field) = PUBLIC[view];
    let mut counted = HashMap::new();
    let found = snapshot.rows(kind)?;
    let present: Vec<_> = found.iter().map(|found| snapshot.row(found)).collect::<Result<_, _>>()?;
    // What has left is no news either: who writes it read it before.
    for row in present.into_iter().chain(snapshot.departed(kind)?) {
        let has_name = row.get(field).and_then(Value::as_str).is_some_and(|name| !name.is_empty());
        if kind == Kind::Completion || !has_name {
            *counted.entry(canonical(&row)).or_default() += 1;
        }
    }
    Ok(counted)
}
