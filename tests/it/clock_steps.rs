//! A clock that steps, on a board on the disk: the wall clock may be wrong by a day in either direction, and machines
//! boot. Every time is set by hand.

use crate::sandbox::scratch;
use coordctl::board::{
    self, AgentId, Backoff, Caller, Claimed, Failing, NewWork, Policy, Refusal, Take, TraceContext, Wanted, WorkId,
};
use coordctl::clock::Now;
use coordctl::store::{Ask, Durability, Options, Room, Store, StoreError, Txn};
use serde_json::Map;
use std::cell::RefCell;
use std::time::Duration;
use tempfile::TempDir;

const DAY: i64 = 86_400;
const TTL: u64 = 600;
const POLICY: Policy = Policy { max_attempts: 3, base_ms: 60_000, cap_ms: 60_000 };

/// A board and the clocks that it is told.
struct Board {
    dir: TempDir,
    now: RefCell<Now>,
}

impl Board {
    fn new() -> Self {
        let now = Now { wall_ns: 1_790_000_000_000_000_000, boot_ns: 1_000_000_000, boot_id: "the first".into() };
        Board { dir: scratch(), now: RefCell::new(now) }
    }

    /// The wall clock alone is set, by seconds from what it says.
    fn step_wall_clock(&self, seconds: i64) {
        let mut now = self.now.borrow_mut();
        now.wall_ns = now.wall_ns.saturating_add_signed(seconds * 1_000_000_000);
    }

    /// Time passes.
    fn pass(&self, seconds: u64) {
        self.step_wall_clock(seconds as i64);
        self.now.borrow_mut().boot_ns += seconds * 1_000_000_000;
    }

    fn reboot(&self) {
        let mut now = self.now.borrow_mut();
        (now.boot_ns, now.boot_id) = (1, "the second".into());
    }

    fn seconds(&self) -> i64 {
        self.now.borrow().seconds()
    }

