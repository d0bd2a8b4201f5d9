//! What is found through summaries against a scan of every slot, with changes cut off between any two writes.

use super::*;
use crate::board::{Columns, Kind, Priority, code};
use crate::store::index::{Slot, cut};
use crate::store::record::Place;
use proptest::prelude::*;
use proptest::sample::select;

/// Rows on the board from the start: three blocks in two levels.
const ROWS: u64 = 1_300;
/// The rows that change: those at both ends of every block.
const CHANGING: [u64; 14] = [0, 1, 2, 510, 511, 512, 513, 1_022, 1_023, 1_024, 1_025, 1_298, 1_299, 1_300];
const AGENTS: [&str; 4] = ["", "ada", "bob", "zoe"];
const TEAMS: [&str; 3] = ["", "red", "blue"];

#[derive(Debug, Clone)]
enum Step {
    /// Puts a row, with so many writes let through.
    Put(u64, Columns, u32),
    /// Looks into every block that may hold something wanted, with so many writes let through.
    Look(Wanted, u32),
}

fn columns() -> impl Strategy<Value = Columns> {
    let status = select(&Status::ALL[..]);
    let times = (prop_oneof![Just(0), 1..4_u64], prop_oneof![3 => Just(0), 1 => 1..3_u64 << 32], 0..3_u32);
    (status, select(&Priority::ALL[..]), times, select(&AGENTS[..]), select(&TEAMS[..])).prop_map(
        |(status, priority, (due, not_before, created_at), agent, team)| Columns {
            status,
            priority,
            created_at,
            agent: code(agent),
            team: code(team),
            extra: if status == Status::Pending { due | not_before & 3 << 32 } else { due },
            ..Columns::empty(Kind::Work)
        },
    )
}

fn wanted() -> impl Strategy<Value = Wanted> {
    let team = prop::option::of(select(&TEAMS[1..]).prop_map(str::to_owned));
    let least = prop::option::of(select(&Priority::ALL[..]));
    (team, least).prop_map(|(team, priority_at_least)| Wanted { team, priority_at_least, ..Wanted::default() })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let writes = || prop_oneof![3 => Just(9), 1 => 0..4_u32];
    let put =
        (select(&CHANGING[..]), columns(), writes()).prop_map(|(row, columns, left)| Step::Put(row, columns, left));
    let look = (wanted(), writes()).prop_map(|(wanted, left)| Step::Look(wanted, left));
    prop::collection::vec(prop_oneof![3 => put, 1 => look], 1..60)
}

fn slot(row: u64, columns: Columns) -> Slot {
    Slot::of((row + 1) << 32 | row, 1, Place::default(), columns)
}

fn filled() -> Index {
    let mut index = Index::new(1, 2);
    for row in 0..ROWS {
        index.reserve().expect("memory has room");
        let completed = Columns { status: Status::Completed, ..Columns::empty(Kind::Work) };
        index.put(None, &slot(row, completed)).expect("memory is written");
    }
    index
}

/// Puts a row as a writer does: one that was killed has left the header as it was.
fn put(index: &mut Index, row: u64, columns: Columns, writes: u32) {
    let before = index.header;
    let known = index.find(slot(row, columns).key).expect("reads").map(|(number, _)| number);
    if cut::after(writes, || index.put(known, &slot(row, columns))).is_err() {
        index.header = before;
    }
}

fn now() -> Now {
    Now { wall_ns: 1_000_000_000, boot_ns: 2, boot_id: "b".into() }
}

/// The slots that the search offers, in its order.
fn offered(index: &Index, wanted: &Wanted) -> Result<Vec<u64>, StoreError> {
    let mut blocks = Blocks::of(index)?;
    let mut waiting = Waiting::new(&blocks, wanted, Some(&Profile::default()));
    std::iter::from_fn(|| waiting.next(index, &mut blocks, &now()).transpose()).collect()
}

