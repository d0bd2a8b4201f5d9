//! The same sequences through a board on the disk, with its index harmed and its public files lost in between, on a
//! machine whose clocks step and which boots.

use super::ask::{Board, ask, kind};
use super::calls::{Answer, Call};
use super::clocks::{TTLS, Tick, tick};
use super::config;
use super::item::Lease;
use super::machine::Machine;
use super::old_rows::{Start, start};
use super::reference::Model;
use super::requests::{Asked, about};
use super::shown::{VIEWS, failed, items_of};
use super::steps::{Step, step};
use super::witness::{Items, Witness, check_wall_step};
use crate::sandbox::scratch;
use coordctl::board::{Process, Rows, WorkItem};
use coordctl::clock::Now;
use coordctl::store::{Committed, Durability, Published, Store, StoreError, Txn, Updated, process};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;
use tempfile::TempDir;

/// A verb, or something that happens to the files.
#[derive(Debug, Clone)]
enum Event {
    /// A verb, with or without a request id.
    Verb(Box<Step>, bool),
    /// A request is sent once more.
    Repeat(Index),
    /// Another request comes under the id of an earlier one.
    Conflict(Index),
    DeleteIndex,
    CutIndex(Index),
    GarbleIndex(Index, u8),
    DeleteView(&'static str),
    Sync,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        20 => (step(&TTLS), prop::bool::weighted(0.2)).prop_map(|(step, has_id)| Event::Verb(Box::new(step), has_id)),
        1 => any::<Index>().prop_map(Event::Repeat),
        1 => any::<Index>().prop_map(Event::Conflict),
        1 => Just(Event::DeleteIndex),
        1 => any::<Index>().prop_map(Event::CutIndex),
        2 => (any::<Index>(), 1..=255u8).prop_map(|(at, by)| Event::GarbleIndex(at, by)),
        1 => select(&VIEWS[..]).prop_map(|(name, _)| Event::DeleteView(name)),
        1 => Just(Event::Sync),
    ]
}

impl Board for Txn<'_> {
    fn renew(&mut self, item: WorkItem) {
        Txn::renew(self, item);
    }

    fn process(pid: u32) -> Option<Process> {
        process(pid)
    }
}

/// A board, the model beside it, and what was seen so far.
pub(super) struct Run {
    pub(super) dir: TempDir,
    durability: Durability,
    machine: Machine,
    pub(super) model: Model,
    pub(super) sequence: u64,
    witness: Witness,
    items: Items,
    /// The verbs and the statuses they left, by item.
    pub(super) histories: BTreeMap<String, Vec<(String, String)>>,
    /// The items in the newest record of each.
    together: BTreeMap<String, Vec<String>>,
    /// The leases in the newest records: a renewal is in none, and forgotten when the machine boots.
    leases: BTreeMap<String, Option<Lease>>,
    pub(super) requests: Vec<Asked>,
    /// Public files that were lost and not made anew yet.
    pub(super) lost: Vec<&'static str>,
}

impl Run {
    fn of(start: &Start, durability: Durability, segment_bytes: Option<u32>) -> Result<Self, TestCaseError> {
        let dir = scratch();
        for (name, rows) in [("work_claims.json", &start.items), ("agent_status.json", &start.agents)] {
            let texts: Vec<&str> = rows.iter().map(|old| old.text.as_str()).collect();
            if !texts.is_empty() {
                std::fs::write(dir.path().join(name), format!("[{}]", texts.join(",")))?;
            }
        }
        let (machine, mut model) = (Machine::new(), start.model());
        model.running.extend(machine.process());
        let histories = model.items.iter().map(|(id, item)| (id.clone(), vec![("import".into(), item.status.clone())]));
        let fence = model.items.values().map(|item| item.fence).max().unwrap_or(0);
        let mut run = Run {
            histories: histories.collect(),
            together: model.items.keys().map(|id| (id.clone(), vec![id.clone()])).collect(),
            witness: Witness { fence, id: model.last_id },
            items: Items::new(),
            leases: model.items.iter().map(|(id, item)| (id.clone(), item.lease.clone())).collect(),
            requests: Vec::new(),
            lost: Vec::new(),
            sequence: 0,
            dir,
            durability,
            machine,
            model,
        };
        run.sequence = run.store(|store| store.init()).map_err(failed)?.0;
        run.items = run.store(|store| items_of(&mut store.read().map_err(failed)?))?;
        segment_bytes.map_or(Ok(()), |bytes| run.set_segment_bytes(bytes))?;
        Ok(run)
    }

