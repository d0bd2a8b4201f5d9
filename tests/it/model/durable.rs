//! The same sequences through a board on the disk, with its index harmed and its public files lost in between.

use super::old_rows::{OldRow, Start, start};
use super::reference::{Answer, Call, Item, Model};
use super::steps::{Step, step};
use super::{Board, ask, compare, config, kind};
use coordctl::board::{Kind, WorkId, WorkItem};
use coordctl::store::{Ask, Committed, Durability, Options, Published, Room, Snapshot, Store, StoreError, Txn};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, value::RawValue};
use std::collections::BTreeMap;
use std::time::Duration;
use tempfile::TempDir;

/// Leases that are over at once, or outlive the test: the store reads the clocks itself.
const TTLS: [Option<u64>; 3] = [None, Some(0), Some(86_400)];
const VIEWS: [(&str, Kind); 3] =
    [("work_claims.json", Kind::Work), ("agent_status.json", Kind::Agent), ("coordination_log.json", Kind::Completion)];

/// A verb, or something that happens to the files.
#[derive(Debug, Clone)]
enum Event {
    Verb(Step),
    DeleteIndex,
    CutIndex(Index),
    GarbleIndex(Index, u8),
    DeleteView(&'static str),
    Sync,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        16 => step(&TTLS).prop_map(Event::Verb),
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
}

/// A board, the model beside it, and what was seen so far.
struct Run {
    dir: TempDir,
    durability: Durability,
    model: Model,
    sequence: u64,
    /// The largest fence on the board (I3).
    fence: u64,
    /// The verbs and the statuses they left, by item.
    histories: BTreeMap<String, Vec<(String, String)>>,
    /// Public files that were lost and not made anew yet.
    lost: Vec<&'static str>,
}

impl Run {
    fn of(start: &Start, durability: Durability, segment_bytes: Option<u32>) -> Result<Self, TestCaseError> {
        let dir = TempDir::new()?;
        for (name, rows) in [("work_claims.json", &start.items), ("agent_status.json", &start.agents)] {
            let texts: Vec<&str> = rows.iter().map(|old| old.text.as_str()).collect();
            if !texts.is_empty() {
                std::fs::write(dir.path().join(name), format!("[{}]", texts.join(",")))?;
            }
        }
        let model = start.model();
        let imported = |(id, item): (&String, &Item)| (id.clone(), vec![("import".to_owned(), item.status.clone())]);
        let histories = model.items.iter().map(imported).collect();
        let fence = model.items.values().map(|item| item.fence).max().unwrap_or(0);
        let mut run = Run { fence, dir, durability, model, sequence: 0, histories, lost: Vec::new() };
        run.sequence = run.store().init().map_err(failed)?.0;
        if let Some(bytes) = segment_bytes {
            let path = run.dir.path().join(".coordctl/format");
            let mut format: Value = serde_json::from_str(&std::fs::read_to_string(&path)?).map_err(failed)?;
            format["segment_bytes"] = bytes.into();
            std::fs::write(path, format.to_string())?;
        }
        Ok(run)
    }

    /// The board as the next process would open it.
    fn store(&self) -> Store<'static> {
        let options = Options {
            durability: self.durability,
            durable_views: true,
            lock_timeout: Duration::from_secs(30),
            clock: &coordctl::store::now,
            on_wait: &|_| {},
            on_warning: &|_| {},
        };
        Store::new(self.dir.path(), options)
    }

    fn happen(&mut self, event: &Event) -> Result<(), TestCaseError> {
        let index = self.dir.path().join(".coordctl/index");
        match event {
            Event::Verb(step) => return self.verb(step),
            Event::DeleteIndex => drop(std::fs::remove_file(index)),
            Event::CutIndex(at) => {
                if let Ok(file) = std::fs::OpenOptions::new().write(true).open(index) {
                    let length = file.metadata()?.len() as usize;
                    file.set_len(at.index(length + 1) as u64)?;
                }
            }
            Event::GarbleIndex(at, by) => {
                if let Ok(mut bytes) = std::fs::read(&index)
                    && !bytes.is_empty()
                {
                    let at = at.index(bytes.len());
                    bytes.iter_mut().skip(at).take(64).for_each(|byte| *byte ^= by);
                    std::fs::write(index, bytes)?;
                }
            }
            Event::DeleteView(name) => {
                drop(std::fs::remove_file(self.dir.path().join(name)));
                self.lost.push(name);
            }
            Event::Sync => {
                let (sequence, warnings) = self.store().sync().map_err(failed)?;
                prop_assert!(sequence >= self.sequence && warnings.is_empty(), "{} {:?}", sequence, warnings);
                self.lost.clear();
            }
        }
        Ok(())
    }

