//! What the model found, each in the shortest form: these were wrong once.

use super::ask::ask;
use super::calls::{Call, New, Shows, Taker, To, Wants};
use super::compare;
use super::memory::Memory;
use crate::sandbox::scratch;
use coordctl::board::{Kind, Rows, Wanted};
use coordctl::clock::Now;
use coordctl::store::{Ask, Durability, Options, Room, Store, Txn};
use serde_json::{Map, Value, json};
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

fn fields(row: &Value) -> Map<String, Value> {
    row.as_object().cloned().unwrap_or_default()
}

fn taker(agent: &str) -> Taker {
    Taker { agent: Some(agent.to_owned()), ..Taker::default() }
}

fn take(id: &str, agent: &str) -> Call {
    Call::Take { id: id.into(), taker: taker(agent) }
}

/// An item that asks for nothing.
fn plain() -> New {
    New {
        kind: "test",
        urgency: 2,
        points: None,
        labels: Vec::new(),
        needs: Vec::new(),
        criteria: Vec::new(),
        depends_on: Vec::new(),
        not_before: None,
        due: None,
        max_attempts: None,
    }
}

fn nobody() -> Shows {
    Shows { agent: None, fence: None }
}

#[test]
fn a_released_old_row_still_counts_its_claim() {
    let mut board = Memory::default();
    let old = json!({ "work_item_id": "old", "status": "active", "agent_id": "ada" });
    board.items.insert("old".into(), fields(&old));
    let now = Now { wall_ns: 1, boot_ns: 1, boot_id: "b".into() };
    let release = Call::Release { id: "old".into(), by: nobody() };
    board.change(&now, |rows| ask(rows, &now, &release)).expect("the first claim may be given back by nobody");
    let take = take("old", "bob");
    board.change(&now, |rows| ask(rows, &now, &take)).expect("it waits");
    assert_eq!(compare::item(&board.items["old"]).attempt, 2);
    let late = Call::Complete { id: "old".into(), by: nobody(), result: "late", points: None, accept: false };
    assert!(
        board.change(&now, |rows| ask(rows, &now, &late)).is_err(),
        "who held it before closed the claim of another"
    );
}

fn store(path: &Path) -> Store<'static> {
    let options = Options {
        old_writers: coordctl::store::OldWriters::default(),
        durability: Durability::None,
        durable_views: false,
        lock_timeout: Duration::from_secs(30),
        clock: &coordctl::store::now,
        on_wait: &|_| {},
        on_warning: &|_| {},
    };
    Store::new(path, options)
}

fn claim(path: &Path, agent: &str) {
    let call = Call::Create { new: plain(), taker: taker(agent) };
    let about = Ask { verb: "claim", agent: None, request_id: None, digest: String::new(), room: Room::KeepReserve };
    store(path).update(&about, |txn, now| ask(txn, now, &call)).expect("a new item can be claimed");
}

/// The first publisher of a board writes every public file; others change the board meanwhile.
#[test]
fn no_change_is_missing_in_a_public_file_that_was_made_while_others_changed_the_board() {
    for _ in 0..20 {
        let dir = scratch();
        store(dir.path()).init().expect("a board can be made");
        for name in ["work_claims.json", "agent_status.json"] {
            std::fs::remove_file(dir.path().join(name)).expect("it was published");
        }
        std::thread::scope(|scope| {
            for n in 0..8 {
                let path = dir.path();
                scope.spawn(move || claim(path, &format!("agent-{n}")));
            }
        });
        for (name, kind) in [("work_claims.json", Kind::Work), ("agent_status.json", Kind::Agent)] {
            let text = std::fs::read_to_string(dir.path().join(name)).expect("it is published again");
            let shown: Vec<Value> = serde_json::from_str(&text).expect("it is an array");
            let count = store(dir.path()).read().expect("opens").rows(kind).expect("reads").len();
            assert_eq!((shown.len(), count), (8, 8), "{name}: {text}");
        }
    }
}

fn with_old_row(row: &Value) -> TempDir {
    let dir = scratch();
    std::fs::write(dir.path().join("work_claims.json"), json!([row]).to_string()).expect("written");
    dir
}