    fn set_segment_bytes(&self, bytes: u32) -> Result<(), TestCaseError> {
        let path = self.dir.path().join(".coordctl/format");
        let mut format: Value = serde_json::from_str(&std::fs::read_to_string(&path)?).map_err(failed)?;
        format["segment_bytes"] = bytes.into();
        Ok(std::fs::write(path, format.to_string())?)
    }

    /// Lends the board as the next process would open it.
    pub(super) fn store<T>(&self, work: impl FnOnce(&Store<'_>) -> T) -> T {
        self.machine.with_store(self.dir.path(), self.durability, work)
    }

    fn tick(&mut self, tick: &Tick) -> Result<(), TestCaseError> {
        let before = self.machine.now().clone();
        self.machine.tick(tick);
        self.model.running = self.machine.process().into_iter().collect();
        match tick {
            Tick::Reboot => {
                for (id, lease) in &self.leases {
                    self.model.items.entry(id.clone()).and_modify(|item| item.lease.clone_from(lease));
                }
                self.items = self.store(|store| items_of(&mut store.read().map_err(failed)?))?;
                Ok(())
            }
            Tick::WallStep(_) => check_wall_step(&self.items, &before, self.machine.now()),
            _ => Ok(()),
        }
    }

    fn happen(&mut self, event: &Event) -> Result<(), TestCaseError> {
        match event {
            Event::Verb(step, has_id) => {
                let call = step.on(&self.model, self.machine.now());
                self.verb(call, *has_id)
            }
            Event::Repeat(n) if !self.requests.is_empty() => self.repeat(n.index(self.requests.len())),
            Event::Conflict(n) if !self.requests.is_empty() => self.conflict(n.index(self.requests.len())),
            Event::DeleteView(name) => {
                drop(std::fs::remove_file(self.dir.path().join(name)));
                self.lost.push(name);
                Ok(())
            }
            Event::Sync => {
                let (sequence, warnings) = self.store(|store| store.sync()).map_err(failed)?;
                prop_assert!(sequence >= self.sequence && warnings.is_empty(), "{} {:?}", sequence, warnings);
                self.lost.clear();
                Ok(())
            }
            harm => Ok(harm_index(&self.dir.path().join(".coordctl/index"), harm)?),
        }
    }

    fn verb(&mut self, call: Call, has_id: bool) -> Result<(), TestCaseError> {
        let id = has_id.then(|| format!("request-{}", self.requests.len()));
        let mut at = None;
        let done = self.store(|store| {
            store.update(&about(&call, id.as_deref()), |txn, now| {
                at = Some((now.clone(), txn.sequence()));
                ask(txn, now, &call)
            })
        });
        let Some((now, sequence)) = at else { return Err(failed(format!("{call:?} was not decided: {done:?}"))) };
        prop_assert_eq!(&now, self.machine.now());
        let before = self.model.clone();
        match (done, self.model.ask(&now, sequence, &call)) {
            (Err(StoreError::Refused(refusal)), Err(expected)) => {
                prop_assert_eq!(kind(&refusal), expected, "{:?}", call);
                Ok(())
            }
            (Ok(Updated { committed, published, .. }), Ok(expected)) => {
                prop_assert_eq!(&committed.answer, &expected, "{:?}", call);
                prop_assert!(!committed.replayed);
                let items = self.recorded(&before, &call, &expected);
                let is_confirm =
                    expected.again || matches!(call, Call::Late { .. }) && self.model.items == before.items;
                let op = if is_confirm { "confirm" } else { call.verb() };
                let is_empty = items.is_empty() && !has_id;
                self.committed(&committed, published, is_empty)?;
                self.remember(op, &items);
                let after = self.store(|store| items_of(&mut store.read().map_err(failed)?))?;
                self.see(&now, &call, after)?;
                self.requests.extend(id.map(|id| Asked { id, call, answer: expected, items }));
                Ok(())
            }
            (done, expected) => Err(failed(format!("{call:?} gave {done:?}, not {expected:?}"))),
        }
    }

    /// The items whose rows are in the record of a change.
    fn recorded(&self, before: &Model, call: &Call, answer: &Answer) -> Vec<String> {
        let changed = self.model.items.iter().filter(|(id, item)| before.items.get(*id) != Some(item));
        match call {
            Call::Renew { .. } => Vec::new(),
            _ if answer.again => self.together.get(&answer.items[0]).cloned().unwrap_or_default(),
            Call::Late { id, .. } if self.model.items == before.items => {
                self.together.get(id).cloned().unwrap_or_default()
            }
            _ => {
                let mut items: Vec<String> = changed.map(|(id, _)| id.clone()).chain(answer.items.clone()).collect();
                items.sort();
                items.dedup();
                items
            }
        }
    }

    pub(super) fn remember(&mut self, op: &str, items: &[String]) {
        for id in items {
            let item = &self.model.items[id];
            let status = item.status.clone();
            if op != "confirm" {
                self.leases.insert(id.clone(), item.lease.clone());
            }
            self.histories.entry(id.clone()).or_default().push((op.to_owned(), status));
            self.together.insert(id.clone(), items.to_vec());
        }
        let is_there = |name: &str| self.dir.path().join(name).exists();
        self.lost.retain(|name| !(is_there(name) || *name == "work_claims.json" && !items.is_empty()));
    }

    fn see(&mut self, now: &Now, call: &Call, after: Items) -> Result<(), TestCaseError> {
        self.witness.see(now, call, &self.items, &after)?;
        self.witness.id = self.witness.id.max(self.model.last_id);
        self.items = after;
        Ok(())
    }

    pub(super) fn committed(
        &mut self,
        committed: &Committed<Answer>,
        published: Published,
        is_empty: bool,
    ) -> Result<(), TestCaseError> {
        let of_the_index = |warning: &String| warning.ends_with("it will be made anew from the journal");
        prop_assert!(committed.warnings.iter().all(of_the_index), "{:?}", committed.warnings);
        prop_assert_eq!(published, Published::Now, "no board of this size is postponed");
        if is_empty {
            prop_assert_eq!(committed.sequence, 0, "there is nothing to record");
            return Ok(());
        }
        prop_assert!(committed.sequence > self.sequence);
        self.sequence = committed.sequence;
        Ok(())
    }
}

fn harm_index(index: &PathBuf, harm: &Event) -> std::io::Result<()> {
    match (harm, std::fs::read(index)) {
        (Event::DeleteIndex, Ok(_)) => std::fs::remove_file(index),
        (Event::CutIndex(at), Ok(bytes)) => {
            std::fs::OpenOptions::new().write(true).open(index)?.set_len(at.index(bytes.len() + 1) as u64)
        }
        (Event::GarbleIndex(at, by), Ok(mut bytes)) if !bytes.is_empty() => {
            let at = at.index(bytes.len());
            bytes.iter_mut().skip(at).take(64).for_each(|byte| *byte ^= by);
            std::fs::write(index, bytes)
        }
        _ => Ok(()),
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn a_board_on_the_disk_does_what_the_model_says(
        events in prop::collection::vec((tick(), event()), 1..=25),
        start in start(3),
        durability in prop_oneof![9 => Just(Durability::None), 1 => Just(Durability::Full)],
        segment_bytes in prop_oneof![3 => Just(None), 1 => (1..4000u32).prop_map(Some)],
    ) {
        let mut run = Run::of(&start, durability, segment_bytes)?;
        run.check(&start)?;
        for (tick, event) in &events {
            run.tick(tick)?;
            let before = run.store(|store| store.read()).map_err(failed)?;
            run.happen(event)?;
            run.check(&start)?;
            run.check_earlier(before)?;
        }
        run.check_history()?;
    }
}