/// The same by a scan.
fn scanned(index: &Index, wanted: &Wanted) -> Vec<u64> {
    let slots = index.slots().expect("reads");
    let fits = |columns: &Columns| columns.is_pending() && columns.not_before() <= 1 && wanted.may_fit(columns);
    let mut fitting: Vec<_> = (0..).zip(&slots).filter(|(_, slot)| fits(&slot.columns)).collect();
    fitting.sort_by_key(|(number, slot)| (Rank::of(&slot.columns), *number));
    fitting.into_iter().map(|(number, _)| number).collect()
}

fn check(index: &Index) -> Result<(), TestCaseError> {
    for wanted in [Wanted::default(), Wanted { team: Some("red".into()), ..Wanted::default() }] {
        prop_assert_eq!(offered(index, &wanted).expect("reads"), scanned(index, &wanted));
    }
    let blocks = Blocks::of(index).expect("reads");
    for (number, slot) in (0..).zip(index.slots().expect("reads")) {
        let (columns, block) = (slot.columns, Blocks::block_of(number));
        if columns.status.is_held() {
            prop_assert!(blocks.held_by(columns.agent).contains(&block), "slot {number} is held");
        }
        if let Some(end) = columns.deadline_ns() {
            prop_assert!(blocks.ended_by(end).contains(&block), "slot {number} has a lease that ends at {end}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_missed_and_the_order_is_that_of_the_ranks(steps in steps()) {
        let mut index = filled();
        for step in steps {
            match step {
                Step::Put(row, columns, writes) => put(&mut index, row, columns, writes),
                Step::Look(wanted, writes) => drop(cut::after(writes, || offered(&index, &wanted))),
            }
            // A check tightens: only at times, so that changes meet summaries that say too much as well.
            if index.header.sequence.is_multiple_of(7) {
                check(&index)?;
            }
            index.header.sequence += 1;
        }
        check(&index)?;
    }
}

#[test]
fn a_harmed_summary_is_a_fault_and_a_harmed_hint_is_none() {
    let mut index = filled();
    let waits = Columns { created_at: 1, ..Columns::empty(Kind::Work) };
    put(&mut index, 5, waits, 9);
    index.remember(5, 1, Hint::RestsUntil(9)).expect("memory is written");
    assert_eq!(offered(&index, &Wanted::default()).expect("reads"), [] as [u64; 0]);
    let whole = index.contents();
    let (mut faults, mut found) = (0, 0);
    for harm in (0..whole.len()).step_by(13) {
        let mut bytes = whole.clone();
        bytes[harm] ^= 0x10;
        let harmed = Index::of_bytes(bytes, index.header);
        match offered(&harmed, &Wanted::default()) {
            Ok(offered) if offered.is_empty() => {}
            // The hint is lost: the row tells then.
            Ok(offered) => found += usize::from(offered == [5]),
            Err(fault) => faults += usize::from(matches!(fault, StoreError::IndexFault(_))),
        }
    }
    assert!(faults > 10 && found <= 1, "{faults} faults, {found} without the hint");
}

#[test]
fn blocks_that_hold_nothing_better_stay_closed() {
    let mut index = filled();
    for row in [3, 700, 1_299] {
        put(&mut index, row, Columns { created_at: row as u32, ..Columns::empty(Kind::Work) }, 9);
    }
    let mut blocks = Blocks::of(&index).expect("reads");
    let mut waiting = Waiting::new(&blocks, &Wanted::default(), Some(&Profile::default()));
    assert_eq!(waiting.next(&index, &mut blocks, &now()).expect("reads"), Some(3));
    let closed = waiting.spots.iter().filter(|Reverse((_, _, what))| what.is_none()).count();
    assert_eq!(closed, 2, "one block was opened for the first item");
    // A search looks into what was pending when it is opened, and finds that nothing is left of it.
    let done = Columns { status: Status::Completed, ..Columns::empty(Kind::Work) };
    put(&mut index, 700, done, 9);
    assert_eq!(offered(&index, &Wanted::default()).expect("reads"), [3, 1_299]);
    let blocks = Blocks::of(&index).expect("reads");
    assert_eq!(blocks.wanted(&Wanted::default()).count(), 2, "the empty block is forgotten");
}