    fn verb(&mut self, step: &Step) -> Result<(), TestCaseError> {
        let call = step.on(&self.model);
        let mut at = None;
        let about =
            Ask { verb: verb(&call), agent: None, request_id: None, digest: String::new(), room: Room::KeepReserve };
        let done = self.store().update(&about, |txn, now| {
            at = Some((now.clone(), coordctl::board::Rows::sequence(txn)));
            ask(txn, now, &call)
        });
        let Some((now, sequence)) = at else { return Err(failed(format!("{call:?} was not decided: {done:?}"))) };
        let expected = self.model.ask(&now, sequence, &call);
        match (done, expected) {
            (Err(StoreError::Refused(refusal)), Err(expected)) => {
                prop_assert_eq!(kind(&refusal), expected, "{:?}", call)
            }
            (Ok((committed, published)), Ok(expected)) => self.committed(&call, &committed, published, &expected)?,
            (done, expected) => return Err(failed(format!("{call:?} gave {done:?}, not {expected:?}"))),
        }
        Ok(())
    }

    fn committed(
        &mut self,
        call: &Call,
        committed: &Committed<Answer>,
        published: Published,
        expected: &Answer,
    ) -> Result<(), TestCaseError> {
        prop_assert_eq!(&committed.answer, expected, "{:?}", call);
        let of_the_index = |warning: &String| warning.ends_with("it will be made anew from the journal");
        prop_assert!(committed.warnings.iter().all(of_the_index), "{:?}", committed.warnings);
        prop_assert_eq!(published, Published::Now, "no board of this size is postponed");
        if matches!(call, Call::Renew { .. }) {
            prop_assert_eq!(committed.sequence, 0, "a renewal is no change");
            return Ok(());
        }
        prop_assert!(committed.sequence > self.sequence);
        if matches!(call, Call::Create { .. } | Call::Take { .. }) {
            prop_assert!(self.fence < expected.fence, "fence {} after {}", expected.fence, self.fence);
            self.fence = expected.fence;
        }
        self.sequence = committed.sequence;
        let status = self.model.items[&expected.id].status.clone();
        let op = if expected.again { "confirm" } else { verb(call) };
        self.histories.entry(expected.id.clone()).or_default().push((op.to_owned(), status));
        self.lost.retain(|name| !is_touched(name, call, expected.again));
        Ok(())
    }

    /// Everything that a reader can see is as the model says.
    fn check(&self, start: &Start) -> Result<(), TestCaseError> {
        let mut snapshot = self.store().read().map_err(failed)?;
        // A refused change may end a full segment, and that has a number too.
        prop_assert!(snapshot.sequence() >= self.sequence);
        self.check_rows(&mut snapshot)?;
        for (view, old) in [("work_claims.json", &start.items), ("agent_status.json", &start.agents)] {
            self.check_unknown(&mut snapshot, view, old)?;
        }
        self.check_views(&mut snapshot)
    }

