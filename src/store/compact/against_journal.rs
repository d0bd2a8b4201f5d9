//! Random changes with passes between them, on a journal of tiny segments: no pass changes an answer, nor the order of
//! anything, nor a lease that was renewed, with the index and without it (I8).

use crate::board::{Kind, Lease, Lookup, WorkId};
use crate::clock::Now;
use crate::store::files::Files;
use crate::store::index::cut;
use crate::store::snapshot::Snapshot;
use crate::store::{Ask, Durability, Found, OldWriters, Options, Room, Store, StoreError, Txn, open_root};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::time::Duration;
use tempfile::TempDir;

const DAY_NS: u64 = 86_400_000_000_000;
const KINDS: [Kind; 3] = [Kind::Work, Kind::Agent, Kind::Completion];

#[derive(Debug, Clone)]
enum Step {
    /// Rows are put or taken off.
    Change(BTreeMap<(usize, u8), bool>),
    /// The lease of an item is renewed.
    Renew(u8),
    /// A pass, after so many of the newest changes have grown old or not, whose author lives for so many writes.
    Pass(bool, u32),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let rows = prop::collection::btree_map((0..3usize, 0..6u8), prop::bool::weighted(0.75), 1..5);
    let lives = prop_oneof![4 => Just(u32::MAX), 1 => 0..60u32];
    let step = prop_oneof![
        12 => rows.prop_map(Step::Change),
        4 => (0..6u8).prop_map(Step::Renew),
        3 => (any::<bool>(), lives).prop_map(|(is_old, lives)| Step::Pass(is_old, lives)),
    ];
    prop::collection::vec(step, 8..50)
}

struct Board {
    dir: TempDir,
    wall_ns: Cell<u64>,
}

/// What there is of a row: kind, id and row, the lease as last renewed included.
type Row = (Kind, String, Map<String, Value>);

impl Board {
    fn new() -> Self {
        let board = Board { dir: TempDir::new().expect("a directory"), wall_ns: Cell::new(1_790_000_000_000_000_000) };
        board.with(|store| store.init()).expect("a board");
        let path = board.dir.path().join(".coordctl/format");
        #[expect(clippy::disallowed_methods, reason = "a test makes small segments")]
        let text = std::fs::read_to_string(&path).expect("a format").replace("8388608", "700");
        #[expect(clippy::disallowed_methods, reason = "a test makes small segments")]
        std::fs::write(path, text).expect("it is written");
        board
    }

    fn now(&self) -> Now {
        Now { wall_ns: self.wall_ns.get(), boot_ns: 1, boot_id: "boot".into() }
    }

