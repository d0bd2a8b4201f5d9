//! What a reader of a board sees is what the model says: rows, history, public files.

use super::compare;
use super::durable::Run;
use super::item::Item;
use super::old_rows::{OldRow, Start};
use super::witness::Items;
use coordctl::board::{Kind, WorkId};
use coordctl::store::Snapshot;
use proptest::prelude::*;
use serde_json::{Map, Value, value::RawValue};
use std::collections::BTreeMap;

/// The public files and what they show.
pub(super) const VIEWS: [(&str, Kind); 3] =
    [("work_claims.json", Kind::Work), ("agent_status.json", Kind::Agent), ("coordination_log.json", Kind::Completion)];

impl Run {
    /// Everything that a reader can see is as the model says.
    pub(super) fn check(&mut self, start: &Start) -> Result<(), TestCaseError> {
        let mut snapshot = self.store(|store| store.read()).map_err(failed)?;
        // A refused change may end a full segment, and that has a number too.
        prop_assert!(snapshot.sequence() >= self.sequence);
        self.check_items(&mut snapshot)?;
        self.check_others(&mut snapshot)?;
        for (view, old) in [("work_claims.json", &start.items), ("agent_status.json", &start.agents)] {
            self.check_unknown(&mut snapshot, view, old)?;
        }
        self.check_views(&mut snapshot)
    }

    fn check_items(&mut self, snapshot: &mut Snapshot) -> Result<(), TestCaseError> {
        let shown = items_of(snapshot)?;
        prop_assert_eq!(shown.len(), self.model.items.len());
        for (id, expected) in &mut self.model.items {
            let item = shown.get(id).map(|item| compare::item(item.row()));
            if let Some(item) = &item {
                expected.settle(item);
            }
            prop_assert_eq!(item.as_ref(), Some(&*expected), "{}", id);
            let alone = snapshot.work(&WorkId::from_row(id)).map_err(failed)?;
            prop_assert_eq!(alone.as_ref(), shown.get(id), "{} alone", id);
        }
        Ok(())
    }

    fn check_others(&self, snapshot: &mut Snapshot) -> Result<(), TestCaseError> {
        let agents = rows(snapshot, Kind::Agent)?;
        let id = |row: &Map<String, Value>| row["agent_id"].as_str().unwrap_or_default().to_owned();
        let agents: Vec<_> = agents.iter().map(|row| (id(row), compare::agent(row))).collect();
        prop_assert_eq!(agents.len(), self.model.agents.len());
        prop_assert_eq!(&agents.into_iter().collect::<BTreeMap<_, _>>(), &self.model.agents);
        let log = rows(snapshot, Kind::Completion)?;
        prop_assert_eq!(&log.iter().map(compare::completion).collect::<Vec<_>>(), &self.model.log);
        Ok(())
    }

    /// A reader that opened the board before a change gets the present rows, apart from renewed leases.
    pub(super) fn check_earlier(&self, mut snapshot: Snapshot) -> Result<(), TestCaseError> {
        let rows: Vec<Item> = rows(&mut snapshot, Kind::Work)?.iter().map(compare::item).collect();
        let mut seen: Vec<_> = rows.into_iter().map(|item| (item.fence, item.status, item.agent)).collect();
        let now = self.model.items.values().cloned();
        let mut expected: Vec<_> = now.map(|item| (item.fence, item.status, item.agent)).collect();
        seen.sort();
        expected.sort();
        prop_assert_eq!(seen, expected);
        Ok(())
    }

    /// What is in the journal stays there: at the end it tells of every step.
    pub(super) fn check_history(&self) -> Result<(), TestCaseError> {
        let mut snapshot = self.store(|store| store.read()).map_err(failed)?;
        for (id, expected) in &self.histories {
            let events = snapshot.history(&WorkId::from_row(id), usize::MAX).map_err(failed)?;
            let status = |rows: &[(Kind, String, Map<String, Value>)]| {
                let row = rows.iter().find(|(kind, row, _)| *kind == Kind::Work && row == id);
                row.map(|(.., row)| row["status"].as_str().unwrap_or_default().to_owned()).unwrap_or_default()
            };
            let seen: Vec<_> =
                events.events.iter().rev().map(|event| (event.verb.clone(), status(&event.rows))).collect();
            prop_assert_eq!(&seen, expected, "history of {}", id);
        }
        let events = snapshot.events(usize::MAX).map_err(failed)?;
        let sequences: Vec<u64> = events.iter().rev().map(|event| event.sequence).collect();
        let first = sequences.first().copied().unwrap_or(snapshot.sequence() + 1);
        prop_assert_eq!(&sequences, &(first..=snapshot.sequence()).collect::<Vec<_>>(), "a change is missing");
        let recorded: usize = self.histories.values().map(Vec::len).sum();
        let of_items = events.iter().flat_map(|event| &event.rows).filter(|(kind, ..)| *kind == Kind::Work);
        prop_assert_eq!(of_items.count(), recorded, "a change is missing at the beginning");
        Ok(())
    }

    fn check_unknown(&self, snapshot: &mut Snapshot, view: &str, old: &[OldRow]) -> Result<(), TestCaseError> {
        let kind = if view == "work_claims.json" { Kind::Work } else { Kind::Agent };
        let rows = rows(snapshot, kind)?;
        for (old, row) in old.iter().zip(&rows) {
            old.survives_in(&serde_json::to_string(row).unwrap_or_default())?;
        }
        if !self.lost.contains(&view) {
            let text = std::fs::read_to_string(self.dir.path().join(view))?;
            let shown: Vec<&RawValue> = serde_json::from_str(&text).map_err(failed)?;
            for (old, row) in old.iter().zip(shown) {
                old.survives_in(row.get())?;
            }
        }
        Ok(())
    }

    /// Every public file shows the rows in their order; one that was lost does so again when it is next written (I7).
    fn check_views(&self, snapshot: &mut Snapshot) -> Result<(), TestCaseError> {
        for (name, kind) in VIEWS.into_iter().filter(|(name, _)| !self.lost.contains(name)) {
            let text =
                std::fs::read_to_string(self.dir.path().join(name)).map_err(|e| failed(format!("{name}: {e}")))?;
            let shown: Vec<Map<String, Value>> = serde_json::from_str(&text).map_err(failed)?;
            prop_assert_eq!(shown, rows(snapshot, kind)?, "{}", name);
        }
        Ok(())
    }
}

/// The items that a reader sees, their leases as last renewed.
pub(super) fn items_of(snapshot: &mut Snapshot) -> Result<Items, TestCaseError> {
    let found = snapshot.rows(Kind::Work).map_err(failed)?;
    let mut items = Items::new();
    for found in &found {
        let item = snapshot.item(found).map_err(failed)?;
        items.insert(item.id().as_str().to_owned(), item);
    }
    prop_assert_eq!(items.len(), found.len(), "an item stands on the board twice");
    Ok(items)
}

fn rows(snapshot: &mut Snapshot, kind: Kind) -> Result<Vec<Map<String, Value>>, TestCaseError> {
    let found = snapshot.rows(kind).map_err(failed)?;
    found.iter().map(|found| snapshot.row(found).map_err(failed)).collect()
}

pub(super) fn failed(what: impl std::fmt::Display) -> TestCaseError {
    TestCaseError::fail(what.to_string())
}