    fn check_rows(&self, snapshot: &mut Snapshot) -> Result<(), TestCaseError> {
        let found = snapshot.rows(Kind::Work).map_err(failed)?;
        let mut items = BTreeMap::new();
        for found in &found {
            let item = snapshot.item(found).map_err(failed)?;
            items.insert(item.id().as_str().to_owned(), compare::item(item.row()));
        }
        prop_assert_eq!(items.len(), found.len(), "an item stands on the board twice");
        prop_assert_eq!(&items, &self.model.items);
        for (id, expected) in &self.model.items {
            let item = snapshot.work(&WorkId::from_row(id)).map_err(failed)?;
            let item = item.map(|item| compare::item(item.row()));
            prop_assert_eq!(item.as_ref(), Some(expected), "{}", id);
        }
        let agents = rows(snapshot, Kind::Agent)?;
        let id = |row: &Map<String, Value>| row["agent_id"].as_str().unwrap_or_default().to_owned();
        let agents: Vec<_> = agents.iter().map(|row| (id(row), compare::agent(row))).collect();
        prop_assert_eq!(agents.len(), self.model.agents.len());
        prop_assert_eq!(agents.into_iter().collect::<BTreeMap<_, _>>(), self.model.agents.clone());
        let log = rows(snapshot, Kind::Completion)?;
        prop_assert_eq!(log.iter().map(compare::completion).collect::<Vec<_>>(), self.model.log.clone());
        Ok(())
    }

    /// A reader that opened the board before a change gets the present rows, apart from renewed leases.
    fn check_earlier(&self, mut snapshot: Snapshot) -> Result<(), TestCaseError> {
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
    fn check_history(&self) -> Result<(), TestCaseError> {
        let mut snapshot = self.store().read().map_err(failed)?;
        for (id, expected) in &self.histories {
            let events = snapshot.history(&WorkId::from_row(id), usize::MAX).map_err(failed)?;
            let status = |rows: &[(Kind, String, Map<String, Value>)]| {
                let row = rows.iter().find(|(kind, row, _)| *kind == Kind::Work && row == id);
                row.map(|(.., row)| row["status"].as_str().unwrap_or_default().to_owned()).unwrap_or_default()
            };
            let seen: Vec<_> = events.iter().rev().map(|event| (event.verb.clone(), status(&event.rows))).collect();
            prop_assert_eq!(&seen, expected, "history of {}", id);
        }
        let events = snapshot.events(usize::MAX).map_err(failed)?;
        let sequences: Vec<u64> = events.iter().rev().map(|event| event.sequence).collect();
        let first = sequences.first().copied().unwrap_or(snapshot.sequence() + 1);
        prop_assert_eq!(&sequences, &(first..=snapshot.sequence()).collect::<Vec<_>>(), "a change is missing");
        let recorded: usize = self.histories.values().map(Vec::len).sum();
        let of_items = events.iter().filter(|event| event.rows.iter().any(|(kind, ..)| *kind == Kind::Work));
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

    /// Every public file shows the rows in their order; one that was lost does so again when it is next written.
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

fn rows(snapshot: &mut Snapshot, kind: Kind) -> Result<Vec<Map<String, Value>>, TestCaseError> {
    let found = snapshot.rows(kind).map_err(failed)?;
    found.iter().map(|found| snapshot.row(found).map_err(failed)).collect()
}

/// Whether a change rewrites a public file.
fn is_touched(view: &str, call: &Call, again: bool) -> bool {
    match view {
        "work_claims.json" => true,
        "agent_status.json" => matches!(call, Call::Create { .. } | Call::Take { .. }),
        _ => matches!(call, Call::Complete { .. }) && !again,
    }
}

fn verb(call: &Call) -> &'static str {
    match call {
        Call::Create { .. } | Call::Take { .. } => "claim",
        Call::Progress { .. } => "progress",
        Call::Renew { .. } => "heartbeat",
        Call::Complete { .. } => "complete",
        Call::Release { .. } => "release",
    }
}

fn failed(what: impl std::fmt::Display) -> TestCaseError {
    TestCaseError::fail(what.to_string())
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn a_board_on_the_disk_does_what_the_model_says(
        events in prop::collection::vec(event(), 1..=25),
        start in start(3),
        durability in prop_oneof![9 => Just(Durability::None), 1 => Just(Durability::Full)],
        segment_bytes in prop_oneof![3 => Just(None), 1 => (1..4000u32).prop_map(Some)],
    ) {
        let mut run = Run::of(&start, durability, segment_bytes)?;
        run.check(&start)?;
        for event in &events {
            let before = run.store().read().map_err(failed)?;
            run.happen(event)?;
            run.check(&start)?;
            run.check_earlier(before)?;
        }
        run.check_history()?;
    }
}
