//! What a restore comes to, decided row by row: what goes onto the board, what leaves it, and what stays.

use super::super::error::StoreError;
use super::super::index::Slot;
use super::super::journal::Journal;
use super::super::record::{Place, decode};
use super::super::row::{Kind, key};
use super::tally::hash;
use super::unpack::BackupFile;
use crate::board::{Agent, WorkItem, put_back};
use crate::clock::Now;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// What differs between a backup and the board, by ids.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Differing {
    /// Work items.
    pub work: Ids,
    /// Agents.
    pub agents: Ids,
    /// Completions in the log, by the names that the journal has for them.
    pub completions: Ids,
    /// Work items that are or were held, and whose claim comes to an end.
    pub released: Vec<String>,
}

/// Rows that differ.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ids {
    /// In the backup only: they come back.
    pub added: Vec<String>,
    /// In both, and not the same.
    pub changed: Vec<String>,
    /// On the board only: they go.
    pub lost: Vec<String>,
}

/// A row of a backup.
#[derive(Debug)]
pub(super) struct Back {
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) row: Map<String, Value>,
    /// The number of the change with which it came onto the board, and its place among the rows of that.
    pub(super) since: (u64, usize),
}

/// The rows of a backup, so far as they are needed.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    /// Rows that the board has in the very same words: where they stood in its journal when they were compared.
    pub(super) same: HashMap<u64, Place>,
    /// The others.
    pub(super) rows: HashMap<u64, Back>,
    /// Their keys, in the order in which they came onto the board.
    pub(super) order: Vec<u64>,
}

/// What is to be done.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) puts: Vec<(Kind, String, Map<String, Value>)>,
    pub(super) off: Vec<(Kind, String)>,
    pub(super) differing: Differing,
    /// How many items each agent holds afterwards.
    held: HashMap<String, i64>,
    /// Agents with which something changes.
    touched: HashSet<String>,
    /// Agents as they come back, and as they are.
    agents: Vec<(Agent, Option<Map<String, Value>>)>,
}

/// Decides over the whole board, as its slots and journal show it.
pub(super) fn plan(
    slots: &[Slot],
    journal: &Journal,
    wanted: &Wanted,
    backup: &BackupFile,
    now: &Now,
) -> Result<Plan, StoreError> {
    let from = &backup.manifest.cut.at;
    let mut plan = Plan::default();
    let mut met = HashSet::new();
    for slot in slots.iter().filter(|slot| slot.gone.is_none() && slot.columns.kind != Kind::Request) {
        met.insert(slot.key);
        let same = wanted.same.get(&slot.key).copied();
        if same == Some(slot.place) {
            plan.stay(slot, journal)?;
            continue;
        }
        let (id, text) = text_in(journal, slot.place, slot.key)?;
        if backup.tally.rows().get(&slot.key).is_some_and(|row| row.hash == hash(text.get())) {
            // Stored once more, unchanged.
            plan.stay(slot, journal)?;
            continue;
        }
        let present = parsed(&text)?;
        let back = match same {
            Some(place) => Some(row_in(journal, place, slot.key).ok().ok_or_else(gone_meanwhile)?.1),
            None => wanted.rows.get(&slot.key).map(|back| back.row.clone()),
        };
        match back {
            Some(back) => plan.bring(slot.columns.kind, id, back, Some(present), now, from),
            None => plan.take_off(slot.columns.kind, id, &present),
        }
    }
    for back in wanted.order.iter().filter(|key| !met.contains(key)).filter_map(|key| wanted.rows.get(key)) {
        plan.bring(back.kind, back.id.clone(), back.row.clone(), None, now, from);
    }
    plan.load_agents();
    Ok(plan)
}

/// A row that was the same when they were compared has changed since, and its former record has left the journal.
fn gone_meanwhile() -> StoreError {
    StoreError::TimedOut(
        "the beginning of the journal went while it was being compared; run the restore again".to_owned(),
    )
}

/// The id and the row of a key in the record at a place.
pub(super) fn row_in(journal: &Journal, place: Place, wanted: u64) -> Result<(String, Map<String, Value>), StoreError> {
    let (id, text) = text_in(journal, place, wanted)?;
    Ok((id, parsed(&text)?))
}

/// The same, the row as text.
pub(super) fn text_in(journal: &Journal, place: Place, wanted: u64) -> Result<(String, Box<RawValue>), StoreError> {
    let line = journal.line(place)?;
    let put = decode(&line).and_then(|record| record.puts.into_iter().find(|put| key(put.kind, &put.id) == wanted));
    put.map(|put| (put.id.into_owned(), put.row.into_owned())).ok_or(WITHOUT_ROW)
}