fn change(path: &Path, verb: &str, call: &Call) -> Result<u64, coordctl::store::StoreError> {
    let about = Ask { verb, agent: None, request_id: None, digest: String::new(), room: Room::KeepReserve };
    store(path).update(&about, |txn, now| ask(txn, now, call)).map(|updated| updated.committed.answer.fence)
}

#[test]
fn a_lease_of_an_earlier_boot_can_be_renewed_and_holds() {
    let lease = json!({ "expires_at": "2025-06-16T06:38:08Z", "ttl_seconds": 600, "boot_id": "another boot",
        "deadline_boottime_ns": "900000000000000000" });
    let dir = with_old_row(
        &json!({ "work_item_id": "old", "status": "active", "agent_id": "ada", "fence": 7, "lease": lease }),
    );
    let by = Shows { agent: None, fence: Some(7) };
    change(dir.path(), "heartbeat", &Call::Renew { id: "old".into(), by, ttl: None })
        .expect("the newest fence is shown");
    let take = take("old", "bob");
    assert!(change(dir.path(), "claim", &take).is_err(), "a renewed claim was taken over");
}

#[test]
fn a_new_fence_is_larger_than_those_of_the_rows_a_board_is_made_of() {
    let dir = with_old_row(&json!({ "work_item_id": "old", "status": "pending", "agent_id": null, "fence": 30 }));
    let take = take("old", "bob");
    let fence = change(dir.path(), "claim", &take).expect("it waits");
    assert!(fence > 30, "fence {fence}");
}

#[test]
fn a_reader_without_an_index_tells_rows_of_the_moment_it_names() {
    let dir = scratch();
    claim(dir.path(), "ada");
    std::fs::remove_file(dir.path().join(".coordctl/index")).expect("a change makes it");
    let mut reader = store(dir.path()).read().expect("opens");
    claim(dir.path(), "bob");
    let rows = reader.rows(Kind::Work).expect("reads").len() as u64;
    assert_eq!(rows, reader.sequence(), "each claim is one change and one row");
}

#[test]
fn numbers_at_their_limits_in_old_rows_neither_overflow_nor_begin_again() {
    let mut board = Memory::default();
    let old = json!({ "work_item_id": "old", "status": "pending", "attempt": u64::MAX, "fence": u64::MAX });
    let now = Now { wall_ns: 1, boot_ns: 1, boot_id: "b".into() };
    for completed in [i64::MAX, -1] {
        let metrics = json!({ "tasks_completed": completed, "seconds_total": i64::MAX });
        let ada = json!({ "agent_id": "ada", "current_workload": i64::MAX, "performance_metrics": metrics });
        board.agents.insert("ada".into(), fields(&ada));
        board.items.insert("old".into(), fields(&old));
        let take = take("old", "ada");
        board.change(&now, |rows| ask(rows, &now, &take)).expect("it waits");
        assert_eq!(compare::item(&board.items["old"]).attempt, u64::MAX);
        let by = Shows { agent: Some("ada".into()), fence: None };
        let complete = Call::Complete { id: "old".into(), by, result: "done", points: None, accept: false };
        board.change(&now, |rows| ask(rows, &now, &complete)).expect("its holder says so");
    }
}

fn at(boot_s: u64) -> Now {
    Now { wall_ns: (1_790_000_000 + boot_s) * 1_000_000_000, boot_ns: boot_s * 1_000_000_000, boot_id: "b".into() }
}

fn done(board: &mut Memory, now: &Now, call: &Call) -> String {
    let answer = board.change(now, |rows| ask(rows, now, call));
    answer.unwrap_or_else(|refusal| panic!("{call:?}: {refusal}")).items.concat()
}

fn known(board: &mut Memory, agent: &str, row: &Value) {
    board.agents.insert(agent.into(), fields(row));
}

fn hand_to(id: &str, agent: &str) -> Call {
    Call::Reassign { id: id.into(), to: To::Agent(agent.into()), ttl: Some(None) }
}

fn next_for(agent: &str) -> Call {
    Call::Next { wants: Wants { kind: None, label: None, least: None }, taker: taker(agent), count: 1 }
}

