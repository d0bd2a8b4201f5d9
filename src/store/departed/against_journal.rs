//! Rows that come, change, leave and come back, with writers killed between any two writes of the index: the board is
//! what a map says, with its index and without it (I8).

use crate::board::Kind;
use crate::clock::Now;
use crate::store::files::Files;
use crate::store::index::cut;
use crate::store::open_root;
use crate::store::snapshot::Snapshot;
use crate::store::{Ask, Durability, OldWriters, Options, Room, Store, StoreError, Txn};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use tempfile::TempDir;

const KINDS: [Kind; 3] = [Kind::Work, Kind::Agent, Kind::Completion];

/// What one change does to a row: one after the other, it is put or taken off.
type Deeds = &'static [bool];

const DEEDS: [Deeds; 5] = [&[true], &[true], &[false], &[true, false], &[false, true]];

/// What one change does to some rows, and how many writes of the index its author lives for.
type Step = (BTreeMap<(usize, u8), Deeds>, u32);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let rows = prop::collection::btree_map((0..3usize, 0..5u8), prop::sample::select(&DEEDS[..]), 1..6);
    let lives = prop_oneof![3 => Just(u32::MAX), 1 => 0..12u32];
    prop::collection::vec((rows, lives), 1..16)
}

/// The rows of a kind that are on the board, in their order.
type Rows = Vec<(Kind, String, Map<String, Value>)>;

struct Board {
    dir: TempDir,
}

impl Board {
    fn now() -> Now {
        Now { wall_ns: 1_790_000_000_000_000_000, boot_ns: 1, boot_id: "boot".into() }
    }

    /// Whether the change is made: who is killed while he makes the index anew has changed nothing.
    fn change(&self, verb: &str, rule: impl Fn(&mut Txn<'_>) -> Result<(), StoreError>) -> bool {
        let options = Options {
            old_writers: OldWriters::default(),
            durability: Durability::None,
            durable_views: false,
            lock_timeout: Duration::from_secs(30),
            clock: &|| Ok(Self::now()),
            on_wait: &|_| {},
            on_warning: &|_| {},
        };
        let ask = Ask { verb, agent: None, request_id: None, digest: String::new(), room: Room::KeepReserve };
        let store = Store::new(self.dir.path(), options);
        store.update(&ask, |txn, _| rule(txn)).is_ok()
    }

    fn files(&self) -> Files {
        open_root(self.dir.path()).and_then(Files::open).expect("it opens").expect("a board")
    }

    /// Slot, id and row of all that is there.
    fn rows(snapshot: &mut Snapshot) -> (Vec<u64>, Rows) {
        let found = snapshot.all_rows().expect("it is read");
        let row = |found: &crate::store::Found| {
            let (id, row) = snapshot.entry(found).expect("a row");
            (found.columns.kind, id, row)
        };
        (found.iter().map(crate::store::Found::number).collect(), found.iter().map(row).collect())
    }

    fn public(&self, name: &str) -> Vec<Map<String, Value>> {
        #[expect(clippy::disallowed_methods, reason = "a test looks at what readers see")]
        let bytes = std::fs::read(self.dir.path().join(name)).expect("a public file");
        serde_json::from_slice(&bytes).expect("an array")
    }

    fn check(&self, expected: &Rows) -> Result<(), TestCaseError> {
        let files = self.files();
        let by_index = Self::rows(&mut Snapshot::open(&files, Self::now()).expect("it opens"));
        let by_journal = Self::rows(&mut Snapshot::open_by_journal(&files, Self::now()).expect("it opens"));
        prop_assert_eq!(&by_index.1, expected);
        // The slots too: renewed leases are found by them.
        prop_assert_eq!(by_index, by_journal);
        for (name, kind, _) in crate::store::import::PUBLIC {
            let shown: Vec<_> = expected.iter().filter(|row| row.0 == kind).map(|row| row.2.clone()).collect();
            prop_assert_eq!(self.public(name), shown, "{}", name);
        }
        Ok(())
    }
}

fn row(kind: Kind, id: &str, version: usize) -> Map<String, Value> {
    let value = match kind {
        // Completions do not change, and two of them may say the same.
        Kind::Completion => json!({ "work_item_id": "w", "velocity_points": 1 }),
        Kind::Agent => json!({ "agent_id": id, "n": version }),
        _ => json!({ "work_item_id": id, "status": "completed", "n": version }),
    };
    value.as_object().cloned().unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_left_is_nowhere_and_what_came_back_stands_last(steps in steps()) {
        let board = Board { dir: TempDir::new().expect("a directory") };
        let mut expected = vec![(Kind::Agent, "first".to_owned(), row(Kind::Agent, "first", 0))];
        prop_assert!(board.change("test", |txn| txn.put_row(Kind::Agent, "first", row(Kind::Agent, "first", 0))));
        for (version, (rows, lives)) in (1..).zip(&steps) {
            let deeds = || rows.iter().map(|((kind, id), deeds)| (KINDS[*kind], id.to_string(), *deeds));
            let mut changed = expected.clone();
            for (kind, id, deeds) in deeds() {
                let known = changed.iter().position(|row| row.0 == kind && row.1 == id);
                let row = (kind, id.clone(), row(kind, &id, version));
                match (known, deeds.ends_with(&[true])) {
                    (Some(at), true) => changed[at] = row,
                    (Some(at), false) => drop(changed.remove(at)),
                    (None, true) => changed.push(row),
                    (None, false) => {}
                }
            }
            let rule = |txn: &mut Txn<'_>| {
                for (kind, id, is_put) in deeds().flat_map(|(kind, id, deeds)| {
                    deeds.iter().map(move |is_put| (kind, id.clone(), *is_put))
                }) {
                    match is_put {
                        true => txn.put_row(kind, &id, row(kind, &id, version))?,
                        false => drop(txn.take_off(kind, &id)?),
                    }
                }
                Ok(())
            };
            if cut::after(*lives, || board.change("test", rule)) {
                expected = changed;
            }
            if *lives == u32::MAX {
                board.check(&expected)?;
            }
        }
        // Whoever comes next makes good what was cut off.
        prop_assert!(board.change("test", |txn| txn.put_row(Kind::Agent, "last", row(Kind::Agent, "last", 0))));
        expected.push((Kind::Agent, "last".into(), row(Kind::Agent, "last", 0)));
        board.check(&expected)?;
    }
}