fn parsed(text: &RawValue) -> Result<Map<String, Value>, StoreError> {
    serde_json::from_str(text.get()).ok().ok_or(WITHOUT_ROW)
}

const WITHOUT_ROW: StoreError = StoreError::IndexFault("it points to a record without its row");

impl Differing {
    fn of(&mut self, kind: Kind) -> &mut Ids {
        match kind {
            Kind::Work => &mut self.work,
            Kind::Agent => &mut self.agents,
            Kind::Completion | Kind::Request => &mut self.completions,
        }
    }

    /// Whether anything differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.work, &self.agents, &self.completions].iter().all(|ids| ids.count() == 0)
    }
}

impl Ids {
    fn count(&self) -> usize {
        self.added.len() + self.changed.len() + self.lost.len()
    }
}

impl Plan {
    /// A row that is the same in both.
    fn stay(&mut self, slot: &Slot, journal: &Journal) -> Result<(), StoreError> {
        let is_held = slot.columns.kind == Kind::Work && slot.columns.status.is_held();
        if is_held || slot.columns.kind == Kind::Agent {
            let row = row_in(journal, slot.place, slot.key)?.1;
            match slot.columns.kind {
                Kind::Agent => self.agents.push((Agent::from_row(row.clone()), Some(row))),
                _ => self.count(&WorkItem::from_row(row)),
            }
        }
        Ok(())
    }

    fn take_off(&mut self, kind: Kind, id: String, present: &Map<String, Value>) {
        if kind == Kind::Work {
            self.touch(&WorkItem::from_row(present.clone()));
        }
        self.differing.of(kind).lost.push(id.clone());
        self.off.push((kind, id));
    }

    fn bring(
        &mut self,
        kind: Kind,
        id: String,
        back: Map<String, Value>,
        present: Option<Map<String, Value>>,
        now: &Now,
        from: &str,
    ) {
        let row = match kind {
            Kind::Agent => {
                self.agents.push((Agent::from_row(back), present));
                return;
            }
            Kind::Work => self.item(&id, back, present.as_ref(), now, from),
            Kind::Completion | Kind::Request => back,
        };
        self.put(kind, id, row, present.as_ref());
    }

    fn item(
        &mut self,
        id: &str,
        back: Map<String, Value>,
        present: Option<&Map<String, Value>>,
        now: &Now,
        from: &str,
    ) -> Map<String, Value> {
        let (back, present) = (WorkItem::from_row(back), present.map(|row| WorkItem::from_row(row.clone())));
        let was_held = back.status().is_held() || present.as_ref().is_some_and(|item| item.status().is_held());
        [Some(&back), present.as_ref()].into_iter().flatten().for_each(|item| self.touch(item));
        let item = put_back(back, present.as_ref(), now, from);
        if was_held && !item.status().is_held() {
            self.differing.released.push(id.to_owned());
        }
        self.count(&item);
        item.into_row()
    }

    fn put(&mut self, kind: Kind, id: String, row: Map<String, Value>, present: Option<&Map<String, Value>>) {
        let ids = self.differing.of(kind);
        match present {
            Some(present) if *present == row => return,
            Some(_) => ids.changed.push(id.clone()),
            None => ids.added.push(id.clone()),
        }
        self.puts.push((kind, id, row));
    }

    fn count(&mut self, item: &WorkItem) {
        if let Some(holder) = item.holder() {
            *self.held.entry(holder.as_str().to_owned()).or_default() += 1;
        }
    }

    fn touch(&mut self, item: &WorkItem) {
        self.touched.extend(item.holder().map(|holder| holder.as_str().to_owned()));
    }

    /// Gives every agent with which something changes the number of items that it holds afterwards.
    fn load_agents(&mut self) {
        for (mut agent, present) in std::mem::take(&mut self.agents) {
            let id = agent.id().as_str().to_owned();
            if self.touched.contains(&id) || present.as_ref() != Some(agent.row()) {
                let load = agent.row().get("current_workload").and_then(Value::as_i64).unwrap_or(0);
                let held = self.held.get(&id).copied().unwrap_or(0);
                if load != held {
                    agent.change_load(held.saturating_sub(load));
                }
            }
            self.put(Kind::Agent, id, agent.into_row(), present.as_ref());
        }
    }
}