#[test]
fn an_item_that_is_given_to_an_agent_first_is_held_for_the_first_time() {
    let mut board = Memory::default();
    known(&mut board, "ada", &json!({ "agent_id": "ada" }));
    let id = done(&mut board, &at(1), &Call::Add { new: plain() });
    done(&mut board, &at(1), &hand_to(&id, "ada"));
    assert_eq!(compare::item(&board.items[&id]).attempt, 1);
}

#[test]
fn who_did_not_take_up_an_item_cannot_take_it_from_its_next_holder() {
    let mut board = Memory::default();
    known(&mut board, "ada", &json!({ "agent_id": "ada" }));
    let id = done(&mut board, &at(1), &Call::Add { new: plain() });
    done(&mut board, &at(1), &hand_to(&id, "ada"));
    let by = Shows { agent: Some("ada".into()), fence: None };
    done(&mut board, &at(1), &Call::Release { id: id.clone(), by });
    done(&mut board, &at(1), &take(&id, "bob"));
    let late = board.change(&at(1), |rows| ask(rows, &at(1), &take(&id, "ada")));
    assert!(late.is_err(), "the fence of bob was voided");
}

#[test]
fn an_agent_without_room_takes_up_what_was_handed_to_it() {
    let mut board = Memory::default();
    known(&mut board, "ada", &json!({ "agent_id": "ada", "claim_limit": 1 }));
    let id = done(&mut board, &at(1), &Call::Add { new: plain() });
    done(&mut board, &at(1), &hand_to(&id, "ada"));
    assert_eq!(done(&mut board, &at(1), &next_for("ada")), id);
}

#[test]
fn a_failure_told_by_nobody_is_marked_in_the_row() {
    let mut board = Memory::default();
    let id = done(&mut board, &at(1), &Call::Create { new: plain(), taker: taker("ada") });
    done(&mut board, &at(1), &Call::Fail { id: id.clone(), by: nobody(), reason: "red", retry: None });
    assert!(compare::item(&board.items[&id]).unfenced);
}

#[test]
fn a_claim_makes_no_old_item_younger() {
    let mut board = Memory::default();
    let id = "work_1750000000000000000";
    board.items.insert(id.into(), fields(&json!({ "work_item_id": id, "status": "pending" })));
    done(&mut board, &at(1), &take(id, "ada"));
    assert_eq!(compare::item(&board.items[id]).created_at, 1_750_000_000);
}

#[test]
fn of_two_items_of_one_second_the_first_is_offered_first_though_its_lease_ended() {
    let mut board = Memory::default();
    let ids = [(); 2].map(|()| done(&mut board, &at(1), &Call::Add { new: plain() }));
    let taker = Taker { ttl: Some(30), ..taker("ada") };
    done(&mut board, &at(1), &Call::Take { id: ids[0].clone(), taker });
    assert_eq!(done(&mut board, &at(31), &next_for("bob")), ids[0]);
}

#[test]
fn an_index_that_is_damaged_anywhere_hides_no_item_that_waits() {
    let dir = scratch();
    let path = dir.path();
    let add = Call::Add { new: plain() };
    for _ in 0..3 {
        let _ = change(path, "add", &add).expect("an item can be added");
    }
    let index = path.join(".coordctl/index");
    let length = std::fs::read(&index).expect("there is one").len();
    let ask = Ask { verb: "look", agent: None, request_id: None, digest: String::new(), room: Room::KeepReserve };
    for at in (0..length).step_by(64) {
        let mut bytes = std::fs::read(&index).expect("a change made it anew");
        bytes.iter_mut().skip(at).take(64).for_each(|byte| *byte ^= 230);
        std::fs::write(&index, bytes).expect("written");
        let look = |txn: &mut Txn<'_>, _: &Now| {
            (0..3).map(|n| Ok(u64::from(txn.waiting(&Wanted::default(), None, n)?.is_some()))).sum::<Result<u64, _>>()
        };
        let seen =
            store(path).update(&ask, look).map(|updated| updated.committed.answer).expect("the journal is whole");
        assert_eq!(seen, 3, "damaged at byte {at} of {length}");
    }
}