    fn with_store<T>(&self, look: impl FnOnce(&Store<'_>) -> T) -> T {
        let options = Options {
            old_writers: coordctl::store::OldWriters::default(),
            durability: Durability::None,
            durable_views: false,
            lock_timeout: Duration::from_secs(30),
            clock: &|| Ok(self.now.borrow().clone()),
            on_wait: &|_| {},
            on_warning: &|_| {},
        };
        look(&Store::new(self.dir.path(), options))
    }

    fn change<T: serde::Serialize + serde::de::DeserializeOwned>(
        &self,
        rule: impl FnMut(&mut Txn<'_>, &Now) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let digest = String::new();
        let ask = Ask { verb: "test", agent: None, request_id: None, digest, room: Room::KeepReserve };
        self.with_store(|store| store.update(&ask, rule).map(|updated| updated.committed.answer))
    }

    /// How many changes there were since a time.
    fn changes_since(&self, time: &Now) -> usize {
        let found = self.with_store(|store| store.read()?.events_since(&time.precise()));
        found.expect("the journal is whole").len()
    }

    fn add(&self, change: impl Fn(&mut NewWork)) -> WorkId {
        let mut new = NewWork {
            work_type: "test".into(),
            description: "something to do".into(),
            team: Some("t".into()),
            ..NewWork::default()
        };
        change(&mut new);
        self.change(|txn, now| board::add(txn, now, new.clone())).expect("an item can be added").work_id
    }

    fn claim(&self, id: &WorkId, agent: &str) -> Result<Claimed, StoreError> {
        self.change(|txn, now| board::take(txn, now, id, &take(agent), &POLICY))
    }

    fn next(&self) -> Option<WorkId> {
        let claimed =
            |txn: &mut Txn<'_>, now: &Now| board::claim_next(txn, now, &Wanted::default(), &take("cyd"), 1, &POLICY);
        self.change(claimed).ok().map(|claimed| claimed[0].work_id.clone())
    }

    fn fail(&self, id: &WorkId, fence: u64) {
        let caller = Caller { agent: None, fence: Some(fence) };
        let failing = Failing { reason: "red".into(), retry: None, evidence: Map::new() };
        let failed = self.change(|txn, now| board::fail(txn, now, id, &caller, failing.clone(), &POLICY));
        failed.expect("its holder says so");
    }

    fn is_held(&self, id: &WorkId) -> bool {
        matches!(self.claim(id, "bob"), Err(StoreError::Refused(Refusal::Held { .. })))
    }
}

fn take(agent: &str) -> Take {
    Take {
        agent: Some(AgentId::from_row(agent)),
        team: "t".into(),
        ttl_seconds: Some(TTL),
        ttl_by_type: Default::default(),
        capabilities: Vec::new(),
        process: None,
        trace: TraceContext::default(),
    }
}

#[test]
fn a_change_that_a_wrong_clock_dated_hides_none_before_it() {
    let board = Board::new();
    let _ = board.add(|_| {});
    board.pass(60);
    let since = board.now.borrow().clone();
    // Each is longer than what is read of the journal at once.
    let add = |count: usize| {
        (0..count).for_each(|_| drop(board.add(|new| new.description = "x".repeat(300 << 10))));
    };
    let before = board.changes_since(&since);
    add(3);
    board.step_wall_clock(-400 * DAY);
    add(5);
    board.step_wall_clock(400 * DAY + 60);
    add(2);
    assert_eq!((before, board.changes_since(&since)), (0, 5), "three before the clock was wrong, and two behind it");
}

#[test]
fn a_wall_clock_set_by_a_day_neither_ends_nor_extends_a_lease() {
    for days in [-1, 1] {
        let board = Board::new();
        let id = board.add(|_| {});
        let _ = board.claim(&id, "ada").expect("it waits");
        board.step_wall_clock(days * DAY);
        assert!(board.is_held(&id), "{days} days ended the lease");
        board.pass(TTL - 1);
        assert!(board.is_held(&id), "{days} days ended the lease a second early");
        board.pass(1);
        assert!(!board.is_held(&id), "{days} days extended the lease");
    }
}

#[test]
fn a_lease_renewed_after_a_step_ends_by_the_time_that_passed() {
    for days in [-1, 1] {
        let board = Board::new();
        let id = board.add(|_| {});
        let fence = board.claim(&id, "ada").expect("it waits").fence;
        board.pass(TTL - 1);
        board.step_wall_clock(days * DAY);
        let caller = Caller { agent: None, fence: Some(fence) };
        let renew = |txn: &mut Txn<'_>, now: &Now| {
            let (item, renewed) = board::renew(txn, now, &id, &caller, None)?;
            txn.renew(item);
            Ok(renewed)
        };
        let _ = board.change(renew).expect("its holder says so");
        board.pass(TTL - 1);
        assert!(board.is_held(&id), "{days} days shortened the renewal");
        board.pass(1);
        assert!(!board.is_held(&id), "{days} days extended the renewal");
    }
}

#[test]
fn a_wall_clock_set_by_a_day_neither_ends_nor_extends_a_pause() {
    for days in [-1, 1] {
        let board = Board::new();
        let id = board.add(|_| {});
        let claimed = board.claim(&id, "ada").expect("it waits");
        board.fail(&id, claimed.fence);
        board.step_wall_clock(days * DAY);
        assert_eq!(board.next(), None, "{days} days ended the pause");
        board.pass(29);
        assert_eq!(board.next(), None, "{days} days ended the pause: no jitter takes more than half of it");
        board.pass(31);
        assert_eq!(board.next(), Some(id), "{days} days extended the pause");
    }
}

#[test]
fn a_boot_ends_leases_and_pauses() {
    let board = Board::new();
    let [held, resting] = [(); 2].map(|()| board.add(|_| {}));
    let fence = board.claim(&resting, "ada").expect("it waits").fence;
    board.fail(&resting, fence);
    let _ = board.claim(&held, "ada").expect("it waits");
    board.reboot();
    let again = board.claim(&held, "bob").expect("the lease ended with its boot");
    assert_eq!((again.attempt, &again.item["failures"]), (2, &serde_json::json!(1)), "an ended lease is a failure");
    assert_eq!(board.next(), Some(resting), "a pause ends with its boot");
}

#[test]
fn a_time_in_the_calendar_follows_the_wall_clock() {
    let board = Board::new();
    let tomorrow = board.seconds() + DAY;
    let id = board.add(|new| new.not_before = Some(tomorrow));
    assert_eq!(board.next(), None, "it is not tomorrow");
    board.step_wall_clock(DAY);
    assert_eq!(board.next(), Some(id), "the wall clock says that it is tomorrow");
    let board = Board::new();
    let late = board.seconds() + 2 * DAY;
    let due = [late, late - DAY].map(|at| board.add(|new| new.due = Some(at)));
    board.step_wall_clock(-DAY);
    assert_eq!(board.next().as_ref(), Some(&due[1]), "what is due first is offered first, wherever the clock stands");
}

#[test]
fn ids_and_fences_grow_while_the_wall_clock_goes_back() {
    let board = Board::new();
    let mut newest = (board.add(|_| {}), 0);
    for _ in 0..3 {
        board.step_wall_clock(-DAY);
        let id = board.add(|_| {});
        let fence = board.claim(&id, "ada").expect("it waits").fence;
        assert!((&id, fence) > (&newest.0, newest.1) && fence > newest.1, "{id} and {fence} after {newest:?}");
        newest = (id, fence);
    }
}

#[test]
fn the_index_of_another_boot_is_made_anew_and_tells_the_same() {
    let board = Board::new();
    let ids = [(); 3].map(|()| board.add(|_| {}));
    let _ = board.claim(&ids[0], "ada").expect("it waits");
    let index = board.dir.path().join(".coordctl/index");
    let before = std::fs::read(&index).expect("there is one");
    board.reboot();
    assert_eq!(board.next().as_ref(), Some(&ids[0]), "the oldest is offered again, its lease ended with its boot");
    let after = std::fs::read(&index).expect("there is one");
    assert_ne!(before[..64], after[..64], "its header names the boot");
    assert_eq!(board.next().as_ref(), Some(&ids[1]));
}

#[test]
fn a_pause_says_its_end_by_the_wall_clock_for_people_only() {
    let board = Board::new();
    let id = board.add(|_| {});
    let claimed = board.claim(&id, "ada").expect("it waits");
    board.fail(&id, claimed.fence);
    let item = board.change(|txn, _| {
        let item = board::Lookup::work(txn, &id)?;
        Ok(item.map(board::WorkItem::into_row))
    });
    let item = board::WorkItem::from_row(item.expect("reads").expect("it is there"));
    let until = Backoff::of(&item).expect("it rests").until;
    assert!((board.seconds() + 30..=board.seconds() + 60).contains(&until), "{until}");
}
