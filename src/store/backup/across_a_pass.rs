//! Backups of a journal whose beginning has gone, and a restore across the moment when it goes.

use super::{BackupFile, BackupWanted};
use crate::board::Kind;
use crate::clock::Now;
use crate::store::{Ask, Durability, OldWriters, Options, Room, Store};
use serde_json::json;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

const DAYS_NS: u64 = 3 * 86_400_000_000_000;

/// A board of tiny segments.
struct Board {
    dir: TempDir,
    wall_ns: Cell<u64>,
}

impl Board {
    fn new() -> Self {
        let board = Board { dir: TempDir::new().expect("a directory"), wall_ns: Cell::new(1_790_000_000_000_000_000) };
        board.at(board.dir.path(), |store| store.init()).expect("a board");
        let path = board.dir.path().join(".coordctl/format");
        #[expect(clippy::disallowed_methods, reason = "a test makes small segments")]
        let text = std::fs::read_to_string(&path).expect("a format").replace("8388608", "700");
        #[expect(clippy::disallowed_methods, reason = "a test makes small segments")]
        std::fs::write(path, text).expect("it is written");
        board
    }

    fn at<T>(&self, path: &Path, look: impl FnOnce(&Store<'_>) -> T) -> T {
        let options = Options {
            old_writers: OldWriters::default(),
            durability: Durability::None,
            durable_views: false,
            lock_timeout: Duration::from_secs(30),
            clock: &|| Ok(Now { wall_ns: self.wall_ns.get(), boot_ns: 1, boot_id: "boot".into() }),
            on_wait: &|_| {},
            on_warning: &|_| {},
        };
        look(&Store::new(path, options))
    }

    fn with<T>(&self, look: impl FnOnce(&Store<'_>) -> T) -> T {
        self.at(self.dir.path(), look)
    }

    /// Stores an item, or takes it off.
    fn change(&self, id: u32, title: Option<&str>) {
        let ask = Ask { verb: "test", agent: None, request_id: None, digest: String::new(), room: Room::KeepReserve };
        let id = format!("work_{id}");
        let row = title.map(|title| json!({ "work_item_id": id, "status": "pending", "description": title }));
        let change = |store: &Store<'_>| {
            store.update(&ask, |txn, _| match &row {
                Some(row) => txn.put_row(Kind::Work, &id, row.as_object().cloned().unwrap_or_default()),
                None => txn.take_off(Kind::Work, &id).map(drop),
            })
        };
        self.with(change).expect("the change is made");
    }

    /// Lets the beginning of the journal go.
    fn pass(&self) {
        self.wall_ns.set(self.wall_ns.get() + DAYS_NS);
        let done = self.with(|store| store.compact(self.wall_ns.get(), |_, _| Ok(()))).expect("a pass");
        assert!(done.is_some_and(|done| done.segments > 0), "nothing has left the journal");
    }

    fn backup(&self) -> BackupFile {
        let wanted = BackupWanted { to: None, keep: None, archive: true, spans: false };
        let made = self.with(|store| store.backup(&wanted)).expect("a backup");
        BackupFile::open(&made.path).expect("it is whole")
    }

    fn rows(&self, path: &Path) -> BTreeMap<String, String> {
        let mut snapshot = self.at(path, |store| store.read()).expect("it can be read");
        let rows = snapshot.rows(Kind::Work).expect("there are rows");
        let texts = rows.iter().map(|found| snapshot.row(found).expect("a row"));
        texts.map(|row| (row["work_item_id"].to_string(), row["description"].to_string())).collect()
    }
}

/// A board of ten items that were changed often, and of which one has gone.
fn old_board() -> Board {
    let board = Board::new();
    for round in 0..6 {
        (0..10).for_each(|id| board.change(id, Some(&format!("round {round}"))));
    }
    board.change(3, None);
    board
}

#[test]
fn a_journal_without_its_beginning_is_backed_up_and_comes_back() {
    let board = old_board();
    board.pass();
    board.change(4, Some("behind the pass"));
    let backup = board.backup();
    assert!(backup.manifest.cut.first > 1, "{:?}", backup.manifest.cut);
    let other = TempDir::new().expect("a directory");
    board.at(other.path(), |store| store.restore_new(&backup)).expect("it is restored");
    assert_eq!(board.rows(other.path()), board.rows(board.dir.path()));
    assert_eq!(board.rows(other.path()).len(), 9);
}

#[test]
fn a_pass_between_the_comparison_and_the_restore_changes_nothing_of_it() {
    let board = old_board();
    let (backup, then) = (board.backup(), board.rows(board.dir.path()));
    board.change(5, Some("later"));
    board.change(11, Some("new"));
    let comparison =
        board.with(|store| store.compare(&backup, false)).expect("it is compared").expect("it can be read");
    board.pass();
    let restored = board.with(|store| store.restore(&backup, &comparison)).expect("it is restored");
    let differing = restored.committed.answer.differing;
    assert_eq!((differing.work.changed, differing.work.lost), (vec!["work_5".to_owned()], vec!["work_11".to_owned()]));
    assert_eq!(board.rows(board.dir.path()), then);
}