    fn with<T>(&self, look: impl FnOnce(&Store<'_>) -> T) -> T {
        let options = Options {
            old_writers: OldWriters::default(),
            durability: Durability::None,
            durable_views: false,
            lock_timeout: Duration::from_secs(30),
            clock: &|| Ok(self.now()),
            on_wait: &|_| {},
            on_warning: &|_| {},
        };
        look(&Store::new(self.dir.path(), options))
    }

    fn change(&self, rule: impl Fn(&mut Txn<'_>, &Now) -> Result<(), StoreError>) {
        let ask = Ask { verb: "test", agent: None, request_id: None, digest: String::new(), room: Room::KeepReserve };
        self.with(|store| store.update(&ask, |txn, now| rule(txn, now))).expect("the change is made");
    }

    fn pass(&self) -> Result<bool, StoreError> {
        self.with(|store| store.compact(self.now().wall_ns, |_, _| Ok(())).map(|done| done.is_some()))
    }

    fn files(&self) -> Files {
        open_root(self.dir.path()).and_then(Files::open).expect("it opens").expect("a board")
    }

    /// Slots and rows of all that is there.
    fn rows(snapshot: &mut Snapshot) -> (Vec<u64>, Vec<Row>) {
        let found = snapshot.all_rows().expect("it is read");
        let row = |found: &Found| {
            let (id, row) = snapshot.entry(found).expect("a row");
            let is_item = found.columns.kind == Kind::Work;
            let row = if is_item { snapshot.item(found).expect("an item").into_row() } else { row };
            (found.columns.kind, id, row)
        };
        (found.iter().map(Found::number).collect(), found.iter().map(row).collect())
    }

    fn look(&self) -> Result<Vec<Row>, TestCaseError> {
        let files = self.files();
        let by_index = Self::rows(&mut Snapshot::open(&files, self.now()).expect("it opens"));
        let by_journal = Self::rows(&mut Snapshot::open_by_journal(&files, self.now()).expect("it opens"));
        prop_assert_eq!(&by_index, &by_journal);
        Ok(by_index.1)
    }

    fn public(&self, name: &str) -> Vec<Map<String, Value>> {
        #[expect(clippy::disallowed_methods, reason = "a test looks at what readers see")]
        let bytes = std::fs::read(self.dir.path().join(name)).expect("a public file");
        serde_json::from_slice(&bytes).expect("an array")
    }

    fn carry_out(&self, step: &Step, version: u64) -> Result<(), TestCaseError> {
        match step {
            Step::Change(rows) => self.change(|txn, now| {
                for ((kind, id), stays) in rows {
                    let (kind, id) = (KINDS[*kind], id.to_string());
                    match stays {
                        true => txn.put_row(kind, &id, row(kind, &id, version, now))?,
                        false => drop(txn.take_off(kind, &id)?),
                    }
                }
                Ok(())
            }),
            Step::Renew(id) => self.change(|txn, now| {
                let Some(mut item) = txn.work(&WorkId::from_row(&id.to_string()))? else { return Ok(()) };
                item.set_lease(Some(&Lease::granted(now, 1_000 + version)));
                txn.renew(item);
                Ok(())
            }),
            Step::Pass(is_old, lives) => {
                if *is_old {
                    self.wall_ns.set(self.wall_ns.get() + 3 * DAY_NS);
                }
                let before = self.look()?;
                let _ = cut::after(*lives, || self.pass());
                prop_assert_eq!(self.look()?, before, "a pass changes nothing that can be seen");
            }
        }
        Ok(())
    }
}

fn row(kind: Kind, id: &str, version: u64, now: &Now) -> Map<String, Value> {
    let lease = Lease::granted(now, 60);
    let mut item = crate::board::WorkItem::from_row(Map::new());
    item.set_lease(Some(&lease));
    let lease = item.row().get("lease").cloned();
    let value = match kind {
        Kind::Completion => json!({ "work_item_id": "w", "velocity_points": 1 }),
        Kind::Agent => json!({ "agent_id": id, "n": version }),
        _ => json!({ "work_item_id": id, "status": "active", "agent_id": "ada", "fence": version, "lease": lease }),
    };
    value.as_object().cloned().unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 14, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_pass_changes_an_answer(steps in steps()) {
        let board = Board::new();
        for (version, step) in (1..).zip(&steps) {
            board.carry_out(step, version)?;
        }
        board.change(|txn, now| txn.put_row(Kind::Agent, "last", row(Kind::Agent, "last", 0, now)));
        let rows = board.look()?;
        for (name, kind, _) in crate::store::import::PUBLIC.into_iter().skip(1) {
            let expected: Vec<_> = rows.iter().filter(|row| row.0 == kind).map(|row| row.2.clone()).collect();
            prop_assert_eq!(board.public(name), expected, "{}", name);
        }
    }
}

/// The property would hold if no pass ever did anything: this one does.
#[test]
fn old_segments_go_and_the_rest_of_them_stays_in_place() {
    let board = Board::new();
    let put = |kind, id: &str, version| {
        board.change(|txn, now| txn.put_row(kind, id, row(kind, id, version, now)));
    };
    (0..40).for_each(|version| put(Kind::Work, &(version % 7).to_string(), version));
    let renewed = Step::Renew(3);
    board.carry_out(&renewed, 99).expect("it is renewed");
    let before = board.look().expect("it reads the same");
    board.wall_ns.set(board.wall_ns.get() + 3 * DAY_NS);
    let segments = || super::journal(&board.files()).and_then(|journal| journal.numbers()).expect("segments");
    let many = segments();
    let mut kept = Vec::new();
    let keep = |segment: u32, bytes: &[u8]| {
        kept.push((segment, bytes.len()));
        Ok(())
    };
    let done =
        board.with(|store| store.compact(board.now().wall_ns, keep)).expect("a pass").expect("there is something");
    assert_eq!((done.segments as usize, done.rows), (kept.len(), 7), "{done:?}");
    assert_eq!(kept.iter().map(|(_, bytes)| *bytes as u64).sum::<u64>(), done.bytes);
    assert!(segments()[0] > many[0] + 5, "{many:?} became {:?}", segments());
    assert_eq!(board.look().expect("it reads the same"), before);
    assert!(before.iter().any(|row| row.2["lease"]["ttl_seconds"] == 1_099), "{before:?}");
    assert_eq!(board.pass().expect("a pass"), false, "there is nothing more to do");
    put(Kind::Work, "3", 100);
    assert_eq!(board.public("work_claims.json").len(), 7);
}
