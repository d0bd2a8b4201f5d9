//! What others do while a directory is taken over.

use super::{files, migrated, old};
use crate::sandbox::{Sandbox, scratch};
use coordctl::board::{Adoption, Newcomer, Origin, WorkId, adopt, limit};
use coordctl::clock::Now;
use coordctl::store::{Ask, Durability, OldWriters, Options, Room, Store, StoreError, Txn};
use serde_json::{Map, Value, json};
use std::path::Path;
use std::time::Duration;

fn change<T: serde::Serialize + serde::de::DeserializeOwned>(
    board: &Path,
    rule: impl FnMut(&mut Txn<'_>, &Now) -> Result<T, StoreError>,
) -> T {
    let options = Options {
        durability: Durability::None,
        durable_views: false,
        lock_timeout: Duration::from_secs(30),
        clock: &|| Ok(Now { wall_ns: 1 << 60, boot_ns: 1, boot_id: "a boot".into() }),
        on_wait: &|_| {},
        on_warning: &|_| {},
        old_writers: OldWriters::default(),
    };
    let ask = Ask { verb: "test", agent: None, request_id: None, digest: String::new(), room: Room::KeepReserve };
    Store::new(board, options).update(&ask, rule).expect("the board can be changed").committed.answer
}

fn origin(row: &Value) -> Origin {
    Origin::new(row.as_object().cloned().expect("an object"), "old.json")
}

#[test]
fn rows_that_came_between_the_plan_and_the_writing_stay_as_they_are() {
    let place = scratch();
    let list = |word: &str| {
        let work = json!({ "work_item_id": "work_1", "status": word, "agent_id": "ada" });
        let agent = json!({ "agent_id": "ada", "status": word });
        [Newcomer::Work(origin(&work)), Newcomer::Agent(origin(&agent))]
    };
    let adopted = |word| change(place.path(), |txn, now| adopt(txn, now, &list(word), Some(60)));
    assert_eq!(adopted("active"), Adoption { were_there: vec![], claims: 1 });
    let row = || change(place.path(), |txn, _| Ok(row_of(txn)));
    let first = row();
    assert_eq!(adopted("blocked"), Adoption { were_there: vec![0, 1], claims: 0 });
    assert_eq!(row(), first);
    // Whoever claimed it here meanwhile is not disturbed either.
    let limited = change(place.path(), |txn, now| limit(txn, now, &[WorkId::from_row("work_1")], 7));
    assert_eq!((limited, row()), (0, first));
}

fn row_of(txn: &mut Txn<'_>) -> [Map<String, Value>; 2] {
    use coordctl::board::{AgentId, Lookup};
    let work = txn.work(&WorkId::from_row("work_1")).expect("it can be read").expect("it is there");
    let agent = txn.agent(&AgentId::from_row("ada")).expect("it can be read").expect("it is there");
    [work.into_row(), agent.into_row()]
}

#[test]
fn whoever_migrates_waits_for_another_who_does() {
    let board = Sandbox::new();
    old(&board, &files());
    let _ = migrated(&board, &[]);
    let lock = std::fs::File::open(board.path(".coordctl/migrate.lock")).expect("the lock is there");
    lock.lock().expect("nobody has it");
    let said = board.run(&["--lock-timeout", "50ms", "migrate", "old"]);
    assert_eq!(said.code, 40, "{said:?}");
    assert_eq!(board.run(&["--lock-timeout", "50ms", "migrate", "old", "--dry-run"]).code, 0, "it writes nothing");
}
